"""Ledgers of single claims, each told by a report of its own, for tests of what follows from which claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gold_claims import day
from muster.answers.picture import Picture, picture
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

    from muster.ledger.records import Visible

NOWHERE = Span(0, 1, "?")
Told = tuple[str, Claim]


def claim(kind: str, event: str, when: str | None, **fields: Any) -> Claim:
    """A claim of the Dutch in Iraq unless told otherwise."""
    date = Date.parse(when) if when else None
    return Claim(kind, event, NOWHERE, when=date, **{"mission": "oir", "nation": "NL", "place": "Iraq"} | fields)


def told(folder: Path, *claims: Told, known_by: str | None = None) -> Visible:
    """What can be seen of claims, each with the date of its report."""
    path = folder / "single.ledger"
    path.unlink(missing_ok=True)
    with Ledger.open(path) as ledger:
        for number, (date, one) in enumerate(claims):
            text = f"Bericht {number} van een eigen krant."
            own = replace(one, evidence=Span(0, len(text), text))
            report = Report(f"report-{number}", Date.parse(date), text, outlet=f"Outlet {number}")
            ledger.add(report, [own], relevant=True, readable=True, reader="test")
        return ledger.visible(day(known_by) if known_by else None)


def picture_on(folder: Path, on: str, *claims: Told, known_by: str | None = None) -> Picture:
    """The picture of a day by these claims."""
    return picture(told(folder, *claims, known_by=known_by), day(on))

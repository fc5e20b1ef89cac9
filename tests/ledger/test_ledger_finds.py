"""What a ledger finds of a subject: missions by id or by the name that only a report gives, the last claims first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from muster.answers.bearing import scope_of
from muster.answers.history import history
from muster.answers.subject import Filters
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "Zij zijn er nog."
BASE = Claim("presence", "deployed", Span(0, len(TEXT), TEXT), nation="NL", place="Erbil")
NAMED = replace(BASE, mission="other", mission_name="Operatie Noorderlicht")
UNNAMED = replace(BASE, mission="other")
KNOWN = replace(BASE, mission="oir", mission_name="Inherent Resolve")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "a.ledger") as opened:
        for number, claim in enumerate((NAMED, UNNAMED, KNOWN, NAMED)):
            day = Date.parse(f"2020-01-0{number + 1}")
            report = Report(f"bericht {number}", day, TEXT)
            opened.add(report, [claim], relevant=True, readable=True, reader="test")
        yield opened


def days(ledger: Ledger, last: int | None = None, **asked: frozenset[str]) -> list[str]:
    filters = Filters(**asked)
    found = history(ledger.about(scope_of(filters), last or 100), filters, last)
    return [dated.when.edtf for dated in found.claims]


@pytest.mark.parametrize(
    ("mission", "told"),
    [
        ("Operatie Noorderlicht", ["2020-01-01", "2020-01-04"]),
        ("other", ["2020-01-02"]),
        ("oir", ["2020-01-03"]),
        ("Inherent Resolve", []),
    ],
)
def test_the_history_of_a_mission_is_found_by_its_id_or_by_its_name_where_it_has_no_id(
    ledger: Ledger, mission: str, told: list[str]
) -> None:
    assert days(ledger, missions=frozenset({mission})) == told


def test_the_last_claims_are_the_last_of_all_that_is_asked(ledger: Ledger) -> None:
    asked = frozenset({"Operatie Noorderlicht", "oir"})
    assert days(ledger, 2, missions=asked) == ["2020-01-03", "2020-01-04"]
    assert days(ledger, 3, places=frozenset({"Iraq"})) == ["2020-01-02", "2020-01-03", "2020-01-04"]
    assert days(ledger, 1, nations=frozenset({"NL"})) == ["2020-01-04"]
    assert days(ledger, 1, missions=asked, nations=frozenset({"BE"})) == []


def test_a_place_that_nothing_is_told_of_has_no_history(ledger: Ledger) -> None:
    assert days(ledger, places=frozenset({"Mali"})) == []


def test_missions_are_called_by_id_or_name_whatever_the_case(ledger: Ledger) -> None:
    assert ledger.missions_called("operatie noorderlicht") == {"Operatie Noorderlicht"}
    assert ledger.missions_called("oir") == {"oir"}
    assert ledger.missions_called("Inherent Resolve") == frozenset()

"""``muster ask``: a question in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from muster.cli import asking, options
from muster.cli.formats import Format
from muster.problems import MusterError

if TYPE_CHECKING:
    from pathlib import Path

    from muster.answers.questions import Understood

KINDS: Final = {"threats": "threat", "incidents": "incident", "positions": "stance"}
Question = Annotated[str, typer.Argument(help="A question in Dutch, in quotation marks.", metavar="QUESTION")]


def ask(
    question: Question,
    known_by: asking.KnownBy = None,
    ledger: options.Ledger = None,
    *,
    verbose: asking.Verbose = False,
    as_json: options.Json = False,
) -> None:
    """Answer a question in plain Dutch, and say how it was understood."""
    from muster.answers.questions import cues, understand
    from muster.cli.printing import console

    understood = understand(question, asking.date_asked("today"))
    if understood is None:
        examples = "; ".join(f"“{cue.example}”" for cue in cues("nl")[-2:])
        raise MusterError(f"no nation, mission or place is recognised in {question!r}; ask like {examples}")
    if not as_json:
        console().print(f"Understood as: {_words(understood)}\n", markup=False)
    _answer(understood, known_by, ledger, as_json=as_json, verbose=verbose)


def _words(understood: Understood) -> str:
    from muster.cli.short_words import mission_words, nation_words, short_date

    filters = understood.filters
    named = [mission_words(mission) for mission in sorted(filters.missions)]
    named += [nation_words(nation) for nation in sorted(filters.nations)] + sorted(filters.places)
    days = short_date(understood.days) if understood.days else "today" if understood.ask != "history" else "ever"
    return f"{understood.ask} of {', '.join(named)}; {days}"


def _answer(understood: Understood, known_by: str | None, ledger: Path | None, *, as_json: bool, verbose: bool) -> None:
    from muster.cli import due, history, picture, why

    nation, mission, place = (
        sorted(asked) or None
        for asked in (understood.filters.nations, understood.filters.missions, understood.filters.places)
    )
    day = _day(understood)
    subject = next(iter((*(place or ()), *(mission or ()), *(nation or ()))))
    if understood.ask == "history":
        history.history(subject, nation if mission or place else None, known_by, ledger=ledger, as_json=as_json)
    elif understood.ask == "why":
        why.why(subject, day, known_by, nation=nation, ledger=ledger, as_json=as_json)
    elif understood.ask == "due":
        due.due(day, known_by, None, nation, mission, place, ledger, verbose=verbose, as_json=as_json)
    elif understood.ask == "picture":
        picture.picture(day, known_by, None, nation, mission, place, ledger, verbose=verbose, as_json=as_json)
    else:
        _of_kind(understood, known_by, ledger, as_json=as_json, verbose=verbose)


def _of_kind(
    understood: Understood, known_by: str | None, ledger: Path | None, *, as_json: bool, verbose: bool
) -> None:
    from muster.cli import disputes
    from muster.cli.kinds import print_kind

    filters = understood.filters
    if understood.ask == "disputes":
        limits = sorted(filters.nations) or None, sorted(filters.missions) or None, sorted(filters.places) or None
        during = understood.days.hull_edtf if understood.days else None
        disputes.disputes(during, known_by, None, *limits, ledger, verbose=verbose, as_json=as_json)
        return
    visible, day = asking.see_around(ledger, filters, known_by), asking.date_asked(_day(understood)).last
    kind = KINDS[understood.ask]
    print_kind(kind, visible, filters, day, Format.TEXT, as_json=as_json, verbose=verbose)


def _day(understood: Understood) -> str:
    from muster.time.edtf import iso

    return "today" if understood.days is None else iso(understood.days.last) or "today"

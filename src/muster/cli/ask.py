"""``muster ask``: a question in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from muster.cli import asking, options
from muster.cli.formats import Format
from muster.problems import MusterError

if TYPE_CHECKING:
    from pathlib import Path

    from muster.answers.questions import Understood

KINDS: Final = {
    "threats": "threat",
    "incidents": "incident",
    "positions": "stance",
    "measures": "measure",
    "mandates": "mandate",
}
HAPPENING: Final = frozenset({"incidents", "mandates"})
DAYLESS: Final = frozenset({"history", "sources", "precedents"})
A_MONTH: Final = 31
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
    from muster.time.edtf import iso

    understood = understand(question, asking.date_asked("today"))
    if understood is None:
        examples = "; ".join(f"“{cue.example}”" for cue in cues("nl")[-2:])
        raise MusterError(f"no nation, mission or place is recognised in {question!r}; ask like {examples}")
    if understood.ask == "diff" and understood.days is None:
        understood = replace(understood, ask="history")  # what changed, of all days
    known_by = known_by or (iso(understood.known.last) if understood.known else None)
    if not as_json:
        console().print(f"Understood as: {_words(understood, known_by)}\n", markup=False)
    _answer(understood, known_by, ledger, {"verbose": verbose, "as_json": as_json})


def _words(understood: Understood, known_by: str | None) -> str:
    from muster.cli.short_words import mission_words, nation_words, short_date

    filters = understood.filters
    named = [mission_words(mission) for mission in sorted(filters.missions)]
    named += [nation_words(nation) for nation in sorted(filters.nations)] + sorted(filters.places)
    heeded = understood.days is not None and understood.ask not in DAYLESS
    days = short_date(understood.days) if understood.days and heeded else _no_days(understood)
    unused = [*understood.unused, *([short_date(understood.days)] if understood.days and not heeded else [])]
    known = f"; as known by {known_by}" if known_by else ""
    passed = f"; not heeded: {', '.join(unused)}" if unused else ""
    return f"{understood.ask} of {', '.join(named) or 'anything'}; {days}{known}{passed}"


def _no_days(understood: Understood) -> str:
    """The days that an answer is of where the question names none."""
    if understood.ask in {"picture", "due"}:
        return "today"
    return "the last change by today" if understood.ask == "why" else "all days"


def _answer(understood: Understood, known_by: str | None, ledger: Path | None, how: dict[str, Any]) -> None:
    from muster.cli import due, history, picture, precedents, sources, why

    nation, mission, place = limits = _limits(understood)
    day, as_json = _day(understood), how["as_json"]
    subject = next(iter((*(place or ()), *(mission or ()), *(nation or ()))), "")
    if understood.ask == "history":
        history.history(subject, nation if mission or place else None, known_by, ledger=ledger, as_json=as_json)
    elif understood.ask == "why":
        why.why(subject, day, known_by, nation=nation, ledger=ledger, as_json=as_json)
    elif understood.ask == "due":
        due.due(day, known_by, None, *limits, ledger, **how)
    elif understood.ask == "picture":
        picture.picture(day, known_by, None, *limits, ledger, **how)
    elif understood.ask == "sources":
        sources.sources(known_by, None, *limits, ledger, **how)
    elif understood.ask == "precedents":
        precedents.precedents("suspended", None, known_by, None, *limits, ledger, **how)
    else:
        _of_days(understood, known_by, ledger, how)


def _of_days(understood: Understood, known_by: str | None, ledger: Path | None, how: dict[str, Any]) -> None:
    from muster.cli import diff, disputes
    from muster.cli.kinds import print_kind
    from muster.time.edtf import iso

    days, limits = understood.days, _limits(understood)
    if understood.ask == "disputes":
        disputes.disputes(days.hull_edtf if days else None, known_by, None, *limits, ledger, **how)
    elif understood.ask == "diff" and days:
        start = days.first if days.last - days.first >= A_MONTH else days.first - 1
        diff.diff(iso(start), iso(days.last), known_by, None, None, None, *limits, ledger, **how)
    else:
        during = days if days and days.first < days.last and understood.ask in HAPPENING else None
        day = days.last if days and not during else None
        visible = asking.see_around(ledger, understood.filters, known_by)
        print_kind(KINDS[understood.ask], visible, understood.filters, day, Format.TEXT, during=during, **how)


def _limits(understood: Understood) -> tuple[list[str] | None, list[str] | None, list[str] | None]:
    """The nations, missions and places asked for, as options give them."""
    filters = understood.filters
    return sorted(filters.nations) or None, sorted(filters.missions) or None, sorted(filters.places) or None


def _day(understood: Understood) -> str:
    from muster.time.edtf import iso

    return "today" if understood.days is None else iso(understood.days.last) or "today"

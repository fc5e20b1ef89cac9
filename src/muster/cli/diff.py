"""``muster diff``: what changed between two days, or between what was known by two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli import asking, options
from muster.cli.formats import Format, Output
from muster.problems import MusterError

if TYPE_CHECKING:
    from pathlib import Path

    from muster.answers.changes import Change, Diff
    from muster.answers.picture import Picture
    from muster.answers.subject import Filters
    from muster.cli.tables import Line

From = Annotated[str | None, typer.Option("--from", help="The first day: 2019-04-30.")]
To = Annotated[str | None, typer.Option("--to", help="The second day: 2019-05-31.")]
AndBy = Annotated[str | None, typer.Option("--and-by", help="With --known-by: the later day of knowledge.")]
OnDay = Annotated[str | None, typer.Option("--on", help="With --and-by: the day asked for [default: --and-by].")]


def diff(  # noqa: PLR0913, PLR0917  (one parameter an option)
    from_: From = None,
    to: To = None,
    known_by: asking.KnownBy = None,
    and_by: AndBy = None,
    on: OnDay = None,
    recorded_by: asking.RecordedBy = None,
    nation: asking.Nation = None,
    mission: asking.Mission = None,
    place: asking.Place = None,
    ledger: options.Ledger = None,
    output: Output = Format.TEXT,
    *,
    verbose: asking.Verbose = False,
    as_json: options.Json = False,
) -> None:
    """Show what changed from one day to another, or what was learnt from one day of knowledge to another."""
    from muster.answers.as_data import diff_data
    from muster.answers.changes import between_days
    from muster.cli.happening_lines import happening_line
    from muster.cli.tables import Table, print_table
    from muster.time.edtf import iso

    filters = asking.limits(nation, mission, place)
    if from_ and to:
        start, end = _in_order(("--from", from_), ("--to", to))
        visible = asking.see_between(ledger, (start, end), filters, known_by, recorded_by)
        found = between_days(visible, start, end, filters)
        title = f"What changed from {iso(found.before.on)} to {iso(found.after.on)}"
    elif known_by and and_by:
        found = _of_knowledge(ledger, known_by, and_by, on, recorded_by, filters)
        title = f"What was learnt of {iso(found.after.on)} from {known_by} to {and_by}"
    else:
        raise MusterError("diff needs two days: --from 2019-04-30 --to 2019-05-31, or --known-by DAY --and-by DAY")
    lines = [_line(change, found) for change in found.changes]
    if output is Format.TEXT and not as_json:
        print_table(Table(title, lines, None, found.after.last_told), output, as_json=False, verbose=verbose)
        if found.happened:
            typer.echo()
            happened = [happening_line(one) for one in found.happened]
            print_table(Table("What happened", happened, None, None), output, as_json=False, verbose=verbose)
    else:
        print_table(Table(title, lines, diff_data(found), None), output, as_json=as_json, verbose=verbose)


def _of_knowledge(  # noqa: PLR0913, PLR0917  (the days and the limits)
    ledger: Path | None, known_by: str, and_by: str, on: str | None, recorded_by: str | None, filters: Filters
) -> Diff:
    from muster.answers.changes import between_knowledge

    _in_order(("--known-by", known_by), ("--and-by", and_by))
    day = asking.date_asked(on or and_by).last
    first, second = (asking.see_near(ledger, day, filters, known, recorded_by) for known in (known_by, and_by))
    return between_knowledge(first, second, day, filters)


def _in_order(first: tuple[str, str], second: tuple[str, str]) -> tuple[int, int]:
    """The two days (ordinals) of options with what was given for them.

    Raises:
        MusterError: where the first is after the second.
    """
    start, end = (asking.date_asked(text).last for _, text in (first, second))
    if start > end:
        raise MusterError(f"{' '.join(first)} is after {' '.join(second)}; give the earlier day first")
    return start, end


def _line(change: Change, found: Diff) -> Line:
    from muster.cli.happening_lines import subject_words
    from muster.cli.tables import Line

    cells = {
        "Of whom, where": subject_words(change.subject),
        "What": change.part,
        "Before": _words(change, change.before, found.before),
        "After": _words(change, change.after, found.after),
    }
    return Line(cells, change.claims)


def _words(change: Change, told: str, picture: Picture) -> str:
    """How it was in one of the two pictures; figures as pictures write them."""
    from muster.cli.short_words import figure_words

    if change.part != "strength":
        return told
    held = (one for one in (*picture.standings, *picture.superseded) if one.subject == change.subject)
    return ", ".join(figure_words(figure.count, figure.who) for one in held for figure in one.figures)

"""``muster strength``: how many there were over time, as told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli import asking, options
from muster.cli.formats import Format, Output

if TYPE_CHECKING:
    from muster.answers.series import Point
    from muster.cli.tables import Line

Unit = Annotated[str | None, typer.Option("--unit", help="Only figures of this unit, such as persons.")]


def strength(  # noqa: PLR0913, PLR0917  (one parameter an option)
    known_by: asking.KnownBy = None,
    recorded_by: asking.RecordedBy = None,
    nation: asking.Nation = None,
    mission: asking.Mission = None,
    place: asking.Place = None,
    unit: Unit = None,
    ledger: options.Ledger = None,
    output: Output = Format.TEXT,
    *,
    verbose: asking.Verbose = False,
    as_json: options.Json = False,
) -> None:
    """Show every figure told of forces over time, with its range; what was only planned is shown as planned."""
    from muster.answers.as_data import edtf, filters_data, point_data
    from muster.answers.narrowing import narrow
    from muster.answers.series import strength as answer
    from muster.cli.chart import chart
    from muster.cli.tables import Table, print_table
    from muster.model import UNITS
    from muster.problems import MusterError

    if unit is not None and unit not in UNITS:
        raise MusterError(f"{unit!r} is no unit; give one of {', '.join(UNITS)}")
    filters = asking.limits(nation, mission, place)
    visible = asking.see_around(ledger, filters, known_by, recorded_by)
    points = answer(narrow(visible.entries).claims, filters, unit)
    bars = chart(points)
    data = {
        "asked": filters_data(filters),
        "last_report": edtf(visible.last_told),
        "figures": [point_data(point) for point in points],
    }
    lines = [_line(point, bars[point.dated.id]) for point in points]
    if output is Format.CSV:
        lines = [_without_chart(line) for line in lines]
    print_table(Table("Strength", lines, data, visible.last_told), output, as_json=as_json, verbose=verbose)


def _line(point: Point, bar: str) -> Line:
    from muster.cli.happening_lines import subject_words, when_words
    from muster.cli.short_words import figure_words, start_day
    from muster.cli.tables import Line

    when = point.dated.claim.when
    planned = f"from {start_day(when)}" if when else "no date"
    cells = {
        "Of whom, where": subject_words(point.subject),
        "When": planned if point.planned else when_words(point.dated),
        "How many": figure_words(point.count, None),
        "Chart": bar,
        "Who": point.who or "",
        "How": point.dated.claim.modality if point.planned or point.sure == "possible" else "told",
    }
    return Line(cells, (point.dated,), doubtful=point.planned or point.sure == "possible")


def _without_chart(line: Line) -> Line:
    from dataclasses import replace

    return replace(line, cells={name: cell for name, cell in line.cells.items() if name != "Chart"})

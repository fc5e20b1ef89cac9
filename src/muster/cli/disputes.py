"""``muster disputes``: what sources tell otherwise than each other, and figures that differ."""

from __future__ import annotations

from typing import Annotated

import typer

from muster.cli import asking, options
from muster.cli.formats import Format, Output

Span = Annotated[str | None, typer.Option("--in", help="Only of the days of this date: 2020-01, 2020.")]


def disputes(  # noqa: PLR0913, PLR0917  (one parameter an option)
    during: Span = None,
    known_by: asking.KnownBy = None,
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
    """List what sources tell otherwise than each other, and figures that differ, with whether a change explains it."""
    from muster.answers.as_data import difference_data, edtf, filters_data
    from muster.answers.disputes import differences
    from muster.answers.narrowing import narrow
    from muster.cli.picture_sections import difference_line
    from muster.cli.tables import Table, print_table

    filters = asking.limits(nation, mission, place)
    visible = asking.see_around(ledger, filters, known_by, recorded_by)
    asked = asking.date_asked(during) if during else None
    day = asked.last if asked else asking.date_asked("today").last
    found = [
        one
        for one in differences(narrow(visible.entries), day, filters)
        if asked is None or any(dated.when & asked is not None for dated in (*one.one, *one.other))
    ]
    data = {
        "asked": filters_data(filters),
        "last_report": edtf(visible.last_told),
        "differences": [difference_data(one) for one in found],
    }
    table = Table("Where sources differ", [difference_line(one) for one in found], data, visible.last_told)
    print_table(table, output, as_json=as_json, verbose=verbose)

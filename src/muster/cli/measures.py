"""``muster measures``."""

from __future__ import annotations

from typing import Annotated

import typer

from muster.cli import asking, options
from muster.cli.formats import Format, Output

On = Annotated[str | None, typer.Option("--on", help="Only what holds on that day: 2020-01-10.")]


def measures(  # noqa: PLR0913, PLR0917  (one parameter an option)
    on: On = None,
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
    """Steps taken to protect people; with --on, those that hold that day."""
    from muster.cli.kinds import print_kind

    filters = asking.limits(nation, mission, place)
    visible = asking.see_around(ledger, filters, known_by, recorded_by)
    print_kind("measure", visible, filters, asking.last_day(on), output, as_json=as_json, verbose=verbose)

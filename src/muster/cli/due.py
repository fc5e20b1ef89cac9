"""``muster due``: what was promised, what answers it, what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli import asking, options
from muster.cli.formats import Format, Output

if TYPE_CHECKING:
    from muster.answers.promises import Promise
    from muster.cli.tables import Line

All = Annotated[bool, typer.Option("--all", help="Those that are answered or called off too.")]


def due(  # noqa: PLR0913, PLR0917  (one parameter an option)
    on: asking.On = "today",
    known_by: asking.KnownBy = None,
    recorded_by: asking.RecordedBy = None,
    nation: asking.Nation = None,
    mission: asking.Mission = None,
    place: asking.Place = None,
    ledger: options.Ledger = None,
    output: Output = Format.TEXT,
    *,
    answered: All = False,
    verbose: asking.Verbose = False,
    as_json: options.Json = False,
) -> None:
    """List what was promised by a day: open, overdue, and with --all what a later report answered or called off."""
    from muster.answers.as_data import edtf, filters_data, promise_data
    from muster.answers.narrowing import narrow
    from muster.answers.promises import SETTLED, promises
    from muster.answers.subject import subject_of
    from muster.cli.tables import Table, print_table
    from muster.time.edtf import iso

    day, filters = asking.date_asked(on).last, asking.limits(nation, mission, place)
    visible = asking.see_around(ledger, filters, known_by, recorded_by, whole=True)
    found = [
        one
        for one in promises(narrow(visible.entries).claims, day)
        if filters.take(subject_of(one.dated.claim)) and (answered or one.stands not in SETTLED)
    ]
    data = {
        "on": iso(day),
        "asked": filters_data(filters),
        "last_report": edtf(visible.last_told),
        "promises": [promise_data(one) for one in found],
    }
    table = Table(f"Promised by {iso(day)}", [_line(one) for one in found], data, visible.last_told)
    print_table(table, output, as_json=as_json, verbose=verbose)


def _line(one: Promise) -> Line:
    from muster.answers.promises import Due
    from muster.answers.subject import subject_of
    from muster.cli.happening_lines import subject_words
    from muster.cli.short_words import short_date
    from muster.cli.tables import Line

    claim = one.dated.claim
    cells = {
        "Due": short_date(claim.when) if claim.when else "no date",
        "How it stands": "open" if one.stands is Due.UNDATED else one.stands.value,
        "What": f"{claim.event}: {claim.about}" if claim.about else claim.event,
        "Of whom, where": subject_words(subject_of(claim)),
        "Answered by": ", ".join(answer.id for answer in one.answers[:3]),
    }
    return Line(cells, (one.dated, *one.also, *one.answers), doubtful=one.stands is Due.OVERDUE)

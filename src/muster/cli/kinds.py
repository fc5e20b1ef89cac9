"""What the commands for incidents, threats, measures, mandates and positions do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.answers.as_data import edtf, filters_data, happening_data
from muster.answers.listing import listing
from muster.answers.narrowing import narrow
from muster.cli.happening_lines import happening_line
from muster.cli.short_words import short_date
from muster.cli.tables import Table, print_table
from muster.time.edtf import iso

if TYPE_CHECKING:
    from muster.answers.subject import Filters
    from muster.cli.formats import Format
    from muster.ledger.records import Visible
    from muster.time.date import Date

TITLES: Final = {
    "incident": "Incidents",
    "threat": "Threats",
    "measure": "Measures",
    "mandate": "Mandates",
    "stance": "Positions",
}


def print_kind(  # noqa: PLR0913  (what is asked and how it is printed)
    kind: str,
    visible: Visible,
    filters: Filters,
    day: int | None,
    output: Format,
    *,
    as_json: bool,
    verbose: bool,
    during: Date | None = None,
) -> None:
    """Print all that is told of a kind, what holds of it on a day, or what happened in some days."""
    every = listing(narrow(visible.entries), kind, filters, day)
    found = [one for one in every if during is None or one.when & during is not None]
    title = TITLES[kind] + (f" on {iso(day)}" if day is not None else f" in {short_date(during)}" if during else "")
    data = {
        "asked": filters_data(filters),
        "on": None if day is None else iso(day),
        "last_report": edtf(visible.last_told),
        "happenings": [happening_data(one) for one in found],
    }
    table = Table(title, [happening_line(one) for one in found], data, visible.last_told)
    print_table(table, output, as_json=as_json, verbose=verbose)

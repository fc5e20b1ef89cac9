"""``muster sources``: who told it first, who repeats whom, which reports are one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.cli import asking, options
from muster.cli.formats import Format, Output

if TYPE_CHECKING:
    from muster.answers.happenings import Happening
    from muster.cli.tables import Line


def sources(  # noqa: PLR0913, PLR0917  (one parameter an option)
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
    """Show for each happening who told it first, and how many independent sources tell it."""
    from muster.answers.as_data import edtf, filters_data, happening_data
    from muster.answers.happenings import happenings
    from muster.answers.narrowing import narrow
    from muster.cli.tables import Table, print_table

    filters = asking.limits(nation, mission, place)
    visible = asking.see_around(ledger, filters, known_by, recorded_by)
    found = happenings(narrow(visible.entries), filters)
    data = {
        "asked": filters_data(filters),
        "last_report": edtf(visible.last_told),
        "happenings": [happening_data(one) for one in found],
    }
    table = Table("Who told it", [_line(one) for one in found], data, visible.last_told)
    print_table(table, output, as_json=as_json, verbose=verbose)


def _line(one: Happening) -> Line:
    from muster.answers.witnesses import witnesses
    from muster.cli.happening_lines import subject_words
    from muster.cli.short_words import short_date
    from muster.cli.tables import Line

    told = witnesses(one.claims)
    outlets = sum(len(witness.outlets) for witness in told)
    repeating = [witness for witness in told if witness.repeats]
    cells = {
        "When": short_date(one.when),
        "What": " ".join(part for part in (one.event, one.about) if part),
        "Of whom, where": subject_words(one.subject),
        "First told by": f"{told[0].outlets[0]}, {told[0].first.told.edtf}",
        "Sources": f"{len(told)}, {outlets} outlets" if outlets != len(told) else str(len(told)),
        "Repeats": ", ".join(f"{witness.outlets[0]} repeats it" for witness in repeating),
    }
    return Line(cells, one.claims)

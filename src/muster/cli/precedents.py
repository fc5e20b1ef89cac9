"""``muster precedents``: earlier suspensions and the like: how long, what ended them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli import asking, options
from muster.cli.formats import Format, Output

if TYPE_CHECKING:
    from muster.answers.precedents import Precedent
    from muster.cli.tables import Line

Event = Annotated[str, typer.Argument(help="The event that begins an episode: suspended, ended, withdrawn, started.")]
Activity = Annotated[str | None, typer.Option("--activity", help="Only of this activity, such as training.")]


def precedents(  # noqa: PLR0913, PLR0917  (one parameter an option)
    event: Event = "suspended",
    activity: Activity = None,
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
    """List earlier suspensions (or other changes): when, why, how many days they lasted, and what ended them."""
    from muster.answers.as_data import edtf, filters_data, precedent_data
    from muster.answers.narrowing import narrow
    from muster.answers.precedents import precedents as answer
    from muster.answers.states import MEANINGS
    from muster.cli.tables import Table, print_table
    from muster.problems import MusterError

    if event not in {name for _, name in MEANINGS}:
        raise MusterError(f"{event!r} begins no episode; give suspended, started, resumed, ended or withdrawn")
    filters = asking.limits(nation, mission, place)
    visible = asking.see_around(ledger, filters, known_by, recorded_by)
    found = answer(narrow(visible.entries), event, filters, activity)
    data = {
        "event": event,
        "activity": activity,
        "asked": filters_data(filters),
        "last_report": edtf(visible.last_told),
        "precedents": [precedent_data(one) for one in found],
    }
    table = Table(f"Precedents: {event}", [_line(one) for one in found], data, visible.last_told)
    print_table(table, output, as_json=as_json, verbose=verbose)


def _line(one: Precedent) -> Line:
    from muster.cli.happening_lines import subject_words, when_words
    from muster.cli.short_words import short_date
    from muster.cli.tables import Line

    days = "not told to be over"
    if one.longest is not None:
        days = f"{one.shortest} to {one.longest}" if one.shortest != one.longest else str(one.longest)
    cells = {
        "Began": short_date(one.began.when),
        "Of whom, where": subject_words(one.began.subject),
        "Days": days,
        "Ended by": f"{one.ended.claim.event} ({when_words(one.ended)})" if one.ended else "",
        "Because": "; ".join(one.causes[:2]),
    }
    return Line(cells, (*one.began.claims, *((one.ended,) if one.ended else ())))

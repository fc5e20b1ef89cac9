"""``muster picture``: what stood on a day, as known by a day, and says who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.cli import asking, options

if TYPE_CHECKING:
    from rich.console import Console

    from muster.answers.picture import Picture


def picture(  # noqa: PLR0913, PLR0917  (one parameter an option)
    on: asking.On = "today",
    known_by: asking.KnownBy = None,
    recorded_by: asking.RecordedBy = None,
    nation: asking.Nation = None,
    mission: asking.Mission = None,
    place: asking.Place = None,
    ledger: options.Ledger = None,
    *,
    verbose: asking.Verbose = False,
    as_json: options.Json = False,
) -> None:
    """Show what stood on a day: who was where, in which state, how many, since when, says who, how sure."""
    from muster.answers.as_data import picture_data
    from muster.answers.picture import picture as answer
    from muster.cli.printing import console, print_json

    day, filters = asking.date_asked(on), asking.limits(nation, mission, place)
    visible = asking.see_near(ledger, day.last, filters, known_by, recorded_by)
    found = answer(visible, day.last, filters)
    if as_json:
        print_json(picture_data(found))
    else:
        _print(found, console(), asked=on, verbose=verbose)


def _print(found: Picture, console: Console, *, asked: str, verbose: bool) -> None:
    from rich.text import Text

    from muster.cli.footnotes import Footnotes
    from muster.cli.picture_sections import print_sections
    from muster.cli.picture_table import print_plans, print_standings
    from muster.time.edtf import iso

    known = f", as known by {iso(found.known_by)}" if found.known_by is not None else ""
    month = f" (the last day of {asked})" if asked not in (iso(found.on), "today") else ""
    console.print(Text(f"The picture on {iso(found.on)}{month}{known}", "bold underline"))
    console.print()
    if not found.standings and not found.plans:
        console.print(asking.silence(found.last_told))
        return
    notes = Footnotes()
    print_standings(found, console, notes, verbose=verbose)
    print_plans(found.plans, console, notes, verbose=verbose)
    print_sections(found, console, notes, verbose=verbose)
    for line in notes.lines():
        console.print(Text(line, "dim"))

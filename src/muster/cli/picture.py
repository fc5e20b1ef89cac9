"""``muster picture``: what stood on a day, as known by a day, and says who."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.cli import asking, options

if TYPE_CHECKING:
    from rich.console import Console

    from muster.answers.picture import Picture

LEGEND: Final = (
    "certain: told of that day. presumed: told before, and nothing since says otherwise.",
    "possible, ?: dates or sources allow it, no more. ≤: on that day or before. ~: about. ≥: at least.",
)


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
    from muster.cli.printing import console, print_json

    day, filters = asking.date_asked(on), asking.limits(nation, mission, place)
    found = asking.picture(ledger, day.last, filters, known_by, recorded_by)
    if as_json:
        print_json(picture_data(found))
    else:
        _print(found, console(), asked=on, verbose=verbose)


def _print(found: Picture, out: Console, *, asked: str, verbose: bool) -> None:
    from rich.text import Text

    from muster.cli.footnotes import Footnotes
    from muster.cli.picture_sections import print_sections
    from muster.cli.picture_table import print_standings
    from muster.cli.tables import print_notes
    from muster.time.edtf import iso

    known = f", as known by {iso(found.known_by)}" if found.known_by is not None else ""
    month = f" (the last day of {asked})" if asked not in (iso(found.on), "today", "") else ""
    out.print(Text(f"The picture on {iso(found.on)}{month}{known}{_limits(found)}", "bold underline"))
    if _is_empty(found):
        out.print(f"\n{asking.silence(found.last_told)}", markup=False)
        return
    notes = Footnotes()
    _print_age(found, out)
    print_standings(found.standings, out, notes, verbose=verbose)
    print_sections(found, out, notes, verbose=verbose)
    out.print()
    for line in LEGEND:
        out.print(Text(line, "dim"))
    print_notes(notes, out)


def _limits(found: Picture) -> str:
    from muster.cli.short_words import mission_words, nation_words

    asked = found.filters
    words = [*map(mission_words, sorted(asked.missions)), *map(nation_words, sorted(asked.nations))]
    words += sorted(asked.places)
    return f": {', '.join(words)}" if words else ""


def _is_empty(found: Picture) -> bool:
    """Whether nothing is told; where nothing stands, threats and the like are told of what is asked itself."""
    held = (found.standings, found.plans, found.consents, found.threats, found.measures, found.positions)
    return not any((*held, found.incidents, found.promises, found.disputes))


def _print_age(found: Picture, out: Console) -> None:
    """Say so where the ledger ends before the day: what is presumed then is presumed from old reports."""
    from rich.text import Text

    last = found.last_told
    if last is not None and last.last < found.on:
        out.print(Text(f"The last report is of {last.edtf}: what came after it, this ledger does not know.", "yellow"))

"""``muster why``: the causes given for a change, what they mean, and what happened just before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.cli import asking, options

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from muster.answers.dating import Dated
    from muster.answers.happenings import Happening
    from muster.answers.reasons import Why
    from muster.answers.subject import Filters
    from muster.cli.footnotes import Footnotes
    from muster.ledger.records import Visible

MOST_QUOTED: Final = 3


def why(  # noqa: PLR0913, PLR0917  (one parameter an option)
    subject: asking.Subject,
    on: asking.On = "today",
    known_by: asking.KnownBy = None,
    recorded_by: asking.RecordedBy = None,
    nation: asking.Nation = None,
    ledger: options.Ledger = None,
    *,
    as_json: options.Json = False,
) -> None:
    """Say why a mission, a nation or a place stands as it does: causes given, events before, with their sentences."""
    from muster.answers.as_data import edtf, why_data
    from muster.cli.footnotes import Footnotes
    from muster.cli.printing import console, print_json
    from muster.cli.tables import print_notes

    filters = asking.subject_and(subject, nation, ledger)
    visible, found = _reasons(ledger, filters, asking.date_asked(on).last, known_by, recorded_by)
    if as_json:
        print_json({"last_report": edtf(visible.last_told), "why": [why_data(one) for one in found]})
        return
    out, notes = console(), Footnotes()
    if not found:
        out.print(asking.silence(visible.last_told))
        return
    for number, one in enumerate(found):
        if number:
            out.print()
        _print(one, out, notes)
    print_notes(notes, out)


def _reasons(
    ledger: Path | None, filters: Filters, day: int, known_by: str | None, recorded_by: str | None
) -> tuple[Visible, tuple[Why, ...]]:
    """What is about the subject tells what changed; what then happened or threatened anywhere can be why."""
    from muster.answers.narrowing import narrow
    from muster.answers.reasons import MOVING, stretches, why
    from muster.ledger.records import together

    around = asking.see_around(ledger, filters, known_by, recorded_by)
    days = stretches(narrow(around.entries), day, filters)
    visible = together(around, asking.see_of_days(ledger, days, MOVING, known_by, recorded_by))
    return visible, why(narrow(visible.entries), day, filters)


def _print(one: Why, out: Console, notes: Footnotes) -> None:
    from rich.text import Text

    out.print(Text(_words(one.change), "bold"))
    _sentences(one.change, out, notes)
    for link in one.chain:
        out.print(Text(f"  because “{link.cause}” {notes.cite(link.told_by)}"))
        for meant in link.means:
            out.print(Text(f"    which is: {_words(meant)}"))
            _sentences(meant, out, notes, indent=6)
    if not one.chain:
        out.print(Text("  No cause is given.", "dim"))
    for before in one.before:
        out.print(Text(f"  just before: {_words(before)}", "dim"))
        _sentences(before, out, notes, indent=4)


def _words(happening: Happening) -> str:
    from muster.cli.happening_lines import subject_words
    from muster.cli.short_words import short_date

    about = f" ({happening.about})" if happening.about else ""
    return f"{short_date(happening.when)}  {happening.event} {subject_words(happening.subject)}{about}  {happening.id}"


def _sentences(happening: Happening, out: Console, notes: Footnotes, indent: int = 2) -> None:
    from rich.padding import Padding
    from rich.text import Text

    by_sentence: dict[str, list[Dated]] = {}
    for dated in happening.claims:
        by_sentence.setdefault(" ".join(dated.claim.evidence.text.split()), []).append(dated)
    for sentence, told in list(by_sentence.items())[:MOST_QUOTED]:
        out.print(Padding(Text(f"“{sentence}” {notes.cite(told)}", "dim"), (0, 0, 0, indent)))
        for reason in dict.fromkeys(reason for dated in told for reason in dated.reasons):
            out.print(Padding(Text(f"dated: {reason}", "dim italic"), (0, 0, 0, indent + 2)))

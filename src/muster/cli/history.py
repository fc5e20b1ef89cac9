"""``muster history``: the claims about a mission, a nation or a place in order of valid time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from muster.cli import asking, options
from muster.cli.formats import Format, Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.answers.dating import Dated
    from muster.answers.history import History

COLUMNS: Final = (
    *("valid_from", "valid_to", "kind", "event", "modality", "mission", "nation", "place", "activity", "who", "about"),
    *("count_min", "count_max", "unit", "approx", "until", "said_by", "cause", "told", "outlet", "report"),
    *("claim", "evidence"),
)


Last = Annotated[int | None, typer.Option("--last", help="Only so many, the last by their dates.", min=1)]


def history(  # noqa: PLR0913, PLR0917  (one parameter an option)
    subject: asking.Subject,
    nation: asking.Nation = None,
    known_by: asking.KnownBy = None,
    recorded_by: asking.RecordedBy = None,
    ledger: options.Ledger = None,
    last: Last = None,
    output: Output = Format.TEXT,
    *,
    as_json: options.Json = False,
) -> None:
    """List what is told of a mission, a nation or a place, in order of the days it is about."""
    from muster.answers.as_data import history_data
    from muster.answers.history import history as answer
    from muster.cli.printing import print_json
    from muster.csv_out import write_csv

    filters = asking.subject_and(subject, nation, ledger)
    visible = asking.see_about(ledger, filters, last, known_by, recorded_by)
    found = answer(visible, filters, last)
    if as_json or output is Format.JSON:
        print_json(history_data(found))
    elif output is Format.CSV:
        write_csv(COLUMNS, map(_row, found.claims), sys.stdout)
    else:
        _print(found)


def _row(dated: Dated) -> dict[str, Any]:
    from muster.claim_json import claim_to_dict
    from muster.time.edtf import iso

    plain, count, card = claim_to_dict(dated.claim), dated.claim.count, dated.entry.card
    return {
        **plain,
        "valid_from": iso(dated.when.first),
        "valid_to": iso(dated.when.last),
        "count_min": count.minimum if count else None,
        "count_max": count.maximum if count else None,
        "unit": count.unit if count else None,
        "approx": count.approx if count else None,
        "told": card.told.edtf,
        "outlet": card.outlet,
        "report": card.name,
        "claim": dated.id,
    }


def _print(found: History) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from muster.cli.footnotes import Footnotes
    from muster.cli.printing import console
    from muster.cli.tables import print_notes

    out, notes = console(), Footnotes()
    if not found.claims:
        out.print(asking.silence(found.last_told))
        return
    for number, dated in enumerate(found.claims):
        if number:
            out.print()
        out.print(_head(dated))
        sentence = " ".join(dated.claim.evidence.text.split())
        quoted = Text(f"“{sentence}” {notes.cite([dated])} ({dated.id})", "dim")
        out.print(Padding(quoted, (0, 0, 0, 4)))
    print_notes(notes, out)


def _head(dated: Dated) -> Any:  # noqa: ANN401  (a Text, whose module is loaded late)
    from rich.text import Text

    from muster.cli.short_words import short_date

    doubt = "" if dated.claim.modality == "asserted" else f"  {dated.claim.modality}"
    when = f"{'≤ ' if dated.at_latest and dated.when.ranges != dated.told.ranges else ''}{short_date(dated.when)}"
    words = " ".join(_words(dated))
    return Text.assemble(
        (f"{when:<24}", "cyan"), (f"{dated.claim.kind} {dated.claim.event}", "bold"), " ", words, (doubt, "yellow")
    )


def _words(dated: Dated) -> Iterator[str]:
    from muster.answers.subject import subject_of
    from muster.cli.happening_lines import subject_words
    from muster.cli.short_words import figure_words

    claim = dated.claim
    about = [figure_words(claim.count, claim.who)] if claim.count else [claim.who] if claim.who else []
    told = [subject_words(subject_of(claim)), *about, *([claim.about] if claim.about else [])]
    yield "; ".join(part for part in told if part)

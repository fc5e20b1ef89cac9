"""A report and its claims as lines for a person: sentence, fields below each other, doubt in plain sight."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from rich.text import Text

from muster.cli.wording import count_words, date_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Claim, Report

DOUBT: Final = {
    "planned": "planned",
    "conditional": "only if something else happens",
    "possible": "not sure: hearsay or a guess",
    "denied": "said not to be so",
    "undisclosed": "not made known",
}
_FIELDS: Final = {
    "mission": "mission",
    "mission_name": "called",
    "nation": "nation",
    "place": "place",
    "activity": "activity",
    "who": "who",
    "about": "about",
}
_INDENT: Final = 5
_LABEL: Final = len("casualties")


def report_line(report: Report) -> Text:
    """Give the heading of a report: id, date, outlet, title, language."""
    told = [report.told.edtf, report.outlet, report.title, report.lang]
    return Text.assemble((report.id, "bold"), *((f" · {one}", "") for one in told if one))


def claim_lines(claim: Claim, number: int, width: int | None, *, explain: bool = False) -> Iterator[Text]:
    """Give the lines of one claim, wrapped to the width, or not at all where it is None."""
    doubt = DOUBT.get(claim.modality)
    head = f"{number:>{_INDENT - 2}}  "
    yield Text.assemble(
        head, (f"{claim.kind} · {claim.event}", "bold cyan"), (f"  ? {doubt}" if doubt else "", "yellow")
    )
    for line in _wrapped(f"“{claim.evidence.text}”", " " * _INDENT, " " * _INDENT, width):
        yield Text(line, "italic")
    for name, words in field_words(claim, explain=explain):
        label = f"{'':{_INDENT}}{name:<{_LABEL}}  "
        first, *more = _wrapped(words, label, " " * len(label), width)
        yield Text.assemble((first[: len(label)], "dim"), first[len(label) :])
        yield from map(Text, more)


def field_words(claim: Claim, *, explain: bool = False) -> Iterator[tuple[str, str]]:
    """Give the name and the words of each field that is told; with ``explain`` also the rules that made the claim."""
    for field, name in _FIELDS.items():
        value = getattr(claim, field)
        if value is not None:
            yield name, "* (all its nations)" if value == "*" else value
    if claim.count:
        yield "count", count_words(claim.count)
    if claim.when:
        yield "when", date_words(claim.when)
    if claim.until:
        yield "until", date_words(claim.until)
    yield from _rare_words(claim)
    if explain:
        yield "rules", ", ".join(claim.trace) or "none told"


def _rare_words(claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.level_from or claim.level_to:
        yield "level", f"{claim.level_from or 'not told'} → {claim.level_to or 'not told'}"
    if claim.casualties is not None:
        yield "casualties", str(claim.casualties)
    if claim.binding is not None:
        yield "binding", "yes" if claim.binding else "no"
    if claim.said_by:
        yield "said by", claim.said_by
    if claim.cause:
        yield "cause", claim.cause


def _wrapped(words: str, first: str, rest: str, width: int | None) -> list[str]:
    flat = " ".join(words.split())
    if width is None:
        return [first + flat]
    return textwrap.wrap(flat, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first]

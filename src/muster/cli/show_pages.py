"""The pages that ``muster show`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from muster.answers.witnesses import witnesses
from muster.cli.claim_lines import claim_lines
from muster.cli.footnotes import Footnotes
from muster.cli.happening_lines import subject_words, when_words
from muster.cli.printing import console
from muster.cli.short_words import short_date
from muster.cli.tables import print_notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from muster.answers.dating import Dated
    from muster.answers.happenings import Happening
    from muster.ledger.records import Fate, Review
    from muster.model import Claim, Origin, Report


def claim_page(  # noqa: PLR0913, PLR0917  (all that hangs on it)
    identity: str,
    dated: Dated,
    report: Report | None,
    event: Happening | None,
    audit: Sequence[Review],
    origin: Origin | None = None,
) -> None:
    """Print a claim: its fields, its dates and what narrowed them, its sentence in its paragraph, its reviews."""
    out = console()
    out.print(Text(f"Claim {identity}", "bold underline"))
    for line in claim_lines(dated.claim, 1, out.width, explain=True):
        out.print(line)
    _dates(dated, out)
    if report is not None:
        out.print(_paragraph(report, dated.claim))
    card = dated.entry.card
    page = origin.page_at(dated.claim.evidence.start) if origin else None
    at = f", page {page}" if page is not None else ""
    out.print(f"From {card.outlet or card.name}, told {card.told.edtf}, report {card.id}{at}", markup=False)
    if event is not None:
        others = ", ".join(one.id for one in event.claims if one.id != identity)
        out.print(f"One happening ({event.id}, {short_date(event.when)}) with {others}", markup=False)
    for review in audit:
        _review_line(review, out)


def gone_page(
    identity: str, claim: Claim | None, report: Report | None, gone: Fate | None, audit: Sequence[Review]
) -> None:
    """Print a claim that answers do not see: what it said, its sentence, what became of it, its reviews."""
    out = console()
    out.print(Text(f"Claim {identity}", "bold underline"))
    for line in claim_lines(claim, 1, out.width, explain=True) if claim else ():
        out.print(line)
    if report is not None and claim is not None:
        out.print(_paragraph(report, claim))
        out.print(f"From {report.outlet or report.id}, told {report.told.edtf}", markup=False)
    out.print(f"Answers do not see it: {_fate_words(gone)}.", markup=False)
    for review in audit:
        _review_line(review, out)


def _fate_words(gone: Fate | None) -> str:
    if gone is None:
        return "it is of a reading or a version of its report that another has replaced, or its review was taken back"
    if gone.instead is None:
        return f"it was rejected by {gone.by.analyst}"
    return f"it was amended by {gone.by.analyst}; {gone.instead} is in its place"


def _dates(dated: Dated, out: Console) -> None:
    given = dated.claim.when.edtf if dated.claim.when else "none of its own"
    used = f"used {when_words(dated)}; its report is of {short_date(dated.told)}"
    out.print(f"Dates: given {given}; {used}", markup=False)
    for reason in dated.reasons:
        out.print(Text(f"  {reason}", "dim"))


def _paragraph(report: Report, claim: Claim) -> Text:
    evidence = claim.evidence
    start = report.text.rfind("\n\n", 0, evidence.start) + 1
    end = report.text.find("\n\n", evidence.end)
    end = len(report.text) if end < 0 else end
    return Text.assemble(
        report.text[start : evidence.start].lstrip(), (evidence.text, "reverse"), report.text[evidence.end : end]
    )


def happening_page(happening: Happening) -> None:
    """Print a happening: when it can have been, who told it first, each claim's sentence, what narrowed its date."""
    out, notes = console(), Footnotes()
    out.print(Text(f"Happening {happening.id}: {happening.kind} {happening.event}", "bold underline"))
    out.print(f"{subject_words(happening.subject)} {happening.about or ''}", markup=False)
    out.print(f"When: {short_date(happening.when)}", markup=False)
    for claim in happening.claims:
        out.print(Text(f"  {claim.id} {notes.cite([claim])}: “{' '.join(claim.claim.evidence.text.split())}”"))
        for reason in claim.reasons:
            out.print(Text(f"      {reason}", "dim"))
    for witness in witnesses(happening.claims):
        repeats = " (repeats the first)" if witness.repeats else ""
        out.print(f"Source: {', '.join(witness.outlets)}, first told {witness.first.told.edtf}{repeats}", markup=False)
    print_notes(notes, out)


def report_page(identity: str, report: Report, claims: Sequence[Dated], origin: Origin | None = None) -> None:
    """Print a report: its text with the sentences of its claims marked, and the claims."""
    out = console()
    out.print(Text(f"Report {identity}: {report.title or report.id}", "bold underline"))
    out.print(f"{report.outlet or 'outlet not told'}, {report.told.edtf}, {report.lang}", markup=False)
    if origin is not None:
        out.print(Text(_origin_words(origin), "dim"))
    out.print()
    text = Text(report.text)
    for dated in claims:
        text.stylize("underline", dated.claim.evidence.start, dated.claim.evidence.end)
    out.print(text)
    out.print()
    for number, dated in enumerate(claims, 1):
        out.print(Text(dated.id, "dim"))
        for line in claim_lines(dated.claim, number, out.width):
            out.print(line)
    if not claims:
        out.print("No claims.")


def _origin_words(origin: Origin) -> str:
    dated = f"dated by {origin.dated_by}; " if origin.dated_by else ""
    return f"Taken from a {origin.kind}; {dated}{len(origin.raw)} bytes kept as they came"


def review_page(review: Review) -> None:
    """Print a review."""
    out = console()
    out.print(Text(f"Review {review.id}", "bold underline"))
    _review_line(review, out)
    if review.body:
        out.print(review.body, markup=False)


def _review_line(review: Review, out: Console) -> None:
    moment = review.recorded[: len("2026-01-31T14:05")].replace("T", " ")
    done = f"{moment}  {review.action} {review.target} by {review.analyst}"
    out.print(f"{done}: {review.reason} ({review.id})", markup=False)

"""A report's text with the sentences of its claims marked: stretches, each with the numbers of the claims it bears."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.answers.dating import Dated

ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text: the numbers of the claims whose sentence it is in, and the ids of those that begin here."""

    text: str
    numbers: tuple[int, ...] = ()
    begins: tuple[str, ...] = ()


def paragraphs(text: str, claims: Sequence[Dated]) -> tuple[tuple[Stretch, ...], ...]:
    """Give the paragraphs of a text in stretches; claims are numbered from 1 in their order."""
    found = []
    for start, end in _bounds(text):
        found.append(tuple(_stretches(text, start, end, claims)))
    return tuple(found)


def excerpts(text: str, claims: Sequence[Dated]) -> tuple[tuple[Stretch, ...], ...]:
    """Give only what claims rest on: of each paragraph the marked stretches, with an ellipsis for the rest."""
    kept = (whole for whole in paragraphs(text, claims) if any(one.numbers for one in whole))
    return tuple(
        tuple(one if one.numbers else Stretch(f" {ELLIPSIS} ") for one in whole if one.text.strip()) for whole in kept
    )


def around(text: str, dated: Dated) -> tuple[Stretch, ...]:
    """Give the paragraphs that hold a claim's sentence, with it marked."""
    evidence = dated.claim.evidence
    touching = [(start, end) for start, end in _bounds(text) if start < evidence.end and evidence.start < end]
    start, end = (touching[0][0], touching[-1][1]) if touching else (evidence.start, evidence.end)
    return tuple(_stretches(text, start, end, [dated]))


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield start, start + len(part)
        start += len(part) + 2


def _stretches(text: str, start: int, end: int, claims: Sequence[Dated]) -> Iterator[Stretch]:
    spans = [(number, one.claim.evidence) for number, one in enumerate(claims, 1)]
    within = [(number, span) for number, span in spans if span.start < end and start < span.end]
    edges = {start, end, *(max(span.start, start) for _, span in within), *(min(span.end, end) for _, span in within)}
    ordered = sorted(edges)
    for first, last in itertools.pairwise(ordered):
        numbers = tuple(number for number, span in within if span.start <= first and last <= span.end)
        begins = tuple(claims[number - 1].id for number, span in within if max(span.start, start) == first)
        yield Stretch(text[first:last], numbers, begins if numbers else ())

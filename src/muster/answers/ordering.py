"""What came before what: the causes that claims name, and sentences that go on from the one before them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from muster.answers.likeness import words_of
from muster.reading.order import goes_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from muster.answers.dating import Dated
    from muster.answers.grouping import Group

FARTHEST: Final = 200
LONGEST_AFTER: Final = 50
CAUSES: Final = frozenset({"incident", "threat", "status"})


def told_in_order(joined: Iterable[Group]) -> Iterator[tuple[Dated, Dated]]:
    """Yield pairs of happenings of one report of which the first came first, by the words of the second's sentence.

    The first is told in the sentence before, at most some 200 characters away, and has a date of its own.
    """
    reports: dict[str, list[Dated]] = defaultdict(list)
    for group in joined:
        for dated in group:
            reports[dated.entry.card.id].append(dated)
    near = [pairs for told in reports.values() if len(told) > 1 for pairs in _near(told)]
    for pairs in near:
        then = pairs[0][1]
        if goes_on(then.claim.evidence.text, then.entry.card.lang):
            yield from pairs


def _near(told: Iterable[Dated]) -> Iterator[list[tuple[Dated, Dated]]]:
    """The happenings of one report, each sentence's with those of the next, where that is not far away."""
    sentences: dict[int, list[Dated]] = defaultdict(list)
    for dated in told:
        sentences[dated.claim.evidence.start].append(dated)
    for earlier, later in pairwise(sorted(sentences)):
        firsts = [first for first in sentences[earlier] if 0 <= later - first.claim.evidence.end <= FARTHEST]
        if firsts:
            yield [(first, then) for first in firsts for then in sentences[later]]


def causes(joined: Sequence[Group]) -> list[tuple[Dated, Dated]]:
    """The happenings that a claim's cause names, where their dates can meet those of the claim, or lie just before."""
    happened = [dated for group in joined for dated in group if dated.claim.kind in CAUSES and dated.claim.about]
    effects = [dated for group in joined for dated in group if dated.claim.cause]
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, dated in enumerate(happened):
        for word in words_of(dated.claim.about or ""):
            by_word[word].append(at)
    return [
        (cause, effect)
        for effect in effects
        for cause in _sharing(effect.claim.cause or "", happened, by_word)
        if cause.id != effect.id
        and cause.when.first <= effect.when.last
        and effect.when.first - cause.when.last <= LONGEST_AFTER
    ]


def _sharing(phrase: str, among: Sequence[Dated], by_word: Mapping[str, Sequence[int]]) -> list[Dated]:
    """Those with a word of the phrase in common, in their order."""
    return [among[at] for at in sorted({at for word in words_of(phrase) for at in by_word.get(word, ())})]

"""Whether two claims of two reports can tell of one happening: the rules, kind by kind.

Wrongly joined claims would narrow each other's dates to days that nobody told, so every kind asks for something that
tells a happening from its like: for what happens to a mission, that mission and nation; for the rest, words in common.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.answers.places import places_meet
from muster.ledger.sorts import HAPPENING
from muster.model import ALL_ACTIVITIES

if TYPE_CHECKING:
    from muster.answers.dating import Dated

SHORTEST: Final = 4
VAGUEST: Final = 62
GENERAL: Final = frozenset({None, ALL_ACTIVITIES})
BY_SUBJECT: Final = frozenset({"status", "presence"})
_WORD: Final = re.compile(r"\w+")


def happens(dated: Dated) -> bool:
    """Whether the claim tells of a happening, of a time known well enough to tell it from its like."""
    claim, when = dated.claim, dated.when
    return (
        (claim.kind, claim.event, claim.modality) in HAPPENING
        and claim.when is not None
        and when.last - when.first <= VAGUEST
        and not when.is_open
    )


def common(dated: Dated) -> tuple[str | None, ...]:
    """Give what claims of one happening have in common for certain: those that differ in it are not alike."""
    claim = dated.claim
    if claim.kind in BY_SUBJECT:
        return claim.kind, claim.event, dated.subject.mission, claim.nation
    return claim.kind, claim.event


def alike(one: Dated, other: Dated) -> bool:
    """Whether two claims can be of one happening, dates aside."""
    a, b = one.claim, other.claim
    if one.entry.card.id == other.entry.card.id or a.kind != b.kind or a.event != b.event:
        return False
    mission, theirs = one.subject.mission, other.subject.mission
    if a.kind in BY_SUBJECT:
        if mission != theirs or mission is None or a.nation != b.nation:
            return False
        return same_work(a.activity, b.activity) and places_meet(a.place, b.place)
    if not (_meet(mission, theirs) and _meet(a.nation, b.nation) and places_meet(a.place, b.place)):
        return False
    return share_words(a.about, b.about)


def _meet(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def same_work(one: str | None, other: str | None) -> bool:
    """Whether two activities can be one: the same, or one of them all that a mission does, or not told."""
    return one == other or one in GENERAL or other in GENERAL


def share_words(one: str | None, other: str | None) -> bool:
    """Whether two phrases have a word of some length in common."""
    return one is not None and other is not None and not words_of(one).isdisjoint(words_of(other))


@lru_cache(maxsize=16384)
def words_of(phrase: str) -> frozenset[str]:
    """The words of a phrase that are long enough to mean something, in lower case."""
    return frozenset(word for word in _WORD.findall(phrase.casefold()) if len(word) >= SHORTEST)

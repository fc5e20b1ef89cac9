"""Whether two claims of two reports can tell of one happening: the rules, kind by kind.

Wrongly joined claims would narrow each other's dates to days that nobody told, so every kind asks for something that
tells a happening from its like: for what happens to a mission, that mission and nation; for the rest, words in common.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.answers.places import places_meet
from muster.answers.subject import subject_of
from muster.model import ALL_ACTIVITIES

if TYPE_CHECKING:
    from muster.answers.dating import Dated
    from muster.model import Claim

SHORTEST: Final = 4
VAGUEST: Final = 62
GENERAL: Final = frozenset({None, ALL_ACTIVITIES})
HAPPENING: Final[dict[str, frozenset[str]]] = {
    "status": frozenset({"started", "suspended", "resumed", "ended", "transferred", "extended", "expanded", "reduced"}),
    "presence": frozenset({"withdrawn"}),
    "incident": frozenset({"attack", "killing", "accident", "hostage", "other"}),
    "mandate": frozenset({"requested", "granted", "extended", "limited", "withdrawn", "resolution"}),
    "measure": frozenset({"evacuation"}),
    "threat": frozenset({"raised", "lowered"}),
    "commitment": frozenset({"report", "decide", "meet", "deliver"}),
}
BY_SUBJECT: Final = frozenset({"status", "presence"})
_WORD: Final = re.compile(r"\w+")


def happens(dated: Dated) -> bool:
    """Whether the claim tells of a happening, of a time known well enough to tell it from its like."""
    claim = dated.claim
    expected = "planned" if claim.kind == "commitment" else "asserted"
    width = dated.when.width
    return (
        claim.event in HAPPENING.get(claim.kind, ())
        and claim.modality == expected
        and claim.when is not None
        and width is not None
        and dated.when.last - dated.when.first <= VAGUEST
    )


def alike(one: Dated, other: Dated) -> bool:
    """Whether two claims can be of one happening, dates aside."""
    a, b = one.claim, other.claim
    if (a.kind, a.event) != (b.kind, b.event) or one.entry.card.id == other.entry.card.id:
        return False
    subjects = subject_of(a), subject_of(b)
    if not places_meet(a.place, b.place) or not _meet(a.nation, b.nation):
        return False
    if a.kind in BY_SUBJECT:
        return subjects[0].mission == subjects[1].mission is not None and a.nation == b.nation and _activities(a, b)
    return _meet(subjects[0].mission, subjects[1].mission) and share_words(a.about, b.about)


def _meet(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _activities(one: Claim, other: Claim) -> bool:
    return one.activity == other.activity or one.activity in GENERAL or other.activity in GENERAL


def share_words(one: str | None, other: str | None) -> bool:
    """Whether two phrases have a word of some length in common."""
    return one is not None and other is not None and not words_of(one).isdisjoint(words_of(other))


@lru_cache(maxsize=16384)
def words_of(phrase: str) -> frozenset[str]:
    """The words of a phrase that are long enough to mean something, in lower case."""
    return frozenset(word for word in _WORD.findall(phrase.casefold()) if len(word) >= SHORTEST)

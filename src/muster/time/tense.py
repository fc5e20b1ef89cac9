"""The tense of the clause around an expression, from the verb nearest to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.time.cycles import Direction
from muster.time.tables import Boundary, Ending, Verb, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.time.lexicon import Entry

REACH: Final = 30
SENTENCE: Final = "sentence"
CLAUSE: Final = "clause"
DIRECTIONS: Final = {
    "past": Direction.PAST,
    "reporting": Direction.PAST,
    "present": Direction.FUTURE,
    "future": Direction.FUTURE,
    "modal-past": Direction.EITHER,
}


@dataclass(frozen=True, slots=True)
class Tense:
    """What the verb says: a direction, and whether it allows no other."""

    direction: Direction
    sure: bool = False


UNKNOWN: Final = Tense(Direction.EITHER)


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verb tables of a language."""

    forms: dict[str, str]
    endings: tuple[Ending, ...]
    boundaries: dict[str, str]

    def tense_of(self, word: str, *, second: bool) -> str:
        """The tense that a lower-case word tells, "" if none; ``second``: it follows what opens the sentence."""
        return _tense_of(self, word, second)

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=65536)
def _tense_of(verbs: Verbs, word: str, second: bool) -> str:  # noqa: FBT001  (a cache takes it by position)
    if word in verbs.forms:
        return verbs.forms[word]
    for ending in verbs.endings:
        if (ending.place == "anywhere" or second) and _fits(ending, word):
            return ending.tense
    return ""


def _fits(ending: Ending, word: str) -> bool:
    return (
        len(word) >= ending.least
        and word.isalpha()
        and word.endswith(ending.ends)
        and (not ending.begins or word.startswith(ending.begins))
        and word not in ending.never
    )


@lru_cache(maxsize=8)
def load(lang: str) -> Verbs:
    """The verb tables of a language, read once."""
    forms = {form: row.tense for row in rows(lang, "verbs", "verb", Verb) for form in row.forms}
    bounds = {form: row.strength for row in rows(lang, "clauses", "boundary", Boundary) for form in row.forms}
    return Verbs(forms, rows(lang, "endings", "ending", Ending), bounds)


def tense_at(entries: Sequence[Entry], first: int, last: int, verbs: Verbs) -> Tense:
    """The tense of the clause around the words ``first`` to ``last``; of the sentence, where the clause has no verb."""
    for strengths in ((SENTENCE, CLAUSE), (SENTENCE,)):
        left, right = _reach(entries, first, last, verbs, strengths)
        opens = left == first and _starts_sentence(entries, first, verbs)
        tense = _decided(entries, (left, first), (last, right), verbs, opens=opens)
        if tense is not None:
            return tense
    return UNKNOWN


def _strength(entry: Entry, verbs: Verbs) -> str:
    return SENTENCE if entry.lower[:1] == "\n" else verbs.boundaries.get(entry.lower, "")


def _reach(
    entries: Sequence[Entry], first: int, last: int, verbs: Verbs, strengths: tuple[str, ...]
) -> tuple[int, int]:
    left, right = first, last
    while left > max(0, first - REACH) and _strength(entries[left - 1], verbs) not in strengths:
        left -= 1
    while right < min(len(entries) - 1, last + REACH) and _strength(entries[right + 1], verbs) not in strengths:
        right += 1
    return left, right


def _starts_sentence(entries: Sequence[Entry], first: int, verbs: Verbs) -> bool:
    return first == 0 or _strength(entries[first - 1], verbs) == SENTENCE


def _decided(
    entries: Sequence[Entry], before: tuple[int, int], after: tuple[int, int], verbs: Verbs, *, opens: bool
) -> Tense | None:
    found: list[tuple[int, str]] = []
    for place in range(before[0], before[1]):
        found.append((before[1] - place, verbs.tense_of(entries[place].lower, second=False)))
    for place in range(after[0] + 1, after[1] + 1):
        second = opens and place == after[0] + 1
        found.append((place - after[0], verbs.tense_of(entries[place].lower, second=second)))
    told = sorted((distance, tense) for distance, tense in found if tense)
    tenses = [tense for _, tense in told]
    finite = [tense for tense in tenses if tense != "participle"]
    if not finite:
        return Tense(Direction.PAST) if tenses else None
    return _of_finite(finite, has_participle="participle" in tenses)


def _of_finite(finite: list[str], *, has_participle: bool) -> Tense:
    nearest = finite[0]
    if nearest == "perfect":
        if has_participle:
            return Tense(Direction.PAST, sure=True)
        others = [tense for tense in finite if tense != "perfect"]
        return Tense(DIRECTIONS[others[0]]) if others else Tense(Direction.FUTURE)
    return Tense(DIRECTIONS[nearest], sure=nearest in ("past", "future"))

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
CONDITION: Final = "condition"
LASTING: Final = "lasting"
NOUN: Final = "noun"
PREFIX: Final = "prefix"
BELONGING: Final = "belonging"
INFINITIVE: Final = "infinitive"
PLANNED: Final = "planned"
STATE: Final = "state"
QUALITY: Final = "quality"
PERFECT: Final = "perfect"
BEING: Final = "being"
WEAK: Final = "weak-perfect"
REPORTING: Final = "reporting"
MAYBE_PAST: Final = "maybe-past"
PAST: Final = "past"
FUTURE: Final = "future"
FINITE: Final = ("past", "modal-past", "present", "future", "reporting", "perfect", "being")
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
    nouns: frozenset[str]
    lasting: frozenset[str]
    belonging: frozenset[str]
    infinitive: frozenset[str]
    prefixes: tuple[str, ...]

    def tense_of(self, word: str, *, second: bool) -> str:
        """The tense that a lower-case word tells, "" if none; ``second``: it follows what opens the sentence."""
        return _tense_of(self, word, second)

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=65536)
def _tense_of(verbs: Verbs, word: str, second: bool) -> str:  # noqa: FBT001  (a cache takes it by position)
    if word in verbs.forms:
        return verbs.forms[word]
    for prefix in verbs.prefixes:
        if word.startswith(prefix) and verbs.forms.get(word.removeprefix(prefix)) == "past":
            return "past"
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
    words: dict[str, list[str]] = {}
    for row in rows(lang, "clauses", "boundary", Boundary):
        words.setdefault(row.strength, []).extend(row.forms)
    bounds = {form: strength for strength in (SENTENCE, CLAUSE, CONDITION) for form in words[strength]}
    return Verbs(
        forms,
        rows(lang, "endings", "ending", Ending),
        bounds,
        frozenset(words[NOUN]),
        frozenset(words[LASTING]),
        frozenset(words[BELONGING]),
        frozenset(words[INFINITIVE]),
        tuple(words[PREFIX]),
    )


def tense_at(entries: Sequence[Entry], first: int, last: int, verbs: Verbs) -> Tense:
    """The tense of the clause around the words ``first`` to ``last``; of the sentence, where the clause has no verb."""
    for strengths in ((SENTENCE, CLAUSE, CONDITION), (SENTENCE,)):
        left, right = _reach(entries, first, last, verbs, strengths)
        if left > 0 and _strength(entries[left - 1], verbs) == CONDITION:
            return UNKNOWN
        if any(entry.lower in verbs.lasting for entry in entries[left:first]):
            return Tense(Direction.PAST)
        if _announced(entries, (left, first), (last, right), verbs):
            return Tense(Direction.FUTURE)
        tense = _of(_told(entries, (left, first), (last, right), verbs), whole=CLAUSE not in strengths)
        if tense is not None:
            return _weighed(tense, entries, first, last, verbs)
    return UNKNOWN


def _announced(entries: Sequence[Entry], before: tuple[int, int], after: tuple[int, int], verbs: Verbs) -> bool:
    """Whether a verb of saying stands before the expression, other words between, and an infinitive after it.

    "The minister says on Friday to send a letter" may tell when it was said; with "the House" before it not.
    """
    said = [place for place in range(*before) if _tense(entries, place, verbs)][-1:]
    if not said or _tense(entries, said[0], verbs) != REPORTING:
        return False
    return any(not one.meaning for one in entries[said[0] + 1 : before[1]]) and _intends(entries, *after, verbs)


def _intends(entries: Sequence[Entry], last: int, right: int, verbs: Verbs) -> bool:
    """Whether the first verb after an expression is an infinitive of what is to be done."""
    for place in range(last + 1, right + 1):
        if entries[place - 1].lower in verbs.infinitive:
            return verbs.forms.get(entries[place].lower) not in (PERFECT, WEAK)
        if _tense(entries, place, verbs):
            return False
    return False


def _weighed(tense: Tense, entries: Sequence[Entry], first: int, last: int, verbs: Verbs) -> Tense:
    """The tense, sure only where the verb cannot but speak of the expression; what belongs to a noun has its own."""
    if first and entries[first - 1].lower in verbs.belonging and tense.direction is Direction.FUTURE:
        return UNKNOWN
    return Tense(tense.direction, tense.sure and _opens_main_clause(entries, first, last, verbs))


def _opens_main_clause(entries: Sequence[Entry], first: int, last: int, verbs: Verbs) -> bool:
    """Whether the expression opens its sentence, a listed verb follows, and nothing speaks of a plan.

    Elsewhere a past verb may tell of a time to come: "the mandate that ended on the 31st was extended".
    """
    if last + 1 >= len(entries) or not _opens_sentence(entries, first, verbs):
        return False
    if verbs.forms.get(entries[last + 1].lower) not in (PAST, FUTURE):
        return False
    _, right = _reach(entries, first, last, verbs, (SENTENCE,))
    return all(verbs.forms.get(entry.lower) not in (PLANNED, STATE, QUALITY) for entry in entries[last + 1 : right + 1])


def _strength(entry: Entry, verbs: Verbs) -> str:
    return SENTENCE if entry.lower[:1] == "\n" else verbs.boundaries.get(entry.lower, "")


def _reach(
    entries: Sequence[Entry], first: int, last: int, verbs: Verbs, strengths: tuple[str, ...]
) -> tuple[int, int]:
    left, right = first, last
    while left > max(0, first - REACH) and _strength(entries[left - 1], verbs) not in strengths:
        left -= 1
    if _closes(entries, last, verbs):
        return left, right
    while right < min(len(entries) - 1, last + REACH) and _strength(entries[right + 1], verbs) not in strengths:
        right += 1
    return left, right


def _closes(entries: Sequence[Entry], last: int, verbs: Verbs) -> bool:
    """Whether the point of an abbreviation that ends the expression ends its sentence too."""
    ends = _strength(entries[last], verbs) == SENTENCE
    return ends and (last + 1 == len(entries) or entries[last + 1].capital)


def _opens_sentence(entries: Sequence[Entry], first: int, verbs: Verbs) -> bool:
    """Whether the sentence begins here, or with a preposition or an article before it."""
    for place in range(first - 1, max(first - 4, -1), -1):
        if _strength(entries[place], verbs) == SENTENCE:
            return True
        if not entries[place].meaning:
            return False
    return first < 4  # noqa: PLR2004  (as many words before it as were looked at)


def _told(entries: Sequence[Entry], before: tuple[int, int], after: tuple[int, int], verbs: Verbs) -> list[str]:
    """What the words before and after an expression tell of tense, the nearest first."""
    found = [(before[1] - place, _tense(entries, place, verbs)) for place in range(*before)]
    if after[1] > after[0]:
        found.append((1, _tense_after(entries, before[1], after[0] + 1, verbs)))
    found += [(place - after[0], _tense(entries, place, verbs)) for place in range(after[0] + 2, after[1] + 1)]
    return [tense for _, tense in sorted(found) if tense]


def _tense_after(entries: Sequence[Entry], first: int, place: int, verbs: Verbs) -> str:
    """The tense of the word right after an expression: where that opens the sentence, the word is its verb."""
    entry = entries[place]
    second = _opens_sentence(entries, first, verbs) and not entry.capital and not entry.meaning
    return verbs.tense_of(entry.lower, second=second)


def _tense(entries: Sequence[Entry], place: int, verbs: Verbs) -> str:
    """The tense that one word tells; none where the word before it makes a noun or an infinitive of it."""
    if place and entries[place - 1].lower in verbs.nouns:
        return ""
    return verbs.tense_of(entries[place].lower, second=False)


def _of(tenses: list[str], *, whole: bool) -> Tense | None:
    """What the verbs of a clause say together, the nearest first."""
    participle = "participle" in tenses
    finite = [tense for tense in tenses if tense in FINITE]
    if not finite and WEAK in tenses and (whole or participle or STATE in tenses):
        finite = [BEING]
    if PLANNED in tenses:
        return Tense(Direction.EITHER if finite and finite[0] in (PAST, "modal-past") else Direction.FUTURE)
    if finite and finite[0] in (PERFECT, BEING):
        if QUALITY in tenses or (STATE in tenses and set(finite) != {PERFECT}):
            return UNKNOWN
        if participle or STATE in tenses or "participle-or-present" in tenses:
            return Tense(Direction.PAST)
        finite = [tense for tense in finite if tense not in (PERFECT, BEING)] or ["present"]
    if finite:
        return Tense(DIRECTIONS[finite[0]], sure=finite[0] in (PAST, FUTURE))
    if participle or STATE in tenses or QUALITY in tenses or MAYBE_PAST in tenses:
        return Tense(Direction.PAST)
    return Tense(Direction.FUTURE) if "participle-or-present" in tenses else None

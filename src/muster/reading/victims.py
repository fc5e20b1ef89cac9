"""Whom harm came to: the people that a clause counts, names, or tells of with a "who"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from muster.knowledge.tables import load_toml
from muster.reading.attribution import plain_name
from muster.reading.classes import classes_of
from muster.reading.lexicon import folder
from muster.reading.noun_phrases import describes
from muster.reading.terms import units_of_time
from muster.time.lexicon import ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.reading.analysis import Parsed
    from muster.reading.clauses import Clause
    from muster.reading.quantities import Quantity
    from muster.reading.tokens import Token

_PEOPLE: Final = frozenset(("people", "weak", "trainee", "person", "enemy", "spokesperson", "source"))
_REACH: Final = 4
_NEAR: Final = 3
_SMALL: Final = frozenset(("determiners", "prepositions"))
_PHRASES: Final = ("dead", "hurt", "unharmed", "none")
SETTING: Final = frozenset(("determiners", "possessives", "demonstratives"))


@dataclass(frozen=True, slots=True)
class Toll:
    """The table ``casualties.toml`` of a language; its own words say what each key is for."""

    dead: tuple[frozenset[str], ...]
    hurt: tuple[frozenset[str], ...]
    unharmed: tuple[frozenset[str], ...]
    dead_counted: frozenset[str]
    hurt_counted: frozenset[str]
    totals: frozenset[str]
    nobody: frozenset[str]
    without: frozenset[str]
    both: frozenset[str]
    none: tuple[frozenset[str], ...]
    receiving: frozenset[str]
    of: frozenset[str]
    people: frozenset[str]
    classes: frozenset[str]
    things: frozenset[str]


@dataclass(frozen=True, slots=True)
class Victims:
    """Some people that a clause tells of: from which token to which, how many, and whether a number says so."""

    start: int
    end: int
    count: int
    counted: bool


@cache
def toll(lang: str) -> Toll:
    """Load the words of a language that tell what became of people."""
    data = load_toml(folder(lang) / "casualties.toml")
    phrases: dict[str, Any] = {key: tuple(frozenset(one.split()) for one in data[key]) for key in _PHRASES}
    words: dict[str, Any] = {key: frozenset(told.split()) for key, told in data.items() if key not in phrases}
    return Toll(**phrases, **words)


@cache
def toll_words(lang: str) -> frozenset[str]:
    """The words of that table which stand as dictionary forms."""
    words = toll(lang)
    told = frozenset(word for group in (words.dead, words.hurt, words.unharmed) for one in group for word in one)
    return told | words.dead_counted | words.hurt_counted | words.people | words.of


def head_of(parsed: Parsed, quantity: Quantity) -> int | None:
    """Where the noun stands that a number counts, behind its adjectives; None if the number stands alone."""
    at = quantity.end
    while at < min(quantity.end + _REACH, len(parsed.tokens) - 1) and describes(parsed, at) and _goes_on(parsed, at):
        at += 1
    if at >= len(parsed.tokens):
        return None
    token = parsed.tokens[at]
    standing = not token.is_word or (not token.word.noun and not token.names and (token.word.roles or token.word.verbs))
    return None if standing else at


def _goes_on(parsed: Parsed, at: int) -> bool:
    """Whether a noun may still follow what looks like an adjective."""
    behind = parsed.tokens[at + 1]
    return behind.is_word and not behind.word.roles and not (behind.word.verbs and not behind.word.noun)


def victims_in(parsed: Parsed, clause: Clause, quantities: Sequence[Quantity], words: Toll) -> Iterator[Victims]:
    """The people that a clause counts or names, those left out whom a preposition makes something else."""
    taken: set[int] = set()
    for quantity in quantities:
        head = head_of(parsed, quantity)
        taken |= set(range(quantity.start, (head or quantity.end) + 1))
        if _set_apart(parsed, quantity.start, words):
            continue
        alone = head is None and not quantity.article
        if alone or (head is not None and _is_people(parsed, head, words, sure=quantity.article)):
            yield Victims(quantity.start, (head or quantity.end - 1) + 1, quantity.minimum, not quantity.article)
    yield from _named(parsed, [at for at in clause.at if at not in taken], words)


def _set_apart(parsed: Parsed, at: int, words: Toll) -> bool:
    """Whether a phrase stands behind a preposition, and not one of those behind which harm comes to somebody."""
    while at > 0 and not parsed.tokens[at - 1].word.roles.isdisjoint(SETTING):
        at -= 1
    before = parsed.tokens[at - 1] if at else None
    if before is None or "prepositions" not in before.word.roles or before.low in words.receiving:
        return False
    return at == 1 or parsed.tokens[at - 2].word.lemmas.isdisjoint(words.of)


def _is_people(parsed: Parsed, head: int, words: Toll, *, sure: bool) -> bool:
    """Whether a noun is for people: by the tables; what they do not know is, unless that has to be sure."""
    shared = _shared(parsed, head)
    if shared is not None:
        return _is_people(parsed, shared, words, sure=sure)
    token = parsed.tokens[head]
    if token.name_of("demonym"):
        return True
    if token.word.noun and token.word.noun.kind:
        return token.word.noun.kind in _PEOPLE
    if not token.word.lemmas.isdisjoint(words.people):
        return True
    if token.low in words.things or token.low in units_of_time(parsed.lang):
        return False
    classes = classes_of(token, parsed.lang)
    return not classes.isdisjoint(words.classes) if classes else not sure


def _shared(parsed: Parsed, at: int) -> int | None:
    """Where the noun stands that an adjective of a nation leaves to the next number: "five Dutch, three Belgian …"."""
    tokens = parsed.tokens
    if not tokens[at].name_of("adjective") or at + 1 == len(tokens):
        return None
    linked = tokens[at + 1].text == "," or "coordinators" in tokens[at + 1].word.roles
    following = (q for q in parsed.quantities if at + 1 < q.start <= at + _REACH and not q.article)
    return next((head_of(parsed, quantity) for quantity in following), None) if linked else None


def _named(parsed: Parsed, positions: Sequence[int], words: Toll) -> Iterator[Victims]:
    """Persons told in the singular: by a noun, a name, or a noun with a name."""
    tokens, free = parsed.tokens, set(positions)
    at = 0
    while at < len(tokens):
        end = _name_end(tokens, at, free, words)
        plural = end == at + 1 and _is_plural(tokens[at])
        if end > at and not plural and not _set_apart(parsed, _opening(parsed, at), words):
            yield Victims(at, end, 1, counted=False)
        at = max(end, at + 1)


def _name_end(tokens: Sequence[Token], at: int, free: set[int], words: Toll) -> int:
    """Where a noun for a person or a name that begins here ends, small words within it ("Jan de Wit") counted in."""
    end = at
    while end in free:
        named = end > 0 and plain_name(tokens[end])
        within = at < end < len(tokens) - 1 and plain_name(tokens[end - 1]) and plain_name(tokens[end + 1])
        small = within and not tokens[end].word.roles.isdisjoint(_SMALL)
        if not (named or small or _is_person(tokens[end], words)):
            break
        end += 1
    return end


def _opening(parsed: Parsed, at: int) -> int:
    while at > 0 and describes(parsed, at - 1):
        at -= 1
    return at


def _is_person(token: Token, words: Toll) -> bool:
    noun = token.word.noun
    return bool(noun and noun.kind in _PEOPLE) or not token.word.lemmas.isdisjoint(words.people)


def _is_plural(token: Token) -> bool:
    noun = token.word.noun
    return bool(noun and not token.low.endswith(noun.lemma.lower()))


def last_so_far(parsed: Parsed, first: int, words: Toll) -> list[Victims]:
    """The one right before a "who" whom an ordinal makes the last of so many: "the eleventh Dutchman who"."""
    found = []
    for at in range(max(first - _REACH, 1), first):
        number = ordinal(parsed.tokens[at].low, parsed.lang)
        people = any(_is_people(parsed, i, words, sure=True) for i in range(at + 1, first))
        if number > 1 and people and "determiners" in parsed.tokens[at - 1].word.roles:
            found.append(Victims(at, first, number, counted=True))
    return found


def antecedent(parsed: Parsed, first: int, words: Toll) -> Iterator[Victims]:
    """Those of whom a clause with "who" tells: counted right before it, or the last so far ("is the eleventh who")."""
    yield from last_so_far(parsed, first, words)
    for quantity in parsed.quantities:
        head = head_of(parsed, quantity)
        people = head is not None and _is_people(parsed, head, words, sure=quantity.article)
        end = head + 1 if head is not None else quantity.end
        if (people or head is None) and first - _NEAR <= end <= first and not quantity.article:
            yield Victims(quantity.start, end, quantity.minimum, counted=True)

"""Phrases for forces that belong together: what grammar says is one contingent becomes one phrase.

"A detachment of 120 soldiers", "commandos and marines", "three helicopters of the type X", "sixty marines, a strong
platoon," each name one contingent in two phrases.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from muster.reading.quantities import hedges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from muster.reading.force import Force
    from muster.reading.tokens import Token

    Link = Callable[[Sequence[Token], Force, Force], Force | None]

PEOPLE: Final = frozenset(("people", "weak"))
_NEAR: Final = 4
_PARTS: Final = PEOPLE | {"group", "aircraft", "helicopters", "ships", "vehicles"}
_NAMED: Final = frozenset(("aircraft", "helicopters", "ships", "vehicles"))
_BODIES: Final = frozenset(("weak", "group"))
_MADE_OF: Final = _NAMED | PEOPLE
_NUMBERED: Final = PEOPLE | {"group"}
_MARKS: Final = frozenset((",", "(", "-", "\u2013"))
_CONTAINERS: Final = frozenset(("group", "weak", "ships"))


def linked(tokens: Sequence[Token], found: Iterable[Force]) -> list[Force]:
    """Join each phrase with the one before it where both name one contingent.

    Args:
        tokens: the sentence.
        found: its phrases for forces, from left to right.
    """
    return _chained(tokens, _chained(tokens, found, _CLOSE), (*_CLOSE, *_LOOSE))


def _chained(tokens: Sequence[Token], found: Iterable[Force], links: tuple[Link, ...]) -> list[Force]:
    joined: list[Force] = []
    for force in found:
        joined.append(force)
        while len(joined) > 1 and (one := _joined(tokens, links, *joined[-2:])):
            joined[-2:] = [one]
    return joined


def _joined(tokens: Sequence[Token], links: tuple[Link, ...], one: Force, two: Force) -> Force | None:
    return next((whole for link in links if (whole := link(tokens, one, two))), None)


def _container(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """A body of forces and how many people it has: "a detachment of 120 soldiers", "the ship, with a crew of 170"."""
    between = [token.low for token in tokens[one.end : two.start] if token.text != ","]
    linking = len(between) == 1 and "partitives" in tokens[two.start - 1].word.roles
    numbered = any("sizes" in token.word.roles for token in tokens[one.start : one.head])
    holds = one.kind in _CONTAINERS or (two.elliptic and numbered and one.kind in PEOPLE)
    fits = holds and two.kind in PEOPLE and two.quantity and not one.quantity
    if not (linking and fits) or (two.elliptic and _grows(tokens, one, two.end)):
        return None
    return replace(_numbered(one, two), crew=one.kind == "ships")


def _grows(tokens: Sequence[Token], one: Force, at: int) -> bool:
    """Whether a number only begins a change of a body, not of how many there are: "from 100 to 160"."""
    numbered = any("sizes" in token.word.roles for token in tokens[one.start : one.head])
    return not numbered and at < len(tokens) and "towards" in tokens[at].word.roles


def _part(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """Forces and the body whose they are: "forty instructors of the brigade", "specialists from the staff"."""
    between = tokens[one.end : two.start]
    belongs = len(between) == 1 and "origins" in between[0].word.roles
    if not belongs or two.quantity or one.elliptic or two.kind != "group" or one.kind not in _PARTS:
        return None
    if one.kind == "weak" and not one.quantity:
        return replace(two, start=one.start, preposition=one.preposition, nations=two.nations or one.nations)
    plain = one.who is None
    who = two.who if plain else (one.who[0], two.end) if one.who and two.who else one.who
    return replace(one, end=two.end, who=who, nations=one.nations or two.nations)


def _owned(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """Forces and the people whose they are: "a base of the Americans"."""
    people = two.noun is None and not two.elliptic and not two.quantity and two.start < two.head
    if not (_belongs(tokens, one, two) and people) or one.nations or one.kind in PEOPLE or one.elliptic:
        return None
    return replace(one, end=two.end, nations=two.nations)


def _out_of(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """A number and those whom it is a part of: "twenty of their engineers"."""
    if not _belongs(tokens, one, two) or not one.elliptic or two.elliptic or two.quantity or two.start == two.head:
        return None
    return replace(two, start=one.start, quantity=one.quantity, preposition=one.preposition)


def parted(tokens: Sequence[Token], found: Sequence[Force], lang: str) -> list[Force]:
    """Forces with what a whole that is counted gives to its part: "two of the five Chinooks", "half of the 300 men"."""
    parts = [*(_part_of(tokens, one, two) for one, two in pairwise(found)), *found[-1:]]
    return [replace(one, quantity=None) if _in_fractions(tokens, one, lang) else one for one in parts]


def _part_of(tokens: Sequence[Token], one: Force, two: Force) -> Force:
    """A number alone is of what the whole is, of whose it is."""
    counted = one.elliptic and two.quantity and not two.elliptic and not two.quantity.article
    if not counted or not _belongs(tokens, one, two) or not _articled(tokens, two):
        return one
    return replace(one, noun=two.noun, who=two.who, crew=two.crew, nations=one.nations or two.nations)


def _in_fractions(tokens: Sequence[Token], force: Force, lang: str) -> bool:
    """Whether a number counts a whole of which a part is told that no number counts: "half of the 300 men"."""
    at = force.start - 1
    if at < 1 or not force.quantity or force.elliptic or not _articled(tokens, force):
        return False
    return "origins" in tokens[at].word.roles and tokens[at - 1].low in hedges(lang).words["fractions"]


def _belongs(tokens: Sequence[Token], one: Force, two: Force) -> bool:
    """Whether nothing but an "of" stands between two phrases."""
    between = tokens[one.end : two.start]
    return len(between) == 1 and {"partitives", "origins"} <= between[0].word.roles


def _numbered_behind(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """Forces and, between marks, how many they are: "the detachment, 120 men strong,", "the Germans (850)"."""
    opens = tokens[one.end : two.start]
    if len(opens) != 1 or opens[0].text not in _MARKS or two.quantity is None or two.quantity.article:
        return None
    fits = one.kind in _NUMBERED and two.kind in PEOPLE and (one.quantity is None or one.kind == "group")
    if not fits or two.nations or two.possessive or _articled(tokens, two) or not _closes(tokens, two.end):
        return None
    return replace(one, end=two.end, quantity=two.quantity, who=one.who or two.who)


def _with_number(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """People of a nation and with how many they are: "the Czechs with 650 men", "the British are there with 750".

    What stands between is no part of the phrase: it may be the verb, or the place.
    """
    between = tokens[one.end : two.start]
    people = one.noun is None and not one.elliptic and one.quantity is None
    alone = two.elliptic or two.kind == "weak" or (two.noun is not None and two.noun.plain and two.kind == "people")
    told = two.quantity is not None and alone and not (two.nations or two.possessive or _articled(tokens, two))
    if not (people and told) or not between or len(between) > _NEAR or not all(token.is_word for token in between):
        return None
    last = between[-1].word.roles
    belongs = (
        "partitives" in last and "origins" not in last and not any("coordinators" in t.word.roles for t in between)
    )
    return replace(one, quantity=two.quantity) if belongs else None


def _sorts_behind(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """A number of people and, between commas, what they are: "the 290 Dutchmen in Mali, mostly scouts,"."""
    between = tokens[one.end : two.start]
    plain = one.noun is None or one.kind == "weak" or one.noun.plain
    fits = one.kind in PEOPLE and plain and one.quantity and two.kind == "people" and two.noun and not two.noun.plain
    bare = two.start == two.head and not two.quantity and not two.nations and not two.preposition
    if not (fits and bare) or [token.text for token in between].count(",") != 1 or len(between) > _NEAR:
        return None
    marked = between[-1].text == "," or (len(between) > 1 and between[-2].text == ",")
    if not marked or any(token.word.verbs or "coordinators" in token.word.roles for token in between):
        return None
    return replace(one, who=two.who or one.who) if _closes(tokens, two.end) else None


def _articled(tokens: Sequence[Token], force: Force) -> bool:
    return any("determiners" in token.word.roles for token in tokens[force.start : force.head])


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark stands at a position, or a word that says what was measured: "strong", "in number"."""
    if at == len(tokens) or not tokens[at].is_word or "relatives" in tokens[at].word.roles:
        return True
    return any("sizes" in token.word.roles for token in tokens[at : at + 2])


def _amounts(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """A body and the verb that says how many it has: "the detachment numbers 120 men"."""
    between = tokens[one.end : two.start]
    says = any("amounts" in token.word.roles for token in between) and len(between) <= _NEAR
    fits = one.kind == "group" and two.kind in PEOPLE and two.quantity and not one.quantity
    if not (says and fits and all(token.is_word for token in between)):
        return None
    return _numbered(one, two)


def _measure(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """A body and, right behind it, what it is made of: "a company marines", "90 men personnel", "a flight F-16s"."""
    counted = one.kind in PEOPLE and one.quantity is not None and two.kind in _BODIES
    body = one.kind == "group" and two.kind in _MADE_OF
    if not (body or counted) or two.start != one.end or two.quantity or two.elliptic or tokens[two.start].word.roles:
        return None
    return replace(_as_one_name(one, two), nations=one.nations or two.nations)


def _sort(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """What sort they are: "three helicopters of the type Chinook"."""
    if one.kind != two.kind or two.quantity or not any("sorts" in t.word.roles for t in tokens[one.end : two.head]):
        return None
    between = [token for token in tokens[one.end : two.head] if token.text != ","]
    if not between or "partitives" not in between[0].word.roles or any(_is_verbal(token) for token in between):
        return None
    return _as_one_name(one, two)


def _pair(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """Sorts of people under one number or article: "165 commandos and marines", "pilots, engineers and medics"."""
    bare = two.start == two.head and not two.quantity and not two.nations and not two.preposition
    people = {one.kind, two.kind} <= PEOPLE and one.noun and two.noun
    if not (bare and people and two.start == one.end + 1 and _listed(tokens, one.end, two.end)):
        return None
    return _as_one_name(one, two)


def _listed(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "and" stands between two names, or a comma and "and" behind the second."""
    if "coordinators" in tokens[at].word.roles:
        return True
    return tokens[at].text == "," and end < len(tokens) and "coordinators" in tokens[end].word.roles


def _apposition(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """The same forces by another name between commas: "sixty marines, a strengthened platoon, are …"."""
    if two.start != one.end + 1 or tokens[one.end].text != "," or one.end + 1 >= len(tokens):
        return None
    opens = tokens[one.end + 1].word.roles & {"determiners"}
    behind = tokens[two.end] if two.end < len(tokens) else None
    closed = behind is None or not behind.is_word or "relatives" in behind.word.roles
    counted = one.quantity and two.quantity
    if not opens or not closed or counted or two.nations or two.possessive or not _renames(tokens, one, two):
        return None
    return replace(one, end=two.end, quantity=one.quantity or two.quantity)


def _renames(tokens: Sequence[Token], one: Force, two: Force) -> bool:
    """Whether a body is told besides, or what sort of thing one with a name is: "the Tromp, a frigate,"."""
    named = tokens[one.end - 1].text[0].isupper() and not tokens[two.end - 1].text[0].isupper()
    return "group" in {one.kind, two.kind} or (one.kind == two.kind and one.kind in _NAMED and named)


def _as_one_name(one: Force, two: Force) -> Force:
    """Both phrases as one, called by the words of both."""
    return replace(one, end=two.end, who=(one.who[0] if one.who else one.head, two.end))


def _numbered(one: Force, two: Force) -> Force:
    """Both phrases as one, with the number of the second."""
    return replace(one, end=two.end, quantity=two.quantity, nations=one.nations or two.nations)


def _is_verbal(token: Token) -> bool:
    return bool(token.word.verbs) and not token.word.noun


_CLOSE: Final[tuple[Link, ...]] = (
    _container,
    _part,
    _owned,
    _out_of,
    _amounts,
    _measure,
    _sort,
    _pair,
    _apposition,
)
_LOOSE: Final[tuple[Link, ...]] = (_numbered_behind, _with_number, _sorts_behind)

"""Phrases for forces that belong together: what grammar says is one contingent becomes one phrase.

"A detachment of 120 soldiers", "commandos and marines", "three helicopters of the type X", "sixty marines, a strong
platoon," each name one contingent in two phrases.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from muster.reading.force import Force
    from muster.reading.tokens import Token

    Link = Callable[[Sequence[Token], Force, Force], Force | None]

PEOPLE: Final = frozenset(("people", "weak"))
_NEAR: Final = 4
_CONTAINERS: Final = frozenset(("group", "weak", "ships"))


def linked(tokens: Sequence[Token], found: Iterable[Force]) -> list[Force]:
    """Join each phrase with the one before it where both name one contingent.

    Args:
        tokens: the sentence.
        found: its phrases for forces, from left to right.
    """
    joined: list[Force] = []
    for force in found:
        joined.append(force)
        while len(joined) > 1 and (one := _joined(tokens, *joined[-2:])):
            joined[-2:] = [one]
    return joined


def _joined(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    return next((whole for link in _LINKS if (whole := link(tokens, one, two))), None)


def _container(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """A body of forces and how many people it has: "a detachment of 120 soldiers", "the ship, with a crew of 170"."""
    between = [token.low for token in tokens[one.end : two.start] if token.text != ","]
    linking = len(between) == 1 and "partitives" in tokens[two.start - 1].word.roles
    fits = one.kind in _CONTAINERS and two.kind in PEOPLE and two.quantity and not one.quantity
    if not (linking and fits):
        return None
    return replace(_numbered(one, two), crew=one.kind == "ships")


def _amounts(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """A body and the verb that says how many it has: "the detachment numbers 120 men"."""
    between = tokens[one.end : two.start]
    says = any("amounts" in token.word.roles for token in between) and len(between) <= _NEAR
    fits = one.kind == "group" and two.kind in PEOPLE and two.quantity and not one.quantity
    if not (says and fits and all(token.is_word for token in between)):
        return None
    return _numbered(one, two)


def _measure(tokens: Sequence[Token], one: Force, two: Force) -> Force | None:
    """A body and, right behind it, what it is made of: "a company marines", "90 men personnel"."""
    counted = one.kind in PEOPLE and one.quantity is not None and two.kind == "weak"
    body = one.kind == "group" and two.kind == "people"
    if not (body or counted) or two.start != one.end or two.quantity or tokens[two.start].word.roles:
        return None
    return _as_one_name(one, two)


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
    if not opens or not closed or counted or two.nations or two.possessive or "group" not in {one.kind, two.kind}:
        return None
    return replace(one, end=two.end, quantity=one.quantity or two.quantity)


def _as_one_name(one: Force, two: Force) -> Force:
    """Both phrases as one, called by the words of both."""
    return replace(one, end=two.end, who=(one.who[0] if one.who else one.head, two.end))


def _numbered(one: Force, two: Force) -> Force:
    """Both phrases as one, with the number of the second."""
    return replace(one, end=two.end, quantity=two.quantity, nations=one.nations or two.nations)


def _is_verbal(token: Token) -> bool:
    return bool(token.word.verbs) and not token.word.noun


_LINKS: Final[tuple[Link, ...]] = (_container, _amounts, _measure, _sort, _pair, _apposition)

"""Numbers that leave the forces out which they count: "forty in Erbil", "and later four"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from muster.reading.force import COUNTED, FORCE_KINDS, Force
from muster.reading.noun_phrases import may_head
from muster.reading.quantities import hedges

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from muster.reading.quantities import Quantity
    from muster.reading.tokens import Token

_NEAR: Final = 4
_BEHIND: Final = 2
_SEVERAL: Final = 2
_LIFE: Final = 110  # years that somebody may live; few things have higher numbers either


def bare_numbers(
    tokens: Sequence[Token],
    quantities: Sequence[Quantity],
    found: Sequence[Force],
    lang: str,
    dated: Container[int] = (),
) -> list[Force]:
    """The numbers of a sentence that stand for forces.

    Args:
        tokens: the sentence.
        quantities: its numbers.
        found: the phrases for forces that have a noun.
        lang: its language.
        dated: positions that tell when.
    """
    taken = {q for force in found if (q := force.quantity)}
    left = [q for q in quantities if q not in taken and not _tells_else(tokens, q, lang, dated)]
    bare = [_like_before(one, found) for q in left if (one := _elliptic(tokens, q, listed=bool(taken)))]
    return [*bare, *(one for q in left if (one := _described(tokens, q, found)))]


def with_owners(tokens: Sequence[Token], found: Sequence[Force]) -> list[Force]:
    """Forces counted beside others are those of the nation right before: "Germany sends 150, France 50 men"."""
    if sum(force.quantity is not None for force in found) < _SEVERAL:
        return list(found)
    return [
        replace(force, nations=_whose(tokens, force.start - 1)) if force.quantity and not force.nations else force
        for force in found
    ]


def _tells_else(tokens: Sequence[Token], quantity: Quantity, lang: str, dated: Container[int]) -> bool:
    """Whether a number counts nobody: none, which one of a kind ("article 5"), or how old somebody is."""
    at = quantity.start - 1
    if quantity.maximum == 0 or _counts_fractions(tokens, quantity, lang):
        return True
    if at < 0:
        return False
    before = tokens[at]
    if quantity.approx or quantity.maximum is None or quantity.maximum > _LIFE:
        return False
    numbered = before.text.islower() and may_head(before, lang) and not before.word.noun
    return (numbered and at not in dated) or _is_age(tokens, quantity)


def _counts_fractions(tokens: Sequence[Token], quantity: Quantity, lang: str) -> bool:
    """Whether a number says how many parts of a whole: "two thirds of the soldiers"."""
    return quantity.end < len(tokens) and tokens[quantity.end].low in hedges(lang).words["fractions"]


def _is_age(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number alone behind a person's name is an age: "Jan Smit (34)", "Jan Smit, 34,"."""
    opens, closes = (tokens[at].text if 0 <= at < len(tokens) else "" for at in (quantity.start - 1, quantity.end))
    if quantity.start < _BEHIND or (opens, closes) not in {("(", ")"), (",", ",")}:
        return False
    named = tokens[quantity.start - _BEHIND]
    forces = named.word.noun and named.word.noun.kind in FORCE_KINDS and named.text.islower()
    return not named.names and not forces and (opens == "(" or named.text[0].isupper())


def _like_before(elliptic: Force, found: Sequence[Force]) -> Force:
    """What a number that leaves the forces out counts: what was counted before ("six F-16s, and later four")."""
    counted = [force for force in found if force.end <= elliptic.start and force.quantity]
    same = counted and counted[-1].kind in COUNTED - {"nations"} and not counted[-1].crew
    return replace(elliptic, noun=counted[-1].noun, who=counted[-1].who) if same else elliptic


def _elliptic(tokens: Sequence[Token], quantity: Quantity, *, listed: bool) -> Force | None:
    """A number without a noun that stands for forces: "forty in Erbil", "there are fifty of them".

    Where forces are counted beside it, a nation or a place may stand right before it: "Germany 100", "in Latvia 200".
    """
    after = tokens[quantity.end] if quantity.end < len(tokens) else None
    if quantity.article or (after and not (_may_follow(after) or _there_are(tokens, quantity))):
        return None
    before = tokens[quantity.start - 1] if quantity.start else None
    whose = _whose(tokens, quantity.start - 1) if listed else ()
    sited = listed and _sited(tokens, quantity.start - 1)
    named = before and (before.word.noun or before.names or (before.text[0].isupper() and quantity.start > 1))
    if named and not (whose or sited):
        return None
    return Force(
        quantity.end - 1,
        quantity.start,
        quantity.end,
        None,
        quantity,
        whose,
        preposition_before(tokens, quantity.start),
        elliptic=True,
    )


def preposition_before(tokens: Sequence[Token], at: int) -> str:
    """Give the preposition right before a position, or nothing."""
    before = tokens[at - 1] if at else None
    return before.low if before and "prepositions" in before.word.roles else ""


def _whose(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """The nation that stands at a position as one of a list: behind no preposition."""
    if at < 0 or (at and "prepositions" in tokens[at - 1].word.roles):
        return ()
    return tuple([name.id for name in tokens[at].names if name.kind in {"nation", "demonym"}][:1])


def _described(tokens: Sequence[Token], quantity: Quantity, found: Sequence[Force]) -> Force | None:
    """A number with a nation's adjective that leaves the noun to the last of a list: "100 Dutch and 50 Belgian …"."""
    at = quantity.end
    nation = tokens[at].name_of("adjective") if at + 1 < len(tokens) else None
    last = next((force for force in found if force.start > at), None)
    if not (nation and last and last.quantity) or quantity.article or not _lists(tokens[at + 1 : last.start]):
        return None
    return replace(
        last,
        head=quantity.end - 1,
        start=quantity.start,
        end=at + 1,
        quantity=quantity,
        nations=(nation,),
        preposition=preposition_before(tokens, quantity.start),
        elliptic=True,
    )


def _lists(between: Sequence[Token]) -> bool:
    """Whether words between two of a list hold but numbers and adjectives of nations, and begin with a link."""
    links = between[:1] and (between[0].text == "," or "coordinators" in between[0].word.roles)
    return bool(links) and not any(
        token.word.noun or token.word.verbs or "prepositions" in token.word.roles for token in between
    )


def _sited(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands at a position behind a preposition, as a place does."""
    return at > 0 and bool(tokens[at].names) and "prepositions" in tokens[at - 1].word.roles


def _there_are(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number says how many there are and what they do: "there are about a hundred active"."""
    before = tokens[max(quantity.start - _NEAR, 0) : quantity.start]
    there = any({"there", "pronouns"} <= token.word.roles for token in before)
    return there and "predicatives" in tokens[quantity.end].word.roles


def _may_follow(token: Token) -> bool:
    roles = token.word.roles
    return (
        not token.is_word
        or bool(roles & {"prepositions", "coordinators", "particles", "there", "relatives"})
        or (bool(token.word.verbs) and not token.word.noun and not token.names)
    )

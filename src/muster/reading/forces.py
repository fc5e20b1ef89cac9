"""Noun phrases that name forces: who, how many, of which nation, behind which preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.knowledge import world
from muster.model import ALL_NATIONS
from muster.reading.force import FORCE_KINDS, Force
from muster.reading.force_links import linked, parted
from muster.reading.force_numbers import bare_numbers, preposition_before, with_owners
from muster.reading.force_phrases import describes, joins_clauses, left_of, named_behind, numbers_a_unit
from muster.reading.force_senses import means_else
from muster.reading.lexicon import Noun

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from muster.reading.names import Name
    from muster.reading.quantities import Quantity
    from muster.reading.tokens import Token

_SHIP: Final = "ship by name"


def find_forces(
    tokens: Sequence[Token], quantities: Sequence[Quantity], lang: str, dated: Container[int] = ()
) -> tuple[Force, ...]:
    """All phrases of a sentence that name forces, from left to right; positions that tell when are part of none."""
    ends = {quantity.end: quantity for quantity in quantities}
    counting = {at for quantity in quantities for at in range(quantity.start, quantity.end)}
    found: list[Force] = []
    floor = 0
    for at in range(len(tokens)):
        free = at >= floor and at not in counting and not means_else(tokens, at, lang)
        if free and _is_head(tokens, at, counted=at in ends):
            force = _force(tokens, at, floor, ends, dated)
            found.append(force)
            floor = force.end
    merged = linked(tokens, found)
    every = [*merged, *bare_numbers(tokens, quantities, merged, lang, dated)]
    joined = linked(tokens, with_owners(tokens, sorted(every, key=lambda force: force.head)))
    return tuple(parted(tokens, joined, lang))


def _is_head(tokens: Sequence[Token], at: int, *, counted: bool) -> bool:
    token = tokens[at]
    if _ship(tokens, at):
        return True
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.name_of("demonym") and not (
        token.name_of("nation") and at and "prepositions" in tokens[at - 1].word.roles
    ):
        if token.name_of("nation") and not counted and not _articled(tokens, at):
            return False
        return not (token.name_of("adjective") and behind and behind.word.noun and behind.word.noun.kind in FORCE_KINDS)
    noun = token.word.noun
    if not noun or noun.kind not in FORCE_KINDS or any(not _names_a_body(name, noun) for name in token.names):
        return False
    return counted or not (behind and token.low == noun.lemma and noun.kind != "base" and _continues(token, behind))


def _articled(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article stands right before a position, not a word that joins clauses."""
    return at > 0 and "determiners" in tokens[at - 1].word.roles and not joins_clauses(tokens, at - 1)


def _names_a_body(name: Name, noun: Noun) -> bool:
    """Whether what a word names as well leaves it a word for forces: a mission's unit, the army of one nation."""
    body = noun.kind == "group" and not noun.plain and (name.kind == "mission" or bool(noun.nation))
    return body or name.kind in {"compound", "lead", "town"}


def _ship(tokens: Sequence[Token], at: int) -> Noun | None:
    """A ship by its name behind an article: a known one ("the Belgian Louise-Marie"), or a town's name, which has none.

    "The Hamburg" is a ship; of a name that is known the nation is known too, unless a town bears it.
    """
    names = {name.kind: name.id for name in tokens[at].names}
    if not names.keys() & {"ship", "town"} or (at + 1 < len(tokens) and tokens[at + 1].word.noun):
        return None
    before = tokens[at - 1] if at else None
    articled = bool(before and "determiners" in before.word.roles)
    alone = names.keys() == {"ship"} and " " in tokens[at].text
    known = "ship" in names and (alone or articled or bool(before and before.name_of("adjective")))
    return Noun("ships", _SHIP, nation=names.get("ship", "")) if known or (articled and "town" in names) else None


def _continues(token: Token, behind: Token) -> bool:
    """Whether the next word is a noun of forces too, so that this one only describes it ("commando team")."""
    noun = None if behind.names else behind.word.noun
    if not noun or noun.kind not in FORCE_KINDS or behind.start != token.end + 1:
        return False
    return not (token.word.noun and token.word.noun.kind == "group" and noun.kind == "people")


def _force(tokens: Sequence[Token], at: int, floor: int, ends: dict[int, Quantity], dated: Container[int]) -> Force:
    start, quantity = left_of(tokens, at, floor, ends, dated)
    numbered = quantity if quantity and numbers_a_unit(tokens, at, quantity) else None
    quantity = None if numbered else quantity
    nations = tuple(dict.fromkeys(_nations(tokens, start, at)))
    nations = tuple(code for code in nations if code != ALL_NATIONS) or nations
    after, later = _origin(tokens, at + 1)
    end = max(after, named_behind(tokens, at + 1))
    possessive = any("possessives" in tokens[i].word.roles for i in range(start, at))
    ship = _ship(tokens, at)
    noun = None if tokens[at].name_of("demonym") else tokens[at].word.noun
    return Force(
        at,
        start,
        end,
        ship or noun,
        quantity,
        nations or later or ((ship.nation,) if ship and ship.nation else ()),
        preposition_before(tokens, start),
        (at, at + 1)
        if ship
        else (numbered.start, named_behind(tokens, at + 1))
        if numbered
        else _who(tokens, start, at, named_behind(tokens, at + 1), quantity),
        possessive,
        bodies=bool(quantity) and _counts_bodies(tokens[at]),
        whence=bool(later) and not nations and "partitives" not in tokens[at + 1].word.roles,
    )


def _counts_bodies(head: Token) -> bool:
    """Whether a head is a body of forces in the plural, of which a number before it says how many there are."""
    noun = head.word.noun
    if noun is None or noun.kind != "group" or noun.plain:
        return False
    return not head.low.endswith(noun.lemma.lower())


def _nations(tokens: Sequence[Token], start: int, at: int) -> Iterator[str]:
    for i in range(start, at + 1):
        for name in tokens[i].names:
            if name.kind in {"adjective", "demonym"}:
                yield name.id
                break
    yield from modifier_nations(tokens[at])


def modifier_nations(token: Token) -> Iterator[str]:
    """The alliance or nation that the first part of a compound names ("NAVO-troepen"), or the noun itself."""
    for name in token.names:
        if name.kind == "compound":
            yield name.id
    if token.word.noun and token.word.noun.nation:
        yield token.word.noun.nation


def _origin(tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]]:
    """A nation told behind the head: "from the Netherlands", "of France and Germany", "of the Afghan army"."""
    if at >= len(tokens) or "origins" not in tokens[at].word.roles:
        return at, ()
    codes: list[str] = []
    end = i = at + 1
    while i < len(tokens):
        code = tokens[i].name_of("nation")
        if code:
            codes.append(code)
            end = i + 1
        elif not ({"coordinators", "determiners"} & tokens[i].word.roles) and tokens[i].text != ",":
            break
        i += 1
    return (end, tuple(codes)) if codes else (at, _of_a_force(tokens, i))


def _of_a_force(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """The nation whose army, navy or unit stands here, whose part the forces before it are."""
    if at == len(tokens):
        return ()
    named = [world.organisation_by_id(name.id) for name in tokens[at].names if name.kind == "organisation"]
    army = tuple(one.nation for one in named if one and one.sort == "host-force")
    return army or _adjectives(tokens, at)


def _adjectives(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """The nation that an adjective here gives to the noun of a unit right behind it, others in between or not."""
    behind = at + 1
    while behind < len(tokens) and not tokens[behind].word.noun and describes(tokens, behind):
        behind += 1
    noun = tokens[behind].word.noun if behind < len(tokens) else None
    return (
        tuple(name.id for name in tokens[at].names if name.kind == "adjective") if noun and noun.kind == "group" else ()
    )


def _who(tokens: Sequence[Token], start: int, at: int, end: int, quantity: Quantity | None) -> tuple[int, int] | None:
    noun = tokens[at].word.noun
    if (noun is None and not tokens[at].name_of("demonym")) or (
        noun and (noun.kind == "nations" or (noun.kind == "weak" and not tokens[at].word.modifier))
    ):
        return None
    if noun and noun.plain and end == at + 1:
        return None
    first = at
    low = quantity.end if quantity else start
    while first - 1 >= low and describes(tokens, first - 1):
        first -= 1
    return first, end

"""Noun phrases that name forces: who, how many, of which nation, behind which preposition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from muster.knowledge import world
from muster.model import ALL_NATIONS
from muster.reading.force_links import linked
from muster.reading.force_phrases import describes, left_of, named_behind, numbers_a_unit
from muster.reading.lexicon import Noun

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from muster.reading.quantities import Quantity
    from muster.reading.tokens import Token

FORCE_KINDS: Final = frozenset(
    ("people", "weak", "group", "aircraft", "helicopters", "ships", "vehicles", "system", "base", "nations")
)
COUNTED: Final = frozenset(("aircraft", "helicopters", "ships", "vehicles", "nations"))
_NEAR: Final = 4
_SHIP: Final = "ship by name"


@dataclass(frozen=True, slots=True)
class Force:
    """Forces as one phrase names them.

    Attributes:
        head: position of the head in the sentence (for an elliptic one, of the number).
        start: first position of the phrase.
        end: position after the phrase.
        noun: the head noun; None for a demonym ("Fransen") or an elliptic number.
        quantity: how many, if the phrase says so.
        nations: codes of the nations it names; ``*`` for an alliance's.
        preposition: the preposition before it, lower case, or "".
        who: first and last position of the words that name it, if they are more than common words for soldiers.
        possessive: whether "his, her, their" or "own" refers back for the nation.
        elliptic: a number that leaves the forces out.
        crew: whether the number counts the people of a ship, not ships.
    """

    head: int
    start: int
    end: int
    noun: Noun | None
    quantity: Quantity | None = None
    nations: tuple[str, ...] = ()
    preposition: str = ""
    who: tuple[int, int] | None = None
    possessive: bool = False
    elliptic: bool = False
    crew: bool = False

    @property
    def kind(self) -> str:
        """The kind of its noun; a demonym is people."""
        return self.noun.kind if self.noun else "people"


def find_forces(
    tokens: Sequence[Token], quantities: Sequence[Quantity], dated: Container[int] = ()
) -> tuple[Force, ...]:
    """All phrases of a sentence that name forces, from left to right; positions that tell when are part of none."""
    ends = {quantity.end: quantity for quantity in quantities}
    found: list[Force] = []
    floor = 0
    for at in range(len(tokens)):
        if at >= floor and _is_head(tokens, at, counted=at in ends):
            force = _force(tokens, at, floor, ends, dated)
            found.append(force)
            floor = force.end
    merged = linked(tokens, found)
    taken = {q for force in merged if (q := force.quantity)}
    counted = any(force.quantity for force in merged)
    left = [q for q in quantities if q not in taken]
    elliptic = [_like_before(one, merged) for q in left if (one := _elliptic(tokens, q, listed=counted))]
    return tuple(sorted([*merged, *elliptic], key=lambda force: force.head))


def _like_before(elliptic: Force, found: Sequence[Force]) -> Force:
    """What a number that leaves the forces out counts: what was counted before ("six F-16s, and later four")."""
    counted = [force for force in found if force.end <= elliptic.start and force.quantity]
    same = counted and counted[-1].kind in COUNTED - {"nations"} and not counted[-1].crew
    return replace(elliptic, noun=counted[-1].noun, who=counted[-1].who) if same else elliptic


def _is_head(tokens: Sequence[Token], at: int, *, counted: bool) -> bool:
    token = tokens[at]
    if _ship(tokens, at):
        return True
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if _is(token, "demonym") and not (_is(token, "nation") and at and "prepositions" in tokens[at - 1].word.roles):
        if _is(token, "nation") and not counted and not (at and "determiners" in tokens[at - 1].word.roles):
            return False
        return not (_is(token, "adjective") and behind and behind.word.noun and behind.word.noun.kind in FORCE_KINDS)
    noun = token.word.noun
    if _command(tokens, at):
        return False
    if not noun or noun.kind not in FORCE_KINDS or any(n.kind not in {"compound", "lead", "town"} for n in token.names):
        return False
    return counted or not (behind and token.low == noun.lemma and noun.kind != "base" and _continues(token, behind))


def _command(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word means who commands: "under German command"; the same word may name a soldier."""
    before = tokens[max(at - _NEAR, 0) : at]
    return "commands" in tokens[at].word.roles and any("under" in token.word.roles for token in before)


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
    known = "ship" in names and (alone or articled or bool(before and _is(before, "adjective")))
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
    before = tokens[start - 1] if start > 0 else None
    possessive = any("possessives" in tokens[i].word.roles for i in range(start, at))
    ship = _ship(tokens, at)
    noun = None if _is(tokens[at], "demonym") else tokens[at].word.noun
    return Force(
        at,
        start,
        end,
        ship or noun,
        quantity,
        nations or later or ((ship.nation,) if ship and ship.nation else ()),
        before.low if before and "prepositions" in before.word.roles else "",
        (at, at + 1)
        if ship
        else (numbered.start, named_behind(tokens, at + 1))
        if numbered
        else _who(tokens, start, at, named_behind(tokens, at + 1), quantity),
        possessive,
    )


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


def _is(token: Token, kind: str) -> bool:
    return any(name.kind == kind for name in token.names)


def _origin(tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]]:
    """A nation told behind the head: "from the Netherlands", "of France and Germany", "of the Afghan army"."""
    if at < len(tokens) and "origins" in tokens[at].word.roles:
        codes: list[str] = []
        i = at + 1
        while i < len(tokens):
            names = [name.id for name in tokens[i].names if name.kind == "nation"]
            if names:
                codes.append(names[0])
            elif not ({"coordinators", "determiners"} & tokens[i].word.roles) and tokens[i].text != ",":
                break
            i += 1
        if codes:
            return i, tuple(codes)
        return at, _of_a_force(tokens, i)
    return at, ()


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
    if (noun is None and not _is(tokens[at], "demonym")) or (
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
    preposition = before.low if before and "prepositions" in before.word.roles else ""
    return Force(
        quantity.end - 1,
        quantity.start,
        quantity.end,
        None,
        quantity,
        whose,
        preposition,
        elliptic=True,
    )


def _whose(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """The nation that stands at a position as one of a list: behind no preposition."""
    if at < 0 or (at and "prepositions" in tokens[at - 1].word.roles):
        return ()
    return tuple([name.id for name in tokens[at].names if name.kind in {"nation", "demonym"}][:1])


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

"""Noun phrases that name forces: who, how many, of which nation, behind which preposition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from muster.model import ALL_NATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.reading.lexicon import Noun
    from muster.reading.quantities import Quantity
    from muster.reading.tokens import Token

FORCE_KINDS: Final = frozenset(
    ("people", "weak", "group", "aircraft", "helicopters", "ships", "vehicles", "system", "base", "nations")
)
COUNTED: Final = frozenset(("aircraft", "helicopters", "ships", "vehicles", "nations"))
_LONGEST_PHRASE: Final = 9


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

    @property
    def kind(self) -> str:
        """The kind of its noun; a demonym is people."""
        return self.noun.kind if self.noun else "people"


def find_forces(tokens: Sequence[Token], quantities: Sequence[Quantity]) -> tuple[Force, ...]:
    """All phrases of a sentence that name forces, from left to right."""
    ends = {quantity.end: quantity for quantity in quantities}
    found: list[Force] = []
    floor = 0
    for at in range(len(tokens)):
        if _is_head(tokens, at) and at >= floor:
            force = _force(tokens, at, floor, ends)
            found.append(force)
            floor = force.end
    merged = _merged(tokens, found)
    taken = {q for force in merged if (q := force.quantity)}
    elliptic = (_elliptic(tokens, q) for q in quantities if q not in taken)
    return tuple(sorted([*merged, *(e for e in elliptic if e)], key=lambda force: force.head))


def _is_head(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if _demonym(token) and not (_country(token) and at and "prepositions" in tokens[at - 1].word.roles):
        if _country(token) and not (at and "determiners" in tokens[at - 1].word.roles):
            return False
        return not (behind and behind.word.noun and behind.word.noun.kind in FORCE_KINDS)
    noun = token.word.noun
    if not noun or noun.kind not in FORCE_KINDS or any(n.kind not in {"compound", "lead", "town"} for n in token.names):
        return False
    return not (behind and token.low == noun.lemma and noun.kind != "base" and _continues(token, behind))


def _continues(token: Token, behind: Token) -> bool:
    """Whether the next word is a noun of forces too, so that this one only describes it ("commando team")."""
    noun = None if behind.names else behind.word.noun
    return bool(noun and noun.kind in FORCE_KINDS and behind.start == token.end + 1)


def _force(tokens: Sequence[Token], at: int, floor: int, ends: dict[int, Quantity]) -> Force:
    start, quantity = _left(tokens, at, floor, ends)
    nations = tuple(dict.fromkeys(_nations(tokens, start, at)))
    nations = tuple(code for code in nations if code != ALL_NATIONS) or nations
    after, later = _origin(tokens, at + 1)
    end = max(after, _named(tokens, at + 1))
    before = tokens[start - 1] if start > 0 else None
    possessive = any("possessives" in tokens[i].word.roles for i in range(start, at))
    return Force(
        at,
        start,
        end,
        tokens[at].word.noun if not _demonym(tokens[at]) else None,
        quantity,
        nations or later,
        before.low if before and "prepositions" in before.word.roles else "",
        _who(tokens, start, at, _named(tokens, at + 1), quantity),
        possessive,
    )


def _country(token: Token) -> bool:
    return any(name.kind == "nation" for name in token.names)


def _demonym(token: Token) -> bool:
    return any(name.kind == "demonym" for name in token.names)


def _left(tokens: Sequence[Token], at: int, floor: int, ends: dict[int, Quantity]) -> tuple[int, Quantity | None]:
    start, quantity = at, None
    while start > max(floor, at - _LONGEST_PHRASE):
        if quantity is None and start in ends:
            quantity = ends[start]
            start = max(quantity.start, floor)
        elif _modifies(tokens, start - 1):
            start -= 1
        else:
            break
    if quantity and quantity.article:
        quantity = None
    return start, quantity


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    roles = token.word.roles
    if any(name.kind == "adjective" for name in token.names):
        return True
    if token.names or not token.is_word or token.word.noun:
        return bool(token.word.modifier and token.low.endswith(("e", "s")) and not token.word.noun and not token.names)
    if roles & {
        "prepositions",
        "relatives",
        "subordinators",
        "pronouns",
        "there",
        "auxiliaries",
        "modals",
        "negations",
    } and not roles & {"determiners"}:
        return False
    if "coordinators" in roles:
        return _between_nations(tokens, at)
    if token.word.verbs and not all(tense in {"participle", "ongoing"} for _, tense in token.word.verbs):
        return False
    return bool(roles & {"determiners", "possessives"}) or (
        (token.low.endswith("e") or not token.word.lemmas - {token.low}) and token.text[0].islower()
    )


def _between_nations(tokens: Sequence[Token], at: int) -> bool:
    sides = (tokens[at - 1], tokens[at + 1]) if 0 < at < len(tokens) - 1 else ()
    return bool(sides) and all(any(name.kind == "adjective" for name in side.names) for side in sides)


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
    """A nation told behind the head: "from the Netherlands", "of France and Germany"."""
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
    return at, ()


def _named(tokens: Sequence[Token], at: int) -> int:
    """The position after a proper name that stands right behind a head ("the frigate X Y")."""
    first = at
    while (
        at < len(tokens)
        and tokens[at].text[0].isupper()
        and not tokens[at].names
        and (not tokens[at].word.roles or at == first)
        and not tokens[at].word.adjectival
    ):
        at += 1
    return at


def _who(tokens: Sequence[Token], start: int, at: int, end: int, quantity: Quantity | None) -> tuple[int, int] | None:
    noun = tokens[at].word.noun
    if (noun is None and not _demonym(tokens[at])) or (
        noun and (noun.kind == "nations" or (noun.kind == "weak" and not tokens[at].word.modifier))
    ):
        return None
    if noun and noun.plain and end == at + 1:
        return None
    first = at
    low = quantity.end if quantity else start
    while (
        first - 1 >= low
        and tokens[first - 1].text[0].islower()
        and not tokens[first - 1].word.roles
        and not tokens[first - 1].names
    ):
        first -= 1
    return first, end


def _merged(tokens: Sequence[Token], found: list[Force]) -> list[Force]:
    """Join "a detachment of 120 soldiers" into one: the group's name with the people's number."""
    merged: list[Force] = []
    for force in found:
        group = merged[-1] if merged else None
        linked = group and "partitives" in tokens[group.end].word.roles if group and group.end < len(tokens) else False
        if (
            group
            and linked
            and force.start <= group.end + 1
            and force.quantity
            and not group.quantity
            and group.kind in {"group", "weak"}
        ):
            merged[-1] = replace(group, end=force.end, quantity=force.quantity, nations=group.nations or force.nations)
        else:
            merged.append(force)
    return merged


def _elliptic(tokens: Sequence[Token], quantity: Quantity) -> Force | None:
    """A number without a noun that stands for forces: "forty in Erbil", "there are fifty of them"."""
    after = tokens[quantity.end] if quantity.end < len(tokens) else None
    if quantity.article or (after and not _may_follow(after)):
        return None
    before = tokens[quantity.start - 1] if quantity.start else None
    if before and (before.word.noun or before.names or (before.text[0].isupper() and quantity.start > 1)):
        return None
    preposition = before.low if before and "prepositions" in before.word.roles else ""
    return Force(quantity.end - 1, quantity.start, quantity.end, None, quantity, preposition=preposition, elliptic=True)


def _may_follow(token: Token) -> bool:
    roles = token.word.roles
    return (
        not token.is_word
        or bool(roles & {"prepositions", "coordinators", "particles", "there", "relatives"})
        or (bool(token.word.verbs) and not token.word.noun and not token.names)
    )

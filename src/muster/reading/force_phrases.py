"""Where a phrase that names forces begins and ends: what belongs to its head before it, and the name behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from muster.reading.quantities import Quantity
    from muster.reading.tokens import Token

_LONGEST_PHRASE: Final = 9
_CLOSED: Final = frozenset(
    ("prepositions", "relatives", "subordinators", "pronouns", "there", "auxiliaries", "modals", "negations")
)
_FINITE: Final = frozenset(("present", "past"))
_SHIPS: Final = frozenset(("ship", "town", "place"))


def left_of(
    tokens: Sequence[Token],
    at: int,
    floor: int,
    ends: Mapping[int, Quantity],
    dated: Container[int] = (),
) -> tuple[int, Quantity | None]:
    """Where the phrase of a head begins, and how many it counts.

    An article opens a phrase: what stands before it belongs to something else. A word without an adjective's ending
    belongs to it only where something opens it further on ("a supporting detachment", not "permanently troops").

    Args:
        tokens: the sentence.
        at: the head.
        floor: where the phrase before it ends.
        ends: the quantities of the sentence by the position behind each.
        dated: positions of the sentence that tell when.
    """
    start, quantity, sure = at, None, at
    while start > max(floor, at - _LONGEST_PHRASE) and start - 1 not in dated:
        if quantity is None and start in ends:
            quantity = ends[start]
            start = sure = max(quantity.start, floor)
            if quantity.article:
                break
        elif _opens(tokens, start - 1):
            start = start - 1
            sure = sure if _misfits(tokens[start], tokens[at]) else start
            break
        elif _modifies(tokens, start - 1):
            start -= 1
            sure = start if _surely_modifies(tokens, start) else sure
        else:
            break
    if quantity and quantity.article:
        quantity = None
    return sure, quantity


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article, a demonstrative or a possessive stands here, before which no word of a phrase does.

    One that may be a verb as well is none behind a finite verb or a preposition: of two such verbs one ends a clause.
    """
    token = tokens[at]
    if "openers" not in token.word.roles or joins_clauses(tokens, at):
        return False
    if not token.word.verbs:
        return True
    before = tokens[at - 1].word if at else None
    finite = before is not None and any(tense in _FINITE for _, tense in before.verbs)
    return before is not None and (finite or "prepositions" in before.roles) and token.text.islower()


def _misfits(opens: Token, head: Token) -> bool:
    """Whether a word that opens a neuter phrase stands before people: it is a pronoun or joins clauses there."""
    return "neuters" in opens.word.roles and bool(head.name_of("demonym"))


def joins_clauses(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that may open a clause does: behind a noun, a verb or a comma ("the ships that …").

    One that only points at things is found behind a preposition, a verb or nothing at all ("with that team").
    """
    roles = tokens[at].word.roles
    if "relatives" not in roles:
        return False
    before = tokens[at - 1] if at else None
    if before is None or "prepositions" in before.word.roles:
        return False
    return "subordinators" in roles or not (before.word.verbs and before.is_word)


def _surely_modifies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that may describe a noun bears the mark of it: a small word, a name or an adjective's ending."""
    token = tokens[at]
    named = token.text[0].isupper() and tokens[at + 1].text[0].isupper()
    marked = token.low.endswith("e") or any(tense == "ongoing" for _, tense in token.word.verbs)
    return named or marked or bool(token.word.roles or token.names) or _rank(token)


def numbers_a_unit(tokens: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Whether a number is a unit's name: figures above one before a body of forces in the singular ("11 Brigade")."""
    noun = tokens[at].word.noun
    if not noun or noun.kind != "group" or quantity.minimum <= 1 or quantity.approx:
        return False
    bare = quantity.end == quantity.start + 1 and tokens[quantity.start].low.isdigit()
    return bare and tokens[at].low.endswith(noun.lemma.replace("_", " "))


def describes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word before the head is part of what the forces are called: an adjective, or a unit's rank."""
    token = tokens[at]
    if token.word.roles or token.names:
        return False
    return _rank(token) or (not token.word.noun and _modifies(tokens, at))


def named_behind(tokens: Sequence[Token], at: int) -> int:
    """The position after a proper name that stands right behind a head ("the frigate X Y")."""
    first = at
    if _ship_named(tokens, at):
        return at + 1
    while at < len(tokens) and (_names(tokens[at], opens=at == first) or _links_names(tokens, at, first)):
        at += 1
    return at


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    roles = token.word.roles
    if token.name_of("adjective"):
        return True
    if token.names or not token.is_word or token.word.noun:
        return bool(token.word.modifier and token.low.endswith(("e", "s")) and not token.word.noun and not token.names)
    if (roles & _CLOSED and not roles & {"determiners"}) or joins_clauses(tokens, at):
        return False
    if "coordinators" in roles:
        return _between_nations(tokens, at)
    if token.word.verbs:
        return _participle(tokens, at)
    return bool(roles & {"determiners", "possessives"}) or _rank(token) or _like_an_adjective(tokens, at)


def _participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form that may be a verb's stands as an adjective ("a strengthened platoon")."""
    tenses = {tense for _, tense in tokens[at].word.verbs}
    if tenses <= {"participle", "ongoing"}:
        return True
    return at > 0 and "determiners" in tokens[at - 1].word.roles and "participle" in tenses


def _rank(token: Token) -> bool:
    """Whether a word is a number with an ending ("98th"): which unit, not how many."""
    return token.text[0].isdigit() and token.text[-1].isalpha()


def _like_an_adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word looks like an adjective; with a capital only within a name ("11 Airmobile Brigade")."""
    token = tokens[at]
    unknown = not token.word.lemmas - {token.low} and not token.word.verbal
    within = 0 < at < len(tokens) - 1 and tokens[at + 1].text[0].isupper() and tokens[at + 1].word.noun is not None
    return (token.low.endswith("e") or unknown) and (token.text[0].islower() or within)


def _between_nations(tokens: Sequence[Token], at: int) -> bool:
    sides = (tokens[at - 1], tokens[at + 1]) if 0 < at < len(tokens) - 1 else ()
    return bool(sides) and all(side.name_of("adjective") for side in sides)


def _ship_named(tokens: Sequence[Token], at: int) -> bool:
    """Whether a ship's name stands right behind a word for ships ("the supply ship Bonn")."""
    named = at < len(tokens) and any(name.kind in _SHIPS for name in tokens[at].names)
    noun = tokens[at - 1].word.noun
    return bool(named and noun and noun.kind == "ships")


def _names(token: Token, *, opens: bool) -> bool:
    plain = not token.names and (opens or not token.word.roles)
    return plain and token.text[0].isupper() and not token.word.adjectival


def _links_names(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a small word stands within a name: "Charles de Gaulle", "Zr. Ms. Van Speijk"."""
    token = tokens[at]
    small = token.word.roles & {"determiners", "partitives"} and not token.names
    return bool(small) and at > first and at + 1 < len(tokens) and _names(tokens[at + 1], opens=False)

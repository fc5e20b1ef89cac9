"""Words that look like a noun for forces and mean something else where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.reading.force import FORCE_KINDS
from muster.reading.noun_phrases import bare_adjectives, may_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.reading.tokens import Token

_NEAR: Final = 4
_PERSONS: Final = frozenset(("person", "spokesperson"))
_NO_NAMES: Final = frozenset(("weak", "nations", "base", "ships"))
_CONTENTS: Final = frozenset(("", "trainee", "enemy", "person", "party", "government"))
_PLURALS: Final = ("en", "s")


def means_else(tokens: Sequence[Token], at: int, lang: str) -> bool:
    """Whether a noun of forces means something else at a position of a sentence.

    A verb ("to land", where a land is meant otherwise), an adjective ("a military aircraft"), who commands, the name of
    a person, or a crowd of others ("a group of entrepreneurs").
    """
    noun = tokens[at].word.noun
    if noun is None or noun.kind not in FORCE_KINDS:
        return False
    return (
        _verb(tokens, at)
        or _adjective(tokens, at, lang)
        or _command(tokens, at)
        or _person(tokens, at)
        or _crowd(tokens, at, lang)
    )


def _verb(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].word
    return at > 0 and (bool(word.verbs) or word.verbal) and "infinitive_marker" in tokens[at - 1].word.roles


def _adjective(tokens: Sequence[Token], at: int, lang: str) -> bool:
    """Whether a word that may be an adjective is one: before another noun, or with nothing that makes it a noun."""
    token = tokens[at]
    if token.low not in bare_adjectives(lang):
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind and behind.text.islower() and may_head(behind, lang):
        return True
    before = tokens[at - 1] if at else None
    described = before is not None and (before.low.endswith("e") or before.word.roles & {"determiners", "possessives"})
    return at > 0 and not described and not tokens[at - 1].name_of("adjective")


def _command(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word means who commands, not a soldier: "under German command", "the command", which is neuter."""
    token = tokens[at]
    if "commands" not in token.word.roles:
        return False
    before = tokens[max(at - _NEAR, 0) : at]
    under = any("under" in other.word.roles for other in before)
    opens = next((other for other in reversed(before) if other.word.roles), None)
    return under or (opens is not None and "neuters" in opens.word.roles and token.word.noun is not None)


def _person(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word with a capital is a person's name: behind what they are, or a compound of plain words."""
    token = tokens[at]
    noun, before = token.word.noun, tokens[at - 1] if at else None
    if not (noun and before) or not token.text[0].isupper() or "-" in token.text or noun.kind not in _NO_NAMES:
        return False
    titled = before.word.noun is not None and before.word.noun.kind in _PERSONS
    return titled or (bool(token.word.modifier) and noun.kind in {"weak", "nations"})


def _crowd(tokens: Sequence[Token], at: int, lang: str) -> bool:
    """Whether a body is made of others than forces, who stand right behind it: "a group of (young) entrepreneurs"."""
    noun = tokens[at].word.noun
    if not noun or noun.kind != "group" or tokens[at].text[0].isupper():
        return False
    behind = at + 1
    while behind < len(tokens) and _describes(tokens[behind]):
        behind += 1
    if behind == len(tokens):
        return False
    token = tokens[behind]
    kind = token.word.noun.kind if token.word.noun else ""
    plural = token.text.islower() and token.low.endswith(_PLURALS) and not token.word.verbs
    return plural and kind in _CONTENTS and may_head(token, lang)


def _describes(token: Token) -> bool:
    plain = token.is_word and not token.word.roles and not token.word.noun and not token.names
    return bool(token.name_of("adjective")) or (plain and token.low.endswith("e") and token.text.islower())

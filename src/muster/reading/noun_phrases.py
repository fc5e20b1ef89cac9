"""Noun phrases in a cheap form: which words may head one, and how far it reaches to both sides."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import load_toml
from muster.reading.lexicon import folder

if TYPE_CHECKING:
    from muster.reading.analysis import Parsed
    from muster.reading.tokens import Token

_TABLE: Final = "noun_phrases.toml"
_LONGEST: Final = 12
_LINKS: Final = frozenset(("prepositions", "coordinators"))
_OPENERS: Final = frozenset(("determiners", "possessives"))


@cache
def _words(lang: str, key: str) -> frozenset[str]:
    """The words of one key of a language's table; none where it has no table."""
    path = folder(lang) / _TABLE
    return frozenset(load_toml(path)[key].split()) if path.is_file() else frozenset()


def bare_adjectives(lang: str) -> frozenset[str]:
    """Adjectives of a language without an ending, which may stand before a noun or alone."""
    return _words(lang, "bare")


def may_head(token: Token, lang: str) -> bool:
    """Whether a word may head a noun phrase: a noun or name, or what the tables do not know to be anything else."""
    if not token.is_word or token.word.roles:
        return False
    if token.word.noun or token.names:
        return bool(token.word.noun) or any(name.kind != "adjective" for name in token.names)
    known = token.word.verbs or token.low in _words(lang, "ends") or token.low in _words(lang, "bare")
    return not (known or token.low.endswith("e"))


def phrase_around(parsed: Parsed, head: int) -> tuple[int, int]:
    """The phrase of a noun: what describes it, the noun that it belongs to, and what follows it.

    A second article within ("the frigate the pirates") begins another phrase, unless a small word links the two.

    Args:
        parsed: the sentence.
        head: where the noun stands.

    Returns:
        The first token, and the one behind the last.
    """
    tokens = parsed.tokens
    start, end = head, head + 1
    while start > 0 and describes(parsed, start - 1):
        start -= 1
    while end < len(tokens) and end - start < _LONGEST and _continues(parsed, end):
        end += 1
    while end - 1 > head and tokens[end - 1].word.roles:
        end -= 1
    return _owner(parsed, start), end


def _owner(parsed: Parsed, start: int) -> int:
    """Where the noun stands to which a phrase belongs ("the end of the mission"), else where the phrase begins."""
    tokens = parsed.tokens
    owner = start - 1
    while owner > 0 and "determiners" in tokens[owner].word.roles:
        owner -= 1
    if owner <= 0 or "origins" not in tokens[owner].word.roles:
        return start
    before = tokens[owner - 1]
    return owner - 1 if before.text.islower() and may_head(before, parsed.lang) else start


def describes(parsed: Parsed, at: int) -> bool:
    """Whether a word stands as an adjective before a noun."""
    token = parsed.tokens[at]
    inflected = token.low.endswith("e") or token.low in _words(parsed.lang, "bare")
    adjective = inflected and not token.word.roles and not token.word.verbs
    return token.is_word and (adjective or bool(token.name_of("adjective")))


def _continues(parsed: Parsed, at: int) -> bool:
    token, roles = parsed.tokens[at], parsed.tokens[at].word.roles
    if not token.is_word or "negations" in roles or token.low in _words(parsed.lang, "ends"):
        return False
    if roles & (_OPENERS | {"relatives"}):
        return bool(parsed.tokens[at - 1].word.roles & _LINKS)
    return bool(roles & _LINKS) or not token.word.verbs

"""Whose voice a source is: the nation that the one who is quoted speaks for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.model import ALL_NATIONS
from muster.reading.mentions import held_by
from muster.reading.setting import ALLIANCES
from muster.reading.topics import start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from muster.reading.analysis import Analysed
    from muster.reading.draft import Scene
    from muster.reading.tokens import Token

_STANDING_FOR: Final = frozenset(("adjective", "nation", "metonym", "capital", "demonym"))
_ROLES: Final = frozenset(("person", "spokesperson", "ministry", "government", "parliament", "party"))
_FAR: Final = 6


def voice(source: str | None, scene: Scene) -> str | None:
    """The code of the nation that a source speaks for; ``*`` for an alliance, None where nobody knows.

    A nation named in the phrase counts first ("the French minister"), then the office that a known name held at the
    time, then what the report said of that name elsewhere; a role without any of these is the home nation's.

    Args:
        source: the words that name the source.
        scene: the clause that it is told in.
    """
    words = source.split() if source else []
    return next((table[word] for table in _voices(scene.analysed) for word in words if word in table), None)


@lru_cache(maxsize=8)
def _voices(analysed: Analysed) -> tuple[Mapping[str, str], ...]:
    """The words of a report that tell whose voice a source is: what names a nation, a person, or a role."""
    topic = start(analysed)
    found: dict[str, str] = {}
    told: dict[str, str] = {}
    roles: dict[str, str] = {}
    for parsed in analysed.sentences:
        for at, token in enumerate(parsed.tokens):
            code = _named(token)
            if code:
                found[token.text] = code
                told |= dict.fromkeys(_people(parsed.tokens, at), code)
            elif token.text[0].isupper() and at and (held := _held(token.text, str(topic.year))):
                found[token.text] = held
            elif token.word.noun and token.word.noun.kind in _ROLES and topic.home:
                roles[token.text] = token.word.noun.nation or topic.home
    return found, told, roles


def _named(token: Token) -> str | None:
    for name in token.names:
        if name.kind in _STANDING_FOR:
            return name.id
        if name.kind == "organisation" and name.id in ALLIANCES:
            return ALL_NATIONS
    return None


def _held(name: str, year: str) -> str | None:
    """The nation or alliance for which a known person held an office in a year, if it is one only."""
    codes = {ALL_NATIONS if of in ALLIANCES else of for of in held_by(name, year)}
    return codes.pop() if len(codes) == 1 else None


def _people(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """The names of a person right behind a nation's adjective and a role: "the French minister Jean Dupont"."""
    near = tokens[at + 1 : at + 1 + _FAR]
    role = next((i for i, t in enumerate(near) if t.word.noun and t.word.noun.kind in _ROLES), None)
    for token in near[role + 1 :] if role is not None else ():
        if not token.is_word or token.names or not token.text[0].isupper():
            return
        yield token.text

"""The order in which a text tells things: whether a sentence goes on in time from the one before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from muster.knowledge.tables import PACKAGE, load_rows

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at the start of a sentence that put it after the one before; an example of it, and what is none."""

    cue: str
    example: str
    counter: str


@cache
def cues(lang: str) -> tuple[Cue, ...]:
    """Give the table of a language's words of order; none where it has no such table.

    Raises:
        TableError: when it is not as it must be.
    """
    path = PACKAGE / "lang" / lang / "order.toml"
    return load_rows(path, "cue", Cue) if path.is_file() else ()


@lru_cache(maxsize=16384)
def goes_on(sentence: str, lang: str) -> bool:
    """Whether what a sentence tells came after what the sentence before it told."""
    words = [
        found.group().casefold() for found, _ in zip(_WORD.finditer(sentence), range(_longest(lang)), strict=False)
    ]
    return any(words[: len(cue)] == cue for cue in _split(lang))


@cache
def _split(lang: str) -> tuple[list[str], ...]:
    return tuple(row.cue.split() for row in cues(lang))


@cache
def _longest(lang: str) -> int:
    return max((len(cue) for cue in _split(lang)), default=0)

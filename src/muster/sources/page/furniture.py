"""The words of what stands around articles: pointers to others, walls, notes of change. Tables of the languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import PACKAGE, TableError, load_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NAMES: Final = ("pointers", "walls", "notes", "changes", "datelines")


@dataclass(frozen=True, slots=True)
class Words:
    """What one language has for one part of the furniture, with blocks that are it and blocks that are not.

    Attributes:
        part: pointers (how a block begins that points to other articles), walls (what a block says that stands before
            an article), notes (how a block begins that is about the page), changes (what precedes a moment of change),
            datelines (how a line begins that tells when a paper was signed or sent).
        phrases: matched without regard to case; in walls and changes anywhere, else at the beginning.
    """

    part: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of all languages together: which a page is in is not known before its text is."""

    patterns: dict[str, re.Pattern[str]]
    languages: tuple[str, ...]

    def is_pointer(self, text: str) -> bool:
        """Whether a block begins as those do that point to other articles."""
        return bool(self.patterns["pointers"].match(text))

    def is_note(self, text: str) -> bool:
        """Whether a block begins as those do that are about the page."""
        return bool(self.patterns["notes"].match(text))

    def is_wall(self, text: str) -> bool:
        """Whether a block says what those say that stand before an article."""
        return bool(self.patterns["walls"].search(text))

    def tells_change(self, text: str) -> bool:
        """Whether a line tells when something was changed, or when it was looked at."""
        return bool(self.patterns["changes"].search(text))

    def begins_dateline(self, text: str) -> bool:
        """Whether a line begins as those do that tell when a paper was signed or sent."""
        return bool(self.patterns["datelines"].match(text))

    def is_dateline(self, text: str) -> bool:
        """Whether a line is no more than such a beginning, with the date in the next."""
        return bool(self.patterns["datelines"].fullmatch(text.rstrip(" :")))


@cache
def furniture() -> Furniture:
    """Give the words of all languages that have the table.

    Raises:
        TableError: when one is not as it must be.
    """
    rows = [row for path in tables() for row in load_rows(path, "words", Words)]
    for row in rows:
        if row.part not in _NAMES:
            raise TableError(f"pages.toml: unknown part {row.part!r}; known are {', '.join(_NAMES)}")
    patterns = {name: _pattern(row.phrases for row in rows if row.part == name) for name in _NAMES}
    timed = (path.parent.name for path in tables() if (path.parent / "time").is_dir())
    return Furniture(patterns, tuple(timed))


def tables() -> tuple[Path, ...]:
    """Give the tables, one a language."""
    return tuple(sorted((PACKAGE / "lang").glob("*/pages.toml")))


def _pattern(listed: Iterable[tuple[str, ...]]) -> re.Pattern[str]:
    phrases = sorted((re.escape(phrase) for phrases in listed for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"\s*(?<!\w)(?:{'|'.join(phrases) or '(?!)'})(?!\w)", re.IGNORECASE)

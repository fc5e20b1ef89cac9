"""Number words of any size, taken apart by a table of their pieces: small numbers, tens, hundreds, halves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.time.tables import Number

LONGEST: Final = 60
HUNDRED: Final = 100
THOUSAND: Final = 1000


@dataclass(frozen=True, slots=True)
class Numerals:
    """The pieces of number words, by kind: form to value."""

    pieces: dict[str, dict[str, int]]

    @classmethod
    def of(cls, rows: Iterable[Number]) -> Numerals:
        """Make it of the rows of a table."""
        pieces: dict[str, dict[str, int]] = {}
        for row in rows:
            pieces.setdefault(row.kind, {}).update(dict.fromkeys(row.forms, row.value))
        return cls(pieces)

    def value(self, word: str) -> int | None:
        """The number that a lower-case word means, None if it is none."""
        return self._split(word, "thousand", THOUSAND) if len(word) <= LONGEST else None

    def _split(self, word: str, kind: str, size: int) -> int | None:
        """A number below the size, or so many of the size and a rest below it."""
        for form in self.pieces.get(kind, {}):
            head, found, tail = word.partition(form)
            value = self._times(head, size) if head else size
            rest = self._rest(tail, size)
            if found and value and rest is not None:
                return value + rest
        return self._smaller(word, size)

    def _times(self, head: str, size: int) -> int | None:
        """So many of a size as a word says, a half more or not."""
        whole = self._smaller(head, size)
        if whole is not None:
            return whole * size
        halves = self.halves(head)
        return halves * size // 2 if halves else None

    def halves(self, word: str) -> int | None:
        """How many halves a lower-case word means ("one and a half" is three), None if it is no such word."""
        for form in self.pieces.get("half", {}):
            whole = self.pieces.get("small", {}).get(word.removesuffix(form)) if word.endswith(form) else None
            if whole:
                return 2 * whole + 1
        return self.pieces.get("halves", {}).get(word)

    def _smaller(self, word: str, size: int) -> int | None:
        return self._split(word, "hundred", HUNDRED) if size == THOUSAND else self._below_hundred(word)

    def _rest(self, tail: str, size: int) -> int | None:
        if not tail:
            return 0
        value = self._smaller(tail, size)
        for link in self.pieces.get("and", {}):
            if value is None and tail.startswith(link):
                value = self._smaller(tail[len(link) :], size)
        return value

    def _below_hundred(self, word: str) -> int | None:
        for kind in ("small", "teen", "ten"):
            if word in self.pieces.get(kind, {}):
                return self.pieces[kind][word]
        for ten, value in self.pieces.get("ten", {}).items():
            if word.endswith(ten):
                return self._joined(word[: -len(ten)], value)
        return None

    def _joined(self, head: str, ten: int) -> int | None:
        small = self.pieces.get("small", {})
        for join in self.pieces.get("join", {}):
            if head.endswith(join) and head[: -len(join)] in small:
                return ten + small[head[: -len(join)]]
        return None

"""The weights of one field's values, as reading adds them up: by parts and rows, whose sums are kept.

What the signs add up to one by one is what `Weights.of` gives; the fast ways give the same (a test holds them to it).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from muster.reading.option_parts import of_value, signs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.reading.option_parts import Part
    from muster.reading.options import Option

_Found = TypeVar("_Found")
_NOTHING: Final[dict[str, int]] = {}
_MOST_KEPT: Final = 1 << 13  # of each field and kind of claim; a thousand reports have fewer


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """How much each sign of one field weighs, in hundredths: whole numbers add up alike in any order.

    Attributes:
        every: sign → weight, for claims of all kinds.
        kinds: what it weighs besides for one kind of claim: kind → sign → weight.
        words: word around the claim → sort of value → weight.
        known: what parts weigh for a kind of claim, as far as they were weighed before.
        known_rows: what parts that all values of a kind of claim have alike weigh for each, in the same way.
        rows: the same as words, by the head of the sort: word → weights of all sorts with that head, in one order.
    """

    every: dict[str, int]
    kinds: dict[str, dict[str, int]]
    words: dict[str, dict[str, int]]
    known: dict[str, dict[Part, int]] = field(default_factory=dict)
    known_rows: dict[str, dict[Part, dict[str, int]]] = field(default_factory=dict)
    rows: dict[str, tuple[list[str], dict[str, tuple[int, ...]]]] = field(default_factory=dict)

    def of(self, option: Option, kind: str) -> int:
        """What the signs of an option weigh in a claim of a kind."""
        return self._sum(option.signs, kind)

    def _sum(self, signs: Iterable[str], kind: str) -> int:
        every, own = self.every.get, self.kinds.get(kind, _NOTHING).get
        return sum([every(sign, 0) + own(sign, 0) for sign in signs])

    def of_parts(self, options: Iterable[Iterable[Part]], kind: str) -> list[int]:
        """The same of some options whose signs are told in parts; each part is spelled once only."""
        known = self.known.setdefault(kind, {})
        totals = []
        for parts in options:
            total = 0
            for part in parts:
                weight = known.get(part)
                total += self._new(part, kind) if weight is None else weight
            totals.append(total)
        return totals

    def of_rows(self, rows: Iterable[Part], values: Sequence[str], kind: str) -> list[int]:
        """What the parts that all values have alike weigh for each."""
        known = self.known_rows.setdefault(kind, {})
        totals = [0] * len(values)
        for row in rows:
            weighed_ = known.get(row) or self._new_row(row, values, kind)
            totals = [total + weighed_[value] for total, value in zip(totals, values, strict=True)]
        return totals

    def _new(self, part: Part, kind: str) -> int:
        weight = self._sum(signs_of((part,)), kind)
        _keep(self.known[kind], part, weight)
        return weight

    def _new_row(self, row: Part, values: Iterable[str], kind: str) -> dict[str, int]:
        found = {value: self._sum(signs_of(of_value((row,), value)), kind) for value in values}
        _keep(self.known_rows[kind], row, found)
        return found

    def of_words(self, words: frozenset[str], head: str) -> dict[str, int]:
        """What some words around a claim weigh for each sort of value with one head (its kind of claim, if any)."""
        if head not in self.rows:
            self.rows[head] = self._rows(head)
        sorts, rows = self.rows[head]
        told = [rows[word] for word in words if word in rows]
        return dict(zip(sorts, map(sum, zip(*told, strict=True)), strict=True)) if told else _NOTHING

    def _rows(self, head: str) -> tuple[list[str], dict[str, tuple[int, ...]]]:
        sorts = sorted({sort for row in self.words.values() for sort in row if head_of(sort) == head})
        rows = {word: tuple([row.get(sort, 0) for sort in sorts]) for word, row in self.words.items()}
        return sorts, {word: row for word, row in rows.items() if any(row)}


def _keep(known: dict[Part, _Found], part: Part, found: _Found) -> None:
    if len(known) >= _MOST_KEPT:
        known.clear()
    known[part] = found


def head_of(sort: str) -> str:
    """The head of a sort of value: of an event, its kind of claim; of others, nothing."""
    return sort.rpartition(":")[0]


@lru_cache(maxsize=256)
def around(table: Weights, words: frozenset[str], head: str) -> dict[str, int]:
    """What `Weights.of_words` gives, kept while the talk is of these words."""
    return table.of_words(words, head)

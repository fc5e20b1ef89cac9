"""What a time expression means: a tree that gives, for each possible day of the report, the days that may be meant.

Each node answers ``at(seen)`` with spans, one for each reading. A span is a whole period, so that "the beginning of it"
has a meaning; a node that cannot hold on that report day answers with none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final, Protocol

from muster.time.cycles import Cycle, Direction, Relation, Spans
from muster.time.date import EARLIEST, LATEST, Kind, Range
from muster.time.picking import pick
from muster.time.units import HOURS_IN_DAY, LENGTHS, bounded, containing, moved

ROUNDED: Final = {"week": 3, "fortnight": 7, "month": 7}


@dataclass(frozen=True, slots=True)
class Seen:
    """From where an expression is read: the report's day, the tense of its clause, the days told of just before."""

    day: int
    direction: Direction = Direction.EITHER
    anchor: Spans = ()


class Node(Protocol):
    """A part of the meaning of an expression."""

    def at(self, seen: Seen) -> Spans:
        """The spans meant, one for each reading."""
        ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same days whatever the report's date."""

    days: Range

    def at(self, _seen: Seen) -> Spans:
        """The days."""
        return (self.days,)


@dataclass(frozen=True, slots=True)
class Pick:
    """One occurrence of a cycle, chosen by its relation to the report."""

    relation: Relation
    cycle: Cycle

    def at(self, seen: Seen) -> Spans:
        """The occurrences that may be meant."""
        return pick(self.relation, self.cycle, seen.day, seen.direction)


@dataclass(frozen=True, slots=True)
class Inside:
    """The occurrences of a cycle in another period: all (0), the n-th, or the n-th from the end (negative)."""

    cycle: Cycle
    container: Node
    which: int = 0

    def at(self, seen: Seen) -> Spans:
        """The occurrences that begin in each reading of the container; those that run into it count from its start."""
        found: list[Range] = []
        for first, last in self.container.at(seen):
            inside = self.cycle.around(first, last)
            if self.which:
                inside = inside[self.which - 1 :][:1] if self.which > 0 else inside[self.which :][:1]
            elif self.cycle.kind == "yearly" and self.cycle.args[2] > 12:  # noqa: PLR2004  (runs into the next year)
                before = self.cycle.around(first - LENGTHS["year"], first - 1)[-1:]
                inside = tuple((first, end) for _, end in before if end >= first) + inside
            found.extend(inside)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Moved:
    """So many units from a day, least and most; rounded to the unit, as people do. Negative: back."""

    unit: str
    least: float
    most: float
    base: Node | None = None
    exact: bool = False

    def at(self, seen: Seen) -> Spans:
        """One span for each reading of the base, which is the report's day if there is none."""
        low, high = sorted((self.least, self.most))
        grain = self._grain
        found = []
        for first, last in self.base.at(seen) if self.base else ((seen.day, seen.day),):
            start, end = moved(first, self.unit, low), moved(last, self.unit, high)
            if self.unit == "hour":
                start, end = first + math.floor(low / HOURS_IN_DAY), last + math.ceil(high / HOURS_IN_DAY)
            if last == LATEST or (first == EARLIEST and low > 0):
                start, end = min(start, first), max(end, last)
            start, end = _rounded(grain, start)[0], _rounded(grain, end)[1]
            found.append((start, end) if self.base else _beside(seen.day, start, end, low, high))
        return tuple(found)

    @property
    def _grain(self) -> str:
        """To what unit people round: that which they count in, months where they count in parts of years."""
        if self.exact:
            return "day"
        whole = self.least == int(self.least) and self.most == int(self.most)
        return self.unit if whole or LENGTHS[self.unit] < LENGTHS["year"] else "month"


def _beside(day: int, start: int, end: int, low: float, high: float) -> Range:
    """However people round: what was so long ago is not to come, what is so long ahead is not over."""
    return (max(start, day) if low > 0 else start), (min(end, day) if high < 0 else end)


def _rounded(grain: str, day: int) -> Range:
    slack = ROUNDED.get(grain, 0)
    first, last = containing("week" if grain == "fortnight" else grain, day)
    return bounded(min(first, day - slack, first - slack * (grain == "month"))), bounded(
        max(last, day + slack, last + slack * (grain == "month"))
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the report's day so many units back (negative) or on."""

    unit: str
    count: float

    def at(self, seen: Seen) -> Spans:
        """The span between the two."""
        other = moved(seen.day, self.unit, self.count)
        return ((min(other, seen.day), max(other, seen.day)),)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time told of just before, widened to a unit if one is named ("that year")."""

    unit: str = ""

    def at(self, seen: Seen) -> Spans:
        """The anchor's readings."""
        if not self.unit:
            return seen.anchor
        return tuple(_widened(self.unit, days) for days in seen.anchor)


def _widened(unit: str, days: Range) -> Range:
    return containing(unit, days[0])[0], containing(unit, days[1])[1]


@dataclass(frozen=True, slots=True)
class Widened:
    """The whole unit of the calendar that a time is in."""

    unit: str
    node: Node

    def at(self, seen: Seen) -> Spans:
        """Each reading, widened."""
        return tuple(_widened(self.unit, days) for days in self.node.at(seen))


@dataclass(frozen=True, slots=True)
class Told:
    """The report's own day."""

    def at(self, seen: Seen) -> Spans:
        """That day."""
        return ((seen.day, seen.day),)


@dataclass(frozen=True, slots=True)
class Whole:
    """An expression with what it is to its sentence: its role, and whether it is only about right."""

    node: Node
    role: str = "at"
    approximate: bool = False
    kind: Kind = field(default=Kind.SOME)

    def at(self, seen: Seen) -> Spans:
        """The spans of the expression."""
        return self.node.at(seen)

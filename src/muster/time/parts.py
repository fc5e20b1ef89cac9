"""Parts of a period: its beginning, its middle, its end, its second week, its last three months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.time.units import LENGTHS, moved, weekday_of

if TYPE_CHECKING:
    from muster.time.cycles import Spans
    from muster.time.date import Range
    from muster.time.nodes import Node, Seen

Steps = tuple[tuple[str, int, int, str], ...]

GRAINS: Final = ("day", "week", "month", "quarter", "half-year", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a period: first and last step, of so many, by the grain of the period."""

    part: Steps
    whole: Node

    def at(self, seen: Seen) -> Spans:
        """The part of each reading."""
        return tuple(self._of(days) for days in self.whole.at(seen))

    @property
    def ends(self) -> bool:
        """Whether it is the last part of a year, less than half of it."""
        steps = [(start * LENGTHS[step], end) for name, start, end, step in self.part if name == "year"]
        return any(end == 0 and start > LENGTHS["year"] / 2 for start, end in steps)

    def _of(self, days: Range) -> Range:
        first, last = days
        grain = grain_of(days)
        for name, start, end, step in self.part:
            if name == grain:
                begin = _step(first, step, start)
                stop = last if end == 0 else _step(first, step, end) - 1
                return min(begin, last), min(max(stop, begin), last)
        return days


def _step(first: int, unit: str, count: int) -> int:
    return moved(first, unit, count)


def grain_of(days: Range) -> str:
    """Of which unit of the calendar a span has about the length."""
    length = days[1] - days[0] + 1
    for grain in GRAINS:
        if length <= LENGTHS[grain] or grain == "century":
            return grain
    return "century"


@dataclass(frozen=True, slots=True)
class Slice:
    """The first (or, counted back, last) n-th to m-th units of a period: the second week, the last three months."""

    unit: str
    start: int
    end: int
    whole: Node

    def at(self, seen: Seen) -> Spans:
        """The slice of each reading; a first or last week may also be the calendar's."""
        return tuple(self._of(days) for days in self.whole.at(seen))

    def _of(self, days: Range) -> Range:
        first, last = days
        if self.start < 0:
            begin, stop = moved(last + 1, self.unit, self.start), moved(last + 1, self.unit, self.end + 1) - 1
        else:
            begin, stop = moved(first, self.unit, self.start - 1), moved(first, self.unit, self.end) - 1
            if self.unit == "week":
                thursday = first + (3 - weekday_of(first)) % 7
                stop = max(stop, thursday + 3 + 7 * (self.end - 1))
        return max(min(begin, last), first), max(min(stop, last), first)

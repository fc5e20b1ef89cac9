"""Meanings made of other meanings: a part of a time, two names of one, from one to another, before and after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from muster.time.cycles import Direction, Relation
from muster.time.date import DAYS_IN_WEEK, EARLIEST, LATEST, Kind
from muster.time.nodes import Inside, Pick
from muster.time.parts import Part
from muster.time.units import LENGTHS, bounded, weekday_of

if TYPE_CHECKING:
    from muster.time.cycles import Spans
    from muster.time.date import Range
    from muster.time.nodes import Node, Seen


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A day told with its weekday, which may decide its year."""

    weekday: int
    node: Node

    def at(self, seen: Seen) -> Spans:
        """The readings that fall on the weekday; where none does, those of the other tense; else the day as told."""
        told = self.node.at(seen)
        for spans in (told, self.node.at(replace(seen, direction=Direction.EITHER)), self._months(seen.day)):
            fitting = tuple(days for days in spans if weekday_of(days[0]) == self.weekday)
            if fitting:
                return fitting
        return told

    def _months(self, day: int) -> Spans:
        """Of a day without its month, those of the months around."""
        if not isinstance(self.node, Pick) or self.node.cycle.kind != "monthly":
            return ()
        return self.node.cycle.around(day - LENGTHS["half-year"], day + LENGTHS["half-year"])


@dataclass(frozen=True, slots=True)
class Meet:
    """Two names of one time: what both allow; no day of the report on which they contradict each other.

    Two names need no tense to tell which is meant, so a wrong guess at it cannot set them apart.
    """

    one: Node
    other: Node

    def at(self, seen: Seen) -> Spans:
        """The days common to a reading of each."""
        seen = replace(seen, direction=Direction.EITHER)
        pairs = [(a, b) for a in self.one.at(seen) for b in self.other.at(seen)]
        common = [(max(a[0], b[0]), min(a[1], b[1])) for a, b in pairs]
        return tuple(days for days in common if days[0] <= days[1])


@dataclass(frozen=True, slots=True)
class Several:
    """Two times: one or the other (some), or both (all)."""

    one: Node
    other: Node
    kind: Kind = Kind.SOME

    def at(self, seen: Seen) -> Spans:
        """The readings of each."""
        return self.one.at(seen) + self.other.at(seen)


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another; the end nearest after each beginning."""

    one: Node
    other: Node
    kind: Kind = Kind.ALL

    def at(self, seen: Seen) -> Spans:
        """One span for each beginning; an end that is not after it is looked for as seen from it."""
        starts, ends = self.one.at(seen), self.other.at(seen)
        spans = []
        for first, _ in starts:
            after = [last for _, last in ends if last >= first] or self._later(first, seen)
            if after:
                spans.append((first, min(after)))
        return tuple(spans)

    def _later(self, day: int, seen: Seen) -> list[int]:
        if not EARLIEST < day < LATEST:
            return []
        later = self.other.at(replace(seen, day=day, direction=Direction.FUTURE))
        return [last for _, last in later if last >= day]


@dataclass(frozen=True, slots=True)
class Leading:
    """A time told without its year beside another that has one: its occurrence in the year up to that one."""

    node: Node
    end: Node

    def at(self, seen: Seen) -> Spans:
        """The occurrence nearest before each reading of the end; none where that year lacks it."""
        ends = (first for first, _ in self.end.at(seen) if first > EARLIEST)
        return tuple(
            days
            for first in ends
            for days in self.node.at(replace(seen, day=first, direction=Direction.PAST))
            if 0 <= first - days[0] < LENGTHS["year"]
        )


@dataclass(frozen=True, slots=True)
class NearDay:
    """The day, or the weekday, nearest before (side -1) or after (1) another time."""

    side: int
    base: Node
    weekday: int | None = None

    def at(self, seen: Seen) -> Spans:
        """One day for each reading of the base that is not open on that side."""
        near = [self._of(first if self.side < 0 else last) for first, last in self.base.at(seen)]
        return tuple((day, day) for day in near if EARLIEST < day < LATEST)

    def _of(self, end: int) -> int:
        if end in (EARLIEST, LATEST):
            return end
        day = end + self.side
        if self.weekday is None:
            return day
        return bounded(day + self.side * (self.side * (self.weekday - weekday_of(day)) % DAYS_IN_WEEK))


@dataclass(frozen=True, slots=True)
class Extended:
    """A time with so many days more at its beginning (negative) and end."""

    before: int
    after: int
    node: Node

    def at(self, seen: Seen) -> Spans:
        """Each reading, longer."""
        return tuple((bounded(first + self.before), bounded(last + self.after)) for first, last in self.node.at(seen))


@dataclass(frozen=True, slots=True)
class Tensed:
    """One meaning of what was, another of what will be; both where the clause does not tell."""

    past: Node
    future: Node

    def at(self, seen: Seen) -> Spans:
        """The reading of the clause's tense."""
        if seen.direction is Direction.EITHER:
            return self.past.at(seen) + self.future.at(seen)
        return (self.past if seen.direction is Direction.PAST else self.future).at(seen)


@dataclass(frozen=True, slots=True)
class Clipped:
    """The part of a period that is over (``earlier``) or still to come (``later``) on the report's day."""

    side: str
    node: Node

    def at(self, seen: Seen) -> Spans:
        """Each reading up to, or from, the report's day; whole where it does not hold that day."""
        return tuple(self._of(days, seen.day) for days in self.node.at(seen))

    def _of(self, days: Range, day: int) -> Range:
        first, last = days
        if not first <= day <= last:
            return days
        return (first, day) if self.side == "earlier" else (day, last)


@dataclass(frozen=True, slots=True)
class Beyond:
    """Before, after, by or within a time, seen with the clause's tense: what was is not after the report's day."""

    relation: str
    node: Node

    def at(self, seen: Seen) -> Spans:
        """The days before (after) each reading, on the report's side of its day."""
        return tuple(days for given in self.node.at(seen) if (days := self._of(given, seen))[0] <= days[1])

    def _of(self, given: Range, seen: Seen) -> Range:
        future = seen.direction is Direction.FUTURE
        if self.relation == "after":
            past = seen.direction is Direction.PAST and given[1] < seen.day
            soonest = given[1] + (given[0] < given[1])  # "after 1 July" may begin on that day
            return bounded(soonest), seen.day if past else LATEST
        last = given[0] - 1 if self.relation == "before" and not self._of_end else given[1]
        soonest = seen.day if (future or self.relation == "by") and last >= seen.day else EARLIEST
        return soonest, bounded(last)

    @property
    def _of_end(self) -> bool:
        """Whether it is before the end of a period, which is its last day and not the last part of it."""
        return isinstance(self.node, Part) and self.node.ends


@dataclass(frozen=True, slots=True)
class Around:
    """About a time: a margin by its length at both ends."""

    node: Node

    def at(self, seen: Seen) -> Spans:
        """Each reading, with a margin of a quarter of its length, at least three days."""
        return tuple(self._of(days) for days in self.node.at(seen))

    def _of(self, days: Range) -> Range:
        first, last = days
        margin = max(3, (last - first + 1) // 4)
        if EARLIEST in days or LATEST in days:
            return days
        return bounded(first - margin), bounded(last + margin)


def plain(node: Node) -> Node:
    """The meaning without what contradicts itself on every day: of two names the second, of a day its own cycle."""
    if isinstance(node, Meet):
        return plain(node.other)
    if isinstance(node, Inside):
        return Pick(Relation.BARE, node.cycle)
    inner = getattr(node, "node", None)
    return node if inner is None else replace(cast("Extended", node), node=plain(inner))

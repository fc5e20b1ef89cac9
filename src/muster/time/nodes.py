"""What a time expression means: a tree that gives, for each possible day of the report, the days that may be meant.

Each node answers ``at(seen)`` with spans, one for each reading. A span is a whole period, so that "the beginning of it"
has a meaning; a node that cannot hold on that report day answers with none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from muster.time.cycles import Cycle, Direction, Relation, Spans, pick
from muster.time.date import EARLIEST, LATEST, Kind, Range
from muster.time.units import HOURS_IN_DAY, LENGTHS, bounded, containing, moved, weekday_of

GRAINS: Final = ("day", "week", "month", "quarter", "half-year", "year", "decade", "century")
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
            found.append((_rounded(grain, start)[0], _rounded(grain, end)[1]))
        return tuple(found)

    @property
    def _grain(self) -> str:
        """To what unit people round: that which they count in, months where they count in parts of years."""
        whole = self.least == int(self.least) and self.most == int(self.most)
        return self.unit if whole or LENGTHS[self.unit] < LENGTHS["year"] else "month"


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
class Part:
    """A part of a period: first and last step, of so many, by the grain of the period."""

    part: tuple[tuple[str, int, int, str], ...]
    whole: Node

    def at(self, seen: Seen) -> Spans:
        """The part of each reading."""
        return tuple(self._of(days) for days in self.whole.at(seen))

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


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A day told with its weekday, which may decide its year."""

    weekday: int
    node: Node

    def at(self, seen: Seen) -> Spans:
        """The readings that fall on the weekday; where none does, those of the other tense; else the day as told."""
        told = self.node.at(seen)
        for spans in (told, self.node.at(replace(seen, direction=Direction.EITHER))):
            fitting = tuple(days for days in spans if weekday_of(days[0]) == self.weekday)
            if fitting:
                return fitting
        return told


@dataclass(frozen=True, slots=True)
class Meet:
    """Two names of one time: what both allow; no day of the report on which they contradict each other."""

    one: Node
    other: Node

    def at(self, seen: Seen) -> Spans:
        """The days common to a reading of each."""
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
        return tuple(spans) or (*starts, *ends)

    def _later(self, day: int, seen: Seen) -> list[int]:
        if not EARLIEST < day < LATEST:
            return []
        later = self.other.at(replace(seen, day=day, direction=Direction.FUTURE))
        return [last for _, last in later if last >= day]


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
        last = given[0] - 1 if self.relation == "before" else given[1]
        soonest = seen.day if (future or self.relation == "by") and last >= seen.day else EARLIEST
        return soonest, bounded(last)


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


def plain(node: Node) -> Node:
    """The meaning without what contradicts itself on every day: of two names the second, of a day its own cycle."""
    if isinstance(node, Meet):
        return plain(node.other)
    if isinstance(node, Inside):
        return Pick(Relation.BARE, node.cycle)
    inner = getattr(node, "node", None)
    return replace(node, node=plain(inner)) if inner is not None else node  # type: ignore[type-var]

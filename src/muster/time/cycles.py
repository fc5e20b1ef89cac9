"""What comes back: weekdays, months, seasons, holidays, calendar units; and which of them is meant.

A cycle lists its occurrences around a day. ``pick`` chooses among them by relation: the bare name (by tense), this,
last, previous, next, following. Where usage is divided ("previous Friday"), all readings are kept.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.time.date import DAYS_IN_WEEK, EARLIEST, LATEST, MONTHS_IN_YEAR, Range, month_range
from muster.time.units import LENGTHS, bounded, containing, easter, iso_week, weekday_of, year_of

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_YEAR: Final = 366
LONGEST_MONTH: Final = 31
Spans = tuple[Range, ...]


class Direction(StrEnum):
    """Whether a clause speaks of what was, of what will be, or does not tell."""

    PAST = "past"
    FUTURE = "future"
    EITHER = "either"


class Relation(StrEnum):
    """How an expression points at one occurrence of a cycle."""

    BARE = "bare"
    THIS = "this"
    LAST = "last"
    PREVIOUS = "previous"
    NEXT = "next"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class Cycle:
    """Something that comes back.

    Attributes:
        kind: ``unit``, ``weekly``, ``monthly``, ``yearly``, ``easter``, ``nth`` or ``week``.
        args: numbers whose meaning depends on the kind; see the function of that name below.
        unit: for kind ``unit``, which.
    """

    kind: str
    args: tuple[int, ...] = ()
    unit: str = ""

    @property
    def period(self) -> int:
        """The most days from one occurrence to the next."""
        if self.kind == "unit":
            return LENGTHS[self.unit]
        return {"weekly": DAYS_IN_WEEK, "monthly": 2 * LONGEST_MONTH}.get(self.kind, LONGEST_YEAR)

    @property
    def enclosing(self) -> str:
        """The calendar unit in which it comes once."""
        return {"weekly": "week", "monthly": "month"}.get(self.kind, "year")

    def around(self, first: int, last: int) -> Spans:
        """The occurrences that begin within these days, in order."""
        return _around(self, max(first, EARLIEST + 1), min(last, LATEST - 1))


@lru_cache(maxsize=16384)
def _around(cycle: Cycle, first: int, last: int) -> Spans:
    found = _LISTED[cycle.kind](cycle, first, last) if first <= last else []
    return tuple(days for days in found if first <= days[0] <= last)


def _units(cycle: Cycle, first: int, last: int) -> list[Range]:
    found = [containing(cycle.unit, first)]
    while found[-1][1] < last:
        found.append(containing(cycle.unit, found[-1][1] + 1))
    return found


def _weekly(cycle: Cycle, first: int, last: int) -> list[Range]:
    """Args: weekday (Monday 0), length in days."""
    weekday, length = cycle.args
    start = first + (weekday - weekday_of(first)) % DAYS_IN_WEEK
    return [(day, day + length - 1) for day in range(start, last + 1, DAYS_IN_WEEK)]


def _monthly(cycle: Cycle, first: int, last: int) -> list[Range]:
    """Args: day of the month."""
    days = []
    for month in _units(Cycle("unit", unit="month"), first, last):
        day = month[0] + cycle.args[0] - 1
        if day <= month[1]:
            days.append((day, day))
    return days


def _years(make: Callable[[Cycle, int], Range | None]) -> Callable[[Cycle, int, int], list[Range]]:
    def listed(cycle: Cycle, first: int, last: int) -> list[Range]:
        years = range(max(year_of(first) - 1, dt.MINYEAR), min(year_of(last) + 1, dt.MAXYEAR - 1) + 1)
        return [days for year in years if (days := make(cycle, year))]

    return listed


def _yearly(cycle: Cycle, year: int) -> Range | None:
    """Args: month and day of the first and of the last day; month 13 is January of the next year, day 0 the last."""
    month, day, last_month, last_day = cycle.args
    first = _day(year, month, day)
    last = _day(year + (last_month - 1) // MONTHS_IN_YEAR, (last_month - 1) % MONTHS_IN_YEAR + 1, last_day)
    return (first, last) if first and last else None


def _day(year: int, month: int, day: int) -> int | None:
    first, last = month_range(year, month)
    if day == 0:
        return last
    return first + day - 1 if first + day - 1 <= last else None


def _easter(cycle: Cycle, year: int) -> Range:
    """Args: days from Easter Sunday to the first and to the last day."""
    sunday = easter(year)
    return sunday + cycle.args[0], sunday + cycle.args[1]


def _nth(cycle: Cycle, year: int) -> Range:
    """Args: month, weekday, which of them (-1 the last)."""
    month, weekday, which = cycle.args
    first, last = month_range(year, month)
    if which < 0:
        day = last - (weekday_of(last) - weekday) % DAYS_IN_WEEK
    else:
        day = first + (weekday - weekday_of(first)) % DAYS_IN_WEEK + DAYS_IN_WEEK * (which - 1)
    return day, day


def _week(cycle: Cycle, year: int) -> Range | None:
    """Args: number of the ISO week."""
    return iso_week(year, cycle.args[0])


_LISTED: Final[dict[str, Callable[[Cycle, int, int], list[Range]]]] = {
    "unit": _units,
    "weekly": _weekly,
    "monthly": _monthly,
    "yearly": _years(_yearly),
    "easter": _years(_easter),
    "nth": _years(_nth),
    "week": _years(_week),
}


@dataclass(frozen=True, slots=True)
class Nearby:
    """The occurrences of a cycle around a day: over, going on, still to come."""

    past: Spans
    current: Spans
    future: Spans

    @classmethod
    def of(cls, cycle: Cycle, day: int) -> Nearby:
        """Sort the occurrences within a few periods of the day."""
        reach = 2 * cycle.period + LONGEST_YEAR // 2 if cycle.period > DAYS_IN_WEEK else 3 * DAYS_IN_WEEK
        reach = 9 * LONGEST_YEAR if cycle.args[:2] == (2, 29) or cycle.args == (53,) else reach
        spans = cycle.around(day - reach, day + reach)
        return cls(
            tuple(days for days in spans if days[1] < day),
            tuple(days for days in spans if days[0] <= day <= days[1]),
            tuple(days for days in spans if days[0] > day),
        )


    def begun(self, day: int) -> Spans:
        """A season that has only just begun: people may not count it as running yet."""
        return tuple(days for days in self.current if _is_season(days) and day - days[0] < LONGEST_MONTH)

    def ending(self, day: int) -> Spans:
        """A season that is nearly over: people may not count it as running any more."""
        return tuple(days for days in self.current if _is_season(days) and days[1] - day < LONGEST_MONTH)


def _is_season(days: Range) -> bool:
    return 3 * LONGEST_MONTH < days[1] - days[0] + 1 < LENGTHS["half-year"]


@lru_cache(maxsize=65536)
def pick(relation: Relation, cycle: Cycle, day: int, direction: Direction) -> Spans:
    """The occurrences that may be meant, seen from a day."""
    near = Nearby.of(cycle, day)
    if relation is Relation.BARE:
        return _bare(near, day, direction)
    return (_DENSE if cycle.kind == "unit" else _SPARSE)[relation](near, cycle, day, direction)


def _bare(near: Nearby, day: int, direction: Direction) -> Spans:
    if direction is Direction.PAST:
        return (near.past + near.current)[-1 - bool(near.begun(day)) :]
    if direction is Direction.FUTURE:
        return (near.current + near.future)[: 1 + bool(near.ending(day))]
    if near.current and near.current[0][0] < near.current[-1][1]:
        return near.current
    return near.past[-1:] + near.current + near.future[:1]


def _this(near: Nearby, cycle: Cycle, day: int, direction: Direction) -> Spans:
    if near.current:
        return near.current
    here = _in_unit(near, containing(cycle.enclosing, day))
    if direction is Direction.PAST:
        return tuple(days for days in here if days[0] <= day) or near.past[-1:]
    if direction is Direction.FUTURE:
        return tuple(days for days in here if days[1] >= day) or near.future[:1]
    return here or near.past[-1:] + near.future[:1]


def _last(near: Nearby, _cycle: Cycle, _day: int, _direction: Direction) -> Spans:
    running = tuple(days for days in near.current if days[0] < days[1])
    return near.past[-1:] + running


def _previous(near: Nearby, cycle: Cycle, day: int, _direction: Direction) -> Spans:
    before = containing(cycle.enclosing, containing(cycle.enclosing, day)[0] - 1)
    return _distinct(_in_unit(near, before) + near.past[-1:] + near.ending(day))


def _next(near: Nearby, _cycle: Cycle, _day: int, _direction: Direction) -> Spans:
    running = tuple(days for days in near.current if days[0] < days[1])
    return running + near.future[:1]


def _following(near: Nearby, cycle: Cycle, day: int, _direction: Direction) -> Spans:
    after = containing(cycle.enclosing, containing(cycle.enclosing, day)[1] + 1)
    return _distinct(near.begun(day) + near.future[:1] + _in_unit(near, after))


def _in_unit(near: Nearby, unit: Range) -> Spans:
    return tuple(days for days in near.past + near.current + near.future if unit[0] <= days[0] <= unit[1])


def _distinct(spans: Spans) -> Spans:
    return tuple(sorted(set(spans)))


def _dense_last(near: Nearby, _cycle: Cycle, day: int, _direction: Direction) -> Spans:
    return ((near.past[-1][0], day),)


def _dense_next(near: Nearby, _cycle: Cycle, day: int, _direction: Direction) -> Spans:
    return ((day, bounded(near.future[0][1])),)


_SPARSE: Final[dict[Relation, Callable[[Nearby, Cycle, int, Direction], Spans]]] = {
    Relation.THIS: _this,
    Relation.LAST: _last,
    Relation.PREVIOUS: _previous,
    Relation.NEXT: _next,
    Relation.FOLLOWING: _following,
}
_DENSE: Final[dict[Relation, Callable[[Nearby, Cycle, int, Direction], Spans]]] = {
    Relation.THIS: lambda near, *_: near.current,
    Relation.LAST: _dense_last,
    Relation.PREVIOUS: lambda near, *_: near.past[-1:],
    Relation.NEXT: _dense_next,
    Relation.FOLLOWING: lambda near, *_: near.future[:1],
}

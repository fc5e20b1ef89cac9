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
from muster.time.units import LENGTHS, containing, easter, iso_week, weekday_of, year_of

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

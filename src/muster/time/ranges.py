"""Ranges of days as ordinals, and the calendar's months and years as such.

Days are proleptic Gregorian ordinals as in ``datetime.date.toordinal``. A range that is open towards the past begins at
``EARLIEST``, one open towards the future ends at ``LATEST``; both lie one day outside the calendar of years 1 to 9999.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

EARLIEST: Final = 0
LATEST: Final = dt.date.max.toordinal() + 1
MOST_RANGES: Final = 400
MONTHS_IN_YEAR: Final = 12
DAYS_IN_WEEK: Final = 7

Range = tuple[int, int]


def month_range(year: int, month: int) -> Range:
    """First and last day of a month of years 1 to 9999."""
    first = dt.date(year, month, 1).toordinal()
    return first, first + monthrange(year, month)[1] - 1


def year_range(year: int) -> Range:
    """First and last day of a year of years 1 to 9999."""
    return dt.date(year, 1, 1).toordinal(), dt.date(year, MONTHS_IN_YEAR, 31).toordinal()


def merge(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Closed ranges in any order as sorted, disjoint ones, clipped to the calendar."""
    merged: list[Range] = []
    for first, last in sorted(ranges):
        first, last = max(first, EARLIEST), min(last, LATEST)  # noqa: PLW2901  (clipped on the way in)
        if last < first:
            continue
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def intersect(left: tuple[Range, ...], right: tuple[Range, ...]) -> tuple[Range, ...]:
    """The days in both of two sorted lists of ranges."""
    common: list[Range] = []
    i = j = 0
    while i < len(left) and j < len(right):
        first, last = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if first <= last:
            common.append((first, last))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(common)


def move_day(day: int, move: Callable[[int], int]) -> int:
    """A day moved, kept within the calendar; an open end stays open."""
    if day in (EARLIEST, LATEST):
        return day
    return min(max(move(day), EARLIEST + 1), LATEST - 1)


def add_months(day: int, months: int) -> int:
    """The day so many months on, the last of the month where it has no such day."""
    date = dt.date.fromordinal(day)
    year, month = divmod(date.year * MONTHS_IN_YEAR + date.month - 1 + months, MONTHS_IN_YEAR)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return EARLIEST + 1 if months < 0 else LATEST - 1
    first, last = month_range(year, month + 1)
    return min(first + date.day - 1, last)


def to_weekday(day: int, weekday: int, count: int) -> int:
    """The count-th such weekday after a day (before, where negative); Monday is 0."""
    own = (day - 1) % DAYS_IN_WEEK
    if count > 0:
        return day + ((weekday - own - 1) % DAYS_IN_WEEK) + 1 + DAYS_IN_WEEK * (count - 1)
    if count < 0:
        return day - ((own - weekday - 1) % DAYS_IN_WEEK) - 1 + DAYS_IN_WEEK * (count + 1)
    return day

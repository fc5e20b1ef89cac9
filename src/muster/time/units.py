"""Arithmetic with days (ordinals) and the units of the calendar; weeks begin on Monday, as in ISO 8601."""

from __future__ import annotations

import datetime as dt
import math
from functools import lru_cache
from typing import Final

from muster.time.date import DAYS_IN_WEEK, EARLIEST, LATEST, MONTHS_IN_YEAR, Range, month_range, year_range

HOURS_IN_DAY: Final = 24
DAYS_IN_MONTH: Final = 30
MONTHS: Final = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "decade": 120, "quarter-century": 300}
MONTHS_LONG: Final = {**MONTHS, "century": 1200, "half-century": 600}
LENGTHS: Final = {"hour": 1, "day": 1, "week": 7, "fortnight": 14} | {
    unit: 31 * count for unit, count in MONTHS_LONG.items()
}


def year_of(day: int) -> int:
    """The year of a day, kept within the calendar."""
    return dt.date.fromordinal(min(max(day, EARLIEST + 1), LATEST - 1)).year


def weekday_of(day: int) -> int:
    """Monday is 0."""
    return (day - 1) % DAYS_IN_WEEK


def bounded(day: int) -> int:
    """The day, or the calendar's end where it lies beyond."""
    return min(max(day, EARLIEST), LATEST)


@lru_cache(maxsize=8192)
def containing(unit: str, day: int) -> Range:
    """The week, month, year ... that the day is in; an open end stays open."""
    if day in (EARLIEST, LATEST):
        return day, day
    if unit in ("week", "fortnight"):
        monday = day - weekday_of(day)
        return bounded(monday), bounded(monday + 6)
    if unit not in MONTHS_LONG:
        return day, day
    date = dt.date.fromordinal(day)
    return _months_around(date.year, date.month, MONTHS_LONG[unit])


def _months_around(year: int, month: int, length: int) -> Range:
    if length < MONTHS_IN_YEAR:
        first = (month - 1) // length * length + 1
        return month_range(year, first)[0], month_range(year, first + length - 1)[1]
    years = length // MONTHS_IN_YEAR
    first = year // years * years
    return year_range(max(first, 1))[0], year_range(min(first + years - 1, dt.MAXYEAR))[1]


@lru_cache(maxsize=8192)
def moved(day: int, unit: str, count: float) -> int:
    """The day so many units on (negative: back); halves of a unit count as its nearest whole smaller units."""
    if day in (EARLIEST, LATEST):
        return day
    if unit == "hour":
        whole = count / HOURS_IN_DAY
        return bounded(day + (math.ceil(whole) if count > 0 else math.floor(whole)))
    if unit not in MONTHS_LONG:
        return bounded(day + round(count * LENGTHS[unit]))
    months = count * MONTHS_LONG[unit]
    whole_months = math.trunc(months)
    return bounded(_month_on(day, whole_months) + round((months - whole_months) * DAYS_IN_MONTH))


def _month_on(day: int, months: int) -> int:
    date = dt.date.fromordinal(day)
    year, month = divmod(date.year * MONTHS_IN_YEAR + date.month - 1 + months, MONTHS_IN_YEAR)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return EARLIEST if months < 0 else LATEST
    first, last = month_range(year, month + 1)
    return min(first + date.day - 1, last)


@lru_cache(maxsize=512)
def easter(year: int) -> int:
    """Easter Sunday by the Gregorian reckoning (the anonymous algorithm in Meeus, Astronomical Algorithms, ch. 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, part = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    weekday = (32 + 2 * part + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1).toordinal()


def iso_week(year: int, week: int) -> Range | None:
    """First and last day of an ISO week; None where the year has none of that number."""
    try:
        monday = dt.date.fromisocalendar(year, week, 1).toordinal()
    except ValueError:
        return None
    return monday, monday + 6

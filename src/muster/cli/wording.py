"""How dates and counts are put in words on a screen; what is vague says so."""

from __future__ import annotations

import datetime as dt
from calendar import day_name
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from muster.time.date import DAYS_IN_WEEK, EARLIEST, LATEST, Date, Kind

if TYPE_CHECKING:
    from muster.model import Count, FurtherNotice

MOST_LISTED: Final = 4


def date_words(date: Date | FurtherNotice) -> str:
    """Give a date as it can be read: ``5 January 2020`` is written 2020-01-05, a vague one says what it is."""
    if not isinstance(date, Date):
        return "further notice"
    if date.qualifier:
        return f"{date_words(replace(date, qualifier=''))} or so"
    if date.first == EARLIEST and date.last == LATEST:
        return "any day"
    if date.last == LATEST:
        return f"from {_start(date)}"
    if date.first == EARLIEST:
        return f"up to {_day(date.last)}"
    return _closed_words(date)


def _closed_words(date: Date) -> str:
    if date.first == date.last:
        return _day(date.first)
    if date.kind is Kind.ALL:
        return f"all of {date.hull_edtf.replace('/', ' to ')}"
    if len(date.ranges) > 1 and (date.width or LATEST) <= MOST_LISTED:
        return "one of " + ", ".join(map(_day, date.days()))
    weekdays = {day % DAYS_IN_WEEK for one in date.ranges for day in one}
    if len(date.ranges) > 1 and len(weekdays) == 1:
        return f"a {day_name[weekdays.pop() - 1]} from {_day(date.first)} to {_day(date.last)}"
    return f"some day in {date.hull_edtf.replace('/', ' to ')}"


def count_words(count: Count) -> str:
    """Give a count with its bounds: ``about 40 persons``, ``3 to 12 persons``, ``at least 60 persons``."""
    about = "about " if count.approx else ""
    if count.maximum is None:
        number = f"at least {count.minimum}"
    elif count.maximum == count.minimum:
        number = f"{about}{count.minimum}"
    else:
        number = f"{about}{count.minimum} to {count.maximum}"
    return f"{number} {count.unit}"


def _start(date: Date) -> str:
    return date.hull_edtf.partition("/")[0]


def _day(ordinal: int) -> str:
    return dt.date.fromordinal(ordinal).isoformat()

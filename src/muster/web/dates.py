"""Dates in words that show how precise they are: a day, a month, one of several days, some day between two."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from muster.time.date import DAYS_IN_WEEK, EARLIEST, LATEST, Date, Kind

if TYPE_CHECKING:
    from muster.answers.dating import Dated
    from muster.answers.standing import Since
    from muster.model import FurtherNotice
    from muster.web.words import Words

MOST_LISTED: Final = 4
YEAR, MONTH, DAY = 4, 7, 10
AGES: Final = ((2, "day", 1), (21, "days", 1), (75, "weeks", 7), (366, "months", 30), (731, "year", 365))


def day_words(day: int, words: Words) -> str:
    """Give a day (ordinal): ``10 January 2020``."""
    date = dt.date.fromordinal(day)
    return words("date.day", d=date.day, month=words(f"months.{date.month}"), y=date.year)


def date_words(date: Date | FurtherNotice | None, words: Words) -> str:
    """Give a date so that it can be read in a sentence and its precision seen; nothing where there is none."""
    if date is None:
        return ""
    if not isinstance(date, Date):
        return words("date.further_notice")
    if date.qualifier:
        return words("date.about", date=date_words(replace(date, qualifier=""), words))
    if date.is_open:
        return _open(date, words)
    return _closed(date, words)


def when_words(dated: Dated, words: Words) -> str:
    """Give when a claim holds; at the latest where its report's date is all that is known."""
    if dated.at_latest:
        return words("date.at_latest", date=day_words(dated.when.last, words))
    return date_words(dated.when, words)


def since_words(since: Since, words: Words) -> str:
    """Give a beginning: the date told, or by when it had begun."""
    if since.at_latest and not since.date.is_open:
        return words("date.at_latest_since", date=day_words(since.date.last, words))
    return date_words(since.date, words)


def age_words(told: Date, on: int, words: Words) -> str:
    """Give how long before a day something was last told: so many days, weeks, months, years."""
    days = on - min(told.last, on)
    if told.first > on:
        return words("age.later")
    if days == 0:
        return words("age.same_day")
    for below, name, length in AGES:
        if days < below:
            return words(f"age.{name}", n=days // length)
    return words("age.years", n=days // 365)


def _open(date: Date, words: Words) -> str:
    if date.first == EARLIEST and date.last == LATEST:
        return words("date.any_day")
    if date.last == LATEST:
        return words("date.from", a=_bare(date.first, date.hull_edtf.partition("/")[0], words))
    return words("date.until", b=day_words(date.last, words))


def _closed(date: Date, words: Words) -> str:
    if date.first == date.last:
        return day_words(date.first, words)
    if (date.width or LATEST) <= MOST_LISTED and date.kind is Kind.SOME:
        return _listed(list(date.days()), words)
    weekdays = {day % DAYS_IN_WEEK for one in date.ranges for day in one}
    first, last = _shortened(date.first, date.last, words)
    if len(date.ranges) > 1 and len(weekdays) == 1:
        named = words(f"weekdays.{weekdays.pop() or DAYS_IN_WEEK}")
        return words("date.weekday_between", weekday=named, a=first, b=last)
    whole = date.hull_edtf
    if "/" not in whole:
        return _bare(date.first, whole, words, inside=True)
    return words("date.all_from_to" if date.kind is Kind.ALL else "date.between", a=first, b=last)


def _bare(day: int, edtf: str, words: Words, *, inside: bool = False) -> str:
    """A day, month or year as precise as its notation: ``in January 2020`` where days inside are meant."""
    date = dt.date.fromordinal(day)
    if len(edtf) == YEAR:
        return words("date.in_year", y=date.year) if inside else str(date.year)
    if len(edtf) == MONTH:
        return words("date.in_month" if inside else "date.month", month=words(f"months.{date.month}"), y=date.year)
    return day_words(day, words)


def _listed(days: list[int], words: Words) -> str:
    """A few days as alternatives: ``3, 4 or 5 January 2020``."""
    last = days[-1]
    before = [_shortened(day, last, words)[0] for day in days[:-1]]
    return f"{', '.join(before)} {words('date.or')} {day_words(last, words)}"


def _shortened(first: int, last: int, words: Words) -> tuple[str, str]:
    """The two ends, the first without the month and year that it shares with the last."""
    one, other = dt.date.fromordinal(first), dt.date.fromordinal(last)
    if (one.year, one.month) == (other.year, other.month):
        return str(one.day), day_words(last, words)
    if one.year == other.year:
        return words("date.day_month", d=one.day, month=words(f"months.{one.month}")), day_words(last, words)
    return day_words(first, words), day_words(last, words)

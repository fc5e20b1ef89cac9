"""EDTF (ISO 8601-2) in and out.

Read: years, months, days, seasons and quarters (21 to 28, 33 to 36), digits left out at the end (``199X``,
``2020-XX``), intervals with open or unknown ends, ``~ ? %`` at the end of a date, and sets ``[..]`` and ``{..}`` with
ranges ``a..b``. Everything else of the standard (times, years of five digits or before the year 1, qualifiers inside a
date) is an error that says so. A season is as long as anyone uses the word: spring is March to June, and so on, winter
runs into March.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from muster.time.date import (
    EARLIEST,
    LATEST,
    MONTHS_IN_YEAR,
    Date,
    EdtfError,
    Kind,
    Range,
    month_range,
    year_range,
)
from muster.time.kinds import joined_qualifier

_DATE: Final = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")
_UNSUPPORTED: Final = (
    (re.compile(r"\d{4}-\d{2}-\d{2}T"), "times of day are not supported"),
    (re.compile(r"Y|[+-]?\d{5,}"), "years of more than four digits are not supported"),
    (re.compile(r"-\d{4}"), "years before the year 1 are not supported"),
    (re.compile(r"[~?%][\dX-]|\d[~?%]-"), "a qualifier inside a date is not supported, only at its end"),
    (re.compile(r"[\dX-]*X[\dX-]*[~?%]?$"), "digits may be left out (X) only at the end"),
)
_SEASONS: Final = {21: (3, 6), 22: (6, 9), 23: (9, 12), 24: (12, 15)}
_NORTHERN: Final = {code + 4: months for code, months in _SEASONS.items()}
_QUARTERS: Final = {33 + quarter: (3 * quarter + 1, 3 * quarter + 3) for quarter in range(4)}
_PARTS_OF_YEAR: Final = _SEASONS | _NORTHERN | _QUARTERS
_SETS: Final = {"[": ("]", Kind.SOME), "{": ("}", Kind.ALL)}


@lru_cache(maxsize=4096)
def parse(text: str, kind: Kind = Kind.SOME) -> Date:
    """Read an EDTF date, interval or set; ``kind`` holds for all but sets, which tell theirs.

    Raises:
        EdtfError: where it is none, or of a sort that is not supported.
    """
    if text[:1] in _SETS:
        return _set(text)
    ranges, qualifier = _interval(text, text, "/")
    return Date.of([ranges], kind, qualifier)


@lru_cache(maxsize=4096)
def write(date: Date) -> str:
    """Give the shortest EDTF for exactly these days; the kind is told only where the set has gaps."""
    if len(date.ranges) == 1:
        return _write_range(date.ranges[0], "/", date.qualifier)
    items = ",".join(_write_range(days, "..", date.qualifier) for days in date.ranges)
    return f"{{{items}}}" if date.kind is Kind.ALL else f"[{items}]"


def iso(day: int) -> str | None:
    """A day as ``2020-01-05``; None for an open end."""
    return None if day in (EARLIEST, LATEST) else dt.date.fromordinal(day).isoformat()


def _set(text: str) -> Date:
    closing, kind = _SETS[text[0]]
    if not text.endswith(closing):
        raise EdtfError(f"{text!r} is no EDTF date: the set is not closed; end it with {closing!r}")
    parts = [_interval(item.strip(), text, "..") for item in text[1:-1].split(",")]
    qualifier = ""
    for _, one in parts:
        qualifier = joined_qualifier(qualifier, one)
    return Date.of([days for days, _ in parts], kind, qualifier)


def _interval(item: str, text: str, separator: str) -> tuple[Range, str]:
    left, found, right = item.partition(separator)
    if not found:
        return _date(left, text)
    if left == right == "":
        raise EdtfError(f"{text!r} has neither beginning nor end; give at least one")
    (first, _), one = _date(left, text) if left not in ("", "..") else ((EARLIEST, 0), "")
    (_, last), other = _date(right, text) if right not in ("", "..") else ((0, LATEST), "")
    if last < first:
        raise EdtfError(f"{text!r} ends before it begins; swap the two dates")
    return (first, last), joined_qualifier(one, other)


def _date(item: str, text: str) -> tuple[Range, str]:
    match = _DATE.fullmatch(item)
    if match is None:
        raise _refusal(item, text)
    year, month, day, qualifier = match.groups()
    try:
        return _days(year, month, day), qualifier
    except ValueError as error:
        raise EdtfError(f"{text!r} is no date of the calendar ({error}); check year, month and day") from error


def _days(year: str, month: str | None, day: str | None) -> Range:
    first, last = int(year.replace("X", "0")) or 1, int(year.replace("X", "9"))
    if month in (None, "XX") and day in (None, "XX"):
        return year_range(first)[0], year_range(last)[1]
    if first != last or month in (None, "XX"):
        raise ValueError("digits may be left out only at the end")
    number = int(month)
    if number in _PARTS_OF_YEAR and day is None:
        begin, end = _PARTS_OF_YEAR[number]
        return month_range(first, begin)[0], _last_of(first, end)
    if day in (None, "XX"):
        return month_range(first, number)
    ordinal = dt.date(first, number, int(day)).toordinal()
    return ordinal, ordinal


def _last_of(year: int, month: int) -> int:
    return month_range(year + (month - 1) // MONTHS_IN_YEAR, (month - 1) % MONTHS_IN_YEAR + 1)[1]


def _refusal(item: str, text: str) -> EdtfError:
    for pattern, reason in _UNSUPPORTED:
        if pattern.match(item) or (reason.startswith("a qualifier") and pattern.search(item)):
            return EdtfError(f"{text!r}: {reason}; write 2020, 2020-01, 2020-01-05 or an interval of these")
    return EdtfError(f"{text!r} is no EDTF date; write 2020, 2020-01, 2020-01-05 or an interval of these")


def _write_range(days: Range, separator: str, qualifier: str) -> str:
    whole = _whole(days)
    if whole:
        return whole + qualifier
    first, last = days
    shown = max(_precision(first, 0), _precision(last, 1))
    left = _open(separator) if first == EARLIEST else str(iso(first))[:shown] + qualifier
    right = _open(separator) if last == LATEST else str(iso(last))[:shown] + qualifier
    return f"{left}{separator}{right}"


def _open(separator: str) -> str:
    return ".." if separator == "/" else ""


def _whole(days: Range) -> str | None:
    """The one EDTF date that means these days, if there is one."""
    first, last = days
    if first == EARLIEST or last == LATEST:
        return None
    left, right = dt.date.fromordinal(first).isoformat(), dt.date.fromordinal(last).isoformat()
    if first == last:
        return left
    for shown, text in ((7, left[:7]), (4, left[:4]), (3, left[:3] + "X"), (2, left[:2] + "XX")):
        if left[:shown] == right[:shown] and _days(text[:4], text[5:] or None, None) == days:
            return text
    return None


def _precision(day: int, end: int) -> int:
    """How much of the day's ISO form it takes to name it as the first (end 0) or last (end 1) day: 4, 7 or 10."""
    if day in (EARLIEST, LATEST):
        return 4
    date = dt.date.fromordinal(day)
    if year_range(date.year)[end] == day:
        return 4
    return 7 if month_range(date.year, date.month)[end] == day else 10

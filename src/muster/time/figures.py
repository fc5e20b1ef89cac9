"""What tokens that begin with a figure may mean: day, month, year, date in figures, range, ordinal, plain count.

Dates in figures are read day first, or year first; other orders are not used in the languages read so far.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Final

from muster.time.date import MONTHS_IN_YEAR, year_range
from muster.time.nodes import Fixed

Meaning = dict[str, Any]

DAYS: Final = 31
FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2199
OLD: Final = 100
WEEKS: Final = 53
YOUNG_CENTURY: Final = 40

_WHOLE: Final = re.compile(r"\d{1,9}")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})")
_YEAR_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
_RANGE: Final = re.compile(r"(\d{1,4})[-–/](\d{1,4})")  # noqa: RUF001  (dashes are written so)
_CLOCK: Final = re.compile(r"([01]?\d|2[0-4])[.:u]([0-5]\d)")
_DAY_MONTH: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3}){1,3}")
_DECIMAL: Final = re.compile(r"\d{1,6},\d{1,2}")


def of_number(number: int) -> Meaning:
    """What a plain whole number may be."""
    meaning: Meaning = {"n": (number, number)}
    if 1 <= number <= DAYS:
        meaning["daynum"] = number
    if 1 <= number <= WEEKS:
        meaning["weeknum"] = number
    if number <= 24:  # noqa: PLR2004  (hours)
        meaning["clock"] = number
    if FIRST_YEAR <= number <= LAST_YEAR:
        meaning["year"] = number
    if number and number % 10 == 0 and number < OLD:
        meaning["ten"] = number
    return meaning


def spelled(number: int) -> Meaning:
    """What a number in words may be; round hundreds are no years by themselves."""
    meaning = of_number(number) | {"spelled": number}
    if number % OLD == 0:
        meaning.pop("year", None)
    if number >= FIRST_YEAR:
        meaning["thousands"] = number
    return meaning


def of_figures(text: str) -> Meaning:
    """What a token of figures and separators may be; empty where it is nothing known."""
    if _WHOLE.fullmatch(text):
        return of_number(int(text))
    for pattern, make in _FORMS:
        match = pattern.fullmatch(text)
        if match and (meaning := make(match)):
            return meaning
    return {}


def short_year(text: str) -> Meaning:
    """A year without its century ("'98"): of the last century from 40 on, else of this one."""
    number = int(text)
    year = number + (1900 if number >= YOUNG_CENTURY else 2000)
    return {"shortyear": year} | ({"ten": number} if number % 10 == 0 else {})


def _date(year: int, month: int, day: int) -> Meaning:
    try:
        ordinal = dt.date(year, month, day).toordinal()
    except ValueError:
        return {}
    return {"dmy": Fixed((ordinal, ordinal))}


def _day_first(match: re.Match[str]) -> Meaning:
    day, _, month, year = match.groups()
    full = int(year) if len(year) > 2 else short_year(year)["shortyear"]  # noqa: PLR2004  (figures of a short year)
    return _date(full, int(month), int(day))


def _year_first(match: re.Match[str]) -> Meaning:
    return _date(int(match[1]), int(match[3]), int(match[4]))


def _year_month(match: re.Match[str]) -> Meaning:
    year, month = int(match[1]), int(match[2])
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= MONTHS_IN_YEAR:
        first = dt.date(year, month, 1)
        after = dt.date(year + month // MONTHS_IN_YEAR, month % MONTHS_IN_YEAR + 1, 1)
        return {"ym": Fixed((first.toordinal(), after.toordinal() - 1))}
    return {}


def _range(match: re.Match[str]) -> Meaning:
    left, right = int(match[1]), int(match[2])
    if len(match[1]) == 4 and len(match[2]) == 2:  # noqa: PLR2004  (figures of full and short years)
        right += left // OLD * OLD
    if FIRST_YEAR <= left < right <= LAST_YEAR and right - left < 2 * OLD:
        return {"yearrange": (left, right), "years": Fixed((year_range(left)[0], year_range(right)[1]))}
    if 1 <= left < right <= DAYS:
        return {"dayrange": (left, right)}
    return {}


def _day_month(match: re.Match[str]) -> Meaning:
    day, month = int(match[1]), int(match[2])
    return {"dm": (day, month)} if 1 <= day <= DAYS and 1 <= month <= MONTHS_IN_YEAR else {}


def _both_or_neither(match: re.Match[str]) -> Meaning:
    other = _DAY_MONTH.fullmatch(match[0])
    return _range(match) | (_day_month(other) if other else {})


def _clock(_match: re.Match[str]) -> Meaning:
    return {"minutes": 0}


def _grouped(match: re.Match[str]) -> Meaning:
    number = int(match[0].replace(".", ""))
    return {"n": (number, number)}


def _decimal(match: re.Match[str]) -> Meaning:
    number = float(match[0].replace(",", "."))
    return {"n": (number, number)}


_FORMS: Final = (
    (_DAY_FIRST, _day_first),
    (_YEAR_FIRST, _year_first),
    (_YEAR_MONTH, _year_month),
    (_RANGE, _both_or_neither),
    (_CLOCK, _clock),
    (_GROUPED, _grouped),
    (_DECIMAL, _decimal),
)
SPELLED: Final = (0, 1, 10, 25, 30, 31, 32, 40, 53, 54, 60, 101, 1000, 1995, 5000)
SAMPLES: Final = (
    *(
        [
            "0",
            "1",
            "10",
            "24",
            "25",
            "30",
            "31",
            "32",
            "40",
            "53",
            "60",
            "101",
            "1500",
            "5000",
            "1.200",
            "3,5",
            "14.30",
            "1-2",
            "1/20",
            "20-25",
            "5-1",
            "2014-2019",
            "2014-03",
        ]
    ),
    *(["2020-01-05", "5-1-2020", "40-50"]),
)


def ordinal(number: int) -> dict[str, Any]:
    """What an ordinal may be."""
    return {"ordinal": number} | ({"dayord": number} if 1 <= number <= DAYS else {})

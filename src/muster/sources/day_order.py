"""Dates as 05-01-2020: of a whole column that a program wrote, some rows tell which number is the day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY_FIRST: Final = "day first"
MONTH_FIRST: Final = "month first"
_NUMBERS: Final = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_ANYWHERE: Final = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(?:19|20)\d{2}(?!\d)")
_MONTHS: Final = 12


def order_of(dates: Iterable[str]) -> str:
    """Give which number of such dates is the day, as those above twelve tell; empty where none does, or both do."""
    found = [match for match in map(_NUMBERS.match, dates) if match]
    day_first = any(int(match.group(1)) > _MONTHS for match in found)
    month_first = any(int(match.group(3)) > _MONTHS for match in found)
    if day_first == month_first:
        return ""
    return DAY_FIRST if day_first else MONTH_FIRST


def may_be_two_days(line: str) -> bool:
    """Whether a line tells a date of which nothing says which number is the day: 05-01-2020, but not 05-05-2020."""
    found = ((int(match.group(1)), int(match.group(3))) for match in _ANYWHERE.finditer(line))
    return any(first != second and max(first, second) <= _MONTHS for first, second in found)


def in_order(date: str, order: str) -> str:
    """Write such a date as ISO 8601 where the order is known; anything else stays as it is."""
    match = _NUMBERS.match(date) if order else None
    if match is None:
        return date
    first, second, year = int(match.group(1)), int(match.group(3)), match.group(4)
    day, month = (first, second) if order == DAY_FIRST else (second, first)
    return f"{year}-{month:02}-{day:02}"

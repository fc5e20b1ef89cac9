"""A date as the set of days that it may be: intersection, union, order, overlap and shifts.

Days are ordinals, open ends ``EARLIEST`` and ``LATEST``, as in ``muster.time.ranges``; ``muster.time.edtf`` is the
notation of the border.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from muster.problems import MusterError
from muster.time.kinds import Certainty, Kind, joined_qualifier
from muster.time.ranges import (
    DAYS_IN_WEEK,
    EARLIEST,
    LATEST,
    MONTHS_IN_YEAR,
    MOST_RANGES,
    Range,
    add_months,
    intersect,
    merge,
    month_range,
    move_day,
    to_weekday,
    year_range,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class EdtfError(MusterError):
    """A text is no EDTF date, or one of a sort that is not supported."""


@dataclass(frozen=True, slots=True)
class Date:
    """A non-empty set of possible days.

    Attributes:
        ranges: closed ranges of ordinals, sorted, disjoint and not touching.
        kind: some day in these, or all of these.
        qualifier: EDTF's "" (none), "~" (approximate), "?" (uncertain) or "%" (both).
        first: the earliest possible day, ``EARLIEST`` where open; kept, for it is asked for most.
        last: the latest possible day, ``LATEST`` where open.
    """

    ranges: tuple[Range, ...]
    kind: Kind = Kind.SOME
    qualifier: str = ""
    first: int = field(init=False, repr=False, compare=False)
    last: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        previous = EARLIEST - 2
        for first, last in self.ranges:
            if first <= previous + 1 or last < first:
                raise ValueError(f"the ranges {self.ranges} are not sorted, disjoint and apart; use Date.of")
            previous = last
        if not EARLIEST <= previous <= LATEST:
            raise ValueError("a date needs at least one day, within EARLIEST and LATEST")
        object.__setattr__(self, "first", self.ranges[0][0])
        object.__setattr__(self, "last", previous)

    @classmethod
    def of(cls, ranges: Iterable[Range], kind: Kind = Kind.SOME, qualifier: str = "") -> Date:
        """Make a date of closed ranges in any order, which may touch and overlap; clipped to the calendar."""
        return cls(merge(ranges), kind, qualifier)

    @classmethod
    def between(cls, first: int, last: int, kind: Kind = Kind.SOME, qualifier: str = "") -> Date:
        """Make a date of one closed range of ordinals, clipped to the calendar."""
        return cls(((max(first, EARLIEST), min(last, LATEST)),), kind, qualifier)

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Date:
        """Make the date of one day; raises ValueError where the calendar has none such."""
        ordinal = dt.date(year, month, day).toordinal()
        return cls(((ordinal, ordinal),))

    @classmethod
    def month(cls, year: int, month: int) -> Date:
        """Make the date "some day of that month"."""
        return cls((month_range(year, month),))

    @classmethod
    def year(cls, year: int) -> Date:
        """Make the date "some day of that year"."""
        return cls((year_range(year),))

    @classmethod
    def parse(cls, text: str, kind: Kind = Kind.SOME) -> Date:
        """Read EDTF; the notation tells the kind only for sets (``[..]`` and ``{..}``), else it is ``kind``.

        Raises:
            EdtfError: where the text is no EDTF or not of the sorts supported; the message says which.
        """
        from muster.time.edtf import parse

        return parse(text, kind)

    @property
    def edtf(self) -> str:
        """The exact set in EDTF, gaps and all: ``2020-01``, ``2024-05/..``, ``[2019-12-29,2020-01-05]``."""
        from muster.time.edtf import write

        return write(self)

    @property
    def hull_edtf(self) -> str:
        """The set from its first to its last day in EDTF: one date or one interval, never ``[..]``."""
        return self.hull.edtf

    @property
    def is_open(self) -> bool:
        """Whether the set has no first or no last day."""
        return self.first == EARLIEST or self.last == LATEST

    @property
    def width(self) -> int | None:
        """How many days the set holds, None where it is open."""
        if len(self.ranges) == 1:
            first, last = self.ranges[0]
            return None if first == EARLIEST or last == LATEST else last - first + 1
        return None if self.is_open else sum(last - first + 1 for first, last in self.ranges)

    @property
    def hull(self) -> Date:
        """The same without gaps."""
        return self if len(self.ranges) == 1 else replace(self, ranges=((self.first, self.last),))

    def days(self) -> Iterator[int]:
        """The possible days in order; raises ValueError where the set is open."""
        if self.is_open:
            raise ValueError("an open date has no end of days")
        return (day for first, last in self.ranges for day in range(first, last + 1))

    def as_kind(self, kind: Kind) -> Date:
        """The same days of the other kind."""
        return self if kind is self.kind else replace(self, kind=kind)

    def __contains__(self, day: int) -> bool:
        return any(first <= day <= last for first, last in self.ranges)

    def __and__(self, other: Date) -> Date | None:
        """The days in both; None when there is none. All of a set only where both are that."""
        ranges = intersect(self.ranges, other.ranges)
        if not ranges:
            return None
        return Date(ranges, _joined_kind(self, other), joined_qualifier(self.qualifier, other.qualifier))

    def __or__(self, other: Date) -> Date:
        """The days in either. All of a set only where both are that."""
        ranges = merge(self.ranges + other.ranges)
        return Date(ranges, _joined_kind(self, other), joined_qualifier(self.qualifier, other.qualifier))

    def meets(self, other: Date) -> bool:
        """Whether the two have a possible day in common."""
        mine, theirs = self.ranges, other.ranges
        if mine[0][0] > theirs[-1][1] or theirs[0][0] > mine[-1][1]:
            return False
        return len(mine) == len(theirs) == 1 or bool(intersect(mine, theirs))

    def within(self, other: Date) -> bool:
        """Whether every possible day is one of the other's too."""
        return intersect(self.ranges, other.ranges) == self.ranges

    def before(self, other: Date) -> Certainty:
        """Whether this is over before the other begins."""
        soonest_end = self.last if self.kind is Kind.ALL else self.first
        latest_start = other.first if other.kind is Kind.ALL else other.last
        if self.last < other.first:
            return Certainty.CERTAIN
        return Certainty.NO if soonest_end >= latest_start else Certainty.POSSIBLE

    def after(self, other: Date) -> Certainty:
        """Whether this begins after the other is over."""
        return other.before(self)

    def overlaps(self, other: Date) -> Certainty:
        """Whether the two share a day."""
        common = intersect(self.ranges, other.ranges)
        if not common:
            return Certainty.NO
        sure = {
            (Kind.ALL, Kind.ALL): True,
            (Kind.ALL, Kind.SOME): common == other.ranges,
            (Kind.SOME, Kind.ALL): common == self.ranges,
            (Kind.SOME, Kind.SOME): self.ranges == other.ranges and self.width == 1,
        }
        return Certainty.CERTAIN if sure[self.kind, other.kind] else Certainty.POSSIBLE

    def shift_days(self, days: int) -> Date:
        """Move every day by so many days (negative: back)."""
        return self._shifted(lambda day: day + days)

    def shift_weeks(self, weeks: int) -> Date:
        """Move every day by so many weeks."""
        return self._shifted(lambda day: day + DAYS_IN_WEEK * weeks)

    def shift_months(self, months: int) -> Date:
        """Move every day by so many months, to the month's last day where it has no such day."""
        return self._shifted(lambda day: add_months(day, months))

    def shift_years(self, years: int) -> Date:
        """Move every day by so many years, 29 February to the 28th where need be."""
        return self.shift_months(MONTHS_IN_YEAR * years)

    def shift_weekdays(self, weekday: int, count: int) -> Date:
        """Move every day to the ``count``-th such weekday (Monday is 0) after it, or before it where negative.

        A set of which more than ``MOST_RANGES`` weekdays would come is given without its gaps.
        """
        moved = self._shifted(lambda day: to_weekday(day, weekday, count))
        return moved.only_weekdays(frozenset({weekday})) or moved

    def only_weekdays(self, weekdays: frozenset[int]) -> Date | None:
        """The days that fall on one of these weekdays (Monday is 0); None where there is none.

        A set too long to list is given whole.
        """
        if self.is_open or self.last - self.first > MOST_RANGES * DAYS_IN_WEEK:
            return self
        kept = tuple((day, day) for day in self.days() if (day - 1) % DAYS_IN_WEEK in weekdays)
        return Date.of(kept, self.kind, self.qualifier) if kept else None

    def _shifted(self, move: Callable[[int], int]) -> Date:
        moved = [(move_day(first, move), move_day(last, move)) for first, last in self.ranges]
        return Date.of(moved, self.kind, self.qualifier)

    def __str__(self) -> str:
        return self.edtf


ALWAYS: Final = Date(((EARLIEST, LATEST),))


def _joined_kind(one: Date, other: Date) -> Kind:
    return one.kind if one.kind is other.kind else Kind.SOME


__all__ = [
    "ALWAYS",
    "DAYS_IN_WEEK",
    "EARLIEST",
    "LATEST",
    "MONTHS_IN_YEAR",
    "Certainty",
    "Date",
    "EdtfError",
    "Kind",
    "Range",
    "month_range",
    "year_range",
]

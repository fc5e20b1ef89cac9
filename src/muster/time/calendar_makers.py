"""What rules can make of the calendar: days, months, weeks, quarters, years, decades (see ``muster.time.terms``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.time import combined, nodes
from muster.time.cycles import Cycle, Relation
from muster.time.date import year_range

if TYPE_CHECKING:
    from muster.time.nodes import Node

DECADE: Final = 10
CENTURY: Final = 100


def bare(cycle: Cycle) -> Node:
    """The occurrence that the tense of the clause decides."""
    return nodes.Pick(Relation.BARE, cycle)


def pick(relation: str, cycle: Cycle) -> Node:
    """The occurrence at a relation to the report."""
    return nodes.Pick(Relation(relation), cycle)


def period(relation: str, unit: str) -> Node:
    """The unit of the calendar at a relation to the report."""
    return nodes.Pick(Relation(relation), Cycle("unit", unit=unit))


def year(number: int) -> Node:
    """A calendar year."""
    return nodes.Fixed(year_range(number))


def spelled_year(hundreds: int, rest: int) -> int | None:
    """A year told in two number words; None where they make none."""
    number = hundreds + rest
    return number if hundreds % CENTURY == 0 and rest < CENTURY and 1000 <= number <= 2199 else None  # noqa: PLR2004


def day(number: int, month: Cycle, of_year: int | None) -> Node | None:
    """A day of a month, in a year or in the one that the tense decides; None where the calendar lacks it."""
    cycle = day_cycle(number, month)
    if cycle is None:
        return None
    if of_year is None:
        return bare(cycle)
    found = nodes.Inside(cycle, year(of_year))
    return found if found.at(nodes.Seen(1)) else None


def day_cycle(number: int, month: Cycle | int) -> Cycle | None:
    """The yearly cycle of a day of a month; None where no year has it."""
    of_month = month if isinstance(month, int) else month.args[0]
    longest = 29 if of_month == 2 else 30 if of_month in (4, 6, 9, 11) else 31  # noqa: PLR2004  (the calendar)
    return Cycle("yearly", (of_month, number, of_month, number)) if 1 <= number <= longest else None


def day_of_pair(pair: tuple[int, int], of_year: int | None) -> Node | None:
    """A day and month in figures."""
    return day(pair[0], Cycle("yearly", (pair[1], 1, pair[1], 0)), of_year)


def first_of(pair: tuple[int, int]) -> int:
    """The first of two numbers."""
    return pair[0]


def second_of(pair: tuple[int, int]) -> int:
    """The second of two numbers."""
    return pair[1]


def month(cycle: Cycle, of_year: int | None) -> Node:
    """A month, season or holiday of a year, or of the one that the tense decides."""
    return bare(cycle) if of_year is None else nodes.Inside(cycle, year(of_year))


def winter(cycle: Cycle, years: tuple[int, int]) -> Node | None:
    """A season that is named by the two years that it runs through."""
    return nodes.Inside(cycle, year(years[0]), -1) if years[1] == years[0] + 1 else None


def monthday(number: int) -> Cycle | None:
    """The monthly cycle of a day of the month."""
    return Cycle("monthly", (number,)) if 1 <= number <= 31 else None  # noqa: PLR2004  (the calendar)


def week(number: int) -> Cycle:
    """The yearly cycle of a numbered week."""
    return Cycle("week", (number,))


def quarter(number: int) -> Cycle | None:
    """The yearly cycle of a quarter; negative counts from the end."""
    return _share(number, 4)


def half_year(number: int) -> Cycle | None:
    """The yearly cycle of half a year."""
    return _share(number, 2)


def _share(number: int, of: int) -> Cycle | None:
    number = of + 1 + number if number < 0 else number
    length = 12 // of
    if not 1 <= number <= of:
        return None
    return Cycle("yearly", ((number - 1) * length + 1, 1, number * length, 0))


def decade(tens: int) -> Node | None:
    """The years eighty: of the last century; the first three decades may be of this one."""
    if tens >= CENTURY:
        return nodes.Fixed((year_range(tens)[0], year_range(tens + DECADE - 1)[1])) if tens % DECADE == 0 else None
    if tens <= 2 * DECADE:
        return combined.Several(_ten_years(1900 + tens), _ten_years(2000 + tens))
    return decade_of_last(tens)


def decade_of_last(tens: int) -> Node:
    """Ten years of the last century."""
    return _ten_years(1900 + tens)


def _ten_years(first: int) -> Node:
    return nodes.Fixed((year_range(first)[0], year_range(first + DECADE - 1)[1]))


def century(number: int) -> Node | None:
    """The n-th century, as the years that begin with n - 1."""
    if not 1 <= number <= 22:  # noqa: PLR2004  (the calendar's years that news speaks of)
        return None
    first = (number - 1) * CENTURY
    return nodes.Fixed((year_range(first or 1)[0], year_range(first + CENTURY - 1)[1]))

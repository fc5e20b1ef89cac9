"""What rules can make: one function for each word of their terms (see ``muster.time.terms``)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final, cast

from muster.time import combined, nodes
from muster.time.cycles import Cycle, Relation
from muster.time.date import LATEST, Kind, year_range
from muster.time.units import LENGTHS

if TYPE_CHECKING:
    from muster.time.combined import Steps
    from muster.time.nodes import Node

Count = tuple[float, float]
Duration = tuple[str, float, float]
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


def duration(count: Count, unit: str) -> Duration:
    """So many units."""
    return unit, count[0], count[1]


def few(many: tuple[str, int]) -> Duration:
    """The bare plural of a unit: two to a few."""
    return many[0], 2, many[1]


def plus_half(count: Count) -> Count:
    """And a half more."""
    return count[0] + 0.5, count[1] + 0.5


def to(low: Count, high: Count) -> Count | None:
    """From one count to another."""
    return (low[0], high[1]) if low[0] <= high[1] else None


def about(factors: tuple[float, float], count: Count) -> Count:
    """A count, stretched."""
    return count[0] * factors[0], count[1] * factors[1]


def as_day(what: Cycle | Node) -> Node:
    """A weekday to come, or a day already made."""
    return nodes.Pick(Relation.NEXT, what) if isinstance(what, Cycle) else what


def about_one(factors: tuple[float, float], unit: str) -> Duration:
    """One unit, stretched."""
    return unit, factors[0], factors[1]


def years_and_months(years: Count, months: Count, unit: str) -> Duration | None:
    """So many years and so many months; None where the second unit is another."""
    if unit != "month":
        return None
    return "month", 12 * years[0] + months[0], 12 * years[1] + months[1]


def days_after(length: Duration, base: Node) -> Node:
    """To the day so long after another day."""
    days = LENGTHS[length[0]]
    if days > LENGTHS["fortnight"]:
        return after_that(length, base)
    return nodes.Moved("day", length[1] * days, length[2] * days, base)


def unit_of(unit: str, node: Node) -> Node:
    """The week or month that a day is in."""
    return nodes.Widened(unit, node)


def ago(length: Duration) -> Node:
    """So long before the report."""
    return nodes.Moved(length[0], -length[2], -length[1])


def just_ago(length: Duration) -> Node:
    """To the day so long before the report: it is told that it is that day."""
    return nodes.Moved(length[0], -length[2], -length[1], exact=True)


def lead_up(length: Duration, base: Node) -> Node:
    """The days of so long before another time, up to it."""
    return combined.Between(before_that(length, base), eve(base))


def eve(base: Node) -> Node:
    """The day before another time."""
    return combined.NearDay(-1, base)


def weekday_near(weekday: Node, side: int, base: Node) -> Node | None:
    """The last such weekday before (side -1), or the first after (1), another time."""
    if not isinstance(weekday, nodes.Pick) or weekday.cycle.kind != "weekly" or weekday.cycle.args[1] > 1:
        return None
    return combined.NearDay(side, base, weekday.cycle.args[0])


def ahead(length: Duration) -> Node:
    """So long after the report."""
    return nodes.Moved(length[0], length[1], length[2])


def after_that(length: Duration, base: Node) -> Node:
    """So long after another time."""
    return nodes.Moved(length[0], length[1], length[2], base)


def before_that(length: Duration, base: Node) -> Node:
    """So long before another time."""
    return nodes.Moved(length[0], -length[2], -length[1], base)


def back(length: Duration) -> Node:
    """The stretch of so long that ends at the report."""
    return nodes.Whole(nodes.Stretch(length[0], -length[2]), kind=Kind.ALL)


def forward(length: Duration) -> Node:
    """The stretch of so long that begins at the report."""
    return nodes.Whole(nodes.Stretch(length[0], length[2]), kind=Kind.ALL)


def within(length: Duration) -> Node:
    """Some day of the stretch of so long that begins at the report."""
    return nodes.Whole(nodes.Stretch(length[0], length[2]), "within")


def anchor(unit: str | None) -> Node:
    """The time told of before, widened to a unit."""
    return nodes.Anchor(unit or "")


def inside(node: Node, container: Node) -> Node:
    """A time that comes back, in the named period instead of the one that the tense decides."""
    if isinstance(node, nodes.Pick):
        return nodes.Inside(node.cycle, container) if node.cycle.kind != "unit" else node
    whole = cast("Any", node)  # every node is a dataclass, which its protocol cannot say
    parts = {part.name: getattr(whole, part.name) for part in fields(whole) if part.name != "container"}
    held = {name: value for name, value in parts.items() if is_dataclass(value) and not isinstance(value, Cycle)}
    return cast(
        "Node", replace(whole, **{name: inside(cast("Node", value), container) for name, value in held.items()})
    )


def nth(which: int, node: Node, container: Node) -> Node | None:
    """The n-th of what comes back in a period; negative counts from its end."""
    return nodes.Inside(node.cycle, container, which) if isinstance(node, nodes.Pick) else None


def cut(which: int, length: Duration, whole: Node) -> Node | None:
    """The first or last so many units of a period, or its n-th one."""
    unit, most = length[0], max(1, round(length[2]))
    if which == 1:
        return combined.Slice(unit, 1, most, whole)
    if which == -1:
        return combined.Slice(unit, -most, -1, whole)
    return combined.Slice(unit, which, which, whole) if most == 1 else None


def one(unit: str) -> Duration:
    """A single unit."""
    return unit, 1, 1


def some(many: tuple[str, int]) -> Duration:
    """The first or last few of a longer period: up to four."""
    return many[0], 2, min(many[1], 4)


def part(steps: Steps, whole: Node) -> Node:
    """A part of a period, by the steps of its table."""
    return combined.Part(steps, whole)


def with_weekday(cycle: Cycle, node: Node) -> Node:
    """A day told with its weekday."""
    return combined.OnWeekday(cycle.args[0], node)


def either(first: Node, other: Node) -> Node:
    """One or the other."""
    return combined.Several(first, other)


def both(first: Node, other: Node) -> Node:
    """The one and the other."""
    return nodes.Whole(combined.Several(first, other, Kind.ALL), kind=Kind.ALL)


def span(first: Node, last: Node) -> Node:
    """From one to the other, all of it."""
    return nodes.Whole(combined.Between(first, last), kind=Kind.ALL)


def between(first: Node, last: Node) -> Node:
    """Some time between the two."""
    return nodes.Whole(combined.Between(first, last, Kind.SOME), "between")


def meet(first: Node, other: Node) -> Node:
    """Two names of one time."""
    return combined.Meet(first, other)


def night(node: Node) -> Node:
    """A day and the one after it."""
    return combined.Extended(0, 1, node)


def night_before(node: Node) -> Node:
    """A day and the one before it."""
    return combined.Extended(-1, 0, node)


def clip(side: str, node: Node) -> Node:
    """What is over, or still to come, of a period."""
    return combined.Clipped(side, node)


def beyond(relation: str, node: Node) -> Node:
    """The days before, after or by a time."""
    return nodes.Whole(combined.Beyond(relation, node), relation)


def around(node: Node) -> Node:
    """About a time."""
    return nodes.Whole(combined.Around(node), approximate=True)


def role(name: str, node: Node) -> Node:
    """A time and what it is to its sentence."""
    return nodes.Whole(node, name)


def told() -> Node:
    """The report's own day."""
    return nodes.Told()


def onwards() -> Node:
    """From the report's day without end."""
    return combined.Between(nodes.Told(), nodes.Fixed((LATEST, LATEST)))

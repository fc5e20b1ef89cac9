"""What rules can make: one function for each word of their terms (see ``muster.time.terms``)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from muster.time import combined, nodes, parts
from muster.time.cycles import Cycle, Relation
from muster.time.date import LATEST, Kind
from muster.time.units import LENGTHS

if TYPE_CHECKING:
    from muster.time.nodes import Node
    from muster.time.parts import Steps

Count = tuple[float, float]
Duration = tuple[str, float, float]


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
        return parts.Slice(unit, 1, most, whole)
    if which == -1:
        return parts.Slice(unit, -most, -1, whole)
    return parts.Slice(unit, which, which, whole) if most == 1 else None


def one(unit: str) -> Duration:
    """A single unit."""
    return unit, 1, 1


def some(many: tuple[str, int]) -> Duration:
    """The first or last few of a longer period: up to four."""
    return many[0], 2, min(many[1], 4)


def part(steps: Steps, whole: Node) -> Node:
    """A part of a period, by the steps of its table."""
    return parts.Part(steps, whole)


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


def leading(first: Node, last: Node) -> Node:
    """A time without its year, as it comes back nearest before another."""
    return combined.Leading(first, last)


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

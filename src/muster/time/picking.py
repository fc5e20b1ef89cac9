"""Which occurrence of a cycle is meant, by relation and tense; where usage is divided, all readings are kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.time.cycles import LONGEST_MONTH, LONGEST_YEAR, Cycle, Direction, Relation, Spans
from muster.time.date import DAYS_IN_WEEK, Range
from muster.time.units import LENGTHS, bounded, containing

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Nearby:
    """The occurrences of a cycle around a day: over, going on, still to come."""

    past: Spans
    current: Spans
    future: Spans

    @classmethod
    def of(cls, cycle: Cycle, day: int) -> Nearby:
        """Sort the occurrences within a few periods of the day."""
        reach = 2 * cycle.period + LONGEST_YEAR // 2 if cycle.period > DAYS_IN_WEEK else 3 * DAYS_IN_WEEK
        reach = 9 * LONGEST_YEAR if cycle.args[:2] == (2, 29) or cycle.args == (53,) else reach
        spans = cycle.around(day - reach, day + reach)
        return cls(
            tuple(days for days in spans if days[1] < day),
            tuple(days for days in spans if days[0] <= day <= days[1]),
            tuple(days for days in spans if days[0] > day),
        )

    def begun(self, day: int) -> Spans:
        """A season that has only just begun: people may not count it as running yet."""
        return tuple(days for days in self.current if _is_season(days) and day - days[0] < LONGEST_MONTH)

    def ending(self, day: int) -> Spans:
        """A season that is nearly over: people may not count it as running any more."""
        return tuple(days for days in self.current if _is_season(days) and days[1] - day < LONGEST_MONTH)


def _is_season(days: Range) -> bool:
    return 3 * LONGEST_MONTH < days[1] - days[0] + 1 < LENGTHS["half-year"]


@lru_cache(maxsize=65536)
def pick(relation: Relation, cycle: Cycle, day: int, direction: Direction) -> Spans:
    """The occurrences that may be meant, seen from a day."""
    near = Nearby.of(cycle, day)
    if relation is Relation.BARE:
        return _bare(near, day, direction)
    return (_DENSE if cycle.kind == "unit" else _SPARSE)[relation](near, cycle, day, direction)


def _bare(near: Nearby, day: int, direction: Direction) -> Spans:
    if direction is Direction.PAST:
        return (near.past + near.current)[-1 - bool(near.begun(day)) :]
    if direction is Direction.FUTURE:
        return (near.current + near.future)[: 1 + bool(near.ending(day))]
    if near.current and near.current[0][0] < near.current[-1][1]:
        return near.current
    return near.past[-1:] + near.current + near.future[:1]


def _this(near: Nearby, cycle: Cycle, day: int, direction: Direction) -> Spans:
    if near.current:
        return near.current
    here = _in_unit(near, containing(cycle.enclosing, day))
    if direction is Direction.PAST:
        return tuple(days for days in here if days[0] <= day) or near.past[-1:]
    if direction is Direction.FUTURE:
        return tuple(days for days in here if days[1] >= day) or near.future[:1]
    return here or near.past[-1:] + near.future[:1]


def _last(near: Nearby, _cycle: Cycle, _day: int, _direction: Direction) -> Spans:
    running = tuple(days for days in near.current if days[0] < days[1])
    return near.past[-1:] + running


def _previous(near: Nearby, cycle: Cycle, day: int, _direction: Direction) -> Spans:
    before = containing(cycle.enclosing, containing(cycle.enclosing, day)[0] - 1)
    return _distinct(_in_unit(near, before) + near.past[-1:] + near.ending(day))


def _next(near: Nearby, _cycle: Cycle, _day: int, _direction: Direction) -> Spans:
    running = tuple(days for days in near.current if days[0] < days[1])
    return running + near.future[:1]


def _following(near: Nearby, cycle: Cycle, day: int, _direction: Direction) -> Spans:
    after = containing(cycle.enclosing, containing(cycle.enclosing, day)[1] + 1)
    return _distinct(near.begun(day) + near.future[:1] + _in_unit(near, after))


def _in_unit(near: Nearby, unit: Range) -> Spans:
    return tuple(days for days in near.past + near.current + near.future if unit[0] <= days[0] <= unit[1])


def _distinct(spans: Spans) -> Spans:
    return tuple(sorted(set(spans)))


def _dense_last(near: Nearby, _cycle: Cycle, day: int, _direction: Direction) -> Spans:
    return ((near.past[-1][0], day),)


def _dense_next(near: Nearby, _cycle: Cycle, day: int, _direction: Direction) -> Spans:
    return ((day, bounded(near.future[0][1])),)


_SPARSE: Final[dict[Relation, Callable[[Nearby, Cycle, int, Direction], Spans]]] = {
    Relation.THIS: _this,
    Relation.LAST: _last,
    Relation.PREVIOUS: _previous,
    Relation.NEXT: _next,
    Relation.FOLLOWING: _following,
}
_DENSE: Final[dict[Relation, Callable[[Nearby, Cycle, int, Direction], Spans]]] = {
    Relation.THIS: lambda near, *_: near.current,
    Relation.LAST: _dense_last,
    Relation.PREVIOUS: lambda near, *_: near.past[-1:],
    Relation.NEXT: _dense_next,
    Relation.FOLLOWING: lambda near, *_: near.future[:1],
}

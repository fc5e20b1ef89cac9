"""Expressions of one report narrow each other: what one rules out of the report's own days, all others feel.

Each expression is a function from the report's day to spans. A step keeps the report days that agree with a reason and
is left out, with a remark, where it would keep none: a contradiction narrows nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from muster.time import nodes
from muster.time.cycles import Direction, Relation, Spans
from muster.time.date import Date, Kind
from muster.time.units import LENGTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST_TOLD: Final = 100 * LENGTHS["year"]
CONTRADICTS: Final = "that contradicts"


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """A meaning as seen from each possible day of the report; the same meaning and tense share one.

    Attributes:
        by_day: for each report day, the spans meant.
        date: all days that may be meant, None where there is none.
        possible: the report days from which it means anything at all.
        agreeing: the report days with which the tense agrees.
    """

    by_day: dict[int, Spans]
    date: Date | None
    possible: frozenset[int]
    agreeing: frozenset[int]

    @classmethod
    def of(cls, node: nodes.Node, direction: Direction, by_day: dict[int, Spans]) -> Sight:
        """Put together what narrowing asks for."""
        possible = frozenset(day for day, spans in by_day.items() if spans)
        agreeing = _agreeing(direction, by_day)
        return cls(by_day, united(node, by_day.values()), possible, agreeing)

    def contradicted(self) -> Sight:
        """The same, read from no day without contradiction."""
        return replace(self, possible=frozenset())


@dataclass(frozen=True, slots=True)
class Read:
    """An expression as read, before its report's days are known to be fewer.

    Attributes:
        text: the words.
        node: what they mean.
        sight: what they mean from each day.
        direction: what the clause's tense says.
        sure: whether the tense allows no other.
    """

    text: str
    node: nodes.Node
    sight: Sight
    direction: Direction
    sure: bool

    def seen_from(self, days: Sequence[int]) -> Date | None:
        """All days that it may mean if the report is of one of these days; None where it can mean none."""
        return united(self.node, [self.sight.by_day[day] for day in days])


def united(node: nodes.Node, readings: Iterable[Spans]) -> Date | None:
    """All days of these readings as one date."""
    ranges = {span for spans in readings for span in spans}
    if not ranges:
        return None
    kind, qualifier = kind_and_qualifier(node)
    return Date.of(ranges, kind, qualifier)


def kind_and_qualifier(node: nodes.Node) -> tuple[Kind, str]:
    """Some day or all days of it; "~" where it is only about right. Said by what is outermost."""
    if isinstance(node, nodes.Whole):
        kind, qualifier = kind_and_qualifier(node.node)
        return (
            Kind.ALL if Kind.ALL in (kind, node.kind) else Kind.SOME,
            "~" if node.approximate else qualifier,
        )
    return Kind.SOME, ""


@dataclass(frozen=True, slots=True)
class Step:
    """The report days that agree with a reason."""

    days: frozenset[int]
    reason: str


def narrow(reads: Sequence[Read], days: Sequence[int]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The report days that agree with all expressions, and the reasons of each step that ruled some out."""
    left = tuple(days)
    reasons: list[str] = []
    for step in _steps(reads, left):
        kept = tuple(day for day in left if day in step.days)
        if not kept:
            reasons.append(f"not narrowed: {step.reason}; {CONTRADICTS} the report's date or an expression before it")
        elif len(kept) < len(left):
            reasons.append(f"{step.reason}: {_remark(kept, left)}")
            left = kept
    return left, tuple(reasons)


def _remark(kept: Sequence[int], before: Sequence[int]) -> str:
    ruled_out = [day for day in before if day not in set(kept)]
    if len(kept) <= len(ruled_out):
        return f"the report is of {Date.of([(day, day) for day in kept]).edtf}"
    return f"the report is not of {Date.of([(day, day) for day in ruled_out]).edtf}"


def _steps(reads: Sequence[Read], days: Sequence[int]) -> Iterator[Step]:
    distinct = list({(read.sight, read.sure): read for read in reads}.values())
    for read in distinct:
        if len(read.sight.possible) < len(days):
            yield Step(read.sight.possible, f'"{read.text}" is one day under two names')
        if read.sure and len(read.sight.agreeing) < len(days):
            told = "past" if read.direction is Direction.PAST else "to come"
            yield Step(read.sight.agreeing, f'"{read.text}" is told as {told}')
    yield from _by_order(distinct, days)


def _agreeing(direction: Direction, by_day: dict[int, Spans]) -> frozenset[int]:
    """What the clause tells as past has begun on the report's day; what it tells as future is not over."""
    past = direction is Direction.PAST
    return frozenset(day for day, spans in by_day.items() if _agrees(spans, day, past=past))


def _agrees(spans: Spans, day: int, *, past: bool) -> bool:
    return not spans or any(first <= day if past else last >= day for first, last in spans)


def _by_order(reads: Sequence[Read], days: Sequence[int]) -> Iterator[Step]:
    """A weekday named bare is nearer to the report than one named as the last such day before it."""
    lasts = [read for read in reads if _weekday_by(read, Relation.LAST)]
    told_past = [read for read in reads if read.sure and read.direction is Direction.PAST]
    bares = [read for read in told_past if _weekday_by(read, Relation.BARE)]
    for last in lasts:
        for bare in bares:
            kept = frozenset(day for day in days if not _before(bare.sight.by_day[day], last.sight.by_day[day]))
            if len(kept) < len(days):
                yield Step(kept, f'"{bare.text}" is not before "{last.text}"')


def _weekday_by(read: Read, relation: Relation) -> bool:
    node = read.node.node if isinstance(read.node, nodes.Whole) else read.node
    return isinstance(node, nodes.Pick) and node.relation is relation and node.cycle.kind == "weekly"


def _before(bare: Spans, last: Spans) -> bool:
    return bool(bare and last) and max(end for _, end in bare) < min(first for first, _ in last)

"""Time expressions in a text, each as the set of days that it may mean, read from a report dated to day, month or year.

``read_dates`` is the public door. Nothing is invented: a report dated to its month is of each of its days in turn, and
an expression means whatever it means from any of them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, cast

from muster.model import Span
from muster.problems import MusterError
from muster.time import combined, narrowing, nodes, parse, rules, tense
from muster.time.cycles import Cycle, Direction, Spans
from muster.time.date import Date, Kind
from muster.time.units import LENGTHS

if TYPE_CHECKING:
    from collections.abc import Sequence


MOST_ANCHORS: Final = 4


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression of a text.

    Attributes:
        span: where it is.
        date: the days that it may mean, narrowed by the other expressions of the text.
        given: the same before narrowing: what is to be stored.
        role: ``at``, or ``since`` and ``until`` (the date is the day from or to which), ``before``, ``after``, ``by``,
            ``within``, ``between`` (the date holds the days allowed), ``now``, ``further-notice``.
        rule: the rule that made it, the outermost if several did.
        reasons: why it was narrowed, step by step.
    """

    span: Span
    date: Date
    given: Date
    role: str
    rule: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DatesRead:
    """The time expressions of a text in order, the report's date as they narrow it, and why."""

    expressions: tuple[TimeExpression, ...]
    told: Date
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression found, with its tense, not yet seen from any day."""

    token: parse.Token
    node: nodes.Node
    role: str
    tense: tense.Tense


def read_dates(text: str, told: Date, lang: str = "nl") -> DatesRead:
    """Find the time expressions of a text and say which days they may mean.

    Args:
        text: plain text of any length.
        told: the report's date; a set of at most a hundred years.
        lang: ISO 639-1 code of a language with tables.

    Raises:
        MusterError: where ``told`` is open or wider than a hundred years, or the language has no tables.
    """
    if told.is_open or told.last - told.first > narrowing.LONGEST_TOLD:
        raise MusterError(f"the report's date {told.edtf} is too wide; give its day, month or year")
    grammar, verbs = rules.load(lang), tense.load(lang)
    read = parse.tokenise(text, grammar)
    found = [_found(token, read, grammar, verbs) for token in parse.find(read, grammar)]
    if not found:
        return DatesRead((), told, ())
    days = _days(told)
    reads, kept = _reads(found, told, text)
    left, reasons = narrowing.narrow(reads, days)
    narrowed = None if len(left) == len(days) else left
    made = (_expression(one, reading, narrowed, reasons) for one, reading in zip(kept, reads, strict=True))
    of_report = Date.of([(day, day) for day in left]) if narrowed else told
    return DatesRead(tuple(one for one in made if one), of_report, reasons)


@lru_cache(maxsize=512)
def _days(told: Date) -> tuple[int, ...]:
    return tuple(told.days())


def _found(token: parse.Token, read: parse.Text, grammar: rules.Grammar, verbs: tense.Verbs) -> _Found:
    node = token.meaning["date"]
    role = _role(node)
    told = tense.tense_at(read.entries, token.first, token.last, verbs)
    return _Found(token, node, role, _for_rule(told, grammar.rules[token.rules[-1]].tense, role))


def _role(node: nodes.Node) -> str:
    while isinstance(node, nodes.Whole):
        if node.role != "at":
            return node.role
        node = node.node
    return "at"


def _for_rule(told: tense.Tense, rule: str, role: str) -> tense.Tense:
    """What the tense says of a rule's date: nothing of an end ("was extended to 1 July"); what lasts has begun."""
    if rule == "past":
        return tense.Tense(Direction.PAST)
    if rule == "open":
        return tense.UNKNOWN if told.direction is Direction.PAST else tense.Tense(told.direction)
    return tense.Tense(told.direction, told.sure and role in ("at", "between"))


def _reads(found: Sequence[_Found], told: Date, text: str) -> tuple[list[narrowing.Read], list[_Found]]:
    """See each expression from each report day; those that count from an earlier one need one to count from."""
    reads: list[narrowing.Read] = []
    kept: list[_Found] = []
    anchors: list[dict[int, Spans]] = []
    for one in found:
        anchor = _anchor(anchors, _finest(one.node)) if is_anchored(one.node) else {}
        if anchor is None:
            continue
        sight = _counted(one, told, anchor) if anchor else _sight(one.node, one.tense.direction, told)
        words = text[one.token.start : one.token.end]
        reads.append(narrowing.Read(words, one.node, sight, one.tense.direction, one.tense.sure))
        kept.append(one)
        if one.role in ("at", "since", "between"):
            anchors.append(sight.by_day)
    return reads, kept


def _anchor(anchors: Sequence[dict[int, Spans]], longest: int) -> dict[int, Spans] | None:
    """The latest expression before that is no longer than what may be counted from."""
    for by_day in reversed(anchors[-MOST_ANCHORS:]):
        spans = next(iter(by_day.values()))
        if spans and all(last - first < longest for first, last in spans):
            return by_day
    return None


def _finest(node: nodes.Node) -> int:
    """How long a time may be, in days, for the node's unit to be counted from it."""
    moved = node.node if isinstance(node, nodes.Whole) else node
    unit = moved.unit if isinstance(moved, nodes.Moved) else ""
    return LENGTHS["month"] + 1 if unit and LENGTHS[unit] < LENGTHS["month"] else 2 * LENGTHS["century"]


def _counted(one: _Found, told: Date, anchor: dict[int, Spans]) -> narrowing.Sight:
    direction = one.tense.direction
    by_day = {day: one.node.at(nodes.Seen(day, direction, anchor[day])) for day in _days(told)}
    return narrowing.Sight.of(one.node, direction, by_day)


@lru_cache(maxsize=4096)
def _sight(node: nodes.Node, direction: Direction, told: Date) -> narrowing.Sight:
    by_day = {day: node.at(nodes.Seen(day, direction)) for day in _days(told)}
    if any(by_day.values()):
        return narrowing.Sight.of(node, direction, by_day)
    plain = combined.plain(node)
    by_day = {day: plain.at(nodes.Seen(day, direction)) for day in _days(told)}
    return narrowing.Sight.of(node, direction, by_day).contradicted()


@lru_cache(maxsize=4096)
def is_anchored(node: nodes.Node) -> bool:
    """Whether a meaning counts from the time told of before."""
    if isinstance(node, nodes.Anchor):
        return True
    values = [getattr(node, part.name) for part in fields(cast("Any", node))]
    return any(
        is_anchored(cast("nodes.Node", value))
        for value in values
        if is_dataclass(value) and not isinstance(value, Cycle)
    )


def _expression(
    one: _Found, reading: narrowing.Read, left: Sequence[int] | None, reasons: tuple[str, ...]
) -> TimeExpression | None:
    given = reading.sight.date
    if given is None:
        return None
    date = given if left is None else reading.seen_from(left) or given
    span = Span(one.token.start, one.token.end, reading.text)
    why = reasons if date.ranges != given.ranges else ()
    return TimeExpression(span, date, given, one.role, one.token.rules[-1], why)


__all__ = ["DatesRead", "Kind", "TimeExpression", "read_dates"]

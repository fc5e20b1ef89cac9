"""Strength over time: every figure told of a subject, with its range and days; planned ones as planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from muster.answers.figures import tells_strength
from muster.answers.marks import row_of
from muster.answers.winning import Sure
from muster.ledger.sorts import is_plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.answers.dating import Dated
    from muster.answers.subject import Filters, Subject
    from muster.model import Count


@dataclass(frozen=True, slots=True)
class Point:
    """One figure told: of what, how many, by which claim, whether planned, and how sure the telling is."""

    subject: Subject
    count: Count
    who: str | None
    planned: bool
    sure: Sure
    dated: Dated


def strength(claims: Iterable[Dated], filters: Filters, unit: str | None = None) -> tuple[Point, ...]:
    """Give the figures told of what is asked, by subject and then in order of their days."""
    points = [_point(dated) for dated in claims if _counts(dated) and filters.take(dated.subject)]
    found = [point for point in points if point is not None and unit in (None, point.count.unit)]
    return tuple(sorted(found, key=_order))


def _counts(dated: Dated) -> bool:
    return dated.claim.count is not None and (tells_strength(dated) or is_plan(dated.claim))


def _point(dated: Dated) -> Point | None:
    if dated.claim.count is None:
        return None
    sure = Sure.POSSIBLE if dated.unsure else Sure.CERTAIN if dated.when.width == 1 else Sure.PRESUMED
    subject = row_of(dated.subject)
    return Point(subject, dated.claim.count, dated.claim.who, is_plan(dated.claim), sure, dated)


def _order(point: Point) -> tuple[object, ...]:
    when = point.dated.when
    return point.subject.key, point.count.unit, when.first, when.last, point.dated.id

"""A small chart for the terminal: a bar for each figure, to the scale of its own subject and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.answers.series import Point

LENGTH: Final = 20
SURE, RANGE, PLANNED = "█", "░", "·"


def chart(points: Sequence[Point]) -> dict[str, str]:
    """Give a bar for each figure, by its claim: full up to the least, shaded up to the most, dotted where planned."""
    highest: dict[tuple[object, ...], int] = {}
    for point in points:
        key = _scale(point)
        highest[key] = max(highest.get(key, 0), point.count.maximum or point.count.minimum)
    return {point.dated.id: _bar(point, highest[_scale(point)]) for point in points}


def _scale(point: Point) -> tuple[object, ...]:
    return point.subject.mission, point.subject.nation, point.count.unit


def _bar(point: Point, highest: int) -> str:
    least, most = point.count.minimum, point.count.maximum
    full = round(LENGTH * least / highest) if highest else 0
    upto = LENGTH if most is None else round(LENGTH * most / highest) if highest else 0
    body = PLANNED if point.planned else SURE
    return (body * max(full, 1 if least else 0) + RANGE * max(0, upto - full)) + ("→" if most is None else "")

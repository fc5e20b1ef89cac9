"""The seeds' gold claims with the dates that their texts alone allow, as a reader of month-dated text gives them.

For each claim whose text reckons from the report's own day: the way it reckons, as a function of that day. From it
follow the claim's date (all days it can be, over the days of the report) and its anchors.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from gold_claims import seeds
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.ledger.records import Anchors
    from muster.ledger.store import Ledger
    from muster.model import Claim, Report

    Reckoning = Callable[[dt.date], tuple[dt.date, dt.date]]

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def last(weekday: int, *, today: bool = True) -> Reckoning:
    """The last such weekday, the report's own day included or not."""

    def reckon(day: dt.date) -> tuple[dt.date, dt.date]:
        back = (day.weekday() - weekday) % 7 if today else (day.weekday() - weekday - 1) % 7 + 1
        found = day - dt.timedelta(back)
        return found, found

    return reckon


def night_to(weekday: int) -> Reckoning:
    """The last night into such a weekday: the evening before, or the day."""
    return lambda day: (last(weekday)(day)[0] - dt.timedelta(1), last(weekday)(day)[0])


def last_weekend(day: dt.date) -> tuple[dt.date, dt.date]:
    sunday = last(SUNDAY, today=False)(day)[0]
    return sunday - dt.timedelta(1), sunday


def yesterday(day: dt.date) -> tuple[dt.date, dt.date]:
    return day - dt.timedelta(1), day - dt.timedelta(1)


RECKONED: dict[tuple[str, str], Reckoning] = {
    ("000", "killing"): last(FRIDAY, today=False),
    ("000", "resolution"): last(SUNDAY),
    ("001", "suspended"): last(WEDNESDAY),
    ("001", "evacuation"): last(WEDNESDAY),
    ("003", "suspended"): last_weekend,
    ("003", "killing"): night_to(FRIDAY),
    ("003", "resolution"): last(SUNDAY),
}
FIXED = {("002", "suspended"): "2020-01-01/2020-01-10", ("002", "resolution"): "2020-01", ("002", "killing"): None}


def vague_seeds() -> list[tuple[Report, list[Claim], dict[int, Anchors]]]:
    return [_vague(report, claims) for report, claims in seeds()]


def add_vague(ledger: Ledger) -> Ledger:
    for report, claims, anchors in vague_seeds():
        ledger.add(report, claims, relevant=True, readable=True, reader="vague", anchors=anchors)
    return ledger


def _vague(report: Report, claims: tuple[Claim, ...]) -> tuple[Report, list[Claim], dict[int, Anchors]]:
    made, anchors = [], {}
    for at, claim in enumerate(claims):
        key = (report.id[:3], claim.event)
        if key in FIXED:
            made.append(replace(claim, when=Date.parse(FIXED[key]) if FIXED[key] else None))
        elif key in RECKONED:
            anchors[at] = _anchors(report.told, RECKONED[key])
            days = Date.of(part for _, when in anchors[at] for part in when.ranges)
            made.append(replace(claim, when=days))
        else:
            made.append(claim)
    return report, made, anchors


def _anchors(told: Date, reckon: Reckoning) -> Anchors:
    found = []
    for day in told.days():
        first, final = reckon(dt.date.fromordinal(day))
        found.append((Date.between(day, day), Date.between(first.toordinal(), final.toordinal())))
    return tuple(found)

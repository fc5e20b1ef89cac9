"""The picture: all that stands on a day, for a question limited to nations, missions or places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from muster.answers.narrowing import narrowed
from muster.answers.plans import Plan, Stands, plans
from muster.answers.standing import Standing, standings
from muster.answers.subject import Filters, Subject
from muster.model import ALL_NATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.ledger.records import Visible
    from muster.time.date import Date


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands on a day.

    Attributes:
        on: the day, as an ordinal.
        filters: what the question is limited to.
        standings: what holds, in the order mission, nation, place, activity.
        superseded: standings that later words on their parts have replaced.
        plans: what is planned, or was and is not confirmed.
        last_told: date of the last report that the question could see.
        known_by: the day up to which reports count, if the question set one.
    """

    on: int
    filters: Filters
    standings: tuple[Standing, ...] = ()
    superseded: tuple[Standing, ...] = ()
    plans: tuple[Plan, ...] = ()
    last_told: Date | None = None
    known_by: int | None = None
    notes: tuple[str, ...] = field(default=())


def picture(visible: Visible, on: int, filters: Filters | None = None) -> Picture:
    """Give the picture on a day (ordinal) from what is visible; ``filters`` limit it to nations, missions, places."""
    filters = filters or Filters()
    dated = narrowed(visible.entries)
    found = standings(dated, on)
    asked = _asked(found, filters)
    open_plans = [plan for plan in plans(dated, on) if plan.stands is not Stands.CONFIRMED]
    return Picture(
        on=on,
        filters=filters,
        standings=tuple(standing for standing in asked if not standing.superseded),
        superseded=tuple(standing for standing in asked if standing.superseded),
        plans=tuple(plan for plan in open_plans if filters.take(plan.subject)),
        last_told=visible.last_told,
        known_by=visible.known_by,
    )


def _asked(found: Sequence[Standing], filters: Filters) -> list[Standing]:
    """Those asked for, and those of whole missions in which a nation asked for takes part."""
    own = [standing for standing in found if filters.take(standing.subject)]
    wider = Filters(filters.missions, frozenset(), filters.places)
    taking_part = {standing.subject.mission for standing in own if standing.subject.mission}
    return [standing for standing in found if standing in own or _is_whole(standing.subject, taking_part, wider)]


def _is_whole(subject: Subject, missions: set[str], wider: Filters) -> bool:
    return subject.nation == ALL_NATIONS and subject.mission in missions and wider.take(subject)

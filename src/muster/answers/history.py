"""The history of a mission, a nation or a place: its claims in order of valid time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from muster.answers.bearing import bearing_subject
from muster.answers.narrowing import narrow

if TYPE_CHECKING:
    from muster.answers.dating import Dated
    from muster.answers.subject import Filters
    from muster.ledger.records import Visible
    from muster.time.date import Date


@dataclass(frozen=True, slots=True)
class History:
    """Claims in order of the days that they are about; of the same days, in order of telling."""

    filters: Filters
    claims: tuple[Dated, ...]
    last_told: Date | None = None


def history(visible: Visible, filters: Filters, last: int | None = None) -> History:
    """Give the history of what the filters name, or only so many last claims of it by their own dates.

    They are dated by what the reports that tell them tell, where those are vaguely dated.
    """
    ids, entries = bearing_subject(visible.entries, filters, last)
    claims = [dated for dated in narrow(entries).claims if dated.id in ids]
    return History(filters, tuple(sorted(claims, key=by_valid_time)), visible.last_told)


def by_valid_time(dated: Dated) -> tuple[int, int, int, int, str]:
    """The order of valid time: first day, last day, then the telling, then the id."""
    return dated.when.first, dated.when.last, dated.told.first, dated.told.last, dated.id

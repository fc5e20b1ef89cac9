"""The history of a mission, a nation or a place: its claims in order of valid time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from muster.answers.narrowing import narrowed

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


def history(visible: Visible, filters: Filters) -> History:
    """Give the history of what the filters name."""
    claims = [dated for dated in narrowed(visible.entries) if filters.take(dated.subject)]
    return History(filters, tuple(sorted(claims, key=by_valid_time)), visible.last_told)


def by_valid_time(dated: Dated) -> tuple[int, int, int, int, str]:
    """The order of valid time: first day, last day, then the telling, then the id."""
    return dated.when.first, dated.when.last, dated.told.first, dated.told.last, dated.id

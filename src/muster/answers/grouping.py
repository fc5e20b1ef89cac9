"""Claims of several reports that tell of one happening, joined the same way whatever the order in which they came."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from muster.answers.likeness import alike, common, happens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.answers.dating import Dated
    from muster.time.date import Date

Group = tuple["Dated", ...]


def groups(claims: Iterable[Dated]) -> tuple[Group, ...]:
    """Join the claims that can be of one happening, single ones included.

    The most exactly dated claim comes first; each next one joins the first group where it is like a member and where
    all the dates have a day in common.
    """
    kinds: dict[tuple[str | None, ...], list[Dated]] = defaultdict(list)
    for dated in claims:
        if happens(dated):
            kinds[common(dated)].append(dated)
    found = [group for same in kinds.values() for group in _of_kind(same)]
    return tuple(sorted(found, key=lambda group: (group[0].when.first, group[0].id)))


def _of_kind(claims: Sequence[Dated]) -> list[Group]:
    if len(claims) == 1:
        return [(claims[0],)]
    made: list[list[Dated]] = []
    dates: list[Date] = []
    by_month: dict[int, list[int]] = defaultdict(list)
    for dated in sorted(claims, key=_exact_first):
        at = _joined(dated, made, dates, by_month)
        if at is None:
            at = len(made)
            made.append([])
            dates.append(dated.when)
            for month in _months(dated.when):
                by_month[month].append(at)
        made[at].append(dated)
        if dates[at].ranges != dated.when.ranges:
            dates[at] = dates[at] & dated.when or dates[at]
    return [tuple(group) for group in made]


def _exact_first(dated: Dated) -> tuple[int, int, str]:
    when = dated.when
    return when.width or 0, when.ranges[0][0], dated.id


def _joined(dated: Dated, made: list[list[Dated]], dates: list[Date], by_month: dict[int, list[int]]) -> int | None:
    when = dated.when
    lists = [by_month[month] for month in _months(when) if month in by_month]
    for at in lists[0] if len(lists) == 1 else sorted({at for one in lists for at in one}):
        if dates[at].meets(when) and any(alike(dated, member) for member in made[at]):
            return at
    return None


def _months(when: Date) -> range:
    return range(when.ranges[0][0] // 31, when.ranges[-1][1] // 31 + 1)

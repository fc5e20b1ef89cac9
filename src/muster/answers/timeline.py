"""States over time: for each subject the stretches of days on which one state held, and how sure that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from muster.answers.marks import row_of
from muster.answers.standing import standings
from muster.answers.subject import reaches
from muster.ledger.sorts import STATE_KINDS
from muster.ledger.window import relevant
from muster.time.date import EARLIEST, LATEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.answers.dating import Dated
    from muster.answers.narrowing import Narrowed
    from muster.answers.standing import Standing
    from muster.answers.states import State
    from muster.answers.subject import Filters, Subject
    from muster.answers.winning import Sure

MOST_ROWS: Final = 14
MOST_DAYS, LEAST_DAYS, WEIGHED = 120, 24, 150_000


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of days (ordinals, both included) on which a subject was in one state, as sure as ``sure`` says."""

    subject: Subject
    first: int
    last: int
    state: State
    sure: Sure
    claims: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bands of the subjects told of most, in the order of their first days, and how many were left out."""

    bands: tuple[Band, ...] = ()
    left_out: int = 0


def timeline(found: Narrowed, filters: Filters, end: int, most: int = MOST_ROWS) -> Timeline:
    """Give the states over time of what is asked, up to a day (ordinal), of so many subjects that are told of most.

    A state is looked at on each day on which something told of these subjects begins, ends or becomes certain; where
    these are very many, on some of them, evenly chosen.
    """
    told = [one for one in found.claims if one.claim.kind in STATE_KINDS and filters.take(one.subject)]
    rows = Counter(row_of(one.subject) for one in told)
    chosen = frozenset(row for row, _ in sorted(rows.items(), key=lambda one: (-one[1], one[0].key))[:most])
    reaching = [one for one in found.claims if one.claim.kind in STATE_KINDS and _bears(one, chosen)]
    looked_at = max(LEAST_DAYS, min(MOST_DAYS, WEIGHED // max(1, len(reaching))))
    days = _days([one for one in told if row_of(one.subject) in chosen], end, looked_at)
    bands: dict[Subject, list[Band]] = defaultdict(list)
    for day, after in zip(days, [*days[1:], end + 1], strict=False):
        for standing in _held(reaching, day):
            if standing.subject in chosen:
                _append(bands[standing.subject], standing, day, after - 1)
    ordered = sorted(bands.values(), key=lambda held: (held[0].first, held[0].subject.key))
    return Timeline(tuple(band for held in ordered for band in held), max(0, len(rows) - len(chosen)))


def _bears(one: Dated, chosen: frozenset[Subject]) -> bool:
    """Whether a claim is about one of the subjects chosen, reaches it, or is about a part of it."""
    subject = row_of(one.subject)
    return subject in chosen or any(reaches(subject, row) or reaches(row, subject) for row in chosen)


def _held(claims: Sequence[Dated], day: int) -> Iterable[Standing]:
    ids = {entry.id for entry in relevant((one.entry for one in claims), day)}
    return (one for one in standings((one for one in claims if one.id in ids), day) if not one.superseded)


def _days(told: Iterable[Dated], end: int, most: int) -> Sequence[int]:
    """The days on which something can change, thinned out where they are very many."""
    edges = {day for one in told for day in (one.when.first, one.when.last, one.when.last + 1)}
    days = sorted(day for day in edges if EARLIEST < day < LATEST and day <= end)
    step = -(-len(days) // most) or 1
    return days[::step]


def _append(held: list[Band], standing: Standing, first: int, last: int) -> None:
    """Add a stretch, or lengthen the one before it where nothing has changed."""
    before = held[-1] if held else None
    if before and (before.state, before.sure, before.last) == (standing.state, standing.sure, first - 1):
        held[-1] = replace(before, last=last)
    else:
        held.append(Band(standing.subject, first, last, standing.state, standing.sure, standing.claims))

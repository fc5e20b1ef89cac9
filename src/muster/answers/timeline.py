"""States over time: for each subject the stretches of days on which one state held, and how sure that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from muster.answers.dating import stay
from muster.answers.handing import subjects_of
from muster.answers.marks import row_of
from muster.answers.standing import standings
from muster.ledger.sorts import HORIZON, STATE_KINDS, YEAR
from muster.ledger.window import relevant
from muster.model import ALL_NATIONS
from muster.time.date import EARLIEST, LATEST, Date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from muster.answers.dating import Dated
    from muster.answers.narrowing import Narrowed
    from muster.answers.standing import Standing
    from muster.answers.states import State
    from muster.answers.subject import Filters, Subject
    from muster.answers.winning import Sure

    Held = dict[Subject, Standing]
    Said = tuple[State, Sure, tuple[State, ...]]

MOST_ROWS: Final = 14
MOST_DAYS, LEAST_DAYS, WEIGHED = 200, 24, 250_000


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of days (ordinals, both included) on which a subject was in one state, as sure as ``sure`` says.

    ``otherwise`` are the states that the dates or the sources allow instead.
    """

    subject: Subject
    first: int
    last: int
    state: State
    sure: Sure
    claims: tuple[Dated, ...]
    otherwise: tuple[State, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bands of the subjects told of most, in the order of their first days, and how many were left out."""

    bands: tuple[Band, ...] = ()
    left_out: int = 0


def timeline(found: Narrowed, filters: Filters, end: int, most: int = MOST_ROWS) -> Timeline:
    """Give the states over time of what is asked, up to a day (ordinal), of so many subjects that are told of most.

    The subjects of a mission are looked at on each day on which a picture of them can change; where these are very
    many, on some of them: half evenly chosen, half between days that differ.
    """
    told = [(one, _rows(one)) for one in found.claims if one.claim.kind in STATE_KINDS]
    rows = Counter(row for _, of in told for row in of if filters.take(row))
    chosen = sorted(rows, key=lambda row: (-rows[row], row.key))[:most]
    bearing = _of_missions(told, {row.mission for row in chosen}, filters)
    looks = max(LEAST_DAYS, min(MOST_DAYS, WEIGHED // max(1, sum(map(len, bearing.values())))))
    held = [
        bands
        for mission, claims in bearing.items()
        for bands in _bands(claims, frozenset(row for row in chosen if row.mission == mission), end, looks)
    ]
    ordered = sorted(held, key=lambda bands: (bands[0].first, bands[0].subject.key))
    return Timeline(tuple(band for bands in ordered for band in bands), max(0, len(rows) - len(chosen)))


def _rows(one: Dated) -> tuple[Subject, ...]:
    """The rows that a claim is about: of what is handed over those of both sides."""
    return tuple(row_of(subject) for subject in subjects_of(one.entry))


def _of_missions(
    told: Iterable[tuple[Dated, Sequence[Subject]]], missions: AbstractSet[str | None], filters: Filters
) -> dict[str | None, Sequence[Dated]]:
    """The claims that can bear on what is asked, by mission: nothing that is told of one bears on another."""
    found: dict[str | None, list[Dated]] = {mission: [] for mission in missions}
    for one, rows in told:
        for mission in {row.mission for row in rows if _of_nation(row, filters)} & missions:
            found[mission].append(one)
    return dict(found)


def _of_nation(row: Subject, filters: Filters) -> bool:
    """Whether what is told of a row can bear on a nation asked for."""
    return not filters.nations or row.nation == ALL_NATIONS or row.nation in filters.nations


def _bands(claims: Sequence[Dated], rows: AbstractSet[Subject], end: int, looks: int) -> Iterable[Sequence[Band]]:
    """The bands of each row of a mission."""
    spans = [(_span(one), one) for one in claims]
    held = _looked_at(_days(claims, end), lambda day: _held(spans, rows, day), looks)
    days = sorted(held)
    bands: dict[Subject, list[Band]] = defaultdict(list)
    for day, after in zip(days, [*days[1:], end + 1], strict=False):
        for standing in held[day].values():
            _append(bands[standing.subject], standing, day, after - 1)
    return bands.values()


def _looked_at(days: Sequence[int], look: Callable[[int], Held], most: int) -> dict[int, Held]:
    """What is found on the days: where they are very many, on some, then halfway between those that differ."""
    step = 1 if len(days) <= most else -(-2 * len(days) // most)
    found = {day: look(day) for day in (*days[::step], *days[-1:])}
    places = [*range(0, len(days), step), len(days) - 1]
    gaps = [_gap(days, low, high) for low, high in pairwise(places) if step > 1]
    heapify(gaps)
    while gaps and len(found) < most:
        _, low, high = heappop(gaps)
        if high - low > 1 and _told(found[days[low]]) != _told(found[days[high]]):
            middle = (low + high) // 2
            found[days[middle]] = look(days[middle])
            heappush(gaps, _gap(days, low, middle))
            heappush(gaps, _gap(days, middle, high))
    return found


def _gap(days: Sequence[int], low: int, high: int) -> tuple[int, int, int]:
    """Where two days stand among the others, the widest gap first in order."""
    return days[low] - days[high], low, high


def _told(held: Held) -> dict[Subject, Said]:
    return {subject: _said(standing) for subject, standing in held.items()}


def _said(standing: Standing) -> Said:
    return standing.state, standing.sure, tuple(state for state, _ in standing.otherwise)


def _held(spans: Iterable[tuple[tuple[int, int], Dated]], rows: AbstractSet[Subject], day: int) -> Held:
    """What stands of the rows on a day, as a picture of it says."""
    sight = [one for (first, last), one in spans if first <= day <= last]
    ids = {entry.id for entry in relevant((one.entry for one in sight), day)}
    found = standings((one for one in sight if one.id in ids), day)
    return {one.subject: one for one in found if one.subject in rows and not one.superseded}


def _span(one: Dated) -> tuple[int, int]:
    """The first and the last day on whose pictures a claim can bear."""
    told = one.entry.card.told
    return (one.claim.when or told).first - YEAR, told.last + HORIZON


def _days(told: Iterable[Dated], end: int) -> Sequence[int]:
    """The days on which something can change."""
    return sorted({day for one in told for day in _edges(one) if EARLIEST < day <= end})


def _edges(one: Dated) -> Iterator[int]:
    """The days on which a claim comes in sight, begins, is sure, is over, and is too old to be looked at."""
    told = one.entry.card.told
    given = one.claim.when or told
    yield from (given.first - YEAR, given.last + HORIZON + 1, told.last + HORIZON + 1)
    for date in (given, one.when, one.claim.until):
        if isinstance(date, Date):
            yield from (date.first, date.last)
            if date.last in {date.first, LATEST}:
                yield date.first + 1
    if one.spell:
        begun, till = stay(one)
        yield from (begun, till + 1, one.when.last + 1)


def _append(held: list[Band], standing: Standing, first: int, last: int) -> None:
    """Add a stretch, or lengthen the one before it where nothing has changed."""
    before = held[-1] if held else None
    said = state, sure, otherwise = _said(standing)
    if before and before.last == first - 1 and (before.state, before.sure, before.otherwise) == said:
        held[-1] = replace(before, last=last)
    else:
        held.append(Band(standing.subject, first, last, state, sure, standing.claims, otherwise))

"""Disputes: what sources tell otherwise than each other; and figures that differ, with whether a change explains it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Final

from muster.answers.figures import agree, tells_strength
from muster.answers.happenings import happenings
from muster.answers.likeness import share_words
from muster.answers.marks import row_of
from muster.answers.places import places_meet
from muster.answers.standing import Standing, standings
from muster.model import ALL_ACTIVITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from muster.answers.dating import Dated
    from muster.answers.narrowing import Narrowed
    from muster.answers.subject import Filters, Subject
    from muster.model import Count

NEAR: Final = 92


class Verdict(StrEnum):
    """What is to be made of two words that differ."""

    DISPUTE = "dispute"
    MAY_BE_CHANGE = "dispute, or a change between them"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sides that tell differently: of what, each side's claims, and what is to be made of it."""

    what: str
    one: tuple[Dated, ...]
    other: tuple[Dated, ...]
    verdict: Verdict


def differences(
    found: Narrowed, day: int, filters: Filters, standing: Sequence[Standing] | None = None, memory: int | None = None
) -> tuple[Difference, ...]:
    """Give all differences that can be seen, disputes first; states as of a day (ordinal), its standings if at hand.

    With ``memory`` only those between claims that ``lately`` takes are sure to be given, and no changes of figures.
    """
    recent = found.claims if memory is None else [one for one in found.claims if lately(one, day, memory)]
    claims = [dated for dated in recent if filters.take(dated.subject)]
    held = standings(found.claims, day) if standing is None else standing
    listed = [
        *_states(held, day, filters),
        *_figures(claims, NEAR if memory is None else 0),
        *_denials(claims),
    ]
    listed += [*_casualties(found, filters), *_dates(found, filters)]
    order = list(Verdict)
    return tuple(
        sorted(
            listed, key=lambda one: (order.index(one.verdict), one.one[0].when.first, one.one[0].id, one.other[0].id)
        )
    )


def lately(dated: Dated, day: int, memory: int) -> bool:
    """Whether a claim is of the time of a day: not later, and not more than so many days earlier."""
    ranges = dated.when.ranges
    return ranges[0][0] <= day and day - ranges[-1][1] <= memory


def _states(found: Iterable[Standing], day: int, filters: Filters) -> Iterator[Difference]:
    for standing in found:
        if not filters.take(standing.subject) or standing.superseded:
            continue
        own = tuple(mark.dated for mark in standing.marks)
        for state, others in standing.otherwise:
            known = tuple(
                one for one in others if one.when.last <= day and not one.unsure and not _same_source(one, own)
            )
            if known and all(one.when.last <= day and not one.unsure for one in own):
                alike = any(a.when.ranges == b.when.ranges for a in own for b in known)
                verdict = Verdict.DISPUTE if alike else Verdict.MAY_BE_CHANGE
                yield Difference(f"state: {standing.state.value} or {state.value}", own, known, verdict)


def _same_source(one: Dated, others: Iterable[Dated]) -> bool:
    """Whether it is told by the very report that tells all the others: no report disputes itself."""
    return {one.entry.card.id} == {other.entry.card.id for other in others}


def _figures(claims: Sequence[Dated], near: int) -> Iterator[Difference]:
    rows: dict[tuple[Subject, str], list[Dated]] = defaultdict(list)
    for dated in claims:
        if dated.claim.count is not None and tells_strength(dated):
            rows[row_of(dated.subject), dated.claim.count.unit].append(dated)
    for row in sorted(rows, key=lambda one: one[0].key):
        yield from _of_row(rows[row], near)


def _of_row(told: Sequence[Dated], near: int) -> Iterator[Difference]:
    """The pairs that differ of which, in the order of their days, the later begins so soon after the earlier ends."""
    counts = list(dict.fromkeys(one.claim.count for one in told if one.claim.count is not None))
    against = [{at for at, other in enumerate(counts) if not agree(one, other)} for one in counts]
    if not any(against):
        return
    ordered = sorted(told, key=lambda it: (it.when.first, it.when.last, it.id))
    numbers: dict[Count | None, int] = {count: at for at, count in enumerate(counts)}
    which = [numbers[one.claim.count] for one in ordered]
    for at, one in enumerate(ordered):
        others, latest = against[which[at]], one.when.last + near
        for later in range(at + 1, len(ordered)) if others else ():
            if ordered[later].when.first > latest:
                break
            verdict = _of_figures(one, ordered[later]) if which[later] in others else None
            if verdict:
                yield Difference("strength", (one,), (ordered[later],), verdict)


def _of_figures(one: Dated, other: Dated) -> Verdict | None:
    a, b = one.claim, other.claim
    if one.entry.card.id == other.entry.card.id or not _same_part(a.who, b.who):
        return None
    if one.when.last < other.when.first:
        return Verdict.CHANGE
    same_day = one.when.first == one.when.last == other.when.first == other.when.last
    return Verdict.DISPUTE if same_day or (one.spell and other.spell) else Verdict.MAY_BE_CHANGE


def _same_part(one: str | None, other: str | None) -> bool:
    """Whether two figures are of the same forces: words in common, or neither names a part."""
    return one == other or share_words(one, other)


def _denials(claims: Sequence[Dated]) -> Iterator[Difference]:
    denied = [dated for dated in claims if dated.claim.modality == "denied"]
    said: dict[tuple[str | None, ...], list[Dated]] = {_deed(dated): [] for dated in denied}
    for dated in claims if denied else ():
        if dated.claim.modality == "asserted" and (deed := _deed(dated)) in said:
            said[deed].append(dated)
    for dated in denied:
        for other in said[_deed(dated)]:
            if _same_matter(dated, other) and not _same_source(dated, [other]):
                yield Difference(f"{dated.claim.event}: told and denied", (other,), (dated,), Verdict.DISPUTE)


def _deed(dated: Dated) -> tuple[str | None, ...]:
    return dated.claim.kind, dated.claim.event, dated.subject.mission, dated.subject.nation


def _same_matter(one: Dated, other: Dated) -> bool:
    a, b = one.subject, other.subject
    return (
        places_meet(a.place, b.place)
        and (a.activity == b.activity or None in (a.activity, b.activity) or ALL_ACTIVITIES in (a.activity, b.activity))
        and one.when.meets(other.when)
        and (a.mission is not None or share_words(one.claim.about, other.claim.about))
    )


def _casualties(found: Narrowed, filters: Filters) -> Iterator[Difference]:
    for event in happenings(found, filters, differing=True):
        for low, high in combinations(event.casualties, 2):
            fewer, more = (_tellers(event.claims, count) for count in (low, high))
            yield Difference(f"casualties of {event.id}: {low} or {high}", fewer, more, Verdict.DISPUTE)


def _tellers(claims: Sequence[Dated], casualties: int) -> tuple[Dated, ...]:
    return tuple(one for one in claims if one.claim.casualties == casualties)


def _dates(found: Narrowed, filters: Filters) -> Iterator[Difference]:
    by_id = found.by_id()
    for clash in found.clashes:
        one, other = by_id.get(clash.one), by_id.get(clash.other)
        if one is None or other is None:
            continue
        if filters.take(one.subject) or filters.take(other.subject):
            yield Difference(f"date: {clash.rule}", (one,), (other,), Verdict.DISPUTE)

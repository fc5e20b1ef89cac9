"""The picture: all that stands on a day, for a question limited to nations, missions or places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from muster.answers.bearing import bearing, beside, scope_of
from muster.answers.conditions import Condition, in_force
from muster.answers.consent import Consent, consents
from muster.answers.dating import as_given
from muster.answers.disputes import Difference, Verdict, differences, lately
from muster.answers.narrowing import narrow
from muster.answers.places import places_meet
from muster.answers.plans import Plan, open_plans
from muster.answers.promises import Promise, open_promises
from muster.answers.standing import Standing, standings
from muster.answers.subject import Filters, Subject
from muster.collecting import uncollected
from muster.ledger.answering import answering, sought
from muster.model import ALL_NATIONS, EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from muster.answers.dating import Dated
    from muster.ledger.answering import Sought
    from muster.ledger.records import Entry, Visible
    from muster.ledger.store import Ledger
    from muster.time.date import Date

RECENT: Final = 92
LATELY: Final = 366


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands on a day.

    Attributes:
        on: the day, as an ordinal.
        filters: what the question is limited to.
        standings: what holds, in the order mission, nation, place, activity.
        superseded: standings that later words on their parts have replaced.
        plans: what is planned, or was and is not confirmed.
        threats: those that hold, the newest first; measures, positions and incidents of the month before likewise.
        consents: the consents told, and what challenges them.
        promises: what falls due, or fell due within a year and was not answered.
        disputes: what sources tell otherwise than each other of that day.
        last_told: date of the last report that the question could see.
        known_by: the day up to which reports count, if the question set one.
    """

    on: int
    filters: Filters
    standings: tuple[Standing, ...] = ()
    superseded: tuple[Standing, ...] = ()
    plans: tuple[Plan, ...] = ()
    threats: tuple[Condition, ...] = ()
    measures: tuple[Condition, ...] = ()
    positions: tuple[Condition, ...] = ()
    incidents: tuple[Condition, ...] = ()
    consents: tuple[Consent, ...] = ()
    promises: tuple[Promise, ...] = ()
    disputes: tuple[Difference, ...] = ()
    last_told: Date | None = None
    known_by: int | None = None


@uncollected()
def picture_of(
    ledger: Ledger, on: int, filters: Filters, known_by: int | None = None, recorded_by: str | None = None
) -> Picture:
    """Give the picture on a day (ordinal) from a ledger, of which no more is read than can bear on it.

    Args:
        ledger: the ledger, open.
        on: the day.
        filters: what the question is limited to.
        known_by: only reports that can have been out by the end of that day (ordinal).
        recorded_by: only what the ledger had taken in by that moment.
    """
    scope = scope_of(filters)
    visible = ledger.near(on, scope, known_by, recorded_by)

    def more(of: Sought) -> list[Entry]:
        return [*_answering(visible, of, on), *ledger.answering(of, on, scope, known_by, recorded_by)]

    return picture(visible, on, filters, more)


@uncollected()
def picture(
    visible: Visible, on: int, filters: Filters | None = None, more: Callable[[Sought], Iterable[Entry]] | None = None
) -> Picture:
    """Give the picture on a day from what is visible.

    Args:
        visible: what the question may see, or of that what bears on the day.
        on: the day, as an ordinal.
        filters: limit it to nations, missions, places.
        more: gives what can answer plans and promises; without it that is found among what is visible.
    """
    filters = filters or Filters()
    ids, entries = bearing(visible, on, filters)
    dated = narrow(entries)
    claims = tuple([one for one in dated.claims if one.id in ids])
    found = replace(dated, claims=claims)
    every = standings(claims, on)
    asked = _asked(every, filters)
    places = frozenset(one.subject.place for one in asked if one.subject.place)
    about = claims if filters == Filters() else _concerning(claims, places, filters)
    bearing_ids = {dated.id for dated in about}
    of_kind = _by_kind(about)
    recent = [one for one in claims if one.claim.kind != "commitment" or one.when.last >= on - LATELY]
    plans, promises = _open(claims, recent, on, filters, bearing_ids)
    of = sought([*(one.claims[0].entry for one in plans), *(one.dated.entry for one in promises)], on)
    facts = [as_given(one) for one in (more(of) if more else _answering(visible, of, on)) if one.id not in ids]
    if facts:
        plans, promises = _open([*claims, *facts], [*recent, *facts], on, filters, bearing_ids)
    return Picture(
        on=on,
        filters=filters,
        standings=tuple(standing for standing in asked if not standing.superseded),
        superseded=tuple(standing for standing in asked if standing.superseded),
        plans=plans,
        threats=in_force(of_kind["threat"], "threat", on),
        measures=in_force(of_kind["measure"], "measure", on),
        positions=in_force(of_kind["stance"], "stance", on),
        incidents=in_force(of_kind["incident"], "incident", on),
        consents=consents([*of_kind["mandate"], *of_kind["stance"]], on),
        promises=promises,
        disputes=tuple(one for one in differences(found, on, filters, every, RECENT) if stands(one, on)),
        last_told=visible.last_told,
        known_by=visible.known_by,
    )


def _open(
    claims: Sequence[Dated], recent: Sequence[Dated], on: int, filters: Filters, ids: AbstractSet[str]
) -> tuple[tuple[Plan, ...], tuple[Promise, ...]]:
    """The plans and the promises that nothing in the claims confirms or answers."""
    return open_plans(claims, on, filters), open_promises(recent, on, lambda first: first.id in ids)


def _answering(visible: Visible, of: Sought, on: int) -> list[Entry]:
    return answering(visible.entries, of, on, places_meet)


def _by_kind(claims: Sequence[Dated]) -> dict[str, list[Dated]]:
    found: dict[str, list[Dated]] = {kind: [] for kind in EVENTS}
    for dated in claims:
        found.setdefault(dated.claim.kind, []).append(dated)
    return found


def _concerning(claims: Sequence[Dated], places: frozenset[str], filters: Filters) -> list[Dated]:
    """The claims that bear on what is asked: it is asked once of those of one kind and subject."""
    found: dict[tuple[str, Subject], bool] = {}
    kept = []
    for dated in claims:
        of = dated.claim.kind, dated.subject
        bears = found.get(of)
        if bears is None:
            bears = found[of] = concerns(dated, places, filters)
        if bears:
            kept.append(dated)
    return kept


def stands(difference: Difference, on: int) -> bool:
    """Whether a difference is a dispute of the time of a day: neither side much older, nor later."""
    sides = (*difference.one, *difference.other)
    return difference.verdict is not Verdict.CHANGE and all(lately(one, on, RECENT) for one in sides)


def concerns(dated: Dated, places: frozenset[str], filters: Filters) -> bool:
    """Whether a claim on threats, measures, consent and the like bears on what is asked.

    It does where it is about what is asked itself, or at the places of those asked for, and about no other
    sending nation's own affairs.
    """
    subject = dated.subject
    if filters.take(subject):
        return True
    if filters.missions and subject.mission is not None and subject.mission not in filters.missions:
        return False
    if filters.places and not filters.take_place(subject.place):
        return False
    if subject.place is not None and beside(dated.claim.kind, subject.nation, subject.place):
        return any(places_meet(subject.place, place) for place in places)
    return False


def _asked(found: Sequence[Standing], filters: Filters) -> list[Standing]:
    """Those asked for, and those of whole missions in which a nation asked for takes part."""
    if filters == Filters():
        return list(found)
    own = {standing.subject for standing in found if filters.take(standing.subject)}
    wider = Filters(filters.missions, frozenset(), filters.places)
    taking_part = {subject.mission for subject in own if subject.mission}
    return [one for one in found if one.subject in own or _is_whole(one.subject, taking_part, wider)]


def _is_whole(subject: Subject, missions: set[str], wider: Filters) -> bool:
    return subject.nation == ALL_NATIONS and subject.mission in missions and wider.take(subject)

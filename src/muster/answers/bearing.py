"""What bears on a day and on what is asked: the claims to answer from, and those that only help to date them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from muster.answers.handing import is_transfer, subjects_of
from muster.answers.places import above, places_meet
from muster.answers.subject import Filters, reached_from, subject_of
from muster.knowledge.nations import nations
from muster.knowledge.places import country_place
from muster.ledger.nearby import SIBLING_DAYS
from muster.ledger.rows import days_of
from muster.ledger.scope import Scope
from muster.ledger.window import relevant
from muster.model import ALL_NATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from muster.answers.subject import Parts, Subject
    from muster.ledger.records import Entry, Visible

OF_A_PLACE: Final = frozenset({"threat", "incident"})
OF_THE_HOST: Final = frozenset({"mandate", "stance"})


def scope_of(filters: Filters) -> Scope:
    """Give what to fetch from a ledger for a question with these limits."""
    return Scope(filters.missions, filters.nations, filters.places, above, OF_A_PLACE, OF_THE_HOST, hosts)


@lru_cache(maxsize=65536)
def hosts(place: str) -> frozenset[str]:
    """Give the codes of the nations whose country a place is, lies in or holds."""
    around = above(place)
    return frozenset(code for code, country in _countries() if country in around or place in above(country))


@cache
def _countries() -> tuple[tuple[str, str], ...]:
    found = ((nation.code, country_place(nation.code)) for nation in nations())
    return tuple((code, country.name) for code, country in found if country is not None)


@lru_cache(maxsize=65536)
def beside(kind: str, nation: str | None, place: str) -> bool:
    """Whether a claim bears on whoever is at its place: threats and incidents do, and what the host says."""
    if kind in OF_A_PLACE:
        return True
    country = country_place(nation) if nation else None
    return kind in OF_THE_HOST and (nation is None or (country is not None and places_meet(place, country.name)))


def bearing(visible: Visible, day: int, filters: Filters) -> tuple[frozenset[str], tuple[Entry, ...]]:
    """Give the ids of the claims to answer from, and the entries to date them by.

    To answer from: what bears on the day and is about what is asked, reaches that from a wider place, is about all
    nations of its missions, or about a threat, an incident or the host's word where it is. To date by: these, and all
    else that their reports tell where a report's own date is vague and near the day.
    """
    kept = _weighed(visible, day)
    core = kept if filters == Filters() else _asked(kept, filters)
    ids = frozenset([entry.id for entry in core])
    if len(ids) == len(visible.entries):
        return ids, visible.entries
    vague = {entry.card.id for entry in core if _is_vague(entry, day)}
    return ids, tuple([entry for entry in visible.entries if entry.id in ids or entry.card.id in vague])


def _weighed(visible: Visible, day: int) -> list[Entry]:
    if visible.weighed is None or visible.weighed.day != day:
        return relevant(visible.entries, day)
    ids = visible.weighed.ids
    return [entry for entry in visible.entries if entry.id in ids]


def bearing_subject(
    entries: Iterable[Entry], filters: Filters, last: int | None
) -> tuple[frozenset[str], tuple[Entry, ...]]:
    """Give the ids of the claims about what is asked, or of so many last ones, and the entries to date them by."""
    listed = sorted(entries, key=lambda entry: entry.id)
    own = [entry for entry in listed if filters.take(subject_of(entry.claim))]
    if last is not None:
        own = sorted(own, key=_newest, reverse=True)[:last]
    ids = frozenset(entry.id for entry in own)
    vague = {entry.card.id for entry in own if entry.card.told.first < entry.card.told.last}
    return ids, tuple(entry for entry in listed if entry.id in ids or entry.card.id in vague)


def _newest(entry: Entry) -> tuple[int, int, str]:
    return *days_of(entry.claim, entry.card.told), entry.id


def _asked(kept: list[Entry], filters: Filters) -> list[Entry]:
    listed = [(entry, subject_of(entry.claim)) for entry in kept]
    taken = {subject for subject in {subject for _, subject in listed} if filters.take(subject)}
    wider = reached_from(taken) if filters.places or filters.nations else frozenset()
    own = [one for one in listed if one[1] in taken or _hands_over(one[0], filters, wider)]
    missions = {subject.mission for entry, subject in own if entry.claim.mission}
    places = frozenset([subject.place for _, subject in own if subject.place])
    around = frozenset([name for place in places for name in above(place)])
    ids = {entry.id for entry, _ in own}
    whole = missions if filters.nations else frozenset()
    found: dict[tuple[str, Subject], bool] = {}
    for entry, subject in listed:
        of = entry.claim.kind, subject
        if of not in found:
            found[of] = subject in taken or subject.parts in wider or _beside(*of, whole, places, around)
    return [entry for entry, subject in listed if found[entry.claim.kind, subject] or entry.id in ids]


def _hands_over(entry: Entry, filters: Filters, wider: AbstractSet[Parts]) -> bool:
    """Whether a claim tells that something was handed over to or by what is asked, or what reaches it."""
    return is_transfer(entry.claim) and any(filters.take(one) or one.parts in wider for one in subjects_of(entry))


def _beside(
    kind: str, subject: Subject, missions: AbstractSet[str | None], places: frozenset[str], around: frozenset[str]
) -> bool:
    """Whether a claim that is not about what is asked is about all nations of its missions, or bears on its places."""
    if subject.nation == ALL_NATIONS and subject.mission in missions:
        return True
    place = subject.place
    if place is None or not beside(kind, subject.nation, place):
        return False
    return place in around or not places.isdisjoint(above(place))


def _is_vague(entry: Entry, day: int) -> bool:
    told = entry.card.told
    return told.first < told.last and told.first <= day + SIBLING_DAYS and told.last >= day - SIBLING_DAYS

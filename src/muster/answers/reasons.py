"""Why: the causes that claims give, and what happened just before, in a short chain with its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.answers.happenings import Happening, happening
from muster.answers.likeness import share_words
from muster.answers.places import places_meet
from muster.answers.subject import reaches
from muster.ledger.sorts import STATE_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.answers.dating import Dated
    from muster.answers.narrowing import Narrowed
    from muster.answers.subject import Filters

JUST_BEFORE: Final = 14
DEEPEST: Final = 3
CHANGES: Final = frozenset({"suspended", "resumed", "ended", "withdrawn", "started", "reduced", "expanded", "extended"})
MOVING: Final = frozenset({"incident", "threat"})


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain: the cause in the report's words, where told, and the happenings that it can mean."""

    cause: str | None
    told_by: tuple[Dated, ...]
    means: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """What changed, the causes given, each followed to its own, and what else happened in the two weeks before."""

    change: Happening
    chain: tuple[Link, ...]
    before: tuple[Happening, ...]


def stretches(found: Narrowed, day: int, filters: Filters) -> list[tuple[int, int]]:
    """Give the days (ordinals) of which incidents and threats may be asked for in the reasons of the last changes."""
    back = 2 * JUST_BEFORE * (DEEPEST + 1)
    return [(one.when.first - back, one.when.last) for one in _last_changes(_happened(found), day, filters)]


def why(found: Narrowed, day: int, filters: Filters) -> tuple[Why, ...]:
    """Give the reasons of the last changes of what is asked by a day (ordinal): of each subject the last change."""
    every = _happened(found)
    return tuple(_why(one, every) for one in _last_changes(every, day, filters))


def _happened(found: Narrowed) -> list[Happening]:
    return [happening(group) for group in _all_groups(found)]


def _last_changes(every: Sequence[Happening], day: int, filters: Filters) -> list[Happening]:
    changes = [one for one in every if _is_change(one, filters) and one.when.first <= day]
    latest = {}
    for one in sorted(changes, key=lambda it: (it.when.last, it.when.first, it.id)):
        latest[one.subject.mission, one.subject.nation, one.subject.place, one.subject.activity] = one
    return sorted(latest.values(), key=lambda it: (-it.when.last, -it.when.first, it.id))


def _all_groups(found: Narrowed) -> list[tuple[Dated, ...]]:
    grouped = {dated.id for group in found.groups for dated in group}
    singles = [(dated,) for dated in found.claims if dated.id not in grouped and dated.claim.modality == "asserted"]
    return [*found.groups, *singles]


def _is_change(one: Happening, filters: Filters) -> bool:
    return (
        one.kind in STATE_KINDS
        and one.event in CHANGES
        and one.claims[0].claim.modality == "asserted"
        and any(filters.take(dated.subject) for dated in one.claims)
    )


def _why(change: Happening, every: Sequence[Happening]) -> Why:
    chain = tuple(_chain(change, every, {change.id}))
    named = {one.id for link in chain for one in link.means}
    return Why(change, chain, tuple(_before(change, every, named)))


def _chain(change: Happening, every: Sequence[Happening], seen: set[str], depth: int = 0) -> list[Link]:
    causes: dict[str, list[Dated]] = {}
    for dated in _tellers(change, every):
        if dated.claim.cause:
            causes.setdefault(dated.claim.cause, []).append(dated)
    links, further = [], []
    for cause, told_by in sorted(causes.items()):
        means = [one for one in every if one.id not in seen and _means(cause, one, change)]
        seen.update(one.id for one in means)
        links.append(Link(cause, tuple(told_by), tuple(means)))
        further += means
    if depth < DEEPEST:
        for one in further:
            links.extend(_chain(one, every, seen, depth + 1))
    return links


def _tellers(change: Happening, every: Sequence[Happening]) -> list[Dated]:
    """The claims of the change, and those of the same change told more widely ("for all nations")."""
    wider = [
        dated
        for one in every
        if (one.kind, one.event) == (change.kind, change.event)
        and reaches(one.subject, change.subject)
        and one.when & change.when is not None
        for dated in one.claims
    ]
    return list({dated.id: dated for dated in (*change.claims, *wider)}.values())


def _means(cause: str, one: Happening, change: Happening) -> bool:
    if one.when.first > change.when.last or change.when.first - one.when.last > JUST_BEFORE * 2:
        return False
    told = any(share_words(cause, text) for text in (one.about, *(dated.claim.about for dated in one.claims)) if text)
    same_report = {dated.entry.card.id for dated in one.claims} & {dated.entry.card.id for dated in change.claims}
    own = any(dated.claim.evidence.text.find(cause) >= 0 for dated in one.claims)
    return one.kind in MOVING and (told or bool(same_report and own))


def _before(change: Happening, every: Sequence[Happening], named: set[str]) -> list[Happening]:
    found = [
        one
        for one in every
        if one.kind in MOVING
        and one.id not in named
        and one.when.last <= change.when.last
        and change.when.first - one.when.last <= JUST_BEFORE
        and one.subject.place is not None
        and places_meet(one.subject.place, change.subject.place)
    ]
    return sorted(found, key=lambda one: (one.when.first, one.when.last, one.id))

"""Consent: the host's invitation and what challenges it; and the votes of those who send."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from muster.answers.beginning import begun_by
from muster.answers.conditions import MEMORY
from muster.answers.likeness import GENERAL, same_work
from muster.answers.places import places_meet
from muster.answers.winning import Sure
from muster.knowledge.places import country_place
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.answers.dating import Dated

GIVES: Final = frozenset({"granted", "extended", "limited"})
ANEW: Final = frozenset({"granted", "extended"})
AGAINST: Final = frozenset({("mandate", "resolution"), ("mandate", "withdrawn"), ("stance", "oppose")})
MODALITIES: Final = frozenset({"asserted", "possible"})

Against = dict[tuple["str | None", "str | None"], list[tuple[int, "Dated"]]]


class Force(StrEnum):
    """How a consent stands."""

    IN_FORCE = "in force"
    CHALLENGED = "in force, challenged"
    WITHDRAWN = "withdrawn"
    RUN_OUT = "run out"


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent of a nation to a mission on a day.

    Attributes:
        given: the last claim that it was given, extended or limited.
        host: whether the nation is the one where the mission is, and not one that sends forces.
        force: how it stands.
        sure: how sure that is.
        challenges: later claims against it: resolutions, withdrawals asked for, positions of that nation.
        ended: the claim that it was withdrawn, the surest and first of several.
    """

    given: Dated
    host: bool
    force: Force
    sure: Sure
    challenges: tuple[Dated, ...] = ()
    ended: Dated | None = None


def consents(claims: Iterable[Dated], day: int) -> tuple[Consent, ...]:
    """Give the consents told by a day, the latest word on each, with what challenges it.

    Consents of one activity are apart from those of another, and hearsay takes the place of nothing told plainly.
    """
    told = [dated for dated in claims if dated.when.first <= day]
    given = [one for one in told if _gives(one)]
    latest: dict[tuple[object, ...], Dated] = {}
    for dated in sorted(given, key=lambda one: (not _is_hearsay(one), begun_by(one), one.when.first, one.id)):
        latest[_matter(dated)] = dated
    against: Against = defaultdict(list)
    for at, dated in enumerate(told):
        if _can_count(dated):
            against[dated.subject.nation, dated.subject.mission].append((at, dated))
    ordered = sorted(latest.items(), key=lambda item: str(item[0]))
    return tuple([_consent(dated, _of_its_own(dated, against), day) for _, dated in ordered])


def _matter(dated: Dated) -> tuple[str | None, ...]:
    mission, nation, place, activity = dated.subject.parts
    return mission, nation, place, None if activity in GENERAL else activity


def _is_hearsay(dated: Dated) -> bool:
    return dated.claim.modality == "possible"


def _of_its_own(given: Dated, against: Against) -> list[Dated]:
    """What can count against a consent: of its nation, and of its mission or none told; in the order of the claims."""
    nation, mission = given.subject.nation, given.subject.mission
    found = [item for of in dict.fromkeys((mission, None)) for item in against.get((nation, of), ())]
    return [dated for _, dated in sorted(found)]


def _can_count(dated: Dated) -> bool:
    return (dated.claim.kind, dated.claim.event) in AGAINST


def _gives(dated: Dated) -> bool:
    return dated.claim.kind == "mandate" and dated.claim.event in GIVES and dated.claim.modality in MODALITIES


def _consent(given: Dated, told: Sequence[Dated], day: int) -> Consent:
    against = tuple(sorted((one for one in told if _challenges(one, given, day)), key=_in_order))
    ends = (one for one in told if _ends(one, given))
    ended = min(ends, key=lambda one: (_is_doubtful(one, day), _in_order(one)), default=None)
    if ended is not None:
        force, doubtful = Force.WITHDRAWN, _is_doubtful(ended, day)
    else:
        force, doubtful = _of_itself(given, day)
        force = Force.CHALLENGED if against and force is Force.IN_FORCE else force
    sure = Sure.POSSIBLE if doubtful or _is_doubtful(given, day) else Sure.PRESUMED
    return Consent(given, is_host(given), force, sure, against, ended)


def _of_itself(given: Dated, day: int) -> tuple[Force, bool]:
    """Whether a consent is in force or has run out by the end that it was given, and whether it may have run out."""
    until = given.claim.until
    if not isinstance(until, Date):
        return Force.IN_FORCE, False
    return (Force.RUN_OUT, False) if until.last < day else (Force.IN_FORCE, until.first < day)


def _in_order(one: Dated) -> tuple[int, int, str]:
    return one.when.first, one.when.last, one.id


def _is_doubtful(one: Dated, day: int) -> bool:
    """Whether something is hearsay, may not be out yet, or may be of after the day."""
    return one.unsure or begun_by(one) > day


def is_host(dated: Dated) -> bool:
    """Whether the nation that consents is the one where the place is."""
    nation, place = dated.claim.nation, dated.claim.place
    country = country_place(nation) if nation else None
    return country is not None and place is not None and places_meet(place, country.name)


def _concerns(one: Dated, given: Dated) -> bool:
    a, b = one.subject, given.subject
    who = a.nation == b.nation and a.mission in (None, b.mission)
    return who and places_meet(a.place, b.place) and same_work(a.activity, b.activity)


def _withdraws(one: Dated) -> bool:
    claim = one.claim
    withdrawn = (claim.kind, claim.event) == ("mandate", "withdrawn") and claim.modality == "asserted"
    return withdrawn and claim.binding is not False


def _ends(one: Dated, given: Dated) -> bool:
    whole = one.subject.activity in (given.subject.activity, *GENERAL)
    return _withdraws(one) and whole and _concerns(one, given) and one.when.first > begun_by(given)


def _challenges(one: Dated, given: Dated, day: int) -> bool:
    """A resolution, a withdrawal asked for or planned, or that nation's stand against it; told lately, not denied.

    What was withdrawn before it was given anew is no challenge to that; to limit it gives nothing anew.
    """
    recent = day - one.when.last <= MEMORY["stance"] and one.when.last >= given.when.first - MEMORY["stance"]
    anew = given.claim.event in ANEW and _withdraws(one) and one.when.last < given.when.first
    against = one.claim.modality != "denied" and not anew and not _ends(one, given)
    return against and recent and _concerns(one, given)

"""What sort of thing a claim says, and how far from a day it still bears on a picture of that day."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from muster.time.date import LATEST

if TYPE_CHECKING:
    from muster.model import Claim
    from muster.time.date import Date

HORIZON: Final = 1827
YEAR: Final = 366
STATE_KINDS: Final = frozenset({"presence", "status"})
PLANS: Final = frozenset({"planned", "conditional"})


class Sort(StrEnum):
    """What a claim says, as far as it matters for how long: a state told, denied or heard of, a plan, consent."""

    STATE = "state"
    DOUBT = "doubt"
    HANDED = "handed"
    PLAN = "plan"
    CONSENT = "consent"
    INCIDENT = "incident"
    PROMISE = "promise"
    WORD = "word"
    SILENT = "silent"


class Reach(NamedTuple):
    """How far from a day a sort of claims bears on it.

    Attributes:
        back: how many days before it a claim may have been told.
        about: how many days before it a claim may be about.
        before: how many of one key that are over by the day are weighed, the last ones.
        spanning: how many of one key whose days span it.
        ahead: how many days after it.
        after: how many of one key that begin after the day are weighed.
        told: whether it must be told by the day.
        every: whether all of one key that bear on the day are weighed, however many they are. So it is with what each
            claim may tell of its own: two attacks at one place, three parties against a mission, four plans to send.
    """

    back: int = HORIZON
    about: int = LATEST
    before: int = 2
    spanning: int = 3
    ahead: int = 0
    after: int = 0
    told: bool = False
    every: bool = False


REACHES: Final[dict[Sort, Reach]] = {
    Sort.STATE: Reach(ahead=YEAR, after=1),
    Sort.HANDED: Reach(ahead=YEAR, after=1),
    Sort.DOUBT: Reach(before=1, ahead=YEAR, after=1),
    Sort.PLAN: Reach(about=YEAR, ahead=LATEST, told=True, every=True),
    Sort.CONSENT: Reach(),
    Sort.INCIDENT: Reach(about=92, every=True),
    Sort.PROMISE: Reach(about=YEAR, ahead=LATEST, told=True, every=True),
    Sort.WORD: Reach(about=YEAR, every=True),
}


HAPPENS: Final[dict[str, frozenset[str]]] = {
    "status": frozenset({"started", "suspended", "resumed", "ended", "transferred", "extended", "expanded", "reduced"}),
    "presence": frozenset({"withdrawn"}),
    "incident": frozenset({"attack", "killing", "accident", "hostage", "other"}),
    "mandate": frozenset({"requested", "granted", "extended", "limited", "withdrawn", "resolution"}),
    "measure": frozenset({"evacuation"}),
    "threat": frozenset({"raised", "lowered"}),
    "commitment": frozenset({"report", "decide", "meet", "deliver"}),
}
HAPPENING: Final = frozenset(
    (kind, event, "planned" if kind == "commitment" else "asserted")
    for kind, events in HAPPENS.items()
    for event in events
)
OF_PARTS: Final = frozenset({Sort.STATE, Sort.DOUBT, Sort.HANDED})
OF_STATES: Final = {"asserted": Sort.STATE, "undisclosed": Sort.SILENT}


def sort_of(claim: Claim) -> Sort:
    """Give what sort of thing a claim says; what is not disclosed says nothing of a state."""
    return sort_of_parts(claim.kind, claim.event, claim.modality)


def is_plan(claim: Claim) -> bool:
    """Whether the claim tells of something intended and not of something that is so."""
    return sort_of_parts(claim.kind, claim.event, claim.modality) is Sort.PLAN


@cache
def sort_of_parts(kind: str, event: str, modality: str) -> Sort:
    """Give what sort of thing a claim of that kind, event and modality says."""
    if kind in STATE_KINDS:
        intended = modality in PLANS or (event == "to-deploy" and modality in ("asserted", "possible"))
        return Sort.PLAN if intended else _of_state(event, modality)
    if kind == "mandate" and event != "requested":
        return Sort.CONSENT
    return {"incident": Sort.INCIDENT, "commitment": Sort.PROMISE}.get(kind, Sort.WORD)


def _of_state(event: str, modality: str) -> Sort:
    found = OF_STATES.get(modality, Sort.DOUBT)
    return Sort.HANDED if event == "transferred" and found is not Sort.SILENT else found


def days_of(sort: Sort, claim: Claim, told: Date) -> tuple[int, int]:
    """The first and last day that a claim is about, or its report is of; a plan "from then on" is of then."""
    date = claim.when or told
    return date.first, date.first if sort is Sort.PLAN and date.last == LATEST else date.last


def bears(sort: Sort, days: tuple[int, int], told: tuple[int, int], day: int) -> bool:
    """Whether a claim of a sort, about these first and last days and told on these, is of the time of a day."""
    reach = REACHES.get(sort)
    if reach is None or (reach.told and told[0] > day):
        return False
    return told[1] >= day - reach.back and day - reach.about <= days[1] and days[0] <= day + reach.ahead

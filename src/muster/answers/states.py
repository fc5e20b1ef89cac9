"""From events to states: the tables that say what a claim's event means for what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.ledger.sorts import Sort, sort_of_parts
from muster.model import ALL_NATIONS

if TYPE_CHECKING:
    from muster.model import Claim


class State(StrEnum):
    """What holds for a standing."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"
    PRESENT = "present"
    GONE = "gone"


class Side(StrEnum):
    """Whether a state is one of work (status claims) or of forces (presence claims)."""

    WORK = "work"
    FORCES = "forces"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an event means: the state, whether it begins then or is only told of then, and what its denial means."""

    state: State
    side: Side
    begins: bool
    denied: State | None


ACTIVE, SUSPENDED, ENDED, PRESENT, GONE = State
OVER: Final = (State.ENDED, State.GONE)
THERE: Final = (State.ACTIVE, State.PRESENT)
OUTCOMES: Final = {state: next((same for same in (THERE, OVER) if state in same), (state,)) for state in State}
MEANINGS: Final[dict[tuple[str, str], Meaning]] = {
    ("status", "started"): Meaning(ACTIVE, Side.WORK, begins=True, denied=None),
    ("status", "continued"): Meaning(ACTIVE, Side.WORK, begins=False, denied=None),
    ("status", "resumed"): Meaning(ACTIVE, Side.WORK, begins=True, denied=SUSPENDED),
    ("status", "extended"): Meaning(ACTIVE, Side.WORK, begins=False, denied=None),
    ("status", "expanded"): Meaning(ACTIVE, Side.WORK, begins=False, denied=ACTIVE),
    ("status", "reduced"): Meaning(ACTIVE, Side.WORK, begins=False, denied=ACTIVE),
    ("status", "suspended"): Meaning(SUSPENDED, Side.WORK, begins=True, denied=ACTIVE),
    ("status", "ended"): Meaning(ENDED, Side.WORK, begins=True, denied=ACTIVE),
    ("presence", "deployed"): Meaning(PRESENT, Side.FORCES, begins=False, denied=GONE),
    ("presence", "withdrawn"): Meaning(GONE, Side.FORCES, begins=True, denied=PRESENT),
}
TRANSFERRED: Final = ("status", "transferred")
RECEIVED: Final = Meaning(ACTIVE, Side.WORK, begins=True, denied=None)
GIVEN: Final = Meaning(ENDED, Side.WORK, begins=True, denied=ACTIVE)


def tells_state(claim: Claim) -> bool:
    """Whether the claim tells, denies or hears of a state: it is no plan, and not undisclosed."""
    return _tells_state(claim.kind, claim.event, claim.modality)


@cache
def _tells_state(kind: str, event: str, modality: str) -> bool:
    sort = sort_of_parts(kind, event, modality)
    return (
        sort is not Sort.PLAN
        and modality != "undisclosed"
        and ((kind, event) in MEANINGS or (kind, event) == TRANSFERRED)
    )


def meaning_of(claim: Claim) -> Meaning | None:
    """Give what the claim means for its subject's state; None where it means nothing for it."""
    if claim.event == "transferred" and claim.kind == "status":
        return GIVEN if claim.nation in (None, ALL_NATIONS) else RECEIVED
    return MEANINGS.get((claim.kind, claim.event))

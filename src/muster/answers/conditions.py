"""What else holds on a day: threats, measures, positions, and what happened lately."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.answers.beginning import begun_by, is_settled
from muster.answers.likeness import words_of
from muster.answers.places import within
from muster.answers.subject import subject_of
from muster.answers.winning import Sure
from muster.model import ALL_NATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.answers.dating import Dated

MEMORY: Final = {"threat": 365, "measure": 365, "stance": 365, "incident": 31}
SHOWN: Final[dict[str, frozenset[str]]] = {
    "threat": frozenset({"asserted", "possible", "conditional", "undisclosed"}),
    "measure": frozenset({"asserted", "possible"}),
    "stance": frozenset({"asserted", "possible", "planned", "conditional"}),
    "incident": frozenset({"asserted", "possible"}),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that holds, or lately held: the claim that says so last, how sure, and the others that say the same."""

    dated: Dated
    sure: Sure
    also: tuple[Dated, ...] = ()


def in_force(claims: Iterable[Dated], kind: str, day: int) -> tuple[Condition, ...]:
    """Give the threats, measures, positions or late incidents of a day, the newest first.

    Of several words on one thing the last stands. A threat that was lowered does not, and one that may have been
    lowered is possible; nor does what was told longer ago than the memory of its kind.
    """
    told = [dated for dated in claims if dated.claim.kind == kind and dated.when.first <= day]
    lowered = [dated for dated in told if _is_lowering(dated)]
    sunk = [dated for dated in lowered if is_settled(dated, day)]
    shown = [dated for dated in told if _is_shown(dated, kind, day)]
    latest: dict[tuple[object, ...], list[Dated]] = {}
    for dated in sorted(shown, key=_newest):
        latest.setdefault(_thing(dated), []).append(dated)
    return tuple(
        Condition(same[0], _sure(same[0], lowered, day), tuple(same[1:]))
        for same in latest.values()
        if same[0].claim.event != "lowered"
        and not any(_is_later(one, same[0]) and _is_of(one, same[0]) for one in sunk)
    )


def _newest(dated: Dated) -> tuple[int, int, bool, str]:
    """The newest first; of one day what was raised before what was lowered, for neither is known to be the later."""
    return -dated.when.last, -dated.when.first, dated.claim.event == "lowered", dated.id


def _is_lowering(dated: Dated) -> bool:
    return (dated.claim.event, dated.claim.modality) == ("lowered", "asserted")


def _is_shown(dated: Dated, kind: str, day: int) -> bool:
    """Whether a claim can be the last word on its thing; a lowering only where it is certain."""
    claim = dated.claim
    if claim.event == "lowered" and not (_is_lowering(dated) and is_settled(dated, day)):
        return False
    return claim.modality in SHOWN[kind] and _remembered(dated, kind, day)


def _remembered(dated: Dated, kind: str, day: int) -> bool:
    return day - dated.when.last <= MEMORY[kind]


def _thing(dated: Dated) -> tuple[object, ...]:
    claim = dated.claim
    about = tuple(sorted(words_of(claim.about or "")))
    if claim.kind == "stance":
        return (claim.said_by and claim.said_by.split()[-1], claim.nation, subject_of(claim).mission, claim.event)
    if claim.kind == "incident":
        return (dated.id,)
    return (claim.kind, claim.nation, claim.mission, claim.place, about, claim.event if claim.kind == "measure" else "")


def _is_of(one: Dated, threat: Dated) -> bool:
    """Whether a lowering is of a threat: where that is, and of whom and to which mission if both say so."""
    a, b = one.claim, threat.claim
    which = one.subject.mission in (None, threat.subject.mission) or threat.subject.mission is None
    where = a.place is None or (b.place is not None and within(b.place, a.place))
    who = a.nation is None or b.nation is None or a.nation in (b.nation, ALL_NATIONS)
    return which and where and who


def _is_later(one: Dated, threat: Dated) -> bool:
    return one.when.first > begun_by(threat)


def _may_be_later(one: Dated, threat: Dated) -> bool:
    """What is told as done was done by the time of its report."""
    return min(one.when.last, one.told.last) >= threat.when.first


def _sure(dated: Dated, lowered: Sequence[Dated], day: int) -> Sure:
    if not is_settled(dated, day) or any(_may_be_later(one, dated) and _is_of(one, dated) for one in lowered):
        return Sure.POSSIBLE
    return Sure.CERTAIN if dated.when.first == dated.when.last == day else Sure.PRESUMED


def of_kind(claims: Sequence[Dated], kind: str) -> tuple[Dated, ...]:
    """Give all claims of a kind in order of their days."""
    found = [dated for dated in claims if dated.claim.kind == kind]
    return tuple(sorted(found, key=lambda one: (one.when.first, one.when.last, one.id)))

"""One claim per fact: the same fact told twice in a report becomes one claim, the fuller one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.model import Claim

_TELLING = ("place", "count", "who", "activity", "level_from", "level_to", "casualties")
_KILLING = "killing"
_FIELDS = (*_TELLING, "mission", "nation", "when", "until", "said_by", "about", "binding")


def merged(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Drop claims that say no more than another one of the same report.

    A claim says no more when kind, event, modality and nation are the same and it tells no count, name, place,
    activity, level or number of dead that the other does not tell alike.
    """
    kept: list[Claim] = []
    for claim in claims:
        twin = next((i for i, other in enumerate(kept) if same_fact(other, claim)), None)
        if twin is None:
            kept.append(claim)
        elif _fullness(claim) > _fullness(kept[twin]):
            kept[twin] = claim
    return tuple(kept)


def same_fact(one: Claim, other: Claim) -> bool:
    """Whether one of two claims of a report says no more than the other."""
    if (one.kind, one.event, one.modality, one.nation) != (other.kind, other.event, other.modality, other.nation):
        return False
    return not _other_victim(one, other) and (_within(one, other) or _within(other, one))


def _other_victim(one: Claim, other: Claim) -> bool:
    """Whether two claims of a killing name two dead, each of whom has a claim of their own."""
    named = [{word for word in (claim.about or "").split() if word[0].isupper()} for claim in (one, other)]
    return one.event == _KILLING and all(named) and named[0].isdisjoint(named[1])


def _within(one: Claim, other: Claim) -> bool:
    return all(getattr(one, f) in {None, getattr(other, f)} for f in _TELLING)


def _fullness(claim: Claim) -> tuple[bool, int]:
    return claim.count is not None, sum(getattr(claim, field) is not None for field in _FIELDS)

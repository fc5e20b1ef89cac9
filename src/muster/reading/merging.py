"""One claim per fact: the same fact told twice in a report becomes one claim, the fuller one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.model import Claim

_FIELDS = ("mission", "nation", "place", "activity", "who", "count", "when", "until", "said_by", "about")


def merged(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Drop claims that say no more than another one of the same report.

    Two claims are one fact when kind, event, modality and nation are the same and neither tells a count, name, place or
    activity that differs from the other's.
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
    """Whether two claims of a report tell one fact."""
    if (one.kind, one.event, one.modality, one.nation) != (other.kind, other.event, other.modality, other.nation):
        return False
    return all(_agree(getattr(one, f), getattr(other, f)) for f in ("place", "count", "who", "activity"))


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _fullness(claim: Claim) -> int:
    return sum(getattr(claim, field) is not None for field in _FIELDS)

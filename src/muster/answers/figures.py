"""Strength: how many of what, as told; the latest figures, with those of other units and parts of the force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.answers.dating import holds_by, stay
from muster.answers.winning import Sure
from muster.ledger.sorts import PLANS
from muster.time.date import EARLIEST, LATEST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from muster.answers.dating import Dated
    from muster.model import Count

TOLERANCE: Final = 0.1
LONGEST_TOUR: Final = 366
RESIZED: Final = frozenset({("status", "expanded"), ("status", "reduced")})
OVER: Final = frozenset({("status", "ended"), ("presence", "withdrawn")})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a unit, of a day: ``count`` as told, ``who`` in the report's words, and the claims that tell it."""

    count: Count
    who: str | None
    sure: Sure
    claims: tuple[Dated, ...]


def tells_strength(dated: Dated) -> bool:
    """Whether the claim says how many there are, and not how many there will or might be."""
    claim = dated.claim
    return (
        claim.count is not None
        and claim.modality not in PLANS
        and claim.modality in ("asserted", "possible")
        and (claim.kind, claim.event) not in {("presence", "to-deploy"), ("presence", "withdrawn")}
        and claim.kind in ("presence", "status")
        and claim.event not in ("reduced", "expanded", "ended")
    )


def figures(claims: Sequence[Dated], day: int) -> tuple[Figure, ...]:
    """Give the figures that stand on a day, of claims about one standing: of each unit the latest.

    How many there were in all in a stay of years ("twenty thousand in four years") is no strength of a day, nor is what
    was told before all had left or stopped. What was told before more came or some left is no more than possible.
    """
    over, resized = _last(claims, day, _ends), _last(claims, day, _resizes)
    told = (dated for dated in claims if tells_strength(dated) and not _in_all(dated))
    begun = [dated for dated in told if dated.when.first <= day and dated.when.last >= over]
    found = []
    for unit in sorted({_unit(dated) for dated in begun}):
        found.extend(_of_unit([dated for dated in begun if _unit(dated) == unit], day, resized))
    return tuple(found)


def _last(claims: Sequence[Dated], day: int, of: Callable[[Dated], bool]) -> int:
    """The first day of the last change of a sort that is known to have happened by a day."""
    known = (one for one in claims if one.claim.modality == "asserted" and not one.unsure and holds_by(one) <= day)
    return max((one.when.first for one in known if of(one)), default=EARLIEST)


def _ends(dated: Dated) -> bool:
    claim = dated.claim
    return (claim.kind, claim.event) in OVER and claim.count is None


def _resizes(dated: Dated) -> bool:
    claim = dated.claim
    return (claim.kind, claim.event) in RESIZED or ((claim.kind, claim.event) in OVER and claim.count is not None)


def _in_all(dated: Dated) -> bool:
    return dated.spell and dated.when.last != LATEST and dated.when.last - dated.when.first > LONGEST_TOUR


def _unit(dated: Dated) -> str:
    return dated.claim.count.unit if dated.claim.count else ""


def _of_unit(claims: list[Dated], day: int, resized: int) -> list[Figure]:
    known = [dated for dated in claims if holds_by(dated) <= day and not dated.unsure]
    begun = max((dated.when.first for dated in known), default=EARLIEST)
    last = [dated for dated in known if holds_by(dated) >= begun]
    latest = max((dated.when.first for dated in last), default=EARLIEST)
    maybe = [dated for dated in claims if holds_by(dated) >= latest and (holds_by(dated) > day or dated.unsure)]
    grouped: dict[tuple[Count | None, str | None], list[Dated]] = {}
    for dated in sorted(last + maybe, key=lambda one: (-one.when.last, -one.when.first, one.id)):
        grouped.setdefault((dated.claim.count, dated.claim.who), []).append(dated)
    return [
        Figure(count, who, _sure(tellers, day, resized), tuple(tellers))
        for (count, who), tellers in grouped.items()
        if count
    ]


def _sure(tellers: Sequence[Dated], day: int, resized: int) -> Sure:
    grades = [Sure.POSSIBLE if dated.when.last < resized else _sure_of(dated, day) for dated in tellers]
    return next(sure for sure in Sure if sure in grades)


def _sure_of(dated: Dated, day: int) -> Sure:
    begun, till = stay(dated) if dated.spell else (dated.when.last, dated.when.first)
    if dated.unsure or begun > day:
        return Sure.POSSIBLE
    return Sure.CERTAIN if begun <= day <= till else Sure.PRESUMED


def agree(one: Count, other: Count) -> bool:
    """Whether two figures can both be right: ranges that meet, or miss by a tenth where one is approximate."""
    if one.unit != other.unit:
        return True
    low = max(one.minimum, other.minimum)
    high = min(_top(one), _top(other))
    return low <= high or ((one.approx or other.approx) and low - high <= TOLERANCE * low)


def _top(count: Count) -> float:
    return float("inf") if count.maximum is None else count.maximum

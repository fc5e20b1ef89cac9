"""Places as answers use them: which lies within which, by the tables of the world."""

from __future__ import annotations

from functools import lru_cache

from muster.knowledge.places import ancestors, place_by_name
from muster.knowledge.places import within as lies_within


@lru_cache(maxsize=65536)
def within(place: str, ancestor: str) -> bool:
    """Whether a place is another or lies within it; one that the tables do not have lies only in itself."""
    return place == ancestor or lies_within(place, ancestor)


@lru_cache(maxsize=65536)
def above(place: str) -> frozenset[str]:
    """Give a place and all that it lies in."""
    return ancestors(place) | {place}


@lru_cache(maxsize=65536)
def depth(place: str) -> int:
    """How many places a place lies in: the more, the more specific it is."""
    return len(ancestors(place))


@lru_cache(maxsize=65536)
def places_meet(one: str | None, other: str | None) -> bool:
    """Whether two places can be one: the same, one within the other, or one of them not told."""
    return one is None or other is None or within(one, other) or within(other, one)


@lru_cache(maxsize=4096)
def place_named(word: str) -> str | None:
    """Give the English name of the place that a name in any language means; None where the tables have none."""
    found = place_by_name(word)
    return found.name if found else None

"""Places as answers use them: which lies within which."""

from __future__ import annotations

from functools import lru_cache

PARENTS = {"Erbil": "Northern Iraq", "Northern Iraq": "Iraq", "Baghdad": "Iraq", "Ain al-Asad": "Iraq"}


@lru_cache(maxsize=65536)
def within(place: str, ancestor: str) -> bool:
    """Whether a place is another or lies within it; places that the world tables do not have lie only in themselves."""
    at: str | None = place
    while at is not None and at != ancestor:
        at = PARENTS.get(at)
    return at is not None


def place_named(word: str) -> str | None:
    """Give the English name of the place that a name in any language means; None where the tables have none."""
    return word if word in PARENTS or word in PARENTS.values() else None


def places_meet(one: str | None, other: str | None) -> bool:
    """Whether two places can be one: the same, one within the other, or one of them not told."""
    return one is None or other is None or within(one, other) or within(other, one)

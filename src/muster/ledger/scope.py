"""What a question asks about, and which of the places that claims name lie in it, or meet it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from muster.ledger.rows import mission_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet

    from muster.model import Claim


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question asks about, for fetching no more than can bear on it.

    Attributes:
        missions: only these, if any.
        nations: only these, if any; what is told of all nations of their missions is fetched too.
        places: only these and what lies within them, if any.
        above: a place and all the places that it lies in.
        of_place: the kinds of claims that bear on whoever is at their place, whatever nation they are about.
        of_host: the kinds that do where they are about no nation, or about one whose country the place is.
        hosts: the nations whose country a place is, lies in or holds.
    """

    missions: frozenset[str]
    nations: frozenset[str]
    places: frozenset[str]
    above: Callable[[str], frozenset[str]]
    of_place: frozenset[str]
    of_host: frozenset[str]
    hosts: Callable[[str], frozenset[str]]

    @property
    def is_all(self) -> bool:
        """Whether everything is asked."""
        return not (self.missions or self.nations or self.places)


def parts_in(scope: Scope, claims: Iterable[Claim]) -> list[tuple[str | None, str | None, str | None]]:
    """Give mission, nation and place of those of the claims that are about what is asked."""
    parts = [(mission_of(claim), claim.nation, claim.place) for claim in claims]
    return [(mission, nation, place) for mission, nation, place in parts if _takes(scope, mission, nation, place)]


def _takes(scope: Scope, mission: str | None, nation: str | None, place: str | None) -> bool:
    return (
        (not scope.missions or mission in scope.missions)
        and (not scope.nations or nation in scope.nations)
        and (not scope.places or (place is not None and not scope.places.isdisjoint(scope.above(place))))
    )


def inside(connection: sqlite3.Connection, scope: Scope) -> list[str]:
    """Give the places that lie in those asked for."""
    return inside_of(scope, all_places(connection))


def inside_of(scope: Scope, places: Iterable[str]) -> list[str]:
    """Give those of the places that lie in those asked for."""
    return [one for one in places if not scope.places.isdisjoint(scope.above(one))]


def all_places(connection: sqlite3.Connection) -> list[str]:
    """Give every place that a claim names."""
    return [place for (place,) in connection.execute("SELECT place FROM places")]


def meets(one: str, places: AbstractSet[str], above: Callable[[str], frozenset[str]]) -> bool:
    """Whether a place lies within one of the others, or one of them within it."""
    return not places.isdisjoint(above(one)) or any(one in above(place) for place in places)

"""What a claim or a standing is about: mission by nation by place by activity; and what a question is limited to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

from muster.answers.places import above, within
from muster.ledger.rows import mission_of
from muster.model import ALL_ACTIVITIES, ALL_NATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.model import Claim

Parts = tuple["str | None", "str | None", "str | None", "str | None"]
LAST: Final = "\uffff"


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """Mission, nation, place and activity, each None where not told; nation ``*`` is all, activity ``all`` too."""

    mission: str | None
    nation: str | None
    place: str | None
    activity: str | None
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the hash: a picture looks up a subject many times for each claim."""
        object.__setattr__(self, "_hash", hash(self.parts))

    def __hash__(self) -> int:
        return self._hash

    @property
    def key(self) -> tuple[str, str, str, str]:
        """A key to sort by: what is not told last, the whole before its parts."""
        mission, nation, place, activity = (LAST if part is None else part for part in self.parts)
        return mission, nation, place, "" if activity == ALL_ACTIVITIES else activity

    @property
    def parts(self) -> tuple[str | None, str | None, str | None, str | None]:
        """The four, in their order."""
        return self.mission, self.nation, self.place, self.activity


def subject_of(claim: Claim) -> Subject:
    """Give what the claim is about."""
    return same_subject(mission_of(claim), claim.nation, claim.place, claim.activity)


@lru_cache(maxsize=65536)
def same_subject(mission: str | None, nation: str | None, place: str | None, activity: str | None) -> Subject:
    """Give one record for the same words: it is found at once among the keys of a mapping."""
    return Subject(mission, nation, place, activity)


def reaches(wide: Subject, narrow: Subject) -> bool:
    """Whether what is said of ``wide`` is said of ``narrow`` too (it reaches itself).

    Nation ``*`` reaches every nation, activity ``all`` every activity, a place all within it, a mission without a place
    everywhere it is. A nation, activity or mission that is not told reaches nothing but itself.
    """
    return (
        wide.mission == narrow.mission
        and (wide.nation == narrow.nation or (wide.nation == ALL_NATIONS and narrow.nation is not None))
        and _reaches_place(wide, narrow)
        and (wide.activity in (narrow.activity, ALL_ACTIVITIES))
    )


def reached_from(subjects: Iterable[Subject]) -> frozenset[Parts]:
    """Give the parts of all that ``reaches`` one of these subjects, the same ones too."""
    return frozenset(parts for subject in subjects for parts in _reaching(subject))


@lru_cache(maxsize=65536)
def _reaching(one: Subject) -> tuple[Parts, ...]:
    nations = {one.nation, ALL_NATIONS} if one.nation is not None else {None}
    places = {one.place, *(above(one.place) if one.place else ()), *([None] if one.mission else ())}
    return tuple(product([one.mission], nations, places, {one.activity, ALL_ACTIVITIES}))


def _reaches_place(wide: Subject, narrow: Subject) -> bool:
    if wide.place == narrow.place:
        return True
    if wide.place is None:
        return wide.mission is not None
    return narrow.place is not None and within(narrow.place, wide.place)


def narrower(one: Subject, other: Subject) -> bool:
    """Whether ``one`` is a part of ``other`` and not the same."""
    return one is not other and one != other and reaches(other, one)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question is limited to; an empty set limits nothing."""

    missions: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def take(self, subject: Subject) -> bool:
        """Whether the subject lies in what is asked."""
        return (
            (not self.missions or subject.mission in self.missions)
            and (not self.nations or subject.nation in self.nations)
            and self.take_place(subject.place)
        )

    def take_place(self, place: str | None) -> bool:
        """Whether the place lies in what is asked."""
        return not self.places or (place is not None and any(within(place, asked) for asked in self.places))

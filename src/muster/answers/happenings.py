"""Happenings: what one or several reports say happened once, with who told it and on which days it can have been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from muster.answers.dating import telling_order
from muster.answers.likeness import share_words
from muster.answers.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.answers.dating import Dated
    from muster.answers.grouping import Group
    from muster.answers.narrowing import Narrowed
    from muster.answers.subject import Filters
    from muster.time.date import Date


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening.

    Attributes:
        id: ``e-`` and the digits of the claim that told it first; every member's digits lead to it.
        kind: as of its claims.
        event: as of its claims.
        subject: what it is about, each part the most specific that a claim gives.
        about: the words of a claim for what it is about that have most in common with the others'.
        when: the days on which it can have been.
        casualties: the numbers of dead or wounded told, lowest first.
        claims: those that tell it, the first to be told first.
    """

    id: str
    kind: str
    event: str
    subject: Subject
    about: str | None
    when: Date
    casualties: tuple[int, ...]
    claims: tuple[Dated, ...]


def happening(group: Group) -> Happening:
    """Make the happening of claims that were joined."""
    claims = tuple(sorted(group, key=telling_order))
    first = claims[0]
    return Happening(
        id=f"e-{first.id.removeprefix('c-')}",
        kind=first.claim.kind,
        event=first.claim.event,
        subject=_subject(claims),
        about=_about([one.claim.about for one in claims if one.claim.about]),
        when=_when(claims),
        casualties=tuple(sorted({one.claim.casualties for one in claims if one.claim.casualties is not None})),
        claims=claims,
    )


def happenings(narrowed: Narrowed, filters: Filters | None = None, *, differing: bool = False) -> tuple[Happening, ...]:
    """Give all happenings in order of their days; of those asked, where one claim is about what is asked.

    With ``differing`` only those of which several numbers of casualties are told.
    """
    chosen = [group for group in narrowed.groups if not differing or _differs(group)]
    found = [happening(group) for group in chosen if filters is None or _asked(group, filters)]
    return tuple(sorted(found, key=lambda one: (one.when.first, one.when.last, one.id)))


def _differs(group: Group) -> bool:
    return len(group) > 1 and len({one.claim.casualties for one in group} - {None}) > 1


def _asked(group: Group, filters: Filters) -> bool:
    return any(filters.take(dated.subject) for dated in group)


def _about(told: list[str]) -> str | None:
    """The words that have most in common with the others', of these the longest."""
    common = {one: sum(share_words(one, other) for other in told) for one in told}
    return max(told, key=lambda one: (common[one], len(one), one), default=None)


def _when(claims: Iterable[Dated]) -> Date:
    dates = [dated.when for dated in claims]
    left = dates[0]
    for date in dates[1:]:
        left = left & date or left
    return left


def _subject(claims: tuple[Dated, ...]) -> Subject:
    from muster.answers.places import depth

    subjects = [dated.subject for dated in claims]
    place = max((one.place for one in subjects if one.place), key=lambda name: (depth(name), name), default=None)
    return Subject(
        next((one.mission for one in subjects if one.mission), None),
        next((one.nation for one in subjects if one.nation), None),
        place,
        next((one.activity for one in subjects if one.activity), None),
    )

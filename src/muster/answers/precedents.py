"""Precedents: earlier suspensions (or other changes) of the like: how long they lasted and what ended them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.answers.happenings import Happening, happening
from muster.answers.states import State, meaning_of
from muster.answers.subject import Subject, reaches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.answers.dating import Dated
    from muster.answers.narrowing import Narrowed
    from muster.answers.subject import Filters

CLOSING: Final = {
    State.SUSPENDED: frozenset({State.ACTIVE, State.ENDED}),
    State.ACTIVE: frozenset({State.SUSPENDED, State.ENDED}),
    State.GONE: frozenset({State.PRESENT}),
    State.ENDED: frozenset({State.ACTIVE}),
}


@dataclass(frozen=True, slots=True)
class Precedent:
    """One episode.

    Attributes:
        began: the happening that began it.
        ended: the claim of the first word that it was over, None where none is told.
        shortest: how many days it lasted at least.
        longest: how many at most, None where its end is not told.
        causes: the reasons given for its beginning.
    """

    began: Happening
    ended: Dated | None
    shortest: int | None
    longest: int | None
    causes: tuple[str, ...] = ()


def precedents(found: Narrowed, event: str, filters: Filters, activity: str | None = None) -> tuple[Precedent, ...]:
    """Give the episodes that the event began, of an activity if asked, the earliest first."""
    starts = [happening(group) for group in found.groups if group[0].claim.event == event]
    asked = [one for one in starts if _asked(one, filters, activity) and meaning_of(one.claims[0].claim) is not None]
    later = [dated for dated in found.claims if dated.claim.modality == "asserted" and meaning_of(dated.claim)]
    made = [_precedent(one, later) for one in asked]
    return tuple(sorted(made, key=lambda one: (one.began.when.first, one.began.id)))


def _asked(one: Happening, filters: Filters, activity: str | None) -> bool:
    taken = any(filters.take(dated.subject) for dated in one.claims)
    return taken and (activity is None or any(dated.claim.activity in (activity, "all") for dated in one.claims))


def _precedent(began: Happening, later: Sequence[Dated]) -> Precedent:
    closing = [dated for dated in later if _closes(dated, began)]
    closing = [dated for dated in closing if reaches(dated.subject, began.subject)] or closing
    ended = min(closing, key=lambda one: (one.when.last, one.when.first, one.id), default=None)
    causes = tuple(dict.fromkeys(dated.claim.cause for dated in began.claims if dated.claim.cause))
    if ended is None:
        return Precedent(began, None, None, None, causes)
    longest = ended.when.last - began.when.first
    starts = ended.claim.event in ("resumed", "started", "ended") and not ended.at_latest
    shortest = max(0, ended.when.first - began.when.last) if starts else 0
    return Precedent(began, ended, shortest, longest, causes)


def _closes(dated: Dated, began: Happening) -> bool:
    meaning, state = meaning_of(dated.claim), meaning_of(began.claims[0].claim)
    return (
        meaning is not None
        and state is not None
        and meaning.state in CLOSING.get(state.state, frozenset())
        and meaning.side is state.side
        and dated.when.first > began.when.last
        and (meaning.begins or dated.entry.card.id not in {one.entry.card.id for one in began.claims})
        and _covers(dated.subject, began.subject)
    )


def _covers(closing: Subject, began: Subject) -> bool:
    """Whether the end is of the same thing, something wider, or a part of it."""
    return reaches(closing, began) or reaches(began, closing)

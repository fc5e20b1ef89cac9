"""Which claim wins: the later day where the order is certain, else the more specific, else both stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from muster.answers.dating import stay
from muster.answers.states import OUTCOMES, Side, State
from muster.answers.subject import narrower
from muster.time.date import EARLIEST, Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.answers.marks import Mark


class Sure(StrEnum):
    """How sure an answer is: told of that very day or forced, carried on, allowed, or contradicted."""

    CERTAIN = "certain"
    PRESUMED = "presumed"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the marks come to on a day.

    Attributes:
        state: the state that stands.
        sure: how sure it is.
        marks: those that say so and that nothing later or more specific overrules, latest first.
        otherwise: the marks of another state that may hold instead.
    """

    state: State
    sure: Sure
    marks: tuple[Mark, ...]
    otherwise: tuple[Mark, ...] = ()


def verdict(marks: Sequence[Mark], day: int) -> Verdict | None:
    """Weigh work and forces on a day; None where nothing is told of it."""
    work = _of_side([mark for mark in marks if mark.side is Side.WORK], marks, day)
    forces = _of_side([mark for mark in marks if mark.side is Side.FORCES], marks, day)
    if work is None or forces is None:
        return work or forces
    found = _together(work, forces)
    return _beside(found, forces if found is work else work, day)


def _beside(found: Verdict, other: Verdict, day: int) -> Verdict:
    """What only hearsay or a vague date tells of one side does not overrule what is known of the other."""
    if _is_known(found, day) or not _is_known(other, day):
        return found
    if OUTCOMES[found.state] == OUTCOMES[other.state]:
        return other if any(mark.own for mark in other.marks) else found
    if all(_is_hearsay(mark) for mark in found.marks):
        return Verdict(other.state, other.sure, other.marks, (*other.otherwise, *found.marks))
    return Verdict(found.state, Sure.POSSIBLE, found.marks, (*found.otherwise, *other.marks))


def _is_known(found: Verdict, day: int) -> bool:
    return any(knows(mark, day) for mark in (*found.marks, *found.otherwise))


def knows(mark: Mark, day: int) -> bool:
    """Whether by the mark the state holds on the day for certain, if it is right: no hearsay, and of no later day."""
    return mark.by <= day and not mark.dated.unsure


def _is_hearsay(mark: Mark) -> bool:
    return mark.dated.claim.modality == "possible"


def _together(work: Verdict, forces: Verdict) -> Verdict:
    """Work and forces as one: forces stay through a suspension, can be back after an end; the gone do no work."""
    latest_work, latest_forces = work.marks[0], forces.marks[0]
    if forces.state is State.GONE:
        return work if work.state is State.ACTIVE and latest_work.after(latest_forces) else forces
    if work.state is State.ENDED:
        return forces if latest_forces.after(latest_work) and latest_forces.own else work
    if work.state is State.ACTIVE and not any(mark.own for mark in work.marks):
        return forces
    return work


def _of_side(marks: Sequence[Mark], every: Sequence[Mark], day: int) -> Verdict | None:
    begun = [mark for mark in marks if mark.first <= day]
    known = latest([mark for mark in begun if knows(mark, day)])
    last = _last_word(known)
    maybe = latest([mark for mark in begun if mark.vouches[1] >= last and not knows(mark, day)])
    if not known:
        return _open(maybe) if maybe else None
    states = {mark.state for mark in known}
    news = [mark for mark in maybe if mark.state not in states]
    if not all(_is_hearsay(mark) for mark in news):
        return _open([*(mark for mark in news if not _is_hearsay(mark)), *known])
    return _settled(known, news, every, day)


def _open(marks: Sequence[Mark]) -> Verdict:
    state = marks[0].state
    same = tuple(mark for mark in marks if mark.state is state)
    return Verdict(state, Sure.POSSIBLE, same, tuple(mark for mark in marks if mark.state is not state))


def _settled(known: Sequence[Mark], news: Sequence[Mark], every: Sequence[Mark], day: int) -> Verdict:
    state = known[0].state
    same = tuple(mark for mark in known if mark.state is state)
    other = tuple(mark for mark in known if mark.state is not state)
    if other:
        return Verdict(state, Sure.POSSIBLE, same, (*other, *news))
    sure = Sure.CERTAIN if any(is_certain(mark, every, day) for mark in same) else Sure.PRESUMED
    return Verdict(state, sure, same, tuple(news))


def is_certain(mark: Mark, every: Iterable[Mark], day: int) -> bool:
    """Whether the claim is of that very day, or certain dates around the day force it."""
    if mark.first == mark.by == day and not _only_follows(mark):
        return True
    if mark.dated.spell and mark.by <= day <= stay(mark.dated)[1]:
        return True
    return mark.state is State.SUSPENDED and any(
        other.begins and other.state is State.ACTIVE and other.first > day for other in _next(mark, every)
    )


def _only_follows(mark: Mark) -> bool:
    """Whether nobody told of the mark's day: it is the one after a stay that was told to have lasted so long."""
    until = mark.dated.claim.until
    told = isinstance(until, Date) and until.first == mark.first
    return mark.dated.spell and mark.first > mark.dated.when.last and not told


def _next(mark: Mark, every: Iterable[Mark]) -> list[Mark]:
    later = [other for other in every if other.side is mark.side and other.after(mark) and not other.dated.unsure]
    return [other for other in later if not any(other.after(earlier) for earlier in later)]


def latest(marks: Sequence[Mark]) -> list[Mark]:
    """Give the marks that no other overrules: none certainly later, and none of another state more specific."""
    if len(marks) <= 1:
        return list(marks)
    word = _last_word(marks)
    last = [mark for mark in marks if mark.vouches[1] >= word]
    state = last[0].state if last else None
    if any(mark.state is not state for mark in last):
        last = [mark for mark in last if not any(_overrules(other, mark) for other in last)]
    return sorted(last, key=lambda mark: (-mark.by, -mark.first, not mark.begins, mark.dated.id))


def _last_word(marks: Iterable[Mark]) -> int:
    """The day such that whatever vouches for no such day, nor later, is certainly overruled by one of the marks."""
    return max((mark.vouches[0] for mark in marks), default=EARLIEST)


def _overrules(one: Mark, other: Mark) -> bool:
    return one.state is not other.state and narrower(one.subject, other.subject)

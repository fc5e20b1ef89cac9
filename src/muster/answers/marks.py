"""Marks: what single claims say of one standing over time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.answers.dating import stay
from muster.answers.handing import is_transfer, said_of
from muster.answers.states import State, meaning_of
from muster.answers.subject import Subject, narrower, reaches, same_subject
from muster.ledger.sorts import PLANS
from muster.making import maker
from muster.model import ALL_ACTIVITIES, ALL_NATIONS
from muster.time.date import LATEST, Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.answers.dating import Dated
    from muster.answers.states import Meaning, Side

SILENT = PLANS | {"undisclosed"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim's word on the state of a standing.

    Attributes:
        state: the state.
        side: of work or of forces.
        first: earliest day from which the state may hold by this claim, as an ordinal.
        by: the day by which it holds for certain, if the claim is right.
        vouches: the earliest and the latest day that the claim's latest word on it can be of.
        begins: whether the state begins there, or is only told to hold.
        direct: whether the claim is about this very standing and not about something wider.
        own: whether it names the standing's nation and not all nations.
        subject: what the claim is about.
        dated: the claim.
    """

    state: State
    side: Side
    first: int
    by: int
    vouches: tuple[int, int]
    begins: bool
    direct: bool
    own: bool
    subject: Subject
    dated: Dated

    def after(self, other: Mark) -> bool:
        """Whether this is certainly the later word."""
        return self.vouches[0] > other.vouches[1]


MARK: Final = maker(Mark)


@dataclass(frozen=True, slots=True)
class Told:
    """The claims about one subject that touch a standing: whether they are about it, and whether of its own nation."""

    subject: Subject
    direct: bool
    own: bool
    claims: Sequence[Dated]


@lru_cache(maxsize=65536)
def row_of(subject: Subject) -> Subject:
    """Give the standing that a subject belongs to: what is told of no activity is told of the contingent as a whole."""
    if subject.activity is not None:
        return subject
    return same_subject(subject.mission, subject.nation, subject.place, ALL_ACTIVITIES)


class Words:
    """What each claim says, found once for all the standings that it touches."""

    def __init__(self, claims: Iterable[Dated]) -> None:
        self._against = going_on(claims)
        self._found: dict[str, Word | None] = {}

    def of(self, dated: Dated) -> Word | None:
        """Give what a claim says that hands nothing over; None where it says nothing of a state."""
        if dated.id not in self._found:
            meaning = meaning_of(dated.claim)
            self._found[dated.id] = None if meaning is None else self.meant(dated, meaning)
        return self._found[dated.id]

    def meant(self, dated: Dated, meaning: Meaning) -> Word | None:
        """Give what a claim says by such a meaning; None where its denial means nothing."""
        denied = dated.claim.modality == "denied"
        state = meaning.denied if denied else meaning.state
        if state is None:
            return None
        return state, meaning.side, *_days(dated, self._against.get(dated.id)), meaning.begins and not denied


Word = tuple["State", "Side", int, int, "tuple[int, int]", bool]


def marks_of(row: Subject, told: Iterable[Told], words: Words) -> list[Mark]:
    """Give what the claims say of the standing, the general left out where its own report has the particular.

    "The training is suspended, the mission goes on": for the training, only the first half counts.
    """
    by_report: dict[str, list[Mark]] = {}
    for one in told:
        for dated in one.claims:
            if dated.claim.modality not in SILENT:
                for mark in _marks(row, one, dated, words):
                    by_report.setdefault(dated.entry.card.id, []).append(mark)
    return [mark for told in by_report.values() for mark in told if len(told) == 1 or not _has_exception(mark, told)]


def going_on(claims: Iterable[Dated]) -> dict[str, Dated]:
    """For claims that something goes on, by id: the change of a part of it that the same report sets it against.

    "The training was suspended last weekend, the mission goes on" says that it did not stop last weekend either.
    """
    by_report: dict[str, list[Dated]] = {}
    for dated in claims:
        if dated.claim.kind == "status" and dated.claim.modality == "asserted":
            by_report.setdefault(dated.entry.card.id, []).append(dated)
    found = {}
    for told in by_report.values():
        changes = [dated for dated in told if dated.claim.event in ("suspended", "ended") and not dated.at_latest]
        for dated in told:
            parts = [change for change in changes if narrower(change.subject, dated.subject)]
            if dated.claim.event == "continued" and parts:
                found[dated.id] = min(parts, key=lambda part: (part.when.first, part.id))
    return found


def _has_exception(mark: Mark, told: Sequence[Mark]) -> bool:
    return any(other.side is mark.side and narrower(other.subject, mark.subject) for other in told)


def _marks(row: Subject, told: Told, dated: Dated, words: Words) -> Sequence[Mark]:
    if not is_transfer(dated.claim):
        word = words.of(dated)
        return () if word is None else _marks_of(told, word, dated)
    return [
        mark
        for subject, meaning in said_of(dated)
        if row_of(subject) == row or reaches(subject, row)
        for word in (words.meant(dated, meaning),)
        if word is not None
        for mark in _marks_of(Told(subject, row_of(subject) == row, subject.nation == row.nation, ()), word, dated)
    ]


def _marks_of(told: Told, word: Word, dated: Dated) -> Sequence[Mark]:
    mark = MARK(*word, told.direct, told.own, told.subject, dated)
    if dated.claim.until is None and not dated.spell:
        return (mark,)
    return (mark, *_closing(mark))


def _days(dated: Dated, against: Dated | None) -> tuple[int, int, tuple[int, int]]:
    ranges = dated.when.ranges
    first, last = ranges[0][0], ranges[-1][1]
    if last == LATEST:
        last = first
    if dated.spell:
        begun, till = stay(dated)
        return first, begun, (min(till, last), last)
    if against is not None and against.when.last < dated.when.last:
        return against.when.first, against.when.last, (first, last)
    return first, last, (first, last)


def _is_over(dated: Dated) -> bool:
    """Whether a stay was over when it was told; one up to the very day of its report, or of all nations, may go on."""
    when, told = dated.when, dated.told
    in_its_month = when.last <= told.last and told.first < told.last and dated.claim.nation != ALL_NATIONS
    return when.last < told.first or in_its_month


def _closing(mark: Mark) -> list[Mark]:
    """What follows when the state is told to be over: the end of a spell, or an ``until`` before the telling."""
    dated, until = mark.dated, mark.dated.claim.until
    end = until if isinstance(until, Date) and until.last <= dated.told.last else None
    if end is None and dated.spell and _is_over(dated):
        end = Date.between(dated.when.last + 1, dated.when.last + 1)
    after = {State.SUSPENDED: State.ACTIVE, State.PRESENT: State.GONE, State.ACTIVE: State.ENDED}.get(mark.state)
    if end is None or after is None:
        return []
    return [replace(mark, state=after, first=end.first, by=end.last, vouches=(end.first, end.last), begins=True)]

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
    """What the claims of a question say of states: found once for all the standings that they touch in the same way."""

    def __init__(self, claims: Iterable[Dated]) -> None:
        self._against = going_on(claims)
        self._said: dict[tuple[Subject, bool, bool], list[tuple[str, Mark]]] = {}

    def of(self, row: Subject, told: Told) -> Sequence[tuple[str, Mark]]:
        """Give the marks of the claims about a subject that touches a standing, each with the id of its report."""
        alike = told.subject, told.direct, told.own
        said = self._said.get(alike)
        if said is None:
            loud = [dated for dated in told.claims if dated.claim.modality not in SILENT]
            said = [(dated.entry.card.id, mark) for dated in loud for mark in self._marks(row, told, dated)]
            if not any(is_transfer(dated.claim) for dated in loud):
                self._said[alike] = said
        return said

    def _marks(self, row: Subject, told: Told, dated: Dated) -> Sequence[Mark]:
        against = self._against.get(dated.id)
        if not is_transfer(dated.claim):
            meaning = meaning_of(dated.claim)
            return () if meaning is None else _marks_of(told, meaning, dated, against)
        return [
            mark
            for subject, meaning in said_of(dated)
            if row_of(subject) == row or reaches(subject, row)
            for mark in _marks_of(
                Told(subject, row_of(subject) == row, subject.nation == row.nation, ()), meaning, dated, against
            )
        ]


def marks_of(row: Subject, told: Iterable[Told], words: Words) -> list[Mark]:
    """Give what the claims say of the standing, the general left out where its own report has the particular.

    "The training is suspended, the mission goes on": for the training, only the first half counts.
    """
    by_report: dict[str, list[Mark]] = {}
    for one in told:
        for report, mark in words.of(row, one):
            if report in by_report:
                by_report[report].append(mark)
            else:
                by_report[report] = [mark]
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
    return any(
        other.side is mark.side and narrower(other.subject, mark.subject) and _excepts(other, mark) for other in told
    )


def _excepts(particular: Mark, general: Mark) -> bool:
    """Whether it is told as plainly as the general, and of no earlier day than the general's beginning."""
    if general.begins and general.after(particular):
        return False
    return particular.dated.claim.modality != "possible" or general.dated.claim.modality == "possible"


def _marks_of(told: Told, meaning: Meaning, dated: Dated, against: Dated | None) -> Sequence[Mark]:
    denied = dated.claim.modality == "denied"
    state = meaning.denied if denied else meaning.state
    if state is None:
        return ()
    first, by, vouches = _days(dated, against)
    begins = meaning.begins and not denied
    mark = MARK(state, meaning.side, first, by, vouches, begins, told.direct, told.own, told.subject, dated)
    if denied or (dated.claim.until is None and not dated.spell):
        return (mark,)
    return (mark, *_closing(mark))


def _days(dated: Dated, against: Dated | None) -> tuple[int, int, tuple[int, int]]:
    ranges = dated.when.ranges
    first, last = ranges[0][0], ranges[-1][1]
    if dated.spell:
        begun, till = stay(dated)
        return first, begun, (first, begun) if last == LATEST else (min(till, last), last)
    if last == LATEST:
        last = first
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

"""Standings: what holds on a day for each mission, nation, place and activity that claims speak of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from muster.answers.dating import holds_by
from muster.answers.figures import Figure, figures
from muster.answers.handing import is_transfer, subjects_of
from muster.answers.marks import Mark, Told, Words, marks_of, row_of
from muster.answers.states import OUTCOMES, OVER, THERE, State, tells_state
from muster.answers.subject import Subject, narrower, reaches
from muster.answers.winning import Sure, Verdict, knows, verdict
from muster.ledger.sorts import STATE_KINDS, is_plan
from muster.model import ALL_ACTIVITIES, ALL_NATIONS
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from muster.answers.dating import Dated

About = dict[tuple["str | None", "str | None"], list[tuple[Subject, Subject, "list[Dated]"]]]
MOST_CITED: Final = 5


@dataclass(frozen=True, slots=True)
class Since:
    """From when a state holds: the date told, or where only ``at_latest`` is known the first day it is told to hold."""

    date: Date
    at_latest: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for one subject on the day asked.

    Attributes:
        subject: what it is about.
        state: what state it is in.
        sure: how sure that is.
        since: from when it holds.
        confirmed: date of the last word that it is so.
        figures: the strength, as told.
        claims: the claims that say so, latest first.
        otherwise: claims of another state, which the dates or the sources allow instead.
        later: the next that is told of it after the day.
        superseded: why it does not stand any more by itself, empty where it stands.
    """

    subject: Subject
    state: State
    sure: Sure
    since: Since
    confirmed: Date
    figures: tuple[Figure, ...] = ()
    claims: tuple[Dated, ...] = ()
    otherwise: tuple[tuple[State, tuple[Dated, ...]], ...] = ()
    later: Dated | None = None
    superseded: str = ""
    marks: tuple[Mark, ...] = field(default=(), repr=False)


def standings(claims: Iterable[Dated], day: int) -> tuple[Standing, ...]:
    """Give all standings on a day, those that others have superseded among them, in the order of their subjects."""
    of_state = [dated for dated in claims if dated.claim.kind in STATE_KINDS]
    told: dict[Subject, list[Dated]] = defaultdict(list)
    for dated in of_state:
        for subject in subjects_of(dated.entry) if is_transfer(dated.claim) else (dated.subject,):
            told[subject].append(dated)
    rows: dict[Subject, Subject] = {}
    about: About = defaultdict(list)
    for subject, same in told.items():
        row = row_of(subject)
        about[subject.mission, subject.nation].append((subject, rows.setdefault(row, row), same))
    opened = {
        row: None for same in about.values() for _, row, one in same if any(tells_state(dated.claim) for dated in one)
    }
    words = Words(of_state)
    ordered = sorted(opened, key=lambda row: row.key)
    found = [_standing(row, _touching(row, about), words, day) for row in ordered]
    return _superseded([standing for standing in found if standing is not None], day)


def _touching(row: Subject, about: About) -> list[Told]:
    """The claims on the row itself, and those that reach it: of its mission, of its nation and of all nations."""
    sides = dict.fromkeys((row.nation, ALL_NATIONS)) if row.nation is not None else {None: None}
    found = []
    for nation in sides:
        for subject, of, claims in about.get((row.mission, nation), ()):
            if of is row or (subject.activity in (row.activity, ALL_ACTIVITIES) and reaches(subject, row)):
                found.append(Told(subject, of is row, nation == row.nation, claims))
    return found


def _standing(row: Subject, told: Sequence[Told], words: Words, day: int) -> Standing | None:
    marks = marks_of(row, told, words)
    found = verdict(marks, day)
    own = _on(row, told)
    begun = [dated for dated in own if dated.when.first <= day and tells_state(dated.claim)]
    if found is None or not begun:
        return None
    run = _run(marks, found, day)
    there = any(holds_by(dated) <= day and not dated.unsure for dated in begun)
    return Standing(
        subject=row,
        state=found.state,
        sure=found.sure if there else Sure.POSSIBLE,
        since=_since(run, found),
        confirmed=_confirmed(run, found, day),
        figures=()
        if found.state in OVER
        else figures([one for one in own if not is_transfer(one.claim) or row_of(one.subject) == row], day),
        claims=_cited(run, found),
        otherwise=_otherwise(found),
        later=_later(own, day),
        marks=found.marks,
    )


def _on(row: Subject, told: Sequence[Told]) -> list[Dated]:
    """The claims on the row itself: of what is handed over those of which it is either side."""
    return [
        dated
        for one in told
        for dated in one.claims
        if (_is_side(row, dated) if is_transfer(dated.claim) else one.direct)
    ]


def _is_side(row: Subject, dated: Dated) -> bool:
    return any(row_of(subject) == row for subject in subjects_of(dated.entry))


def _run(marks: Sequence[Mark], found: Verdict, day: int) -> list[Mark]:
    """The marks of the state that stands, back to the last of another state, earliest first."""
    head, same = found.marks[0], _class(found.state)
    others = [mark for mark in marks if mark.state not in same and mark.side is head.side and head.after(mark)]
    kept = [mark for mark in marks if mark.state in same and mark.first <= day]
    if others:
        kept = [mark for mark in kept if not any(_cuts(other, mark) for other in others)]
    return sorted(kept, key=lambda mark: (mark.by, mark.first, mark.dated.id))


def _cuts(other: Mark, mark: Mark) -> bool:
    """Whether a word of another state is later, or falls within the stay that the mark tells of."""
    return other.after(mark) or (mark.dated.spell and other.first > mark.first)


def _since(run: Sequence[Mark], found: Verdict) -> Since:
    """The start of the state, by the words on this very standing where there are any, from the last that begins it.

    Hearsay, and a report that may not have been out, say nothing of it where anything surer does.
    """
    every = [mark for mark in run if _class(mark.state) == _class(found.state)] or list(found.marks)
    of_state = [mark for mark in every if not mark.dated.unsure] or every
    told = [mark for mark in of_state if mark.direct] or of_state
    starts = [mark for mark in told if mark.begins and not mark.dated.at_latest]
    first = told[0]
    if starts and (starts[-1].after(first) or not first.after(starts[-1])):
        return Since(_began(starts[-1]), at_latest=False)
    return Since(_began(first), at_latest=not _gives_start(first))


def _began(mark: Mark) -> Date:
    return Date.between(mark.first, mark.by)


def _gives_start(mark: Mark) -> bool:
    """A presence dated before its report and still told there began then; a present one began at latest then."""
    dated = mark.dated
    return not dated.at_latest and (mark.begins or dated.when.first < dated.told.first)


def _confirmed(run: Sequence[Mark], found: Verdict, day: int) -> Date:
    own = [mark for mark in run if mark.own] or list(run) or list(found.marks)
    return max((_word(mark, day) for mark in own), key=lambda date: (date.last, date.first))


def _word(mark: Mark, day: int) -> Date:
    """The date at which the claim vouches for the state: its report's where it is news there, else its own."""
    dated = mark.dated
    if dated.spell:
        last = min(dated.when.last, day)
        return Date.between(last, last)
    word = dated.told if dated.told.first <= day and dated.when.meets(dated.told) else dated.when
    if word.first > day >= mark.by:  # it goes on since the change that its report sets it against
        return Date.between(mark.first, mark.by)
    return word if word.last <= day or mark.by > day else Date.between(word.first, day)


def _cited(run: Sequence[Mark], found: Verdict) -> tuple[Dated, ...]:
    ordered = [*found.marks, *reversed(run)]
    unique = {mark.dated.id: mark.dated for mark in ordered}
    return tuple(unique.values())[:MOST_CITED]


def _otherwise(found: Verdict) -> tuple[tuple[State, tuple[Dated, ...]], ...]:
    states = dict.fromkeys(mark.state for mark in found.otherwise)
    return tuple(
        (state, tuple(mark.dated for mark in found.otherwise if mark.state is state)[:MOST_CITED]) for state in states
    )


def _later(own: Sequence[Dated], day: int) -> Dated | None:
    after = [dated for dated in own if dated.when.first > day and not is_plan(dated.claim)]
    return min(after, key=lambda dated: (dated.when.first, dated.when.last, dated.id), default=None)


def _superseded(found: Sequence[Standing], day: int) -> tuple[Standing, ...]:
    alike: dict[tuple[str | None, str | None], dict[tuple[State, ...], list[Standing]]] = {}
    for standing in found:
        same = alike.setdefault((standing.subject.mission, standing.subject.activity), {})
        same.setdefault(_class(standing.state), []).append(standing)
    return tuple([_or_superseded(one, alike[one.subject.mission, one.subject.activity], day) for one in found])


def _or_superseded(whole: Standing, alike: Mapping[tuple[State, ...], Sequence[Standing]], day: int) -> Standing:
    """A whole no longer stands by itself where a part of it has since been told, for certain, to be otherwise."""
    own = _class(whole.state)
    parts = [
        part.subject
        for state, held in alike.items()
        if state is not own
        for part in held
        if narrower(part.subject, whole.subject)
        and not reaches(part.marks[0].subject, whole.subject)
        and not _one_leaves(part, whole)
        and knows(part.marks[0], day)
        and all(part.marks[0].after(mark) for mark in whole.marks)
    ]
    return replace(whole, superseded=_names(parts, whole.subject)) if parts else whole


def _names(parts: Iterable[Subject], whole: Subject) -> str:
    return ", ".join(sorted({_part_name(part, whole) for part in parts}))


def _one_leaves(part: Standing, whole: Standing) -> bool:
    """Whether only one nation left or stopped: the mission of all nations stands without it."""
    of_one = whole.subject.nation == ALL_NATIONS != part.subject.nation
    return of_one and whole.state in THERE and part.state in OVER


def _class(state: State) -> tuple[State, ...]:
    return OUTCOMES[state]


def _part_name(part: Subject, whole: Subject) -> str:
    nation = part.nation if whole.nation == ALL_NATIONS and part.nation != ALL_NATIONS else None
    place = part.place if part.place != whole.place else None
    return " ".join(word for word in (nation, place) if word)

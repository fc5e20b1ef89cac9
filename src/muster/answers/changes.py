"""What differs between two pictures: of two days, or of one day as known by two days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from muster.answers.happenings import Happening, happenings
from muster.answers.narrowing import narrow
from muster.answers.picture import Picture, picture
from muster.answers.subject import Filters, Subject

if TYPE_CHECKING:
    from muster.answers.dating import Dated
    from muster.answers.plans import Plan
    from muster.answers.standing import Standing
    from muster.ledger.records import Visible


@dataclass(frozen=True, slots=True)
class Change:
    """What differs for one subject: which part (state, strength, plan), before and after, and the claims behind."""

    subject: Subject
    part: str
    before: str
    after: str
    claims: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """What differs between two pictures, and what happened between their days."""

    before: Picture
    after: Picture
    changes: tuple[Change, ...]
    happened: tuple[Happening, ...] = ()


def between_days(visible: Visible, start: int, end: int, filters: Filters | None = None) -> Diff:
    """Give what changed from one day to another (ordinals), and what happened after the first and by the second."""
    filters = filters or Filters()
    found = narrow(visible.entries)
    before, after = (picture(visible, day, filters) for day in (start, end))
    happened = tuple(one for one in happenings(found, filters) if start < one.when.first <= end)
    return Diff(before, after, changes(before, after), happened)


def between_knowledge(first: Visible, second: Visible, on: int, filters: Filters | None = None) -> Diff:
    """Give what is told otherwise of one day (ordinal) by what the second question can see than by the first."""
    filters = filters or Filters()
    before, after = (picture(seen, on, filters) for seen in (first, second))
    return Diff(before, after, changes(before, after))


def changes(before: Picture, after: Picture) -> tuple[Change, ...]:
    """Give what differs between the standings and the plans of two pictures, by subject."""
    old = {standing.subject: standing for standing in (*before.standings, *before.superseded)}
    new = {standing.subject: standing for standing in (*after.standings, *after.superseded)}
    found = []
    for subject in sorted({*old, *new}, key=lambda one: one.key):
        found.extend(_of_standing(subject, old.get(subject), new.get(subject)))
    return (*found, *_of_plans(before, after))


def _of_standing(subject: Subject, old: Standing | None, new: Standing | None) -> list[Change]:
    claims = _claims(new or old)
    found = []
    if _state(old) != _state(new):
        found.append(Change(subject, "state", _state(old), _state(new), claims))
    if new is not None and _strength(new) and _strength(old) != _strength(new):
        tellers = tuple(dated for figure in new.figures for dated in figure.claims)
        found.append(Change(subject, "strength", _strength(old), _strength(new), tellers))
    return found


def _claims(standing: Standing | None) -> tuple[Dated, ...]:
    if standing is None:
        return ()
    beside = (dated for _, others in standing.otherwise for dated in others)
    return tuple({dated.id: dated for dated in (*standing.claims, *beside)}.values())


def _state(standing: Standing | None) -> str:
    if standing is None:
        return "not told"
    others = ", ".join(sorted(state.value for state, _ in standing.otherwise))
    beside = f" or {others}?" if others else ""
    doubt = f" ({standing.sure.value})" if standing.sure == "possible" else ""
    part = f", since then told of {standing.superseded} otherwise" if standing.superseded else ""
    return f"{standing.state.value}{beside}{doubt}{part}"


def _strength(standing: Standing | None) -> str:
    if standing is None:
        return ""
    return ", ".join(
        f"{'~' if one.count.approx else ''}{one.count.minimum}"
        + (f"-{one.count.maximum or '..'}" if one.count.maximum != one.count.minimum else "")
        + f" {one.who or one.count.unit}"
        for one in standing.figures
    )


def _of_plans(before: Picture, after: Picture) -> list[Change]:
    old, new = ({_key(plan): plan for plan in picture.plans} for picture in (before, after))
    found = []
    for key in sorted({*old, *new}, key=str):
        then, now = old.get(key), new.get(key)
        if (then and then.stands) != (now and now.stands):
            plan = now or then
            if plan is not None:
                found.append(Change(plan.subject, f"plan: {plan.event}", _stands(then), _stands(now), plan.claims))
    return found


def _key(plan: Plan) -> tuple[object, ...]:
    return plan.subject.key, plan.event, plan.count, plan.when and plan.when.first


def _stands(plan: Plan | None) -> str:
    return plan.stands.value if plan else "not open"

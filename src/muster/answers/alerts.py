"""What is worth knowing at once: what a ledger says of a day now and did not say when it was looked at before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from muster.answers.dating import telling_order
from muster.answers.disputes import Verdict
from muster.answers.narrowing import narrow
from muster.answers.picture import picture
from muster.answers.promises import Due, promises
from muster.answers.subject import Filters, Subject, subject_of
from muster.ledger.ids import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from muster.answers.dating import Dated
    from muster.answers.disputes import Difference
    from muster.answers.figures import Figure
    from muster.answers.standing import Standing
    from muster.ledger.records import Visible


class When(StrEnum):
    """What a rule waits for."""

    STATE = "state"
    FIGURE = "figure"
    DISPUTE = "dispute"
    DUE = "due"
    MISSION = "mission"


@dataclass(frozen=True, slots=True)
class Rule:
    """What to tell of.

    Attributes:
        when: what it waits for.
        filters: of what.
        by: for figures: by how much more they must move, in persons or whatever they count.
        share: whether ``by`` is of hundred of the figure before.
    """

    when: When
    filters: Filters
    by: float = 0.0
    share: bool = False


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that is otherwise than before.

    Attributes:
        when: which sort of rule tells it.
        subject: of what; None where that has no place in a subject.
        what: what changed, in the words of answers.
        before, after: how it was and how it is; empty where there is no such thing.
        claims: the claims that say so, the first to tell it first.
    """

    when: When
    subject: Subject
    what: str
    before: str
    after: str
    claims: tuple[Dated, ...]

    @property
    def id(self) -> str:
        """What is the same for the same change however often it is looked at."""
        first = min((claim.id for claim in self.claims), default="")
        return digest([self.when.value, list(self.subject.parts), self.what, self.before, self.after, first])[:16]


class Look(NamedTuple):
    """What could be seen at one look, and the day (ordinal) of it."""

    visible: Visible
    day: int


def alerts(rule: Rule, before: Look, after: Look) -> tuple[Alert, ...]:
    """Give what a rule tells of between two looks, in the order of what it is about."""
    found = {
        When.STATE: _states,
        When.FIGURE: _figures,
        When.DISPUTE: _disputes,
        When.DUE: _due,
        When.MISSION: _missions,
    }[rule.when](rule, before, after)
    return tuple(sorted(found, key=lambda alert: (alert.subject.key, alert.what, alert.after)))


def _standings(look: Look, filters: Filters) -> Mapping[Subject, Standing]:
    shown = picture(look.visible, look.day, filters)
    return {standing.subject: standing for standing in (*shown.standings, *shown.superseded)}


def _new(claims: Iterable[Dated], before: Look) -> tuple[Dated, ...]:
    """Those that the first look could not see, or all where it saw them all; the first told first."""
    listed = sorted(claims, key=telling_order)
    known = {entry.id for entry in before.visible.entries}
    return tuple(one for one in listed if one.id not in known) or tuple(listed)


def _states(rule: Rule, before: Look, after: Look) -> Iterator[Alert]:
    old = _standings(before, rule.filters)
    for subject, standing in _standings(after, rule.filters).items():
        was = old.get(subject)
        if was is None or was.state != standing.state:
            states = (was.state.value if was else "not told", standing.state.value)
            yield Alert(When.STATE, subject, "state", *states, _new(standing.claims, before))


def _figures(rule: Rule, before: Look, after: Look) -> Iterator[Alert]:
    old = _standings(before, rule.filters)
    for subject, standing in _standings(after, rule.filters).items():
        known = {(one.count.unit, one.who): one for one in (old[subject].figures if subject in old else ())}
        for figure in standing.figures:
            was = known.get((figure.count.unit, figure.who))
            if was is not None and _moved(rule, was, figure):
                what = f"{figure.who or figure.count.unit}"
                yield Alert(When.FIGURE, subject, what, _number(was), _number(figure), _new(figure.claims, before))


def _moved(rule: Rule, was: Figure, now: Figure) -> bool:
    """Whether a figure moved by more than the rule says, however its ranges are read."""
    least = max(now.count.minimum - _most(was), was.count.minimum - _most(now))
    return least > (rule.by * was.count.minimum / 100 if rule.share else rule.by)


def _most(figure: Figure) -> float:
    return float("inf") if figure.count.maximum is None else figure.count.maximum


def _number(figure: Figure) -> str:
    count = figure.count
    more = "" if count.maximum == count.minimum else f"-{'..' if count.maximum is None else count.maximum}"
    return f"{'~' if count.approx else ''}{count.minimum}{more} {count.unit}"


def _disputes(rule: Rule, before: Look, after: Look) -> Iterator[Alert]:
    old = {_key(one) for one in _open(before, rule.filters)}
    for one in _open(after, rule.filters):
        if _key(one) not in old:
            sides = (_outlets(one.one), _outlets(one.other))
            yield Alert(When.DISPUTE, one.one[0].subject, one.what, *sides, _new((*one.one, *one.other), before))


def _open(look: Look, filters: Filters) -> list[Difference]:
    shown = picture(look.visible, look.day, filters)
    return [one for one in shown.disputes if one.verdict is Verdict.DISPUTE and one.one and one.other]


def _key(one: Difference) -> tuple[str, tuple[str, ...]]:
    return one.what, tuple(sorted(claim.id for claim in (*one.one, *one.other)))


def _outlets(claims: Iterable[Dated]) -> str:
    return ", ".join(sorted({one.entry.card.outlet or one.entry.card.name for one in claims}))


def _due(rule: Rule, before: Look, after: Look) -> Iterator[Alert]:
    old = {alert.claims[0].id for alert in _fallen_due(rule.filters, before)}
    yield from (alert for alert in _fallen_due(rule.filters, after) if alert.claims[0].id not in old)


def _fallen_due(filters: Filters, look: Look) -> Iterator[Alert]:
    """Promises of which the last day is there or past, and that nothing answers."""
    for one in promises(narrow(look.visible.entries).claims, look.day):
        subject = subject_of(one.dated.claim)
        if one.stands in (Due.OPEN, Due.OVERDUE) and one.dated.when.last <= look.day and filters.take(subject):
            about = one.dated.claim.about or ""
            what = f"{one.dated.claim.event}: {about}" if about else one.dated.claim.event
            due = one.dated.claim.when.edtf if one.dated.claim.when else ""
            yield Alert(When.DUE, subject, what, "", f"due {due}", (one.dated, *one.also))


def _missions(rule: Rule, before: Look, after: Look) -> Iterator[Alert]:
    old = {subject_of(entry.claim).mission for entry in before.visible.entries}
    told: dict[str, list[Dated]] = {}
    for dated in narrow(after.visible.entries).claims:
        mission = subject_of(dated.claim).mission
        if mission is not None and mission not in old and rule.filters.take(dated.subject):
            told.setdefault(mission, []).append(dated)
    for mission, claims in told.items():
        yield Alert(
            When.MISSION, Subject(mission, None, None, None), "mission", "", "first told of", _new(claims, before)
        )

"""Plans: what was announced, and whether anything told since confirms it. Time passing makes no fact of a plan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from muster.answers.beginning import is_settled
from muster.answers.dating import telling_order
from muster.answers.figures import agree
from muster.answers.likeness import same_work
from muster.answers.places import places_meet
from muster.answers.states import tells_state
from muster.answers.subject import Filters, Subject, reaches, subject_of
from muster.ledger.answering import fulfilled_from
from muster.ledger.sorts import STATE_KINDS, is_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.answers.dating import Dated
    from muster.model import Count
    from muster.time.date import Date

ANY: Final = "*"
Facts = dict[tuple[str, "str | None", "str | None"], "list[Dated]"]
Denials = dict[tuple[str, "str | None"], "list[Dated]"]
DEEDS: Final[dict[str, frozenset[str]]] = {
    "to-deploy": frozenset({"deployed", "started", "expanded"}),
    "deployed": frozenset({"deployed", "started"}),
    "started": frozenset({"started", "deployed"}),
    "withdrawn": frozenset({"withdrawn", "ended"}),
    "ended": frozenset({"ended", "withdrawn"}),
}
OFF: Final = {"to-deploy": "to-deploy", "deployed": "to-deploy", "extended": "extended"}


class Stands(StrEnum):
    """How a plan stands on a day."""

    AHEAD = "planned"
    PAST = "planned, not confirmed"
    CONFIRMED = "confirmed"
    CONDITIONAL = "conditional"
    CALLED_OFF = "called off"


@dataclass(frozen=True, slots=True)
class Plan:
    """Something announced: the event, of whom and how many, from when, how it stands, and the claims that tell it."""

    subject: Subject
    event: str
    count: Count | None
    who: str | None
    when: Date | None
    stands: Stands
    claims: tuple[Dated, ...]
    confirmed_by: tuple[Dated, ...] = ()


def plans(claims: Iterable[Dated], day: int) -> tuple[Plan, ...]:
    """Give the plans told by a day, each once, in order of their dates."""
    listed = [dated for dated in claims if dated.claim.kind in STATE_KINDS]
    facts, denials = _facts(listed, day), _denials(listed, day)
    groups = _groups(listed, day, Filters())
    found = (_plan(group, _answering(group[0], facts), denials, day) for group in groups)
    return tuple(sorted(found, key=_order))


def open_plans(claims: Iterable[Dated], day: int, filters: Filters) -> tuple[Plan, ...]:
    """Give the plans about what is asked, told by a day, not confirmed or called off since, in order of their dates."""
    listed = [dated for dated in claims if dated.claim.kind in STATE_KINDS]
    groups = _groups(listed, day, filters)
    asked = {(deed, group[0].subject.nation) for group in groups for deed in _deeds(group[0])}
    facts = {key: sorted(told, key=_latest_first) for key, told in _facts(listed, day).items() if key[:2] in asked}
    denials = _denials(listed, day)
    unanswered = (group for group in groups if not _is_confirmed(group[0], facts))
    found = (_plan(group, (), denials, day) for group in unanswered)
    return tuple(sorted((plan for plan in found if plan.stands is not Stands.CALLED_OFF), key=_order))


def _facts(listed: Sequence[Dated], day: int) -> Facts:
    facts: Facts = defaultdict(list)
    for dated in listed:
        if _is_fact(dated) and is_settled(dated, day):
            event, subject = dated.claim.event, dated.subject
            facts[event, subject.nation, subject.mission].append(dated)
            if subject.mission is not None:
                facts[event, subject.nation, ANY].append(dated)
    return facts


def _denials(listed: Sequence[Dated], day: int) -> Denials:
    """What is told by the day for certain not to be so, by event and mission."""
    denials: Denials = defaultdict(list)
    for dated in listed:
        if dated.claim.modality == "denied" and not dated.unsure and dated.told.last <= day:
            denials[dated.claim.event, dated.subject.mission].append(dated)
    return denials


def _groups(listed: Sequence[Dated], day: int, filters: Filters) -> list[list[Dated]]:
    told = [one for one in listed if is_plan(one.claim) and one.told.first <= day and filters.take(one.subject)]
    groups: dict[tuple[Subject, str, Count | None, int | None], list[Dated]] = {}
    for dated in sorted(told, key=telling_order):
        start = dated.claim.when.first if dated.claim.when else None
        groups.setdefault((dated.subject, dated.claim.event, dated.claim.count, start), []).append(dated)
    return list(groups.values())


def _answering(plan: Dated, facts: Facts) -> list[Dated]:
    """The facts that can confirm a plan, each once for every deed and mission that it can be found by."""
    return [fact for told in _able(plan, facts) for fact in told]


def _able(plan: Dated, facts: Facts) -> list[list[Dated]]:
    """The facts that can confirm a plan: of its deed and nation, and of its mission, of none told, or of any."""
    nation, mission = plan.subject.nation, plan.subject.mission
    missions = dict.fromkeys((None, ANY if mission is None else mission))
    found = ((deed, nation, one) for deed in _deeds(plan) for one in missions)
    return [facts[key] for key in found if key in facts]


def _deeds(plan: Dated) -> list[str]:
    return sorted(DEEDS.get(plan.claim.event, {plan.claim.event}))


def _is_confirmed(plan: Dated, facts: Facts) -> bool:
    """Whether one of the facts, the latest first, confirms a plan: none of before it begins can."""
    begins, numbered = _begins(plan), plan.claim.count is not None
    for told in _able(plan, facts):
        for fact in told:
            if fact.when.last < begins:
                break
            if not (numbered and fact.claim.count is None) and _confirms(fact, plan, begins):
                return True
    return False


def _latest_first(fact: Dated) -> int:
    return -fact.when.last


def _begins(plan: Dated) -> int:
    return fulfilled_from(plan.claim.when, plan.told)


def _order(plan: Plan) -> tuple[int, tuple[str, str, str, str], str]:
    return (plan.when.first if plan.when else 0, plan.subject.key, plan.claims[0].id)


def _is_fact(dated: Dated) -> bool:
    claim = dated.claim
    return claim.modality == "asserted" and tells_state(claim)


def _plan(group: Sequence[Dated], facts: Sequence[Dated], denials: Denials, day: int) -> Plan:
    first = group[0]
    claim = first.claim
    begins = _begins(first)
    answers = tuple(fact for fact in facts if _confirms(fact, first, begins))
    return Plan(
        subject=subject_of(claim),
        event=claim.event,
        count=claim.count,
        who=claim.who,
        when=claim.when,
        stands=_stands(group, answers, denials, day),
        claims=tuple(group),
        confirmed_by=answers,
    )


def _stands(group: Sequence[Dated], answers: Sequence[Dated], denials: Denials, day: int) -> Stands:
    plan = group[0]
    if answers:
        return Stands.CONFIRMED
    if _is_off(group, denials):
        return Stands.CALLED_OFF
    if plan.claim.modality == "conditional":
        return Stands.CONDITIONAL
    return Stands.AHEAD if plan.claim.when is None or day < plan.claim.when.first else Stands.PAST


def _is_off(group: Sequence[Dated], denials: Denials) -> bool:
    """Whether it is told, after all that tell the plan, that nobody is sent or nothing extended.

    To deny what is so on a day, as that forces left, calls off nothing: it may come yet.
    """
    plan, told = group[0], max(one.told.last for one in group)
    denied = denials.get((OFF.get(plan.claim.event, ""), plan.subject.mission), ())
    return any(one.told.first > told and _calls_off(one, plan) for one in denied)


def _calls_off(denial: Dated, plan: Dated) -> bool:
    """Whether a denial is of what was planned, of its time and number as far as it gives them."""
    count = denial.claim.count
    return (
        reaches(denial.subject, plan.subject)
        and (denial.at_latest or denial.when.last >= _begins(plan))
        and (count is None or (plan.claim.count is not None and _same_number(count, plan.claim.count)))
    )


def _confirms(fact: Dated, plan: Dated, begins: int) -> bool:
    """Whether a later report tells as done what was planned: same forces, place and number, from that time on."""
    return (
        fact.when.last >= begins
        and fact.told.last >= plan.told.first
        and _same_number(fact.claim.count, plan.claim.count)
        and fact.entry.card.id != plan.entry.card.id
        and _compatible(fact.subject, plan.subject)
    )


def _compatible(fact: Subject, plan: Subject) -> bool:
    return (
        (fact.mission == plan.mission or fact.mission is None or plan.mission is None)
        and fact.nation == plan.nation
        and same_work(fact.activity, plan.activity)
        and places_meet(fact.place, plan.place)
    )


def _same_number(fact: Count | None, plan: Count | None) -> bool:
    if plan is None:
        return True
    return fact is not None and fact.unit == plan.unit and agree(fact, plan)

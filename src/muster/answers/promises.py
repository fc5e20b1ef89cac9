"""Promises: what falls due, whether a later report answers it, and what is overdue with nothing answering."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from muster.answers.beginning import is_settled
from muster.answers.dating import telling_order
from muster.answers.likeness import share_words
from muster.answers.places import places_meet
from muster.ledger.answering import ANSWERING, GRACE, answered_from
from muster.time.date import LATEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from muster.answers.dating import Dated

LONG: Final = 366
Denials = dict[tuple[str, "str | None"], "list[Dated]"]
Slot = tuple[tuple[str, "str | None"], "int | None"]


class Due(StrEnum):
    """How a promise stands on a day."""

    OPEN = "open"
    ANSWERED = "answered"
    OVERDUE = "overdue"
    UNDATED = "no date"
    CALLED_OFF = "called off"


SETTLED: Final = frozenset({Due.ANSWERED, Due.CALLED_OFF})


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised: the claim that tells it first, others that do, how it stands, what answers or denies it."""

    dated: Dated
    stands: Due
    also: tuple[Dated, ...] = ()
    answers: tuple[Dated, ...] = ()


def promises(claims: Iterable[Dated], day: int) -> tuple[Promise, ...]:
    """Give what was promised by a day, in the order in which it falls due; what has no date comes last."""
    listed = list(claims)
    groups, denials = _groups(listed, day), _denials(listed, day)
    index = _by_side_and_time(_facts(listed, day), groups)
    return tuple(sorted((_promise(group, index, denials, day) for group in groups), key=_order))


def open_promises(claims: Iterable[Dated], day: int, asked: Callable[[Dated], bool]) -> tuple[Promise, ...]:
    """Give what was promised by a day, not answered and not called off.

    ``asked`` says it of the claim that first tells a promise.
    """
    listed = list(claims)
    wanted = [group for group in _groups(listed, day) if asked(group[0])]
    index = _by_side_and_time(_facts(listed, day), wanted) if wanted else {}
    unanswered = (group for group in wanted if not _is_answered(group[0], index))
    denials = _denials(listed, day)
    found = (_promise(group, {}, denials, day) for group in unanswered)
    return tuple(sorted((promise for promise in found if promise.stands not in SETTLED), key=_order))


def _facts(listed: Iterable[Dated], day: int) -> list[Dated]:
    """What can answer a promise: what is told and was so by the day, and is said by somebody or about something."""
    plain = [one for one in listed if one.told.first <= day and one.claim.modality == "asserted"]
    told = [one for one in plain if is_settled(one, day)]
    return [one for one in told if one.claim.said_by is not None or one.claim.about is not None]


def _denials(listed: Iterable[Dated], day: int) -> Denials:
    """What is told by the day for certain not to be promised, or no longer, by event and nation."""
    denials: Denials = defaultdict(list)
    for one in listed:
        told = one.claim.kind == "commitment" and one.claim.modality == "denied"
        if told and not one.unsure and one.told.last <= day:
            denials[one.claim.event, one.claim.nation].append(one)
    return denials


def _groups(listed: Iterable[Dated], day: int) -> list[list[Dated]]:
    """The claims that promise the same, by the same day at latest, the first to tell it first."""
    told = [one for one in listed if one.claim.kind == "commitment" and one.told.first <= day and _is_promise(one)]
    made: list[list[Dated]] = []
    made_of: dict[tuple[object, ...], list[list[Dated]]] = defaultdict(list)
    for dated in sorted(told, key=telling_order):
        alike = made_of[dated.claim.event, dated.claim.nation, dated.claim.when and dated.claim.when.last]
        same = next((group for group in alike if _same(group[0], dated)), None)
        if same is None:
            made.append([dated])
            alike.append(made[-1])
        else:
            same.append(dated)
    return made


def _order(promise: Promise) -> tuple[bool, int, int, str]:
    """By the last day on which it is due; what is due from a day on, by that day."""
    when = promise.dated.when
    falls = when.first if when.last == LATEST else when.last
    return promise.stands is Due.UNDATED, falls, when.first, promise.dated.id


def _is_promise(dated: Dated) -> bool:
    return dated.claim.modality in ("planned", "asserted")


def _same(one: Dated, other: Dated, *, at_any_time: bool = False) -> bool:
    a, b = one.claim, other.claim
    meet = at_any_time or a.when is None or b.when is None or a.when.meets(b.when)
    return meet and (share_words(a.about, b.about) or a.about == b.about) and places_meet(a.place, b.place)


def _sides(dated: Dated) -> list[tuple[str, str | None]]:
    """The nation and the mission that a claim is about, where told: an answer shares one with its promise."""
    told = (("nation", dated.subject.nation), ("mission", dated.subject.mission))
    return [side for side in told if side[1] is not None]


def _by_side_and_time(facts: Iterable[Dated], groups: Iterable[Sequence[Dated]]) -> Mapping[Slot, list[Dated]]:
    """The facts by where they lie, those places that the promises can be answered from and no others."""
    index: dict[Slot, list[Dated]] = {slot: [] for group in groups for slot in _slots(group[0])}
    sides = {side for side, _ in index}
    for fact in facts:
        for side in (("nation", fact.subject.nation), ("mission", fact.subject.mission)):
            if side in sides:
                for month in _months(fact.when.first, fact.when.last):
                    if (side, month) in index:
                        index[side, month].append(fact)
    return index


def _months(first: int, last: int) -> range | tuple[None]:
    """The months (of 31 days) of a stretch; those of a long one are not told apart."""
    return range(first // GRACE, last // GRACE + 1) if last - first <= LONG else (None,)


def _promise(group: Sequence[Dated], index: Mapping[Slot, Sequence[Dated]], denials: Denials, day: int) -> Promise:
    first, also = group[0], tuple(group[1:])
    off = _calling_off(group, denials)
    if first.claim.when is None:
        return Promise(first, Due.CALLED_OFF if off else Due.UNDATED, also, off)
    facts = {fact.id: fact for slot in _slots(first) for fact in index.get(slot, ())}
    answers = tuple(fact for _, fact in sorted(facts.items()) if _answers(fact, first))
    if off and not answers:
        return Promise(first, Due.CALLED_OFF, also, off)
    return Promise(first, _stands(first, answers, day), also, answers)


def _calling_off(group: Sequence[Dated], denials: Denials) -> tuple[Dated, ...]:
    """What denies a promise after all that tell it: of the same words and place, and of its time if it gives one."""
    first, told = group[0], max(one.told.last for one in group)
    denied = denials.get((first.claim.event, first.claim.nation), ())
    later = (one for one in denied if one.told.first > told)
    return tuple(one for one in later if _same(first, one, at_any_time=one.at_latest))


def _slots(promise: Dated) -> list[Slot]:
    """Where the facts lie that can answer a promise: those of its sides and of its months, from its telling on."""
    when = promise.when
    first = answered_from(when, promise.told)
    months = (*range(first // GRACE, (min(when.last, first + LONG) + GRACE) // GRACE + 1), None)
    return [(side, month) for side in _sides(promise) for month in months]


def _is_answered(promise: Dated, index: Mapping[Slot, Sequence[Dated]]) -> bool:
    if promise.claim.when is None:
        return False
    return any(_answers(fact, promise) for slot in _slots(promise) for fact in index.get(slot, ()))


def _stands(first: Dated, answers: Sequence[Dated], day: int) -> Due:
    if answers:
        return Due.ANSWERED
    return Due.OVERDUE if first.when.last < day else Due.OPEN


def _answers(fact: Dated, promise: Dated) -> bool:
    """Whether a later report tells, of the time that was promised or soon after, of what was promised.

    It must be of a kind that can answer, about the same nation or mission and a place that fits, and either said by
    somebody or in words of the promise.
    """
    days, due = fact.when.ranges, promise.when.ranges
    return (
        due[0][0] <= days[-1][1]
        and days[0][0] <= due[-1][1] + GRACE
        and fact.told.last >= max(due[0][0], promise.told.first)
        and fact.claim.kind in ANSWERING[promise.claim.event]
        and fact.entry.card.id != promise.entry.card.id
        and places_meet(fact.subject.place, promise.subject.place)
        and (share_words(fact.claim.about, promise.claim.about) or _said_in_time(fact, promise))
    )


def _said_in_time(fact: Dated, promise: Dated) -> bool:
    return fact.claim.said_by is not None and promise.when.meets(fact.when)

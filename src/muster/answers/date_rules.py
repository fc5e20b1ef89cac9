"""The rules by which dates narrow each other, each with the claims and reports whose dates it reads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from muster.answers.ordering import causes, told_in_order
from muster.ledger.sorts import PLANS
from muster.time.date import EARLIEST, LATEST, Date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from muster.answers.dating import Dated
    from muster.answers.grouping import Group

MOST_WORDS: Final = 6
INCIDENT: Final = "incident"


@dataclass(frozen=True, slots=True)
class Clash:
    """A rule that would leave no day: the two claims that it holds between, and what it says."""

    one: str
    other: str
    rule: str


Rule = tuple[
    "tuple[str, ...]", "Callable[[Net], None]"
]  # the claims and reports whose dates it reads, and what it does


@dataclass(slots=True)
class Net:
    """The days still possible for each claim and each report, and why."""

    given: dict[str, Dated]
    when: dict[str, Date]
    told: dict[str, Date]
    why: dict[str, list[str]] = field(default_factory=dict)
    clashes: dict[tuple[str, str], Clash] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    def keep(
        self, of: dict[str, Date], key: str, days: Date, source: tuple[str, str], reason: Callable[[], str]
    ) -> None:
        """Keep only the days given of a claim's or a report's, unless none would be left; say why only then."""
        before = of[key]
        if before.ranges == days.ranges or (
            days.first <= before.first and before.last <= days.last and _is_whole(days)
        ):
            return
        if before.within(days):
            return
        left = before & days
        if left is None:
            if source not in self.clashes:
                self.clashes[source] = Clash(*source, reason())
            return
        of[key] = replace(before, ranges=left.ranges)
        self.why.setdefault(key, []).append(f"{before.edtf} → {left.edtf}: {reason()}")
        self.changed.add(key)


def rules_of(net: Net, joined: tuple[Group, ...]) -> list[Rule]:
    """Give the rules that can change a date of these claims, in the order in which they are applied."""
    vague = {
        key: dated
        for key, dated in net.given.items()
        if dated.when.first != dated.when.last or dated.told.first != dated.told.last
    }
    rules: list[Rule] = [
        _share(group) for group in joined if len(group) > 1 and any(dated.id in vague for dated in group)
    ]
    hung = [one for one in net.given.values() if one.entry.anchors and one.claim.modality not in PLANS]
    rules += [_reckon(dated) for dated in hung if not _is_ahead(dated)]
    rules += [_tell(dated) for dated in _telling(vague, joined, hung)]
    rules += [_cause(cause, effect) for cause, effect in causes(joined) if cause.id in vague or effect.id in vague]
    rules += [_then(first, then) for first, then in told_in_order(joined) if first.id in vague or then.id in vague]
    return rules


def _telling(vague: Mapping[str, Dated], joined: Iterable[Group], hung: Iterable[Dated]) -> list[Dated]:
    """Those told as past of which that can say anything: they reach past their report, or dates of theirs move."""
    moving = {dated.id for group in joined for dated in group}
    reports = {dated.entry.card.id for dated in hung}
    return [
        dated
        for key, dated in vague.items()
        if dated.claim.modality == "asserted"
        and (
            dated.when.first > dated.told.first
            or _reaches_past(dated)
            or key in moving
            or dated.entry.card.id in reports
        )
        and _is_past(dated)
    ]


def _is_whole(date: Date) -> bool:
    return len(date.ranges) == 1


def _is_past(dated: Dated) -> bool:
    """Whether a claim that is asserted tells of what was so by the time of its report, on a day of its own."""
    past = dated.when.last <= dated.told.last or _reaches_past(dated)
    return past and not dated.at_latest and not _is_ahead(dated)


def _reaches_past(dated: Dated) -> bool:
    """Whether what happened once, and so before its report, is dated to a stretch that goes on after that."""
    return dated.claim.kind == INCIDENT and dated.when.first <= dated.told.last < dated.when.last


def _is_ahead(dated: Dated) -> bool:
    """Whether the claim reckons forward from its report's day ("on Monday the council meets"), so that it may move."""
    return any(when.first > told.last for told, when in dated.entry.anchors)


def _share(group: Group) -> Rule:
    def rule(net: Net) -> None:
        if len({net.when[dated.id].ranges for dated in group}) == 1:
            return
        for dated in group:
            for other in group:
                if other is not dated:
                    net.keep(net.when, dated.id, net.when[other.id], _pair(dated, other), _told_by(net, other))

    return tuple([dated.id for dated in group]), rule


def _told_by(net: Net, other: Dated) -> Callable[[], str]:
    return lambda: f"the same happening by {_cited(other)}: {net.when[other.id].edtf}"


def _reckon(dated: Dated) -> Rule:
    report = dated.entry.card.id

    def rule(net: Net) -> None:
        when, told = net.when[dated.id], net.told[report]
        fitting = [pair for pair in dated.entry.anchors if pair[0].meets(told) and pair[1].meets(when)]
        if not fitting:
            net.clashes.setdefault(
                (dated.id, dated.id), Clash(dated.id, dated.id, "no day of its report fits its date")
            )
            return
        pair = (dated.id, dated.id)
        net.keep(net.told, report, _joined([days for days, _ in fitting]), pair, lambda: _quoted(dated, when))
        dates = _joined([date for _, date in fitting])
        net.keep(net.when, dated.id, dates, pair, lambda: f"reckoned from its report's day, {net.told[report].edtf}")

    return (dated.id, report), rule


def _quoted(dated: Dated, when: Date) -> str:
    words = " ".join(dated.claim.evidence.text.split())[:60]
    return f"“{words}…” ({dated.id}) is of {when.edtf}"


def _tell(dated: Dated) -> Rule:
    report = dated.entry.card.id

    def rule(net: Net) -> None:
        when, told = net.when[dated.id], net.told[report]
        pair = (dated.id, dated.id)
        if when.first > told.first and (when.last != LATEST or not dated.spell):
            days = Date.between(when.first, LATEST)
            net.keep(net.told, report, days, pair, lambda: f"it tells {dated.id} of {when.edtf}")
        if not dated.spell and when.last > told.last and (when.last != LATEST or dated.claim.kind == INCIDENT):
            days = Date.between(EARLIEST, told.last)
            net.keep(net.when, dated.id, days, pair, lambda: f"told by {told.edtf} at latest")

    return (dated.id, report), rule


def _cause(cause: Dated, effect: Dated) -> Rule:
    def rule(net: Net) -> None:
        first, last = net.when[cause.id], net.when[effect.id]
        pair, until, since = _pair(cause, effect), Date.between(EARLIEST, last.last), Date.between(first.first, LATEST)
        net.keep(net.when, cause.id, until, pair, lambda: f"it caused {_cited(effect)} of {last.edtf}")
        net.keep(net.when, effect.id, since, pair, lambda: f"{_cited(cause)} of {first.edtf} caused it")

    return (cause.id, effect.id), rule


def _then(first: Dated, then: Dated) -> Rule:
    """Words of order are read from the flow of a text: where they would leave no day they are not believed."""

    def rule(net: Net) -> None:
        before, after = net.when[first.id], net.when[then.id]
        if before.first > after.last:
            return
        until, since = Date.between(EARLIEST, after.last), Date.between(before.first, LATEST)
        words = " ".join(then.claim.evidence.text.split()[:MOST_WORDS])
        pair = _pair(first, then)
        net.keep(net.when, first.id, until, pair, lambda: f"its report goes on: “{words}…” ({then.id})")
        net.keep(net.when, then.id, since, pair, lambda: f"“{words}…” goes on from {_cited(first)}")

    return (first.id, then.id), rule


def _joined(dates: list[Date]) -> Date:
    return dates[0] if len(dates) == 1 else Date.of(days for date in dates for days in date.ranges)


def _pair(one: Dated, other: Dated) -> tuple[str, str]:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _cited(dated: Dated) -> str:
    return f"{dated.id} ({dated.entry.card.outlet or dated.entry.card.name}, {dated.entry.card.told.edtf})"

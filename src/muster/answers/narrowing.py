"""Dates narrow each other: within what one question can see, for that question alone.

Four rules, applied until nothing changes. Claims of one happening share its days. A claim that reckons from its
report's own day ("last Friday") and that day narrow each other. A cause is not later than what it caused, and what a
report tells as past is not later than the report. What a sentence tells that goes on from the one before it ("after
that") is not earlier. What is planned narrows nothing, for plans move.
A rule that would leave no day is not applied: that is a dispute.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.answers.date_rules import Clash, Net, rules_of
from muster.answers.dating import Dated, as_given
from muster.answers.grouping import Group, groups
from muster.answers.likeness import VAGUEST
from muster.collecting import uncollected
from muster.time.date import LATEST, Date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.answers.date_rules import Rule
    from muster.ledger.records import Entry

MOST_ROUNDS: Final = 50


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Claims with narrowed dates, the groups of one happening, and what contradicts."""

    claims: tuple[Dated, ...]
    groups: tuple[Group, ...]
    clashes: tuple[Clash, ...]

    def by_id(self) -> dict[str, Dated]:
        """The claims by their ids."""
        return {dated.id: dated for dated in self.claims}


def narrowed(entries: Iterable[Entry]) -> tuple[Dated, ...]:
    """Give the claims with their dates narrowed by each other."""
    return narrow(entries).claims


def of_time(entries: Iterable[Entry]) -> list[tuple[int, int]]:
    """Give the stretches of days (ordinals) of which something may be told that narrows the dates of these claims."""
    dates = [date for entry in entries for date in (entry.claim.when, entry.card.told) if date is not None]
    near = [date for date in dates if (date.width or LATEST) <= VAGUEST]
    return [(date.first - MOST_ROUNDS, date.last + MOST_ROUNDS) for date in near]


@uncollected()
def narrow(entries: Iterable[Entry]) -> Narrowed:
    """Narrow the dates of claims by each other, to the point where nothing changes; the order of claims is all one."""
    given = {entry.id: as_given(entry) for entry in sorted(entries, key=_id)}
    joined = groups(given.values())
    net = Net(
        given,
        {key: dated.when for key, dated in given.items()},
        {dated.entry.card.id: dated.told for dated in given.values()},
    )
    rules = rules_of(net, joined)
    _apply(rules, net)
    if not net.why:
        return Narrowed(tuple(given.values()), joined, _in_order(net))
    why = net.why
    moved = {key: _final(net, one) for key, one in given.items() if key in why or one.entry.card.id in why}
    regrouped = tuple([tuple([moved.get(dated.id, dated) for dated in group]) for group in joined])
    return Narrowed(tuple((given | moved).values()), regrouped, _in_order(net))


def _apply(rules: Iterable[Rule], net: Net) -> None:
    """Apply the rules in turn, again and again, each where a date that it reads has changed since."""
    before: set[str] | None = None
    for _ in range(MOST_ROUNDS):
        net.changed = set()
        for reads, rule in rules:
            if before is None or not (before.isdisjoint(reads) and net.changed.isdisjoint(reads)):
                rule(net)
        before = net.changed
        if not before:
            break


def _id(entry: Entry) -> str:
    return entry.id


def _in_order(net: Net) -> tuple[Clash, ...]:
    return tuple(net.clashes[key] for key in sorted(net.clashes))


def _final(net: Net, dated: Dated) -> Dated:
    report, why = dated.entry.card.id, net.why
    told = net.told[report]
    if dated.at_latest:
        return _with(dated, told, told, tuple(why.get(report, ())))
    own = tuple(why.get(dated.id, ()))
    reasons = (*own, *why.get(report, ())) if own and dated.entry.anchors else own
    return _with(dated, net.when[dated.id], told, reasons)


def _with(dated: Dated, when: Date, told: Date, reasons: tuple[str, ...]) -> Dated:
    if not reasons and told == dated.told and when == dated.when:
        return dated
    return Dated(dated.entry, when, told, dated.at_latest, dated.subject, dated.spell, reasons)

"""What can confirm a plan or answer a promise: facts of the same side and time, told however often since.

Of what is told of states a picture weighs the last words alone (see ``window``). By these a plan of sixty that came
true, and was followed by smaller contingents, would look unconfirmed; so for what looks open answers are sought by
themselves.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from muster.ledger import reviews
from muster.ledger.rows import mission_of
from muster.ledger.scope import all_places, meets
from muster.ledger.seeks import ID, REPORT, ROW, VISIBLE
from muster.ledger.select import cards_of, entry_of
from muster.ledger.sorts import STATE_KINDS, Sort, days_of, sort_of
from muster.time.date import LATEST

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from muster.ledger.records import Entry
    from muster.ledger.seeks import Row
    from muster.model import Claim, Count
    from muster.time.date import Date

EARLY: Final = 31
GRACE: Final = 31
ANSWERING: Final[dict[str, frozenset[str]]] = {
    "report": frozenset({"threat", "measure", "status", "presence", "stance", "mandate", "commitment"}),
    "decide": frozenset({"mandate", "status", "presence"}),
    "meet": frozenset({"mandate", "status", "stance", "measure", "presence"}),
    "deliver": frozenset({"presence", "measure", "status"}),
}
ABLE: Final = STATE_KINDS.union(*ANSWERING.values())
KINDS: Final = ", ".join(f"'{kind}'" for kind in sorted(ABLE))
OF_PLANS: Final = f"""
  SELECT {ROW} FROM json_each(:sought) w CROSS JOIN keys k ON k.nation IS w.value ->> 0
    AND k.sort IN ('{Sort.STATE}', '{Sort.HANDED}')
    AND (k.mission IS NULL OR w.value ->> 1 IS NULL OR k.mission = w.value ->> 1)
    AND k.last >= w.value ->> 5 AND k.first <= :day
  CROSS JOIN days s ON s.key = k.key AND s.day_last >= w.value ->> 5 AND s.day_first <= :day AND {VISIBLE}
  CROSS JOIN claims c ON c.seq = s.seq AND c.modality = 'asserted' AND (w.value ->> 2 IS NULL OR c.unit = w.value ->> 2)
    AND (w.value ->> 2 IS NULL OR w.value ->> 4 IS NULL OR 9 * c.count_min <= 10 * (w.value ->> 4))
    AND (w.value ->> 2 IS NULL OR c.count_max IS NULL OR 9 * (w.value ->> 3) <= 10 * c.count_max)
"""  # noqa: S608  (own words)


def _of_promises(side: str) -> str:
    return f"""
  SELECT {ROW} FROM json_each(:sought) w CROSS JOIN keys k ON k.{side} = w.value ->> 0
    AND k.kind IN ({KINDS}) AND k.last >= w.value ->> 1 AND k.first <= w.value ->> 2
    AND (k.place IS NULL OR w.value ->> 3 IS NULL OR k.place IN (SELECT value FROM json_each(w.value, '$[3]')))
  CROSS JOIN days s ON s.key = k.key AND s.day_last >= w.value ->> 1 AND s.day_first <= w.value ->> 2
    AND s.told_first <= :day AND {VISIBLE}
  CROSS JOIN claims c ON c.seq = s.seq AND c.modality = 'asserted'
    AND (c.about IS NOT NULL OR (c.said_by IS NOT NULL AND s.day_first <= w.value ->> 4))
"""  # noqa: S608  (own words)


SIDES: Final = {side: _of_promises(side) for side in ("nation", "mission")}


class Planned(NamedTuple):
    """What a plan tells: of whom, of which mission; of what, how many at least and at most, where it gives a number."""

    nation: str | None
    mission: str | None
    unit: str | None
    least: int
    most: int | None


class Promised(NamedTuple):
    """Of what nation or mission, where, and of which days something is that can answer a promise.

    What is only said by somebody must be of the days on which it is ``due``, not of some later ones.
    """

    side: str
    name: str
    place: str | None
    first: int
    last: int
    due: int


@dataclass(slots=True)
class Sought:
    """What would answer the plans and promises of a picture.

    Attributes:
        plans: of a nation, a mission and a number (unit, least, most) the first day of what can confirm such a plan.
        promises: what can answer the promises.
    """

    plans: dict[Planned, int] = field(default_factory=dict)
    promises: set[Promised] = field(default_factory=set)


def sought(entries: Iterable[Entry], day: int) -> Sought:
    """Give what would answer, by a day (ordinal), the plans and the dated promises among the entries."""
    found = Sought()
    for entry in entries:
        claim, sort = entry.claim, sort_of(entry.claim)
        if sort is Sort.PLAN:
            of = _planned(claim, claim.count)
            begins = fulfilled_from(claim.when, entry.card.told)
            if begins <= day:
                found.plans[of] = min(begins, found.plans.get(of, begins))
        elif sort is Sort.PROMISE and claim.when is not None:
            due = claim.when
            first = answered_from(due, entry.card.told)
            sides = sides_of(claim) if first <= day else ()
            days = first, min(due.last + GRACE, day), due.last
            found.promises.update(Promised(*side, claim.place, *days) for side in sides)
    return found


def fulfilled_from(when: Date | None, told: Date) -> int:
    """Give the first day (ordinal) of what can confirm a plan: a month before its time, else that of its telling."""
    return when.first - EARLY if when else told.first


def answered_from(due: Date, told: Date) -> int:
    """Give the first day (ordinal) of what can answer a promise: of its time, from a month before it was told."""
    return max(due.first, min(told.first, due.last) - GRACE)


def _planned(claim: Claim, count: Count | None) -> Planned:
    if count is None:
        return Planned(claim.nation, mission_of(claim), None, 0, None)
    return Planned(claim.nation, mission_of(claim), count.unit, count.minimum, count.maximum)


def sides_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the nation and the mission that a claim is about, where told, each with the word for which it is."""
    mission = mission_of(claim)
    if claim.nation is not None:
        yield "nation", claim.nation
    if mission is not None:
        yield "mission", mission


def answering(
    entries: Iterable[Entry], of: Sought, day: int, meet: Callable[[str | None, str | None], bool]
) -> list[Entry]:
    """Give the entries that can answer what is sought on a day (ordinal); ``meet``: whether two places can be one."""
    if not of.plans and not of.promises:
        return []
    promised: dict[tuple[str, str], list[Promised]] = {}
    for one in of.promises:
        promised.setdefault((one.side, one.name), []).append(one)
    planned: dict[str | None, list[tuple[Planned, int]]] = {}
    for plan, since in of.plans.items():
        planned.setdefault(plan.nation, []).append((plan, since))
    able = [one for one in entries if one.claim.modality == "asserted" and one.claim.kind in ABLE]
    return [
        entry
        for entry in able
        if _confirms(entry, planned.get(entry.claim.nation, ()), day) or _answers(entry, promised, day, meet)
    ]


def _confirms(entry: Entry, planned: Sequence[tuple[Planned, int]], day: int) -> bool:
    claim = entry.claim
    if claim.kind not in STATE_KINDS:
        return False
    first, last = days_of(sort_of(claim), claim, entry.card.told)
    if first > day:
        return False
    told = _planned(claim, claim.count)
    return any(last >= since and _can_be(told, plan) for plan, since in planned)


def _can_be(told: Planned, plan: Planned) -> bool:
    """Whether what was told can be what was planned: of the same, in numbers that differ by a tenth at most."""
    return (
        told.nation == plan.nation
        and plan.unit in (None, told.unit)
        and (told.mission == plan.mission or told.mission is None or plan.mission is None)
        and (plan.most is None or 9 * told.least <= 10 * plan.most)
        and (told.most is None or 9 * plan.least <= 10 * told.most)
    )


def _answers(
    entry: Entry,
    promised: Mapping[tuple[str, str], Sequence[Promised]],
    day: int,
    meet: Callable[[str | None, str | None], bool],
) -> bool:
    claim, told = entry.claim, entry.card.told
    if told.first > day or (claim.said_by is None and claim.about is None):
        return False
    first, last = days_of(sort_of(claim), claim, told)
    found = (one for side in sides_of(claim) for one in promised.get(side, ()))
    met = (one for one in found if last >= one.first and first <= (one.due if claim.about is None else one.last))
    return any(first <= one.last and meet(claim.place, one.place) for one in met)


def fetched(
    connection: sqlite3.Connection, of: Sought, day: int, above: Callable[[str], frozenset[str]], bounds: dict[str, Any]
) -> list[Entry]:
    """Give of all claims that a question may see those that ``answering`` would take; what reviews bring is not there.

    ``above`` gives a place and all that it lies in.
    """
    rows = {row[ID]: row for row in _rows(connection, of, {**bounds, "day": day}, above)}
    if not rows:
        return []
    touched = set(reviews.taken(reviews.effective(connection, bounds["recorded"])))
    known = None if bounds["known"] == LATEST else bounds["known"]
    cards = cards_of(connection, {row[REPORT] for row in rows.values()}, known)
    return [entry_of(row[ID:], cards) for key, row in rows.items() if key not in touched]


def _rows(
    connection: sqlite3.Connection, of: Sought, bounds: dict[str, Any], above: Callable[[str], frozenset[str]]
) -> Iterator[Row]:
    if of.plans:
        listed = json.dumps([[*one, since] for one, since in of.plans.items()])
        yield from connection.execute(OF_PLANS, {**bounds, "sought": listed})
    places = all_places(connection) if of.promises else []
    told = {one.place for one in of.promises}
    near = {place: [one for one in places if meets(one, {place}, above)] for place in told if place is not None}
    for side, query in SIDES.items():
        wanted = [
            [one.name, one.first, one.last, near.get(one.place or ""), one.due]
            for one in sorted(of.promises, key=str)
            if one.side == side
        ]
        if wanted:
            yield from connection.execute(query, {**bounds, "sought": json.dumps(wanted)})

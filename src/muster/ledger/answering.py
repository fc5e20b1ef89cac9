"""What can confirm a plan or answer a promise: facts of the same side and time, told however often since.

Of what is told of states a picture weighs the last words alone (see ``window``). By these a plan of sixty that came
true, and was followed by smaller contingents, would look unconfirmed; so what can answer is sought by itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from muster.ledger.rows import mission_of
from muster.ledger.seeks import ROW, VISIBLE
from muster.ledger.sorts import STATE_KINDS, Sort, days_of, sort_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from muster.ledger.records import Entry
    from muster.ledger.seeks import Row
    from muster.model import Claim, Count

EARLY: Final = 31
LATE: Final = 31
ANSWERING: Final = STATE_KINDS | {"mandate"}
OF_PLANS: Final = f"""
  SELECT {ROW} FROM json_each(:sought) w CROSS JOIN keys k ON k.nation IS w.value ->> 0
    AND k.sort IN ('{Sort.STATE}', '{Sort.HANDED}')
    AND (k.mission IS NULL OR w.value ->> 1 IS NULL OR k.mission = w.value ->> 1)
    AND k.last >= w.value ->> 5 AND k.first <= :day
  CROSS JOIN days s ON s.key = k.key AND s.day_last >= w.value ->> 5 AND s.day_first <= :day AND {VISIBLE}
  CROSS JOIN claims c ON c.seq = s.seq AND c.modality = 'asserted' AND c.unit = w.value ->> 2
    AND (w.value ->> 4 IS NULL OR 9 * c.count_min <= 10 * (w.value ->> 4))
    AND (c.count_max IS NULL OR 9 * (w.value ->> 3) <= 10 * c.count_max)
"""  # noqa: S608  (own words)


def _of_promises(side: str) -> str:
    return f"""
  SELECT {ROW} FROM json_each(:sought) w CROSS JOIN keys k ON k.{side} = w.value ->> 0
    AND k.kind IN ('presence', 'status', 'mandate') AND k.last >= w.value ->> 1 AND k.first <= w.value ->> 2
  CROSS JOIN days s ON s.key = k.key AND s.day_last >= w.value ->> 1 AND s.day_first <= w.value ->> 2
    AND s.told_first <= :day AND {VISIBLE}
  CROSS JOIN claims c ON c.seq = s.seq AND c.modality = 'asserted' AND (c.said_by IS NOT NULL OR c.about IS NOT NULL)
"""  # noqa: S608  (own words)


SIDES: Final = {side: _of_promises(side) for side in ("nation", "mission")}


class Planned(NamedTuple):
    """What a plan with a number tells: of whom, of which mission, of what, how many at least and at most."""

    nation: str | None
    mission: str | None
    unit: str
    least: int
    most: int | None


@dataclass(slots=True)
class Sought:
    """What would answer the plans and promises of a picture.

    Attributes:
        plans: of a nation, a mission and a number (unit, least, most) the first day of what can confirm such a plan.
        promises: of a nation or a mission the first and last day of what can answer one of their promises.
    """

    plans: dict[Planned, int] = field(default_factory=dict)
    promises: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)


def sought(entries: Iterable[Entry], day: int) -> Sought:
    """Give what would answer, by a day (ordinal), the numbered plans and the dated promises among these entries."""
    found = Sought()
    for entry in entries:
        claim, sort = entry.claim, sort_of(entry.claim)
        if sort is Sort.PLAN and claim.count is not None:
            of = _planned(claim, claim.count)
            begins = claim.when.first - EARLY if claim.when else entry.card.told.first
            if begins <= day:
                found.plans[of] = min(begins, found.plans.get(of, begins))
        elif sort is Sort.PROMISE and claim.when is not None:
            first, last = claim.when.first, claim.when.last + LATE
            for side in sides_of(claim):
                since, until = found.promises.get(side, (first, last))
                found.promises[side] = min(first, since), max(last, until)
    return found


def _planned(claim: Claim, count: Count) -> Planned:
    return Planned(claim.nation, mission_of(claim), count.unit, count.minimum, count.maximum)


def sides_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the nation and the mission that a claim is about, where told, each with the word for which it is."""
    mission = mission_of(claim)
    if claim.nation is not None:
        yield "nation", claim.nation
    if mission is not None:
        yield "mission", mission


def answering(entries: Iterable[Entry], of: Sought, day: int) -> list[Entry]:
    """Give the entries that can answer what is sought on a day (ordinal)."""
    if not of.plans and not of.promises:
        return []
    able = (one for one in entries if one.claim.modality == "asserted" and one.claim.kind in ANSWERING)
    return [entry for entry in able if _confirms(entry, of, day) or _answers(entry, of, day)]


def _confirms(entry: Entry, of: Sought, day: int) -> bool:
    claim = entry.claim
    if claim.count is None or claim.kind not in STATE_KINDS:
        return False
    first, last = days_of(sort_of(claim), claim, entry.card.told)
    if first > day:
        return False
    told = _planned(claim, claim.count)
    return any(last >= since and _can_be(told, plan) for plan, since in of.plans.items())


def _can_be(told: Planned, plan: Planned) -> bool:
    """Whether what was told can be what was planned: of the same, in numbers that differ by a tenth at most."""
    return (
        (told.nation, told.unit) == (plan.nation, plan.unit)
        and (told.mission == plan.mission or told.mission is None or plan.mission is None)
        and (plan.most is None or 9 * told.least <= 10 * plan.most)
        and (told.most is None or 9 * plan.least <= 10 * told.most)
    )


def _answers(entry: Entry, of: Sought, day: int) -> bool:
    claim, told = entry.claim, entry.card.told
    if told.first > day or (claim.said_by is None and claim.about is None):
        return False
    first, last = days_of(sort_of(claim), claim, told)
    found = (of.promises.get(side) for side in sides_of(claim))
    return any(days is not None and first <= days[1] and last >= days[0] for days in found)


def fetched(connection: sqlite3.Connection, of: Sought, bounds: dict[str, object]) -> Iterator[Row]:
    """Yield the rows of claims that can answer what is sought, by the bounds of a question and its day.

    They are those that ``answering`` would take from all claims.
    """
    if of.plans:
        listed = json.dumps([[*one, since] for one, since in of.plans.items()])
        yield from connection.execute(OF_PLANS, {**bounds, "sought": listed})
    for side, query in SIDES.items():
        wanted = [[name, *days] for (kind, name), days in of.promises.items() if kind == side]
        if wanted:
            yield from connection.execute(query, {**bounds, "sought": json.dumps(wanted)})

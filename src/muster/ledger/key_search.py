"""The keys of the claims that can bear on a question: those on what is asked, and those beside them."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from muster.ledger.scope import all_places, inside, meets, parts_in
from muster.ledger.sorts import REACHES, Sort
from muster.time.date import LATEST

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from muster.ledger.scope import Scope
    from muster.ledger.sorts import Reach
    from muster.model import Claim

OF_DAY: Final = "sort = :sort AND told_last >= :telling AND told_first <= :told AND last >= :since AND first <= :after"
THERE: Final = f"""
  SELECT key, last > :day FROM keys WHERE place IN (SELECT value FROM json_each(:places)) AND (
    kind IN (SELECT value FROM json_each(:of_place)) OR (kind IN (SELECT value FROM json_each(:of_host)) AND (
      nation IS NULL OR place || '/' || nation IN (SELECT value FROM json_each(:hosts))))) AND {OF_DAY}
"""  # noqa: S608  (own words)
PASSING: Final = (Sort.CONSENT, Sort.INCIDENT, Sort.WORD)


Keys = dict[tuple[Sort, bool], set[int]]


class _Key(NamedTuple):
    key: int
    going_on: int
    place: str | None
    mission: str | None


def keys_near(connection: sqlite3.Connection, day: int, scope: Scope, brought: Iterable[Claim] = ()) -> Keys:
    """The keys that can bear on the question, by sort and by whether they have claims of days after the day.

    What bears on the claims that reviews brought does so too: the table of keys does not have these.
    """
    if scope.is_all:
        return _every_key(connection, day)
    find = partial(_keys_of, connection, day)
    own = find(*_own(connection, scope))
    named = {(row.mission, row.place) for rows in own.values() for row in rows}
    named |= {(mission, place) for mission, _, place in parts_in(scope, brought)}
    missions = json.dumps(sorted({mission for mission, _ in named if mission}))
    whole = find("nation = '*' AND mission IN (SELECT value FROM json_each(:missions))", {"missions": missions})
    handed = find(f"sort = '{Sort.HANDED}'", {}, (Sort.HANDED,))
    there = _there(connection, day, scope, {place for _, place in named if place})
    found: Keys = {}
    for sort, rows in (*own.items(), *(whole.items() if scope.nations else ()), *handed.items(), *there):
        for row in rows:
            found.setdefault((sort, bool(row[1])), set()).add(row[0])
    return found


def _there(
    connection: sqlite3.Connection, day: int, scope: Scope, places: AbstractSet[str]
) -> Iterator[tuple[Sort, Sequence[tuple[int, ...]]]]:
    """The keys of what passes, and bears on whoever is at some places."""
    near = [one for one in all_places(connection) if meets(one, places, scope.above)]
    hosts = [f"{place}/{nation}" for place in near for nation in scope.hosts(place)]
    given = {"places": near, "hosts": hosts, "of_place": sorted(scope.of_place), "of_host": sorted(scope.of_host)}
    values = {name: json.dumps(value) for name, value in given.items()}
    for sort in PASSING:
        yield sort, connection.execute(THERE, {**values, **days_near(REACHES[sort], day), "sort": sort}).fetchall()


def _keys_of(
    connection: sqlite3.Connection, day: int, test: str, values: dict[str, str], sorts: Iterable[Sort] = REACHES
) -> dict[Sort, list[_Key]]:
    """The keys of these sorts that a test finds."""
    query = f"SELECT key, last > :day, place, mission FROM keys WHERE {test} AND {OF_DAY}"  # noqa: S608  (own words)
    bounds = {sort: {**values, **days_near(REACHES[sort], day), "sort": sort} for sort in sorts}
    return {sort: list(map(_Key._make, connection.execute(query, named))) for sort, named in bounds.items()}


def _every_key(connection: sqlite3.Connection, day: int) -> Keys:
    """The keys of a day, of whatever they are: the table is gone through once."""
    tests: list[str] = []
    values: dict[str, int] = {"day": day}
    for sort, reach in REACHES.items():
        of_sort = OF_DAY.replace(":sort", f"'{sort}'").replace(":", f":{sort}_")
        tests.append(f"({of_sort})")
        values |= {f"{sort}_{name}": value for name, value in days_near(reach, day).items()}
    found: dict[tuple[str, int], set[int]] = {(sort, going_on): set() for sort in REACHES for going_on in (0, 1)}
    query = f"SELECT sort, last > :day, key FROM keys WHERE {' OR '.join(tests)}"  # noqa: S608  (own words)
    for sort, going_on, key in connection.execute(query, values):
        found[sort, going_on].add(key)
    return {(Sort(sort), bool(going_on)): keys for (sort, going_on), keys in found.items() if keys}


def _own(connection: sqlite3.Connection, scope: Scope) -> tuple[str, dict[str, str]]:
    """The test that a key is about what is asked, and its values."""
    asked = {"mission": scope.missions, "nation": scope.nations, "place": frozenset(inside(connection, scope))}
    given = {name: json.dumps(sorted(values)) for name, values in asked.items() if getattr(scope, f"{name}s")}
    return " AND ".join(f"{name} IN (SELECT value FROM json_each(:{name}))" for name in given), given  # noqa: S608  (own names)


def days_near(reach: Reach, day: int) -> dict[str, int]:
    """The bounds of a sort's claims: of the days that they are about, and on which they were told."""
    return {
        "telling": day - reach.back,
        "since": day - reach.about,
        "day": day,
        "after": day + reach.ahead,
        "told": day if reach.told else LATEST,
    }

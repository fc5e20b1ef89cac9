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
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from muster.ledger.scope import Scope
    from muster.ledger.sorts import Reach
    from muster.model import Claim

    Find = Callable[[str, dict[str, str]], "dict[Sort, list[_Key]]"]

OF_DAY: Final = "sort = :sort AND told_last >= :telling AND told_first <= :told AND last >= :since AND first <= :after"
THERE: Final = f"""
  SELECT key, last > :day, place, NULL, nation FROM keys WHERE place IN (SELECT value FROM json_each(:places)) AND (
    kind IN (SELECT value FROM json_each(:of_place)) OR (kind IN (SELECT value FROM json_each(:of_host)) AND (
      nation IS NULL OR place || '/' || nation IN (SELECT value FROM json_each(:hosts))))) AND {OF_DAY}
"""  # noqa: S608  (own words)
WHOLE: Final = "nation = '*' AND (mission IS NULL OR mission IN (SELECT value FROM json_each(:missions)))"
WIDER: Final = """(place IN (SELECT value FROM json_each(:over))
  OR (place IS NULL AND mission IN (SELECT value FROM json_each(:missions))))"""
PASSING: Final = (Sort.CONSENT, Sort.INCIDENT, Sort.WORD)


Parts = tuple["str | None", "str | None", "str | None"]
Keys = dict[tuple[Sort, bool], set[int]]


class _Key(NamedTuple):
    key: int
    going_on: int
    place: str | None
    mission: str | None
    nation: str | None


def keys_near(connection: sqlite3.Connection, day: int, scope: Scope, brought: Iterable[Claim] = ()) -> Keys:
    """The keys that can bear on the question, by sort and by whether they have claims of days after the day.

    What bears on the claims that reviews brought does so too: the table of keys does not have these.
    """
    if scope.is_all:
        return _every_key(connection, day)
    find = partial(_keys_of, connection, day)
    own = find(*_own(connection, scope))
    named = {(row.mission, row.nation, row.place) for rows in own.values() for row in rows}
    named |= set(parts_in(scope, brought))
    missions = json.dumps(sorted({mission for mission, _, _ in named if mission}))
    whole = find(WHOLE, {"missions": missions}) if scope.nations else {}
    wider = _wider(find, scope, named) if scope.places else {}
    handed = find(f"sort = '{Sort.HANDED}'", {}, (Sort.HANDED,))
    there = _there(connection, day, scope, {place for _, _, place in named if place})
    found: Keys = {}
    for sort, rows in (
        *own.items(),
        *wider.items(),
        *whole.items(),
        *handed.items(),
        *there,
    ):
        for row in rows:
            found.setdefault((sort, bool(row.going_on)), set()).add(row.key)
    return found


def _wider(find: Find, scope: Scope, named: AbstractSet[Parts]) -> dict[Sort, list[_Key]]:
    """The keys on wider places that reach those on what is asked: of their mission, and of their nation or all."""
    sides = {side for mission, nation, _ in named for side in ((mission, nation), (mission, nation and "*"))}
    over = {name for _, _, place in named if place for name in scope.above(place)}
    values = {"over": json.dumps(sorted(over)), "missions": json.dumps(sorted({one for one, _ in sides if one}))}
    found = find(WIDER, values)
    return {sort: [row for row in rows if (row.mission, row.nation) in sides] for sort, rows in found.items()}


def _there(
    connection: sqlite3.Connection, day: int, scope: Scope, places: AbstractSet[str]
) -> Iterator[tuple[Sort, list[_Key]]]:
    """The keys of what passes, and bears on whoever is at some places."""
    near = [one for one in all_places(connection) if meets(one, places, scope.above)]
    hosts = [f"{place}/{nation}" for place in near for nation in scope.hosts(place)]
    given = {"places": near, "hosts": hosts, "of_place": sorted(scope.of_place), "of_host": sorted(scope.of_host)}
    values = {name: json.dumps(value) for name, value in given.items()}
    for sort in PASSING:
        rows = connection.execute(THERE, {**values, **days_near(REACHES[sort], day), "sort": sort})
        yield sort, list(map(_Key._make, rows))


def _keys_of(
    connection: sqlite3.Connection, day: int, test: str, values: dict[str, str], sorts: Iterable[Sort] = REACHES
) -> dict[Sort, list[_Key]]:
    """The keys of these sorts that a test finds."""
    query = f"SELECT key, last > :day, place, mission, nation FROM keys WHERE {test} AND {OF_DAY}"  # noqa: S608  (own words)
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

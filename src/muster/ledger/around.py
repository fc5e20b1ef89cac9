"""What can bear on what is told of a mission, a nation or a place, over all time: a list needs no more of a ledger.

Besides the claims on what is asked: those that can be of one happening with them, or reach them, because they leave
mission, nation or place open or are of all nations of the mission; and what else their vaguely dated reports tell.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from muster.ledger import reviews
from muster.ledger.nearby import seen, siblings
from muster.ledger.scope import all_places, meets, parts_in
from muster.ledger.sorts import Sort
from muster.ledger.told_of import EFFECTIVE, KNOWN, NAMED, tests

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from muster.ledger.records import Visible
    from muster.ledger.scope import Scope
    from muster.model import Claim

OPEN_NATION: Final = "(c.nation IS NULL OR c.nation = '*')"
NEAR: Final = "(c.place IS NULL OR c.place IN (SELECT value FROM json_each(:near)))"
OF_NATION: Final = f"({OPEN_NATION} OR c.nation IN (SELECT value FROM json_each(:nations)))"  # noqa: S608  (own words)


class _Own(NamedTuple):
    rows: set[int]
    missions: list[str]
    near: list[str]


def around(
    connection: sqlite3.Connection, scope: Scope, bounds: dict[str, Any], known_by: int | None, *, whole: bool = False
) -> Visible:
    """Give the claims about a scope and what can bear on them; with ``whole`` all of the missions that they are of."""
    effective = reviews.effective(connection, bounds["recorded"])
    own = _own(connection, scope, reviews.brought(effective))
    rows = own.rows | _beside(connection, scope, own, whole=whole) | _handed(connection)
    rows |= siblings(connection, rows)
    return seen(connection, rows, effective, bounds, known_by)


def _own(connection: sqlite3.Connection, scope: Scope, brought: Iterable[Claim]) -> _Own:
    places = all_places(connection)
    reviewed = parts_in(scope, brought)
    rows: set[int] = set()
    missions: set[Any] = {mission for mission, _, _ in reviewed}
    told: set[Any] = {place for _, _, place in reviewed}
    for test, values in tests(scope, places):
        query = f"SELECT c.seq, {EFFECTIVE}, c.place FROM claims c WHERE {test}"  # noqa: S608  (own words)
        for row, mission, place in connection.execute(query, values):
            rows.add(row)
            missions.add(mission)
            told.add(place)
    near = [one for one in places if meets(one, told - {None} | scope.places, scope.above)]
    return _Own(rows, sorted((missions | scope.missions) - {None}), near)


def _beside(connection: sqlite3.Connection, scope: Scope, own: _Own, *, whole: bool) -> set[int]:
    nation = OF_NATION if scope.nations else "1"
    values = {"near": json.dumps(own.near), "nations": json.dumps(sorted(scope.nations))}
    found = set(_rows(connection, f"c.mission IS NULL AND {nation} AND {NEAR}", values))
    narrow = "1" if whole else f"{nation} AND {NEAR}"
    for mission in own.missions:
        for test in (KNOWN, NAMED):
            found.update(_rows(connection, f"{test} AND {narrow}", {**values, "value": mission}))
    return found


def _handed(connection: sqlite3.Connection) -> set[int]:
    """What was handed over: the other side, which only words of the claim name, may be what is asked."""
    query = f"SELECT d.seq FROM keys k JOIN days d ON d.key = k.key WHERE k.sort = '{Sort.HANDED}'"  # noqa: S608  (own word)
    return {row for (row,) in connection.execute(query)}


def _rows(connection: sqlite3.Connection, test: str, values: dict[str, str]) -> list[int]:
    return [row for (row,) in connection.execute(f"SELECT c.seq FROM claims c WHERE {test}", values)]  # noqa: S608  (own words)

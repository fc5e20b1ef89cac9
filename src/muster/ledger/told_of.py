"""What is told of a mission, a nation or a place: its last claims, found through the indexes of the claims."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from muster.ledger import reviews
from muster.ledger.nearby import seen, siblings
from muster.ledger.scope import all_places, inside_of
from muster.ledger.select import CURRENT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from muster.ledger.records import Visible
    from muster.ledger.scope import Scope

EFFECTIVE: Final = "CASE WHEN c.mission = 'other' AND c.mission_name <> '' THEN c.mission_name ELSE c.mission END"
NAMED: Final = "c.mission_name = :value AND c.mission = 'other'"
KNOWN: Final = "c.mission = :value AND (c.mission <> 'other' OR ifnull(c.mission_name, '') = '')"


def about(
    connection: sqlite3.Connection, scope: Scope, last: int, bounds: dict[str, Any], known_by: int | None
) -> Visible:
    """Give the last claims about a scope by the days they are about, newest first cut off at ``last``."""
    effective = reviews.effective(connection, bounds["recorded"])
    touched = reviews.taken(effective)
    common = {**bounds, "last": last, "removed": json.dumps(touched)}
    found = {
        row
        for test, values in tests(scope, all_places(connection))
        for row in connection.execute(_newest(test), {**common, **values})
    }
    newest = sorted(found, key=lambda row: row[1:], reverse=True)[:last]
    rows = {row[0] for row in newest}
    return seen(connection, rows | siblings(connection, rows), effective, bounds, known_by)


def missions_called(connection: sqlite3.Connection, name: str) -> frozenset[str]:
    """Give the missions that claims are about whose id or name is this one, whatever its case."""
    query = "SELECT DISTINCT mission FROM keys WHERE mission = ?"
    exact = connection.execute(query, (name,)).fetchall()
    return frozenset(one for (one,) in exact or connection.execute(f"{query} COLLATE NOCASE", (name,)))


def _newest(test: str) -> str:
    return f"""
      SELECT c.seq, c.day_first, c.day_last, c.id
      FROM claims c CROSS JOIN readings g ON g.seq = c.reading CROSS JOIN reports r ON r.seq = c.report
      WHERE {test} AND {CURRENT} AND c.id NOT IN (SELECT value FROM json_each(:removed))
      ORDER BY c.day_first DESC, c.day_last DESC, c.id DESC LIMIT :last
    """  # noqa: S608  (own words)


def tests(scope: Scope, known: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield a test for each mission, place or nation asked for, so that each is found in order through an index."""
    narrower, places = [], inside_of(scope, known)
    values = {"nations": json.dumps(sorted(scope.nations)), "places": json.dumps(places)}
    if scope.nations and (scope.missions or scope.places):
        narrower.append("c.nation IN (SELECT value FROM json_each(:nations))")
    if scope.places and scope.missions:
        narrower.append("c.place IN (SELECT value FROM json_each(:places))")
    for test, value in _leading(scope, places):
        yield " AND ".join((test, *narrower)), {**values, "value": value}


def _leading(scope: Scope, places: list[str]) -> list[tuple[str, str]]:
    if scope.missions:
        return [(test, mission) for mission in sorted(scope.missions) for test in (KNOWN, NAMED)]
    if scope.places:
        return [("c.place = :value", place) for place in places]
    if scope.nations:
        return [("c.nation = :value", nation) for nation in sorted(scope.nations)]
    return [("1", "")]

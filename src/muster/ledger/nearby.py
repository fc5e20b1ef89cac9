"""What bears on a day and on what is asked, fetched through the keys: a picture of a nation reads few of the rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from muster.ledger import reviews
from muster.ledger.records import Visible
from muster.ledger.select import CURRENT, entries_of, last_told
from muster.ledger.window import AFTER, AFTER_KEPT, BEFORE_KEPT, HORIZON, REACH, SPANNING_KEPT
from muster.time.date import EARLIEST

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from muster.ledger.records import Review

SIBLING_DAYS: Final = 31
BESIDE: Final = "AND kind IN ('threat', 'incident', 'mandate', 'stance')"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question asks about, for fetching no more than can bear on it.

    Attributes:
        missions: only these, if any.
        nations: only these, if any; what is told of all nations of their missions is fetched too.
        places: only these and what lies within them, if any.
        within: whether a place lies within another.
        beside: whether a claim of a kind, about a nation, at a place bears on what else is at that place.
    """

    missions: frozenset[str]
    nations: frozenset[str]
    places: frozenset[str]
    within: Callable[[str, str], bool]
    beside: Callable[[str, str | None, str], bool]

    @property
    def is_all(self) -> bool:
        """Whether everything is asked."""
        return not (self.missions or self.nations or self.places)


def _seek(index: str, days: str, order: str, most: int) -> str:
    return f"""SELECT seq FROM (
      SELECT s.seq FROM claims s INDEXED BY {index} CROSS JOIN readings g ON g.seq = s.reading
      JOIN reports r ON r.seq = s.report
      WHERE s.key = k.value AND {days} AND r.told_last >= :told AND s.day_last >= :since AND {CURRENT}
        AND s.id NOT IN (SELECT value FROM json_each(:removed))
      ORDER BY {order} LIMIT {most})"""  # noqa: S608  (own words)


LONG: Final = "s.day_last - s.day_first > 366 AND s.day_first <= :day AND s.day_last > :day"
NEAREST: Final = "s.day_last, s.day_first, s.id"
BY_LAST, BY_FIRST = "claims_by_last_day", "claims_by_first_day"
BEFORE: Final = _seek(BY_LAST, "s.day_last <= :day", "s.day_last DESC, s.day_first DESC, s.id DESC", BEFORE_KEPT)
NOW: Final = "s.day_first BETWEEN :day - 366 AND :day AND s.day_last > :day"
SPANNING: Final = _seek(BY_FIRST, NOW, NEAREST, SPANNING_KEPT)
LONG_SPANNING: Final = _seek("claims_of_long", LONG, NEAREST, SPANNING_KEPT)
NEXT: Final = "s.day_first > :day AND s.day_first <= :after"
LATER: Final = _seek(BY_FIRST, NEXT, "s.day_first, s.day_last, s.id", AFTER_KEPT)
NEAR: Final = f"""
  SELECT c.seq FROM json_each(:keys) k JOIN claims c ON c.seq IN (
    {BEFORE} UNION ALL {SPANNING} UNION ALL {LONG_SPANNING} UNION ALL {LATER})
"""  # noqa: S608  (own words)


def nearby(
    connection: sqlite3.Connection, day: int, scope: Scope, bounds: dict[str, Any], known_by: int | None
) -> Visible:
    """Give what bears on a day (ordinal) and a scope: at least all that ``window.relevant`` and the scope keep."""
    effective = reviews.effective(connection, bounds["recorded"])
    touched = [review.target for review in effective if review.action in ("reject", "amend")]
    days = {"day": day, "after": day + AFTER, "removed": json.dumps(touched)}
    rows: set[int] = set()
    for kind, keys in _keys(connection, scope, day).items():
        since = day - REACH.get(kind, HORIZON)
        lower = {"since": since, "told": EARLIEST} if kind in REACH else {"since": EARLIEST, "told": since}
        values = {**bounds, **days, **lower, "keys": json.dumps(sorted(keys))}
        rows |= {row for (row,) in connection.execute(NEAR, values)}
    rows |= siblings(connection, rows, day - SIBLING_DAYS, day + SIBLING_DAYS)
    return seen(connection, rows, effective, bounds, known_by)


def seen(
    connection: sqlite3.Connection,
    rows: set[int],
    effective: tuple[Review, ...],
    bounds: dict[str, Any],
    known_by: int | None,
) -> Visible:
    """Give the claims of these rows, and those that reviews bring, as a question sees them."""
    rows |= _reviewed(connection, [review.target for review in effective])
    found, cards = entries_of(connection, rows, bounds, known_by)
    entries = reviews.applied(found, effective, cards)
    return Visible(
        entries=tuple(entries[key] for key in sorted(entries)),
        last_told=last_told(connection, bounds),
        known_by=known_by,
        recorded_by=bounds["recorded"],
        reports=len(cards),
        reviews=effective,
    )


def _keys(connection: sqlite3.Connection, scope: Scope, day: int) -> dict[str, set[int]]:
    """The keys that can bear on the question, by kind."""
    if scope.is_all:
        query = "SELECT key, kind, nation, place, told_last FROM keys WHERE told_last >= ?"
        return _by_kind(connection.execute(query, (day - HORIZON,)).fetchall(), day)
    own = _own_keys(connection, scope, day - HORIZON)
    places = {place for _, _, _, place, _, _ in own if place}
    missions = {mission for *_, mission in own if mission}
    rows = [row[:-1] for row in own]
    if scope.nations:
        rows += _with(connection, "mission", missions, day - HORIZON, "AND nation = '*'")
    near = [one for one in all_places(connection) if meets(one, places, scope.within)]
    rows += [
        row for row in _with(connection, "place", near, day - HORIZON, BESIDE) if scope.beside(row[1], row[2], row[3])
    ]
    return _by_kind(rows, day)


def _by_kind(rows: Iterable[tuple[Any, ...]], day: int) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for key, kind, _, _, told_last in rows:
        if told_last >= day - REACH.get(kind, HORIZON):
            found.setdefault(kind, set()).add(key)
    return found


def _own_keys(connection: sqlite3.Connection, scope: Scope, since: int) -> list[tuple[Any, ...]]:
    tests = ["told_last >= ?"]
    values: list[str | int] = [since]
    for column, asked in (
        ("mission", scope.missions),
        ("nation", scope.nations),
        ("place", inside(connection, scope)),
    ):
        if asked:
            tests.append(f"{column} IN (SELECT value FROM json_each(?))")  # noqa: S608  (own words)
            values.append(json.dumps(sorted(asked)))
    query = f"SELECT key, kind, nation, place, told_last, mission FROM keys WHERE {' AND '.join(tests)}"  # noqa: S608  (own words)
    return connection.execute(query, values).fetchall()


def inside(connection: sqlite3.Connection, scope: Scope) -> list[str]:
    """Give the places that lie in those asked for."""
    return inside_of(scope, all_places(connection))


def inside_of(scope: Scope, places: Iterable[str]) -> list[str]:
    """Give those of the places that lie in those asked for."""
    return [one for one in places if any(scope.within(one, asked) for asked in scope.places)]


def _with(
    connection: sqlite3.Connection, column: str, values: Iterable[str], since: int, more: str
) -> list[tuple[Any, ...]]:
    query = f"""
      SELECT key, kind, nation, place, told_last FROM keys
      WHERE {column} IN (SELECT value FROM json_each(?)) AND told_last >= ? {more}
    """  # noqa: S608  (own words)
    return connection.execute(query, (json.dumps(sorted(values)), since)).fetchall()


def all_places(connection: sqlite3.Connection) -> list[str]:
    """Give every place that a claim names."""
    return [place for (place,) in connection.execute("SELECT place FROM places")]


def meets(one: str, places: Iterable[str], within: Callable[[str, str], bool]) -> bool:
    """Whether a place lies within one of the others, or one of them within it."""
    return any(within(one, place) or within(place, one) for place in places)


def siblings(connection: sqlite3.Connection, rows: set[int], early: int, late: int) -> set[int]:
    """The other claims of reports whose own date is vague and of those days: they help to narrow it."""
    query = """
      SELECT c.seq FROM claims c WHERE c.reading IN (
        SELECT DISTINCT o.reading FROM json_each(:rows) v JOIN claims o ON o.seq = v.value
        JOIN reports r ON r.seq = o.report
        WHERE r.told_first < r.told_last AND r.told_first <= :late AND r.told_last >= :early)
    """
    values = {"rows": json.dumps(sorted(rows)), "late": late, "early": early}
    return {row for (row,) in connection.execute(query, values)}


def _reviewed(connection: sqlite3.Connection, targets: list[str]) -> set[int]:
    """The claims that reviews name, and one of each report that a review adds a claim to."""
    query = """
      SELECT seq FROM claims WHERE id IN (SELECT value FROM json_each(?1))
      UNION SELECT min(c.seq) FROM claims c JOIN reports r ON r.seq = c.report
      WHERE r.id IN (SELECT value FROM json_each(?1)) GROUP BY c.report
    """
    return {row for (row,) in connection.execute(query, (json.dumps(targets),))}

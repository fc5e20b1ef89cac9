"""What bears on a day and on what is asked, fetched through the keys: a picture of a nation reads few of the rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from muster.ledger import reviews
from muster.ledger.records import Visible
from muster.ledger.select import CURRENT, ENDLESS, entries_of, last_told
from muster.ledger.sorts import HORIZON, OF_PARTS, REACHES, Sort
from muster.time.date import LATEST

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet

    from muster.ledger.records import Review
    from muster.ledger.sorts import Reach

SIBLING_DAYS: Final = 31
PASSING: Final = (Sort.CONSENT, Sort.INCIDENT, Sort.WORD)


class _Key(NamedTuple):
    sort: str
    key: int
    kind: str
    nation: str | None
    place: str | None
    mission: str | None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question asks about, for fetching no more than can bear on it.

    Attributes:
        missions: only these, if any.
        nations: only these, if any; what is told of all nations of their missions is fetched too.
        places: only these and what lies within them, if any.
        above: a place and all the places that it lies in.
        beside: whether a claim of a kind, about a nation, at a place bears on what else is at that place.
    """

    missions: frozenset[str]
    nations: frozenset[str]
    places: frozenset[str]
    above: Callable[[str], frozenset[str]]
    beside: Callable[[str, str | None, str], bool]

    @property
    def is_all(self) -> bool:
        """Whether everything is asked."""
        return not (self.missions or self.nations or self.places)


VISIBLE: Final = f"""s.told_first <= :known AND (
  (:recorded = '{ENDLESS}' AND s.reading NOT IN (SELECT reading FROM replaced)) OR EXISTS (
    SELECT 1 FROM readings g JOIN reports r ON r.seq = g.report WHERE g.seq = s.reading AND {CURRENT}))
  AND s.id NOT IN (SELECT value FROM json_each(:removed))"""  # noqa: S608  (own words)


def _seek(index: str, days: str, order: str, most: int, columns: str = "seq") -> str:
    return f"""SELECT {columns} FROM (
      SELECT s.seq, s.day_last, s.day_first FROM days s {index} WHERE {_test(days)} ORDER BY {order} LIMIT {most})"""  # noqa: S608  (own words)


def _test(days: str) -> str:
    return f"""s.key = k.value AND {days}
        AND s.told_last >= :telling AND s.day_last >= :since AND s.told_first <= :told AND {VISIBLE}"""


NEAREST: Final = "s.day_last, s.day_first, s.id"
LATEST_FIRST: Final = "s.day_last DESC, s.day_first DESC, s.id DESC"
PAST: Final = "s.day_last <= :day"
SHORT: Final = "s.day_first BETWEEN :day - 31 AND :day AND s.day_last > :day AND s.day_last - s.day_first <= 31"
LONG: Final = "s.day_last > :day AND s.day_first <= :day AND s.day_last - s.day_first > 31"
NEXT: Final = "s.day_first > :day AND s.day_first <= :after"
BY_FIRST, OF_LONG = "INDEXED BY days_by_first", "INDEXED BY days_of_long"
OLDEST: Final = _seek("", f"s.day_last BETWEEN :day - {HORIZON} AND :day", NEAREST, 1)


def _near(sort: Sort, reach: Reach) -> str:
    found = [("", PAST, LATEST_FIRST, reach.before)]
    found += [(BY_FIRST, SHORT, NEAREST, reach.spanning), (OF_LONG, LONG, NEAREST, reach.spanning)]
    parts = [(_of_the_same_days if sort in OF_PARTS else _seek)(*seek) for seek in found]
    if sort is Sort.STATE:
        parts.append(OLDEST)
    if reach.after:
        parts.append(_seek(BY_FIRST, NEXT, "s.day_first, s.day_last, s.id", reach.after))
    return f"SELECT c.seq FROM json_each(:keys) k JOIN claims c ON c.seq IN ({' UNION ALL '.join(parts)})"  # noqa: S608  (own words)


def _of_the_same_days(index: str, days: str, order: str, most: int) -> str:
    """What a seek finds, and all else of the same days as these."""
    found = _seek(index, days, order, most, "day_last, day_first")
    return f"SELECT s.seq FROM days s WHERE {_test('(s.day_last, s.day_first) IN (' + found + ')')}"  # noqa: S608  (own words)


NEAR: Final = {sort: _near(sort, reach) for sort, reach in REACHES.items()}


def nearby(
    connection: sqlite3.Connection, day: int, scope: Scope, bounds: dict[str, Any], known_by: int | None
) -> Visible:
    """Give what bears on a day (ordinal) and a scope: at least all that ``window.relevant`` and the scope keep."""
    effective = reviews.effective(connection, bounds["recorded"])
    touched = [review.target for review in effective if review.action in ("reject", "amend")]
    rows: set[int] = set()
    for sort, keys in _keys(connection, day, scope).items():
        given = {
            **bounds,
            **_days(REACHES[sort], day),
            "removed": json.dumps(touched),
            "keys": json.dumps(sorted(keys)),
        }
        rows.update(row for (row,) in connection.execute(NEAR[sort], given))
    rows |= siblings(connection, rows, day - SIBLING_DAYS, day + SIBLING_DAYS)
    return seen(connection, rows, effective, bounds, known_by)


def _days(reach: Reach, day: int) -> dict[str, int]:
    """The bounds of a sort's claims: of the days that they are about, and on which they were told."""
    return {
        "telling": day - reach.back,
        "since": day - reach.about,
        "day": day,
        "after": day + reach.ahead,
        "told": day if reach.told else LATEST,
    }


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


def _keys(connection: sqlite3.Connection, day: int, scope: Scope) -> dict[Sort, set[int]]:
    """The keys that can bear on the question, by sort: those on what is asked, and those beside them."""
    find = partial(_keys_of, connection, day)
    if scope.is_all:
        return _by_sort(find("1", {}))
    own = find(*_own(connection, scope))
    missions = json.dumps(sorted({row.mission for row in own if row.mission}))
    whole = find("nation = '*' AND mission IN (SELECT value FROM json_each(:missions))", {"missions": missions})
    places = {row.place for row in own if row.place}
    near = json.dumps([one for one in all_places(connection) if meets(one, places, scope.above)])
    there = find("place IN (SELECT value FROM json_each(:places))", {"places": near}, PASSING)
    beside = [row for row in there if scope.beside(row.kind, row.nation, row.place or "")]
    handed = find(f"sort = '{Sort.HANDED}'", {}, (Sort.HANDED,))
    return _by_sort([*own, *(whole if scope.nations else []), *beside, *handed])


def _keys_of(
    connection: sqlite3.Connection, day: int, test: str, values: dict[str, str], sorts: Iterable[Sort] = REACHES
) -> list[_Key]:
    query = f"""
      SELECT sort, key, kind, nation, place, mission FROM keys
      WHERE {test} AND sort = :sort AND told_last >= :telling AND told_first <= :told
        AND last >= :since AND first <= :after
    """  # noqa: S608  (own words)
    bounds = ({**values, **_days(REACHES[sort], day), "sort": sort.value} for sort in sorts)
    return [_Key(*row) for named in bounds for row in connection.execute(query, named)]


def _by_sort(rows: Iterable[_Key]) -> dict[Sort, set[int]]:
    found: dict[Sort, set[int]] = {}
    for row in rows:
        found.setdefault(Sort(row.sort), set()).add(row.key)
    return found


def _own(connection: sqlite3.Connection, scope: Scope) -> tuple[str, dict[str, str]]:
    """The test that a key is about what is asked, and its values."""
    asked = {"mission": scope.missions, "nation": scope.nations, "place": frozenset(inside(connection, scope))}
    given = {name: json.dumps(sorted(values)) for name, values in asked.items() if getattr(scope, f"{name}s")}
    return " AND ".join(f"{name} IN (SELECT value FROM json_each(:{name}))" for name in given), given  # noqa: S608  (own names)


def inside(connection: sqlite3.Connection, scope: Scope) -> list[str]:
    """Give the places that lie in those asked for."""
    return inside_of(scope, all_places(connection))


def inside_of(scope: Scope, places: Iterable[str]) -> list[str]:
    """Give those of the places that lie in those asked for."""
    return [one for one in places if not scope.places.isdisjoint(scope.above(one))]


def all_places(connection: sqlite3.Connection) -> list[str]:
    """Give every place that a claim names."""
    return [place for (place,) in connection.execute("SELECT place FROM places")]


def meets(one: str, places: AbstractSet[str], above: Callable[[str], frozenset[str]]) -> bool:
    """Whether a place lies within one of the others, or one of them within it."""
    return not places.isdisjoint(above(one)) or any(one in above(place) for place in places)


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

"""What bears on a day and on what is asked, fetched through the keys: a picture of a nation reads few of the rows."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from muster.ledger import reviews
from muster.ledger.records import Visible, Weighed, together
from muster.ledger.seeks import HELPING, ID, NEAR, NEAR_OF_ALL, READING, REPORT
from muster.ledger.select import cards_of, entries_of, entry_of, last_told
from muster.ledger.sorts import REACHES, Sort
from muster.time.date import LATEST

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from muster.ledger.records import Card, Entry, Review
    from muster.ledger.seeks import Row
    from muster.ledger.sorts import Reach

SIBLING_DAYS: Final = 31
OF_DAY: Final = (
    "sort = '{0}'",
    "told_last >= :{0}_telling",
    "told_first <= :{0}_told",
    "last >= :{0}_since",
    "first <= :{0}_after",
)
THERE: Final = """place IN (SELECT value FROM json_each(:places)) AND (
  nation IS NULL OR nation IN (SELECT value FROM json_each(:hosts)) OR kind IN (SELECT value FROM json_each(:kinds)))"""
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
        of_place: the kinds of which that may be so whatever nation they are about.
        hosts: for places, the nations about which it may be so for the other kinds.
    """

    missions: frozenset[str]
    nations: frozenset[str]
    places: frozenset[str]
    above: Callable[[str], frozenset[str]]
    beside: Callable[[str, str | None, str], bool]
    of_place: frozenset[str]
    hosts: Callable[[Iterable[str]], frozenset[str]]

    @property
    def is_all(self) -> bool:
        """Whether everything is asked."""
        return not (self.missions or self.nations or self.places)


def nearby(
    connection: sqlite3.Connection, day: int, scope: Scope, bounds: dict[str, Any], known_by: int | None
) -> Visible:
    """Give what bears on a day (ordinal) and a scope: all that ``window.relevant`` and the scope keep, and helps."""
    effective = reviews.effective(connection, bounds["recorded"])
    touched = [review.target for review in effective if review.action in ("reject", "amend")]
    common, near = {**bounds, "removed": json.dumps(touched)}, NEAR if touched else NEAR_OF_ALL
    rows: dict[int, Row] = {}
    for sort, keys in _keys(connection, day, scope).items():
        given = {**common, **_days(REACHES[sort], day), "keys": json.dumps(sorted(keys))}
        rows.update({row[0]: row for row in connection.execute(near[sort], given)})
    weighed = frozenset(row[ID] for row in rows.values())
    cards = cards_of(connection, {row[REPORT] for row in rows.values()}, known_by)
    found = {row[ID]: entry_of(row[ID:], cards) for row in (*rows.values(), *_helping(connection, rows, cards, day))}
    if effective:
        return _reviewed_too(connection, found, effective, bounds, known_by)
    return Visible(
        entries=tuple(found[key] for key in sorted(found)),
        last_told=last_told(connection, bounds),
        known_by=known_by,
        recorded_by=bounds["recorded"],
        reports=len(cards),
        weighed=Weighed(day, weighed),
    )


def _helping(connection: sqlite3.Connection, rows: Mapping[int, Row], cards: Mapping[int, Card], day: int) -> list[Row]:
    """What else the vaguely dated reports of about that day tell that can narrow their dates."""
    had: dict[tuple[int, int], list[Row]] = {}
    for row in rows.values():
        told = cards[row[REPORT]].told
        if told.first < told.last and told.first <= day + SIBLING_DAYS and told.last >= day - SIBLING_DAYS:
            had.setdefault((told.first, told.last), []).append(row)
    found: list[Row] = []
    for (first, last), of in had.items():
        readings, numbers = sorted({row[READING] for row in of}), sorted(row[0] for row in of)
        given = {"readings": json.dumps(readings), "rows": json.dumps(numbers), "first": first, "last": last}
        found += connection.execute(HELPING, given)
    return found


def _reviewed_too(
    connection: sqlite3.Connection,
    found: dict[str, Entry],
    effective: tuple[Review, ...],
    bounds: dict[str, Any],
    known_by: int | None,
) -> Visible:
    """What was found as the reviews leave it, with what they bring."""
    more = seen(connection, set(), effective, bounds, known_by)
    cards = {entry.card.id: entry.card for entry in found.values()}
    own = reviews.applied(found, effective, cards)
    return together(more, replace(more, entries=tuple(own.values())))


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
        return _every_key(connection, day)
    own = find(*_own(connection, scope))
    missions = json.dumps(sorted({row.mission for row in own if row.mission}))
    whole = find("nation = '*' AND mission IN (SELECT value FROM json_each(:missions))", {"missions": missions})
    places = {row.place for row in own if row.place}
    near = [one for one in all_places(connection) if meets(one, places, scope.above)]
    given = {"places": near, "hosts": sorted(scope.hosts(near)), "kinds": sorted(scope.of_place)}
    there = find(THERE, {name: json.dumps(value) for name, value in given.items()}, PASSING, mission="NULL")
    beside = [row for row in there if scope.beside(row.kind, row.nation, row.place or "")]
    handed = find(f"sort = '{Sort.HANDED}'", {}, (Sort.HANDED,))
    return _by_sort([*own, *(whole if scope.nations else []), *beside, *handed])


def _keys_of(  # noqa: PLR0913  (the parts of a query)
    connection: sqlite3.Connection,
    day: int,
    test: str,
    values: dict[str, str],
    sorts: Iterable[Sort] = REACHES,
    *,
    mission: str = "mission",
) -> list[_Key]:
    """The keys of these sorts that a test finds; their missions are left out where only an index is to be read."""
    query = f"""
      SELECT sort, key, kind, nation, place, {mission} FROM keys
      WHERE {test} AND sort = :sort AND told_last >= :telling AND told_first <= :told
        AND last >= :since AND first <= :after
    """  # noqa: S608  (own words)
    bounds = ({**values, **_days(REACHES[sort], day), "sort": sort.value} for sort in sorts)
    return [key for named in bounds for key in map(_Key._make, connection.execute(query, named))]


def _every_key(connection: sqlite3.Connection, day: int) -> dict[Sort, set[int]]:
    """The keys of a day, of whatever they are, by sort: the table is gone through once."""
    tests: list[str] = []
    values: dict[str, int] = {}
    for sort, reach in REACHES.items():
        tests.append(" AND ".join(test.format(sort.value) for test in OF_DAY))
        values |= {f"{sort.value}_{name}": value for name, value in _days(reach, day).items()}
    found: dict[Sort, set[int]] = {sort: set() for sort in REACHES}
    query = f"SELECT sort, key FROM keys WHERE {' OR '.join(tests)}"  # noqa: S608  (own words)
    for sort, key in connection.execute(query, values):
        found[sort].add(key)
    return {sort: keys for sort, keys in found.items() if keys}


def _by_sort(rows: Iterable[_Key]) -> dict[Sort, set[int]]:
    found: dict[str, set[int]] = {}
    for row in rows:
        found.setdefault(row.sort, set()).add(row.key)
    return {Sort(sort): keys for sort, keys in found.items()}


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

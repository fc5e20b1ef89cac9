"""What bears on a day and on what is asked, fetched through the keys: a picture of a nation reads few of the rows."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from muster.ledger import reviews
from muster.ledger.key_search import days_near, keys_near
from muster.ledger.records import Visible, Weighed, together
from muster.ledger.seeks import HELPING, ID, NEAR, NEAR_OF_ALL, READING, REPORT, WHOLE
from muster.ledger.select import cards_of, cards_with, entries_of, entry_of, last_told
from muster.ledger.sorts import REACHES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from muster.ledger.records import Card, Entry, Review
    from muster.ledger.scope import Scope
    from muster.ledger.seeks import Row

SIBLING_DAYS: Final = 31


def nearby(
    connection: sqlite3.Connection, day: int, scope: Scope, bounds: dict[str, Any], known_by: int | None
) -> Visible:
    """Give what bears on a day (ordinal) and a scope: all that ``window.relevant`` and the scope keep, and helps."""
    effective = reviews.effective(connection, bounds["recorded"])
    touched = reviews.taken(effective)
    common, near = {**bounds, "removed": json.dumps(touched)}, NEAR if touched else NEAR_OF_ALL
    numbers: set[int] = set()
    for of, keys in keys_near(connection, day, scope, reviews.brought(effective)).items():
        given = {**common, **days_near(REACHES[of[0]], day), "keys": json.dumps(sorted(keys))}
        lists = ",".join([one for row in connection.execute(near[of], given) for one in row if one])
        numbers.update(map(int, lists.split(",") if lists else ()))
    rows = connection.execute(WHOLE, {"rows": json.dumps(sorted(numbers))}).fetchall()
    cards = cards_of(connection, {row[REPORT] for row in rows}, known_by)
    found = {row[ID]: entry_of(row[ID:], cards) for row in rows}
    weighed = frozenset(found)
    found |= {row[ID]: entry_of(row[ID:], cards) for row in _helping(connection, rows, cards, day)}
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


def _helping(connection: sqlite3.Connection, rows: Iterable[Row], cards: Mapping[int, Card], day: int) -> list[Row]:
    """What else the vaguely dated reports of about that day tell that can narrow their dates."""
    had: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
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


def seen(
    connection: sqlite3.Connection,
    rows: set[int],
    effective: tuple[Review, ...],
    bounds: dict[str, Any],
    known_by: int | None,
) -> Visible:
    """Give the claims of these rows, and those that reviews bring, as a question sees them."""
    bringing = [review.target for review in effective if review.body]
    rows |= _reviewed(connection, [review.target for review in effective])
    rows |= siblings(connection, _reviewed(connection, bringing))
    found, cards = entries_of(connection, rows, bounds, known_by)
    added = cards_with(connection, bringing, bounds, known_by) if bringing else {}
    entries = reviews.applied(found, effective, added | cards)
    return Visible(
        entries=tuple(entries[key] for key in sorted(entries)),
        last_told=last_told(connection, bounds),
        known_by=known_by,
        recorded_by=bounds["recorded"],
        reports=len(cards),
        reviews=effective,
    )


def siblings(connection: sqlite3.Connection, rows: set[int]) -> set[int]:
    """The other claims of reports whose own date is vague: they help to narrow it."""
    query = """
      SELECT c.seq FROM claims c WHERE c.reading IN (
        SELECT DISTINCT o.reading FROM json_each(:rows) v JOIN claims o ON o.seq = v.value
        JOIN reports r ON r.seq = o.report
        WHERE r.told_first < r.told_last)
    """
    return {row for (row,) in connection.execute(query, {"rows": json.dumps(sorted(rows))})}


def _reviewed(connection: sqlite3.Connection, targets: list[str]) -> set[int]:
    """The claims that reviews name, and those of each report that a review adds a claim to."""
    query = """
      SELECT seq FROM claims WHERE id IN (SELECT value FROM json_each(?1))
      UNION SELECT c.seq FROM claims c JOIN reports r ON r.seq = c.report
      WHERE r.id IN (SELECT value FROM json_each(?1))
    """
    return {row for (row,) in connection.execute(query, (json.dumps(targets),))}

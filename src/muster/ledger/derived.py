"""The derived tables: checked against the rows of record, and made anew from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.ledger import copies
from muster.ledger.keys import INSERT_DAYS, INSERT_KEY, REPLACED, rows_of
from muster.ledger.rows import OF_CLAIM, claim_of
from muster.ledger.schema import MADE
from muster.time.date import Date

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from muster.ledger.keys import DaysRow, KeyRow

INSERT_PLACE: Final = "INSERT OR IGNORE INTO places VALUES (?)"
ALL_CLAIMS: Final = f"""
  SELECT r.told_first, r.told_last, c.id, c.seq, c.reading, {OF_CLAIM} FROM claims c JOIN reports r ON r.seq = c.report
"""  # noqa: S608  (own names)


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each derived table that is not what the rows of record make it."""
    keys: dict[int, KeyRow] = {}
    made = sum(hash(days) for days in _made(connection, keys))
    if {row[0]: row for row in connection.execute("SELECT * FROM keys")} != keys:
        yield _anew("keys")
    if made != sum(hash(row) for row in connection.execute("SELECT * FROM days")):
        yield _anew("days")
    if _differ(connection, "SELECT reading FROM replaced", REPLACED) or _differ(
        connection, REPLACED, "SELECT reading FROM replaced"
    ):
        yield _anew("replaced")
    if _differ(connection, "SELECT place FROM claims WHERE place IS NOT NULL", "SELECT place FROM places"):
        yield _anew("places")
    if _differ(connection, "SELECT other, report FROM copies", "SELECT report, other FROM copies"):
        yield _anew("copies")


def _differ(connection: sqlite3.Connection, one: str, other: str) -> bool:
    """Whether a query finds what another does not."""
    return connection.execute(f"{one} EXCEPT {other}").fetchone() is not None


def _anew(table: str) -> str:
    return f"the table {table} is not what the rows of record make it; 'muster check --mend' makes it anew"


def _made(connection: sqlite3.Connection, keys: dict[int, KeyRow]) -> Iterator[DaysRow]:
    """Yield what the table of days must hold, and put into ``keys`` what that of keys must."""
    for first, last, identity, number, reading, *row in connection.execute(ALL_CLAIMS):
        made = rows_of(claim_of(row), Date.between(first, last), identity, number, reading)
        if made:
            key, days = made
            keys[key[0]] = _both(key, keys.get(key[0], key))
            yield days


def _both(one: KeyRow, other: KeyRow) -> KeyRow:
    first, last = min(one[-4], other[-4]), max(one[-3], other[-3])
    return (*one[:-4], first, last, min(one[-2], other[-2]), max(one[-1], other[-1]))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the derived tables anew, inside the transaction that is going on."""
    for table in MADE:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  (own names)
    keys: dict[int, KeyRow] = {}
    connection.executemany(INSERT_DAYS, _made(connection, keys))
    connection.executemany(INSERT_KEY, keys.values())
    connection.execute(f"INSERT INTO replaced {REPLACED}")
    connection.execute("INSERT INTO places SELECT DISTINCT place FROM claims WHERE place IS NOT NULL")
    for seq, text in connection.execute("SELECT seq, text FROM reports ORDER BY seq").fetchall():
        copies.note(connection, seq, text)

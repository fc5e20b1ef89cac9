"""The derived tables: checked against the rows of record, and made anew from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.ledger import copies
from muster.ledger.keys import DAYS, INSERT_KEY, REPLACED, key_rows
from muster.ledger.rows import CLAIM_COLUMNS, claim_of
from muster.ledger.schema import MADE
from muster.time.date import Date

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from muster.ledger.keys import KeyRow

INSERT_PLACE: Final = "INSERT OR IGNORE INTO places VALUES (?)"
ALL_CLAIMS: Final = (
    f"SELECT r.told_first, r.told_last, {', '.join(f'c.{name.strip()}' for name in CLAIM_COLUMNS.split(','))}"  # noqa: S608  (own names)
    " FROM claims c JOIN reports r ON r.seq = c.report"
)


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each derived table that is not what the rows of record make it."""
    kept = connection.execute("SELECT * FROM keys").fetchall()
    if {row[0]: row for row in kept} != _keys(connection):
        yield _anew("keys")
    for table, made in (("days", DAYS), ("replaced", f"{REPLACED}")):
        for one, other in ((f"SELECT * FROM {table}", made), (made, f"SELECT * FROM {table}")):  # noqa: S608  (own names)
            if connection.execute(f"{one} EXCEPT {other}").fetchone():
                yield _anew(table)
                break
    told = "SELECT DISTINCT place FROM claims WHERE place IS NOT NULL"
    if connection.execute(f"{told} EXCEPT SELECT place FROM places").fetchone():  # noqa: S608  (own words)
        yield _anew("places")
    if connection.execute(
        "SELECT 1 FROM copies WHERE (other, report) NOT IN (SELECT report, other FROM copies)"
    ).fetchone():
        yield _anew("copies")


def _anew(table: str) -> str:
    return f"the table {table} is not what the rows of record make it; 'muster check --mend' makes it anew"


def _keys(connection: sqlite3.Connection) -> dict[int, KeyRow]:
    found: dict[int, KeyRow] = {}
    for first, last, *row in connection.execute(ALL_CLAIMS):
        for made in key_rows(claim_of(row), Date.between(first, last)):
            known = found.get(made[0], made)
            found[made[0]] = (*made[:-3], min(made[-3], known[-3]), max(made[-2], known[-2]), max(made[-1], known[-1]))
    return found


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the derived tables anew, inside the transaction that is going on."""
    for table in MADE:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  (own names)
    connection.executemany(INSERT_KEY, _keys(connection).values())
    connection.execute(f"INSERT INTO days {DAYS}")
    connection.execute(f"INSERT INTO replaced {REPLACED}")
    connection.execute("INSERT INTO places SELECT DISTINCT place FROM claims WHERE place IS NOT NULL")
    for seq, text in connection.execute("SELECT seq, text FROM reports ORDER BY seq").fetchall():
        copies.note(connection, seq, text)

"""The derived tables: checked against the rows of record, and made anew from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.ledger import copies
from muster.ledger.rows import CLAIM_COLUMNS, claim_of, key_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

INSERT_KEY: Final = (
    "INSERT INTO keys (key, kind, mission, nation, place, told_last) VALUES (?,?,?,?,?,?)"
    " ON CONFLICT (key) DO UPDATE SET told_last = max(told_last, excluded.told_last)"
)
INSERT_PLACE: Final = "INSERT OR IGNORE INTO places VALUES (?)"
TOLD: Final = "SELECT c.key, max(r.told_last) FROM claims c JOIN reports r ON r.seq = c.report GROUP BY c.key"
ALL_CLAIMS: Final = (
    f"SELECT r.told_last, {', '.join(f'c.{name.strip()}' for name in CLAIM_COLUMNS.split(','))}"  # noqa: S608  (own names)
    " FROM claims c JOIN reports r ON r.seq = c.report"
)


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each derived table that is not what the rows of record make it."""
    kept = connection.execute("SELECT key, told_last FROM keys").fetchall()
    if dict(connection.execute(TOLD).fetchall()) != dict(kept):
        yield "the table keys is not what the claims make it; 'muster check --mend' makes it anew"
    told = "SELECT DISTINCT place FROM claims WHERE place IS NOT NULL"
    if connection.execute(f"{told} EXCEPT SELECT place FROM places").fetchone():  # noqa: S608  (own words)
        yield "the table places lacks some; 'muster check --mend' makes it anew"
    if connection.execute(
        "SELECT 1 FROM copies WHERE (other, report) NOT IN (SELECT report, other FROM copies)"
    ).fetchone():
        yield "the table copies is not even; 'muster check --mend' makes it anew"


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the derived tables anew, inside the transaction that is going on."""
    for table in ("keys", "places", "prints", "copies"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  (own names)
    for told_last, *row in connection.execute(ALL_CLAIMS).fetchall():
        claim = claim_of(row)
        connection.execute(INSERT_KEY, key_row(claim, told_last))
        if claim.place:
            connection.execute(INSERT_PLACE, (claim.place,))
    for seq, text in connection.execute("SELECT seq, text FROM reports ORDER BY seq").fetchall():
        copies.note(connection, seq, text)

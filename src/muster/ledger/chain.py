"""The hash chain: a digest of every addition, each linked to the one before, so that a change of the past shows."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from muster.ledger.ids import digest

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

START: Final = "0" * 64
CONTENT: Final = {
    "reports": "SELECT * FROM reports WHERE seq = ?",
    "readings": "SELECT * FROM readings WHERE seq = ?",
    "claims": "SELECT * FROM claims WHERE reading = ? ORDER BY seq",
    "reviews": "SELECT * FROM reviews WHERE seq = ?",
}
PARTS: Final = {"report": ("reports",), "reading": ("readings", "claims"), "review": ("reviews",)}


def append(connection: sqlite3.Connection, what: str, row: int) -> None:
    """Chain the addition ``what`` (report, reading or review) with the row number ``row``."""
    last = connection.execute("SELECT link FROM chain ORDER BY seq DESC LIMIT 1").fetchone()
    now = content(connection, what, row)
    link = linked(last[0] if last else START, now)
    connection.execute("INSERT INTO chain (what, row, digest, link) VALUES (?, ?, ?, ?)", (what, row, now, link))


def content(connection: sqlite3.Connection, what: str, row: int) -> str:
    """Give the digest of an addition as it stands in the tables."""
    return digest([connection.execute(CONTENT[table], (row,)).fetchall() for table in PARTS[what]])


def linked(before: str, now: str) -> str:
    """Give the link that follows ``before`` for an addition with the digest ``now``."""
    return hashlib.sha256(f"{before}{now}".encode()).hexdigest()


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for every addition whose rows or link are not what they were."""
    before, expected = START, 1
    for seq, what, row, then, link in connection.execute("SELECT seq, what, row, digest, link FROM chain ORDER BY seq"):
        if seq != expected:
            yield f"chain row {expected} is missing"
        if content(connection, what, row) != then:
            yield f"{what} {row} is not as it was added"
        if linked(before, then) != link:
            yield f"chain row {seq} does not follow the one before it"
        before, expected = link, seq + 1
    yield from _unchained(connection)


def _unchained(connection: sqlite3.Connection) -> Iterator[str]:
    for what, (table, *_) in PARTS.items():
        query = f"SELECT seq FROM {table} WHERE seq NOT IN (SELECT row FROM chain WHERE what = ?)"  # noqa: S608  (own names)
        for (row,) in connection.execute(query, (what,)):
            yield f"{what} {row} was added without the chain"

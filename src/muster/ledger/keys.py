"""The derived tables by which what bears on a day is found: keys, the days of their claims, and what was replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.ledger.rows import key_of, mission_of
from muster.ledger.sorts import REACHES, days_of, sort_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from muster.model import Claim, Report
    from muster.time.date import Date

KeyRow = tuple[int, str, str, "str | None", "str | None", "str | None", int, int, int, int]
DaysRow = tuple[int, int, int, str, int, int, int, int]
INSERT_KEY: Final = (
    "INSERT INTO keys (key, sort, kind, mission, nation, place, first, last, told_first, told_last)"
    " VALUES (?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (key) DO UPDATE"
    " SET first = min(first, excluded.first), last = max(last, excluded.last),"
    " told_first = min(told_first, excluded.told_first), told_last = max(told_last, excluded.told_last)"
)
INSERT_DAYS: Final = "INSERT INTO days VALUES (?,?,?,?,?,?,?,?)"
REPLACED: Final = """
  SELECT g.seq FROM readings g JOIN reports r ON r.seq = g.report
  WHERE (EXISTS (SELECT 1 FROM readings n WHERE n.report = g.report AND n.seq > g.seq)
    OR EXISTS (SELECT 1 FROM reports n WHERE n.name = r.name AND n.seq > r.seq))
"""


def note(connection: sqlite3.Connection, reading: int, report: Report, claims: Iterable[tuple[str, Claim]]) -> None:
    """Keep the keys and days of a new reading's claims, and which readings of the report are replaced."""
    query = "SELECT id, seq FROM claims WHERE reading = ?"
    numbers = dict(connection.execute(query, (reading,)))
    rows = [
        rows
        for identity, claim in dict(claims).items()
        if (rows := rows_of(claim, report.told, identity, numbers[identity], reading))
    ]
    connection.executemany(INSERT_KEY, [key for key, _ in rows])
    connection.executemany(INSERT_DAYS, [days for _, days in rows])
    connection.execute(f"INSERT OR IGNORE INTO replaced {REPLACED} AND r.name = ?", (report.id,))


def rows_of(claim: Claim, told: Date, identity: str, number: int, reading: int) -> tuple[KeyRow, DaysRow] | None:
    """Give the row of a claim's key and that of its days; None where it says nothing that a picture can show."""
    sort = sort_of(claim)
    if sort not in REACHES:
        return None
    key, (first, last) = key_of(claim), days_of(sort, claim, told)
    return (
        (key, sort.value, claim.kind, mission_of(claim), claim.nation, claim.place, first, last, told.first, told.last),
        (key, last, first, identity, number, told.first, told.last, reading),
    )

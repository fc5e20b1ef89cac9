"""The derived tables by which what bears on a day is found: keys, the days of their claims, and what was replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.ledger.rows import key_of
from muster.ledger.sorts import REACHES, Sort, days_of, sort_of
from muster.time.date import LATEST

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from muster.model import Claim
    from muster.time.date import Date

KeyRow = tuple[int, str, str, "str | None", "str | None", "str | None", int, int, int]
INSERT_KEY: Final = (
    "INSERT INTO keys (key, sort, kind, mission, nation, place, first, last, told) VALUES (?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (key) DO UPDATE"
    " SET first = min(first, excluded.first), last = max(last, excluded.last), told = max(told, excluded.told)"
)
DAYS: Final = f"""
  SELECT c.key, CASE WHEN k.sort = '{Sort.PLAN}' AND c.day_last = {LATEST} THEN c.day_first ELSE c.day_last END,
    c.day_first, c.id, c.seq, r.told_first, r.told_last, c.reading
  FROM claims c JOIN reports r ON r.seq = c.report JOIN keys k ON k.key = c.key
"""  # noqa: S608  (own words)
REPLACED: Final = """
  SELECT g.seq FROM readings g JOIN reports r ON r.seq = g.report
  WHERE (EXISTS (SELECT 1 FROM readings n WHERE n.report = g.report AND n.seq > g.seq)
    OR EXISTS (SELECT 1 FROM reports n WHERE n.name = r.name AND n.seq > r.seq))
"""


def note(connection: sqlite3.Connection, reading: int, name: str, claims: Iterable[Claim], told: Date) -> None:
    """Keep the keys and days of a new reading's claims, and which readings of the report of that name are replaced."""
    connection.executemany(INSERT_KEY, [row for claim in claims for row in key_rows(claim, told)])
    connection.execute(f"INSERT INTO days {DAYS} WHERE c.reading = ?", (reading,))
    connection.execute(f"INSERT OR IGNORE INTO replaced {REPLACED} AND r.name = ?", (name,))


def key_rows(claim: Claim, told: Date) -> list[KeyRow]:
    """Give the row of a claim's key: what it is about, and the days of its claims; none where it says nothing."""
    sort = sort_of(claim)
    if sort not in REACHES:
        return []
    mission = claim.mission_name if claim.mission == "other" and claim.mission_name else claim.mission
    first, last = days_of(sort, claim, told)
    return [(key_of(claim), sort.value, claim.kind, mission, claim.nation, claim.place, first, last, told.last)]

"""The derived tables by which what bears on a day is found: keys, the days of their claims, and what was replaced."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from muster.ledger.packed import COLUMNS, pack
from muster.ledger.rows import key_of
from muster.ledger.sorts import REACHES, days_of, sort_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from muster.ledger.packed import OfReport
    from muster.model import Claim
    from muster.time.date import Date

KeyRow = tuple[Any, ...]
DaysRow = tuple[Any, ...]
OF_KEY: Final = ("kind", "event", "modality", "nation", "place", "activity", "unit")
_of_key = itemgetter(*(COLUMNS.index(name) for name in OF_KEY))
INSERT_KEY: Final = (
    f"INSERT INTO keys (key, sort, mission, {', '.join(OF_KEY)}, first, last, told_first, told_last)"  # noqa: S608  (own names)
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (key) DO UPDATE"
    " SET first = min(first, excluded.first), last = max(last, excluded.last),"
    " told_first = min(told_first, excluded.told_first), told_last = max(told_last, excluded.told_last)"
)
INSERT_DAYS: Final = "INSERT INTO days VALUES (?,?,?,?,?,?,?,?,?)"
REPLACED: Final = """
  SELECT g.seq FROM readings g JOIN reports r ON r.seq = g.report
  WHERE (EXISTS (SELECT 1 FROM readings n WHERE n.report = g.report AND n.seq > g.seq)
    OR EXISTS (SELECT 1 FROM reports n WHERE n.name = r.name AND n.seq > r.seq))
"""


class Told(NamedTuple):
    """By which report something is told, of which date, and the number of its reading."""

    by: OfReport
    date: Date
    reading: int


def note(
    connection: sqlite3.Connection, name: str, told: Told, claims: Mapping[str, tuple[Claim, Sequence[Any]]]
) -> None:
    """Keep the keys and days of a new reading's claims, and which readings of the report of that name are replaced.

    The claims are given by their ids, each with its values in the order of ``CLAIM_COLUMNS``.
    """
    query = "SELECT id, seq FROM claims WHERE reading = ?"
    numbers = dict(connection.execute(query, (told.reading,)))
    rows = [
        rows
        for identity, (claim, values) in claims.items()
        if (rows := rows_of(claim, values, told, identity, numbers[identity]))
    ]
    connection.executemany(INSERT_KEY, [key for key, _ in rows])
    connection.executemany(INSERT_DAYS, [days for _, days in rows])
    connection.execute(f"INSERT OR IGNORE INTO replaced {REPLACED} AND r.name = ?", (name,))


def rows_of(
    claim: Claim, values: Sequence[Any], told: Told, identity: str, number: int
) -> tuple[KeyRow, DaysRow] | None:
    """Give the row of a claim's key and that of its days; None where it says nothing that a picture can show."""
    sort = sort_of(claim)
    if sort not in REACHES:
        return None
    days = told.date.first, told.date.last
    key, (first, last) = key_of(claim), days_of(sort, claim, told.date)
    mission = claim.mission_name if claim.mission == "other" and claim.mission_name else claim.mission
    return (
        (key, sort.value, mission, *_of_key(values), first, last, *days),
        (key, last, first, identity, number, *days, told.reading, pack(told.by, values)),
    )

"""What a ledger holds, at a glance: whom and where its claims are about, on which days its reports are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

NAMED: Final = "mission = 'other' AND mission_name IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Overview:
    """What a ledger holds.

    Attributes:
        missions: ids (or names, where they have no id) of missions told of, the most told of first.
        nations: codes of nations, the most told of first; ``*`` is among them where it is told of.
        places: English names of places, the most told of first.
        days: the last possible days (ordinals) of the reports' dates, each once, in order.
        reports: how many reports, all versions counted.
        claims: how many claims, those that reviews removed counted too.
    """

    missions: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    days: tuple[int, ...] = ()
    reports: int = 0
    claims: int = 0


def overview(connection: sqlite3.Connection) -> Overview:
    """Give what the ledger holds."""
    return Overview(
        missions=_missions(connection),
        nations=_most_told(connection, "nation"),
        places=_most_told(connection, "place"),
        days=tuple(row[0] for row in connection.execute("SELECT DISTINCT told_last FROM reports ORDER BY 1")),
        reports=connection.execute("SELECT count(*) FROM reports").fetchone()[0],
        claims=connection.execute("SELECT count(*) FROM claims").fetchone()[0],
    )


def latest(connection: sqlite3.Connection, most: int) -> tuple[tuple[str, str], ...]:
    """Give the ids of the reports last taken in, the last first, with the moments of their recording."""
    return tuple(connection.execute("SELECT id, recorded FROM reports ORDER BY seq DESC LIMIT ?", (most,)))


def additions(connection: sqlite3.Connection) -> int:
    """Give a number that grows with every addition to the ledger."""
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM chain").fetchone()[0])


def _most_told(connection: sqlite3.Connection, column: str, where: str = "1") -> tuple[str, ...]:
    query = f"""
      SELECT {column} FROM claims WHERE {column} IS NOT NULL AND {where}
      GROUP BY {column} ORDER BY count(*) DESC, {column}"""  # noqa: S608  (own names)
    return tuple(row[0] for row in connection.execute(query))


def _missions(connection: sqlite3.Connection) -> tuple[str, ...]:
    known = _most_told(connection, "mission", "mission <> 'other'")
    return (*known, *(name for name in _most_told(connection, "mission_name", NAMED) if name not in known))

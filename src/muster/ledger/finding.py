"""Finding words in a ledger: in the texts and titles of its reports, and in its claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from muster.ledger import replay, reviews
from muster.ledger.records import Visible
from muster.ledger.select import CARDS, CURRENT, bounds, card_of, entries_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from muster.ledger.records import Card, Entry

IN_REPORT: Final = ("r.text", "r.title", "r.outlet", "r.name")
IN_CLAIM: Final = ("c.evidence", "c.place", "c.mission_name", "c.said_by", "c.who", "c.about")
READ_ON: Final = 4


@dataclass(frozen=True, slots=True)
class Found:
    """What holds all the words sought: reports and claims, the last told first, and the speakers named so."""

    reports: tuple[Card, ...] = ()
    claims: tuple[Entry, ...] = ()
    speakers: tuple[str, ...] = ()


def find(connection: sqlite3.Connection, words: Sequence[str], most: int) -> Found:
    """Give the reports, claims and speakers that hold all of the words, at most so many of each.

    Case does not matter in unaccented letters. Reviews are applied: a claim that was rejected is not found.
    """
    if not words:
        return Found()
    limits = bounds(None, None)
    return Found(
        _reports(connection, words, most, limits),
        _claims(connection, words, most, limits),
        _speakers(connection, words, most),
    )


def _reports(
    connection: sqlite3.Connection, words: Sequence[str], most: int, limits: dict[str, Any]
) -> tuple[Card, ...]:
    where, sought = _holding(IN_REPORT, words)
    query = f"{CARDS} AND {where} ORDER BY r.told_last DESC, r.id LIMIT :most"
    rows = connection.execute(query, {**limits, **sought, "most": most})
    return tuple(card_of(row[1:], None, ()) for row in rows)


def _claims(
    connection: sqlite3.Connection, words: Sequence[str], most: int, limits: dict[str, Any]
) -> tuple[Entry, ...]:
    where, sought = _holding(IN_CLAIM, words)
    query = f"""
      SELECT c.seq FROM claims c JOIN readings g ON g.seq = c.reading JOIN reports r ON r.seq = c.report
      WHERE {CURRENT} AND {where} ORDER BY r.told_last DESC, c.id LIMIT :most"""  # noqa: S608  (own names)
    rows = {row[0] for row in connection.execute(query, {**limits, **sought, "most": most * READ_ON})}
    found, cards = entries_of(connection, rows, limits, None)
    effective = reviews.effective(connection, limits["recorded"])
    left = reviews.applied(found, tuple(one for one in effective if one.action != "add"), cards)
    return tuple(sorted(left.values(), key=lambda entry: (-entry.card.told.last, entry.id))[:most])


def _speakers(connection: sqlite3.Connection, words: Sequence[str], most: int) -> tuple[str, ...]:
    where, sought = _holding(("c.said_by",), words)
    query = f"SELECT c.said_by FROM claims c WHERE {where} GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT :most"  # noqa: S608
    return tuple(row[0] for row in connection.execute(query, {**sought, "most": most}))


def _holding(columns: Sequence[str], words: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The condition that each word stands in one of the columns, and its values."""
    sought = {f"word{at}": f"%{_plain(word)}%" for at, word in enumerate(words)}
    each = (" OR ".join(f"{column} LIKE :{name} ESCAPE '\\'" for column in columns) for name in sought)
    return " AND ".join(f"({one})" for one in each), sought


def _plain(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def told_in(connection: sqlite3.Connection, report: str, limits: dict[str, Any], known_by: int | None) -> Visible:
    """Give what the question may see of one report (version): its claims, and those that reviews brought to it."""
    rows = connection.execute(f"{CARDS} AND r.id = :report", {**limits, "report": report}).fetchall()
    if not rows:
        return Visible(known_by=known_by)
    card = card_of(rows[0][1:], known_by, ())
    query = "SELECT c.seq FROM claims c JOIN reports r ON r.seq = c.report WHERE r.id = ?"
    found, cards = entries_of(connection, {row[0] for row in connection.execute(query, (report,))}, limits, known_by)
    effective = reviews.effective(connection, limits["recorded"])
    entries = reviews.applied(found, effective, cards or {card.id: card})
    return Visible(tuple(entries[key] for key in sorted(entries)), card.told, known_by, reports=1, reviews=effective)


def report_of(connection: sqlite3.Connection, claim: str) -> str | None:
    """Give the id of the report that a claim is of, also of one that a review brought; None where there is none."""
    found = replay.told(connection, claim)
    return found.report if found else None

"""What a question may see: claims of current readings of current versions, by two clocks, with reviews applied."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from muster.ledger import reviews
from muster.ledger.records import Card, Entry, Visible
from muster.ledger.rows import OF_CLAIM, anchors_of, claim_of, date_of
from muster.making import maker
from muster.time.date import LATEST, Certainty

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from muster.time.date import Date

ENTRY, CARD = maker(Entry), maker(Card)
ENDLESS: Final = reviews.ENDLESS
CURRENT: Final = f"""
  r.told_first <= :known AND ((:recorded = '{ENDLESS}' AND g.seq NOT IN (SELECT reading FROM replaced)) OR (
  g.recorded <= :recorded
  AND NOT EXISTS (SELECT 1 FROM readings n WHERE n.report = g.report AND n.seq > g.seq AND n.recorded <= :recorded)
  AND NOT EXISTS (SELECT 1 FROM reports n WHERE n.name = r.name AND n.seq > r.seq
                  AND n.recorded <= :recorded AND n.told_first <= :known)))
"""  # noqa: S608  (own words)
COLUMNS: Final = f"c.id, c.report, {OF_CLAIM}"
CLAIMS: Final = f"""
  SELECT {COLUMNS} FROM claims c JOIN readings g ON g.seq = c.reading JOIN reports r ON r.seq = c.report
  WHERE {CURRENT}
"""  # noqa: S608  (own names)
OF_CARD: Final = "r.seq, r.id, r.name, r.told, r.outlet, r.title, r.url, r.lang"
CARDS: Final = f"SELECT {OF_CARD} FROM readings g JOIN reports r ON r.seq = g.report WHERE {CURRENT}"  # noqa: S608
OF_REPORTS: Final = f"SELECT {OF_CARD} FROM reports r"  # noqa: S608  (own names)
COPIES: Final = "SELECT c.report, r.id FROM copies c JOIN reports r ON r.seq = c.other"
SOME: Final = "IN (SELECT value FROM json_each(:rows))"


def bounds(known_by: int | None, recorded_by: str | None) -> dict[str, Any]:
    """Give the two clocks' bounds as the queries name them; None sets no bound."""
    return {"recorded": recorded_by or ENDLESS, "known": LATEST if known_by is None else known_by}


def visible(connection: sqlite3.Connection, known_by: int | None, recorded_by: str | None) -> Visible:
    """Give all claims visible by the day ``known_by`` (ordinal) and the moment ``recorded_by``; None sets no bound."""
    limits = bounds(known_by, recorded_by)
    cards = _cards(connection, CARDS, COPIES, limits, known_by)
    found = _entries(connection.execute(CLAIMS, limits), cards)
    by_id = {card.id: card for card in cards.values()}
    effective = reviews.effective(connection, limits["recorded"])
    entries = reviews.applied(found, effective, by_id)
    return Visible(
        entries=tuple(entries[key] for key in sorted(entries)),
        last_told=last_told(connection, limits),
        known_by=known_by,
        recorded_by=recorded_by,
        reports=len(by_id),
        reviews=effective,
    )


def entries_of(
    connection: sqlite3.Connection, rows: set[int], limits: dict[str, Any], known_by: int | None
) -> tuple[dict[str, Entry], dict[str, Card]]:
    """Give the visible ones of the claims in these rows, and their reports' cards, by id."""
    listed = json.dumps(sorted(rows))
    found = connection.execute(f"{CLAIMS} AND c.seq {SOME}", {**limits, "rows": listed}).fetchall()
    reports = json.dumps(sorted({row[1] for row in found}))
    of_reports = {**limits, "rows": reports}
    cards = _cards(connection, f"{CARDS} AND r.seq {SOME}", f"{COPIES} WHERE c.report {SOME}", of_reports, known_by)
    return _entries(found, cards), {card.id: card for card in cards.values()}


def last_told(connection: sqlite3.Connection, limits: dict[str, Any]) -> Date | None:
    """Give the date of the latest report that the question may see."""
    query = """
      SELECT told FROM reports WHERE told_first <= :known AND recorded <= :recorded
      ORDER BY told_last DESC, told_first DESC LIMIT 1
    """
    row = connection.execute(query, limits).fetchone()
    return date_of(row[0]) if row else None


def _entries(rows: Iterable[tuple[Any, ...]], cards: dict[int, Card]) -> dict[str, Entry]:
    return {row[0]: entry_of(row, cards) for row in rows}


def entry_of(row: Sequence[Any], cards: Mapping[int, Card]) -> Entry:
    """Make the entry of a row of ``COLUMNS``."""
    return ENTRY(row[0], claim_of(row[2:]), cards[row[1]], anchors_of(row[-1]), (), None, None)


def cards_of(connection: sqlite3.Connection, reports: Iterable[int], known_by: int | None) -> dict[int, Card]:
    """Give the cards of reports that the question may see, by the numbers of their rows."""
    listed = {"rows": json.dumps(sorted(reports))}
    return _cards(connection, f"{OF_REPORTS} WHERE r.seq {SOME}", f"{COPIES} WHERE c.report {SOME}", listed, known_by)


def cards_with(
    connection: sqlite3.Connection, ids: Iterable[str], limits: dict[str, Any], known_by: int | None
) -> dict[str, Card]:
    """Give the cards of the visible ones of the reports with these ids, which may hold no claims; by id."""
    of_reports = {**limits, "rows": json.dumps(sorted(ids))}
    copies = f"{COPIES} JOIN reports o ON o.seq = c.report WHERE o.id {SOME}"
    cards = _cards(connection, f"{CARDS} AND r.id {SOME}", copies, of_reports, known_by)
    return {card.id: card for card in cards.values()}


def _cards(
    connection: sqlite3.Connection, query: str, copies: str, limits: dict[str, Any], known_by: int | None
) -> dict[int, Card]:
    likes: dict[int, list[str]] = {}
    for report, other in connection.execute(copies, limits if ":rows" in copies else {}):
        likes.setdefault(report, []).append(other)
    rows = connection.execute(query, limits)
    return {row[0]: card_of(row[1:], known_by, tuple(sorted(likes[row[0]])) if row[0] in likes else ()) for row in rows}


def card_of(row: tuple[Any, ...], known_by: int | None, likes: tuple[str, ...]) -> Card:
    """Give the card in a row of ``CARDS`` (without its number), with the ids of the reports that are like it."""
    identity, name, told, outlet, title, url, lang = row
    date = date_of(told)
    sure = known_by is None or date.last <= known_by
    known = Certainty.CERTAIN if sure else Certainty.POSSIBLE
    return CARD(identity, name, date, outlet, title, url, lang, known, likes)

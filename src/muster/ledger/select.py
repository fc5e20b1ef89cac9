"""What a question may see: claims of current readings of current versions, by two clocks, with reviews applied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from muster.ledger import reviews
from muster.ledger.records import Card, Entry, Visible
from muster.ledger.rows import CLAIM_COLUMNS, anchors_of, claim_of
from muster.time.date import LATEST, Certainty, Date

if TYPE_CHECKING:
    import sqlite3

ENDLESS: Final = "9999"
CURRENT: Final = """
  g.recorded <= :recorded AND r.told_first <= :known
  AND NOT EXISTS (SELECT 1 FROM readings n WHERE n.report = g.report AND n.seq > g.seq AND n.recorded <= :recorded)
  AND NOT EXISTS (SELECT 1 FROM reports n WHERE n.name = r.name AND n.seq > r.seq
                  AND n.recorded <= :recorded AND n.told_first <= :known)
"""
CLAIMS: Final = f"""
  SELECT c.id, c.report, {", ".join(f"c.{name.strip()}" for name in CLAIM_COLUMNS.split(","))}
  FROM claims c JOIN readings g ON g.seq = c.reading JOIN reports r ON r.seq = c.report WHERE {CURRENT}
"""  # noqa: S608  (own names)
CARDS: Final = f"""
  SELECT r.seq, r.id, r.name, r.told, r.outlet, r.title, r.url, r.lang
  FROM readings g JOIN reports r ON r.seq = g.report WHERE {CURRENT}
"""  # noqa: S608  (own names)
COPIES: Final = "SELECT c.report, r.id FROM copies c JOIN reports r ON r.seq = c.other"


def visible(connection: sqlite3.Connection, known_by: int | None, recorded_by: str | None) -> Visible:
    """Give all claims visible by the day ``known_by`` (ordinal) and the moment ``recorded_by``; None sets no bound."""
    bounds: dict[str, Any] = {"recorded": recorded_by or ENDLESS, "known": LATEST if known_by is None else known_by}
    cards = _cards(connection, bounds, known_by)
    found = {}
    for row in connection.execute(CLAIMS, bounds):
        found[row[0]] = Entry(row[0], claim_of(row[2:]), cards[row[1]], anchors_of(row[-1]))
    by_id = {card.id: card for card in cards.values()}
    effective = reviews.effective(connection, bounds["recorded"])
    entries = reviews.applied(found, effective, by_id)
    return Visible(
        entries=tuple(entries[key] for key in sorted(entries)),
        last_told=max((card.told for card in by_id.values()), key=lambda told: (told.last, told.first), default=None),
        known_by=known_by,
        recorded_by=recorded_by,
        reports=len(by_id),
        reviews=effective,
    )


def _cards(connection: sqlite3.Connection, bounds: dict[str, Any], known_by: int | None) -> dict[int, Card]:
    likes: dict[int, list[str]] = {}
    for report, other in connection.execute(COPIES):
        likes.setdefault(report, []).append(other)
    rows = connection.execute(CARDS, bounds)
    return {row[0]: _card(row[1:], known_by, tuple(sorted(likes.get(row[0], ())))) for row in rows}


def _card(row: tuple[Any, ...], known_by: int | None, likes: tuple[str, ...]) -> Card:
    identity, name, told, outlet, title, url, lang = row
    date = Date.parse(told)
    sure = known_by is None or date.last <= known_by
    return Card(
        id=identity,
        name=name,
        told=date,
        outlet=outlet,
        title=title,
        url=url,
        lang=lang,
        known=Certainty.CERTAIN if sure else Certainty.POSSIBLE,
        copies=likes,
    )

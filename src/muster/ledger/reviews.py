"""Reviews: rows by a named analyst that confirm, reject or amend a claim, add a missed one, or undo a review.

A review never changes a row. What it does, it does to what questions see from the moment of its recording on.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.claim_json import claim_from_dict
from muster.ledger.errors import LedgerError
from muster.ledger.ids import claim_id
from muster.ledger.records import Entry, Review
from muster.model import Claim, Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from typing import Any

    from muster.ledger.records import Card

TARGETS: Final = {"confirm": "claims", "reject": "claims", "amend": "claims", "add": "reports", "undo": "reviews"}
COLUMNS: Final = "id, action, target, analyst, reason, recorded, body"


def effective(connection: sqlite3.Connection, recorded: str) -> tuple[Review, ...]:
    """Give the reviews recorded by that moment that no later review undoes, oldest first."""
    query = f"SELECT {COLUMNS} FROM reviews WHERE recorded <= ? ORDER BY seq"  # noqa: S608  (own names)
    rows = [Review(*row) for row in connection.execute(query, (recorded,))]
    undone: set[str] = set()
    for review in reversed(rows):
        if review.action == "undo" and review.id not in undone:
            undone.add(review.target)
    return tuple(review for review in rows if review.id not in undone and review.action != "undo")


def applied(found: dict[str, Entry], effective: tuple[Review, ...], cards: Mapping[str, Card]) -> dict[str, Entry]:
    """Give the entries as the reviews leave them, by id."""
    entries = dict(found)
    for review in effective:
        if review.action == "add" and review.target in cards:
            entry = _entry(review, cards[review.target])
            entries[entry.id] = entry
        elif review.target in entries:
            _apply(review, entries)
    return entries


def brought(effective: Iterable[Review]) -> list[Claim]:
    """Give the claims that these reviews bring."""
    return [read_body(review.body) for review in effective if review.body]


def _apply(review: Review, entries: dict[str, Entry]) -> None:
    old = entries[review.target]
    if review.action == "confirm":
        entries[old.id] = replace(old, confirmed=(*old.confirmed, review.analyst))
        return
    del entries[review.target]
    if review.action == "amend":
        entry = replace(_entry(review, old.card), amends=old.id)
        entries[entry.id] = entry


def _entry(review: Review, card: Card) -> Entry:
    claim = read_body(review.body or "{}")
    return Entry(claim_id(claim, card.id), claim, card, added_by=review.analyst)


def reviews_of(connection: sqlite3.Connection, target: str) -> tuple[Review, ...]:
    """Give all reviews that name a target, oldest first."""
    query = f"SELECT {COLUMNS} FROM reviews WHERE target = ? ORDER BY seq"  # noqa: S608  (own names)
    return tuple(Review(*row) for row in connection.execute(query, (target,)))


def review_with(connection: sqlite3.Connection, identity: str) -> Review | None:
    """Give the review with that id; None where there is none."""
    row = connection.execute(f"SELECT {COLUMNS} FROM reviews WHERE id = ?", (identity,)).fetchone()  # noqa: S608  (own names)
    return Review(*row) if row else None


def check_review(connection: sqlite3.Connection, review: Review) -> None:
    """Refuse a review that names nothing, brings no claim where it must, or that nobody signs.

    Raises:
        LedgerError: with what is missing.
    """
    table = TARGETS[review.action]
    if not review.analyst.strip() or not review.reason.strip():
        raise LedgerError("a review needs a name and a reason; give --by NAME --reason TEXT")
    if (review.body is None) == (review.action in ("amend", "add")):
        raise LedgerError(f"to {review.action} takes {'a' if review.body is None else 'no'} claim")
    if table == "claims" and report_of_brought(connection, review.target):
        return
    if not connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (review.target,)).fetchone():  # noqa: S608
        raise LedgerError(f"{review.target}: this ledger has no such {table[:-1]}; 'muster history' shows the ids")


def report_of_brought(connection: sqlite3.Connection, claim: str) -> str | None:
    """Give the id of the report to which an earlier review brought the claim with that id; None where none did."""
    rows = connection.execute("SELECT action, target, body FROM reviews WHERE body IS NOT NULL").fetchall()
    for action, target, body in rows:
        report = target if action == "add" else _report_of(connection, target)
        if report and claim_id(read_body(body), report) == claim:
            return str(report)
    return None


def _report_of(connection: sqlite3.Connection, claim: str) -> str | None:
    query = "SELECT r.id FROM claims c JOIN reports r ON r.seq = c.report WHERE c.id = ?"
    row = connection.execute(query, (claim,)).fetchone()
    return row[0] if row else None


def write_body(data: Mapping[str, Any], claim: Claim) -> str:
    """Give the text under which a review keeps the claim that it brings, ``data`` being its plain form."""
    return json.dumps({**data, "span": [claim.evidence.start, claim.evidence.end]}, ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=8192)
def read_body(body: str) -> Claim:
    """Give the claim that a review brings; each question about a ledger reads it a few times."""
    data = json.loads(body)
    start, end = data.pop("span")
    claim = claim_from_dict(data, data["evidence"])
    return replace(claim, evidence=Span(start, end, data["evidence"]))

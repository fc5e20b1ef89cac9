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
from muster.time.date import Date

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from muster.ledger.records import Card

ENDLESS: Final = "9999"
OF_CLAIMS: Final = frozenset({"confirm", "reject", "amend"})
TAKING: Final = frozenset({"reject", "amend"})
OF_OTHERS: Final[Mapping[str, str]] = {"add": "reports", "undo": "reviews"}
COLUMNS: Final = "id, action, target, analyst, reason, recorded, body"


def effective(connection: sqlite3.Connection, recorded: str) -> tuple[Review, ...]:
    """Give the reviews recorded by that moment that no later review undoes, oldest first."""
    rows = every_review(connection, recorded)
    undone = _undone(rows)
    return tuple(review for review in rows if review.id not in undone and review.action != "undo")


def every_review(connection: sqlite3.Connection, recorded: str = ENDLESS) -> list[Review]:
    """Give the reviews recorded by that moment, undone ones too, oldest first."""
    query = f"SELECT {COLUMNS} FROM reviews WHERE recorded <= ? ORDER BY seq"  # noqa: S608  (own names)
    return [Review(*row) for row in connection.execute(query, (recorded,))]


def _undone(rows: Sequence[Review]) -> dict[str, Review]:
    """The reviews that undo another which is not undone itself, by what they undo."""
    undone: dict[str, Review] = {}
    for review in reversed(rows):
        if review.action == "undo" and review.id not in undone:
            undone[review.target] = review
    return undone


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


def taken(effective: Iterable[Review]) -> list[str]:
    """Give the ids of the claims that these reviews reject or put another in the place of."""
    return [review.target for review in effective if review.action in TAKING]


def _apply(review: Review, entries: dict[str, Entry]) -> None:
    old = entries[review.target]
    if review.action == "confirm":
        entries[old.id] = replace(old, confirmed=(*old.confirmed, review.analyst))
        return
    del entries[review.target]
    if review.action == "amend":
        entry = replace(_entry(review, old.card), amends=old.id)
        entries[entry.id] = _dated_as(old, entry)


def _dated_as(old: Entry, entry: Entry) -> Entry:
    """The entry with the date of the old one and what that reckons from, where it is the same in the same words."""
    one, other = old.claim, entry.claim
    if one.evidence != other.evidence or _hull(one) != _hull(other):
        return entry
    return replace(entry, anchors=old.anchors, claim=replace(other, when=one.when))


def _hull(claim: Claim) -> str | None:
    return claim.when.hull_edtf if claim.when else None


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
    """Refuse a review that brings no claim where it must, or that nobody signs; an undoing that names nothing to undo.

    Raises:
        LedgerError: with what is missing.
    """
    if not review.analyst.strip() or not review.reason.strip():
        raise LedgerError("a review needs a name and a reason; give --by NAME --reason TEXT")
    if (review.body is None) == (review.action in ("amend", "add")):
        raise LedgerError(f"to {review.action} takes {'a' if review.body is None else 'no'} claim")
    _check_days(review)
    table = OF_OTHERS.get(review.action)
    if table and not connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (review.target,)).fetchone():  # noqa: S608
        raise LedgerError(f"{review.target}: this ledger has no such {table[:-1]}; 'muster history' shows the ids")
    undone = _undone(every_review(connection)) if review.action == "undo" else {}
    if review.target in undone:
        by = undone[review.target]
        raise LedgerError(f"{review.target}: it was taken back by {by.analyst} already, in {by.id}")


def _check_days(review: Review) -> None:
    claim = read_body(review.body) if review.body else None
    if claim and claim.when and isinstance(claim.until, Date) and claim.until.last < claim.when.first:
        days = f"until {claim.until.edtf}, when {claim.when.edtf}"
        raise LedgerError(f"a claim that is over before it begins ({days}); give an 'until' that is not before 'when'")


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

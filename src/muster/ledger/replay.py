"""The reviews one after the other: which claims they brought, and which they took from answers and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from muster.ledger.errors import LedgerError
from muster.ledger.ids import claim_id
from muster.ledger.records import Fate, Told
from muster.ledger.reviews import ENDLESS, TAKING, effective, every_review, read_body
from muster.ledger.rows import OF_CLAIM, claim_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from muster.ledger.records import Review


class _Replayed(NamedTuple):
    brought: dict[str, Told]
    gone: dict[str, Fate]


def told(connection: sqlite3.Connection, claim: str) -> Told | None:
    """Give the claim with that id as it was read, or as a review brought it; None where there is none."""
    return _read(connection, claim) or _replayed(connection, every_review(connection), frozenset()).brought.get(claim)


def fate(connection: sqlite3.Connection, claim: str) -> Fate | None:
    """Give what took the claim with that id from answers; None where no review did."""
    return _of_now(connection).gone.get(claim)


def must_be_there(connection: sqlite3.Connection, claim: str) -> None:
    """Refuse a claim that is not there to be reviewed.

    Raises:
        LedgerError: where there is none, or it was rejected or amended, or what brought it was taken back.
    """
    now = _of_now(connection)
    if claim in now.gone:
        raise LedgerError(f"{claim}: {_words(now.gone[claim])}")
    if claim in now.brought or _read(connection, claim):
        return
    if told(connection, claim):
        raise LedgerError(f"{claim}: the review that brought it was taken back; 'muster history' shows what is there")
    raise LedgerError(f"{claim}: this ledger has no such claim; 'muster history' shows the ids")


def _words(fate: Fate) -> str:
    by = fate.by
    if fate.instead is None:
        return f"it was rejected by {by.analyst} already; 'muster review undo {by.id}' brings it back"
    return f"it was amended by {by.analyst} in {by.id}; review {fate.instead}, which is in its place, or undo {by.id}"


def _of_now(connection: sqlite3.Connection) -> _Replayed:
    return _replayed(connection, effective(connection, ENDLESS), TAKING)


def _replayed(connection: sqlite3.Connection, rows: Iterable[Review], taking: AbstractSet[str]) -> _Replayed:
    """What reviews brought, and what those of the actions in ``taking`` took; one of what is gone does nothing."""
    brought: dict[str, Told] = {}
    gone: dict[str, Fate] = {}
    for review in rows:
        if not review.body and review.action not in taking:
            continue
        report = _report(connection, review, brought)
        if report is None or review.target in gone:
            continue
        made = Told(read_body(review.body), report) if review.body else None
        instead = claim_id(made.claim, report) if made else None
        if review.action in taking:
            gone[review.target] = Fate(review, instead)
        if made and instead:
            brought[instead] = made
            gone.pop(instead, None)
    return _Replayed(brought, gone)


def _report(connection: sqlite3.Connection, review: Review, brought: Mapping[str, Told]) -> str | None:
    if review.action == "add":
        return review.target
    found = brought.get(review.target) or _read(connection, review.target)
    return found.report if found else None


def _read(connection: sqlite3.Connection, claim: str) -> Told | None:
    query = f"SELECT r.id, {OF_CLAIM} FROM claims c JOIN reports r ON r.seq = c.report WHERE c.id = ?"  # noqa: S608
    row = connection.execute(query, (claim,)).fetchone()
    return Told(claim_of(row[1:]), row[0]) if row else None

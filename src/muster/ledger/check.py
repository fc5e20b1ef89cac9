"""Verifying a ledger, and copying it whole."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from muster.ledger import chain, derived
from muster.ledger.errors import LedgerError, clear_errors
from muster.ledger.ids import claim_id, report_id
from muster.ledger.rows import CLAIM_COLUMNS, REPORT_COLUMNS, claim_of, report_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each fault: of the file, the references, the chain, the ids, the evidence against the text."""
    for (line,) in connection.execute("PRAGMA integrity_check").fetchall():
        if line != "ok":
            yield f"the file: {line}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"{table} {row} names a row of {parent} that is not there"
    yield from chain.faults(connection)
    yield from _reports(connection)
    yield from derived.faults(connection)


def _reports(connection: sqlite3.Connection) -> Iterator[str]:
    query = f"SELECT seq, {REPORT_COLUMNS} FROM reports ORDER BY seq"  # noqa: S608  (own names)
    for seq, *row in connection.execute(query):
        report = report_of(row)
        if report_id(report) != row[0]:
            yield f"report {row[0]} is not the text that its id was made of"
        yield from _claims(connection, seq, row[0], report.text)


def _claims(connection: sqlite3.Connection, seq: int, report: str, text: str) -> Iterator[str]:
    query = f"SELECT id, {CLAIM_COLUMNS} FROM claims WHERE report = ? ORDER BY seq"  # noqa: S608  (own names)
    for identity, *row in connection.execute(query, (seq,)):
        claim = claim_of(row)
        if text[claim.evidence.start : claim.evidence.end] != claim.evidence.text:
            yield f"claim {identity}: its evidence is not in report {report} where it says"
        if claim_id(claim, report) != identity:
            yield f"claim {identity} is not what its id was made of"


def backup(connection: sqlite3.Connection, path: Path) -> None:
    """Write a whole copy to a new file.

    Raises:
        LedgerError: where the file is there already, or cannot be written.
    """
    if path.exists():
        raise LedgerError(f"{path}: there is a file already; give another name")
    with clear_errors(path):
        copy = sqlite3.connect(path)
        try:
            connection.backup(copy)
        finally:
            copy.close()

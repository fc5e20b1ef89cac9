"""What reports came in as, kept beside them in the ledger's file: raw bytes by their hash, and how each was dated.

Two tables of their own, ``raw`` and ``origins``, which only grow. A row is written before its report, whose id is made
of its content: where that report is then never added the row is harmless, and where it is added again nothing doubles.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Final

from muster.ledger import clock
from muster.ledger.errors import clear_errors
from muster.ledger.ids import report_id
from muster.model import Origin

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from muster.ledger.store import Ledger
    from muster.model import Report

TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS raw (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, body BLOB NOT NULL) STRICT",
    """CREATE TABLE IF NOT EXISTS origins (
         report TEXT PRIMARY KEY, kind TEXT NOT NULL, raw TEXT NOT NULL, given TEXT NOT NULL, dated_by TEXT NOT NULL,
         pages TEXT NOT NULL, recorded TEXT NOT NULL) STRICT""",
    *(
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a ledger only grows: no {act} in {table}'); END"
        for table in ("raw", "origins")
        for act in ("update", "delete")
    ),
)
_THERE: Final = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'origins'"
# Six, the default, takes three times as long for a tenth less.
_LEVEL: Final = 3


def prepare(ledger: Ledger) -> None:
    """Make the tables where the ledger, open for writing, does not have them yet."""
    with clear_errors(ledger.path):
        if not ledger.connection.execute(_THERE).fetchone():
            for statement in TABLES:
                ledger.connection.execute(statement)


def keep(ledger: Ledger, report: Report) -> None:
    """Keep what a report came in as, with the ledger's own additions; what is kept already stays as it is.

    Raises:
        LedgerError: where the file cannot be written to.
    """
    origin = report.origin
    if origin is None:
        return
    identity = report_id(report)
    with clear_errors(ledger.path), ledger._transactions.whole():  # noqa: SLF001  (one transaction with its reports)
        if ledger.connection.execute("SELECT 1 FROM origins WHERE report = ?", (identity,)).fetchone():
            return
        hashed = _keep_raw(ledger.connection, origin.raw)
        given, pages = json.dumps(dict(origin.given), ensure_ascii=False), json.dumps(origin.pages)
        row = (identity, origin.kind, hashed, given, origin.dated_by, pages, clock.now())
        ledger.connection.execute("INSERT INTO origins VALUES (?,?,?,?,?,?,?)", row)


def _keep_raw(connection: sqlite3.Connection, raw: bytes) -> str:
    hashed = hashlib.sha256(raw).hexdigest()
    if not connection.execute("SELECT 1 FROM raw WHERE hash = ?", (hashed,)).fetchone():
        body = zlib.compress(raw, _LEVEL)
        connection.execute("INSERT INTO raw VALUES (?,?,?)", (hashed, len(raw), body))
    return hashed


def origin_of(ledger: Ledger, report: str) -> Origin | None:
    """Give what the version of a report with that id came in as; None where that was not kept."""
    query = """
      SELECT kind, body, given, dated_by, pages FROM origins JOIN raw ON raw.hash = origins.raw WHERE report = ?
    """
    with clear_errors(ledger.path):
        if not ledger.connection.execute(_THERE).fetchone():
            return None
        row = ledger.connection.execute(query, (report,)).fetchone()
    if row is None:
        return None
    kind, body, given, dated_by, pages = row
    listed = tuple((number, start) for number, start in json.loads(pages))
    return Origin(kind, zlib.decompress(body), tuple(json.loads(given).items()), dated_by, listed)


def faults(ledger: Ledger) -> Iterator[str]:
    """Yield a line for each raw body that is not what its hash was made of, and for each that is missing."""
    with clear_errors(ledger.path):
        if not ledger.connection.execute(_THERE).fetchone():
            return
        for hashed, body in ledger.connection.execute("SELECT hash, body FROM raw"):
            if not _is_whole(hashed, body):
                yield f"the raw bytes {hashed[:12]}… are not as they were kept"
        missing = "SELECT report FROM origins WHERE raw NOT IN (SELECT hash FROM raw)"
        for (report,) in ledger.connection.execute(missing):
            yield f"the raw bytes of report {report} are missing"


def _is_whole(hashed: str, body: bytes) -> bool:
    try:
        return hashlib.sha256(zlib.decompress(body)).hexdigest() == hashed
    except zlib.error:
        return False

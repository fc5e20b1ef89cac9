"""Opening a ledger file: for writing (made where there is none) or for reading only."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from muster.ledger.derived import rebuild
from muster.ledger.errors import LedgerError, clear_errors
from muster.ledger.schema import APPLICATION, DERIVED, GUARDS, MADE, TABLES, UPGRADE, VERSION

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE: Final = 30.0
LOG_PAGES: Final = 4000  # an addition touches some hundred pages: one in forty, not in ten, moves the log into the file


def open_for_writing(path: Path, *, create: bool, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a ledger, making it where there is none and ``create`` is set.

    Raises:
        LedgerError: where it cannot be opened, is no ledger, or of a newer version.
    """
    if not path.exists() and not create:
        raise _missing(path)
    _make_folder(path)
    with clear_errors(path):
        connection = _connect(path, "rwc" if create else "rw", patience)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        connection.execute("PRAGMA foreign_keys = ON")
        _prepare(connection)
        _refuse_others(connection, path)
        _bring_up_to_date(connection)
        return connection


def open_for_reading(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a ledger to ask it only; works on a medium that cannot be written to.

    Raises:
        LedgerError: where there is none, it is no ledger, damaged, or of a newer version.
    """
    if not path.exists():
        raise _missing(path)
    with clear_errors(path):
        connection = _connect(path, "ro", patience)
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection = _connect(path, "ro&immutable=1", patience)
        if _is_new(connection):
            return _nothing_kept()
        _refuse_others(connection, path)
        if _version(connection) < VERSION:
            raise LedgerError(f"{path}: an older Muster made it; bring it up to date first: muster check --mend")
        return connection


def _connect(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    address = f"file:{quote(str(path.resolve()))}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA mmap_size = 1073741824")
    return connection


def _missing(path: Path) -> LedgerError:
    return LedgerError(f"{path}: there is no ledger; read reports into it first: muster read PATH")


def _make_folder(path: Path) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: it is a folder; give the name of a file with --ledger")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(
            f"{path}: its folder cannot be made ({error.strerror}); give another with --ledger"
        ) from error


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file; two who do so at once do it once."""
    if connection.execute("PRAGMA user_version").fetchone()[0] or _has_tables(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    if not _has_tables(connection):
        for statement in _statements(TABLES + DERIVED + GUARDS):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Make the derived tables of a file of an older version anew; what is of record has the same shape in all."""
    if _version(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) < VERSION:
        for statement in (*UPGRADE, *(f"DROP TABLE IF EXISTS {table}" for table in MADE), *_statements(DERIVED)):
            connection.execute(statement)
        rebuild(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _is_new(connection: sqlite3.Connection) -> bool:
    """Whether the file is empty, as where its making was stopped before its tables were there."""
    marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    return not any(marks) and not _has_tables(connection)


def _nothing_kept() -> sqlite3.Connection:
    """A ledger that holds nothing, in memory: an empty file is asked like one that was just made."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _prepare(connection)
    return connection


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _statements(script: str) -> list[str]:
    statements, current = [], ""
    for line in script.splitlines():
        current += line + "\n"
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements


def _refuse_others(connection: sqlite3.Connection, path: Path) -> None:
    kind = connection.execute("PRAGMA application_id").fetchone()[0]
    version = _version(connection)
    if kind != APPLICATION:
        raise LedgerError(f"{path}: it is no ledger of Muster; give another file with --ledger")
    if version > VERSION:
        raise LedgerError(f"{path}: a newer Muster made it (ledger version {version}); install a newer Muster")

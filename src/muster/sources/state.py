"""The file of state beside a ledger: how far long sources were read, what is followed, what was told already.

Nothing of record stands in it: where it is lost, sources are read from their beginning and add nothing twice.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Self

from muster.problems import MusterError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS progress (
         source TEXT PRIMARY KEY, stamp TEXT NOT NULL, position INTEGER NOT NULL) STRICT""",
    """CREATE TABLE IF NOT EXISTS feeds (
         address TEXT PRIMARY KEY, etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '',
         due REAL NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, last TEXT NOT NULL DEFAULT '',
         said TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE IF NOT EXISTS entries (
         feed TEXT NOT NULL, entry TEXT NOT NULL, stage TEXT NOT NULL, item TEXT NOT NULL, body BLOB,
         tries INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0, PRIMARY KEY (feed, entry)) STRICT""",
    "CREATE INDEX IF NOT EXISTS entries_by_stage ON entries (stage, due)",
    "CREATE TABLE IF NOT EXISTS dropped (path TEXT PRIMARY KEY, stamp TEXT NOT NULL) STRICT",
    """CREATE TABLE IF NOT EXISTS rules (
         name TEXT PRIMARY KEY, rule TEXT NOT NULL, since TEXT NOT NULL, day INTEGER NOT NULL) STRICT""",
    """CREATE TABLE IF NOT EXISTS alerts (
         id TEXT PRIMARY KEY, rule TEXT NOT NULL, said TEXT NOT NULL, made TEXT NOT NULL, sent TEXT) STRICT""",
)
_PATIENCE: Final = 30.0


class State:
    """A file of state, open. Use it as a context manager; what is done inside ``whole`` is done whole or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = FULL")
            for statement in TABLES:
                self.connection.execute(statement)
        except (sqlite3.Error, OSError) as error:
            raise _unusable(path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @contextmanager
    def whole(self) -> Iterator[sqlite3.Connection]:
        """Do several things whole or not at all.

        Raises:
            MusterError: where the file cannot be written to.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
            self.connection.execute("COMMIT")
        except BaseException as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise _unusable(self.path, error) from error
            raise


def state_path(ledger: Path) -> Path:
    """Where the state of a ledger is."""
    return ledger.with_name(f"{ledger.name}.state")


def _unusable(path: Path, error: Exception) -> MusterError:
    return MusterError(f"{path}: the state beside the ledger cannot be used ({error}); move it away to begin anew")

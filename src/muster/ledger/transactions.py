"""When what is added is kept, and what a question sees while others add."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from muster.collecting import uncollected

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

LONGEST_BATCH: Final = 0.5


class Transactions:
    """The transactions of one connection, which commits on its own only where this says so."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._since = 0.0
        self._in_batch = False

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Keep many additions with few commits, each between two of them; none waits longer than half a second."""
        self._in_batch = True
        try:
            yield
        finally:
            self._in_batch = False
            self.end()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Make what is done inside one transaction, or one step of the batch that is going on."""
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN IMMEDIATE")
            self._since = time.monotonic()
        self.connection.execute("SAVEPOINT one")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO one")
                self.end()
            raise
        self.connection.execute("RELEASE one")
        if not self._in_batch or time.monotonic() - self._since > LONGEST_BATCH:
            self.end()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state of the ledger throughout, also while another process adds to it."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            with uncollected():
                yield
        finally:
            self.connection.execute("COMMIT")

    def end(self) -> None:
        """Keep what was added so far."""
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")

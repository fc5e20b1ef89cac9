"""What can be wrong with a ledger file, each in one line that says what to do."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from muster.problems import MusterError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class LedgerError(MusterError):
    """The ledger cannot be opened, read or written."""


REMEDIES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("locked", "busy"), "another program holds it; wait until it is done and try again"),
    (("readonly", "read-only"), "it cannot be written to; check that you may write the file and its folder"),
    (("disk is full", "full"), "the disk is full; nothing was lost, make room and run the same command again"),
    (
        ("not a database", "malformed", "corrupt"),
        "it is damaged, or no ledger; go back to a copy made by 'muster backup'",
    ),
    (("unable to open",), "it cannot be opened; check the path and that you may read it"),
    (("disk i/o",), "the disk gave an error; check it, nothing was added"),
    (("only grows",), "rows of record are never changed or removed; use 'muster review'"),
    (("no such table", "no such column"), "it is no ledger of Muster; give another file with --ledger"),
)


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a ``LedgerError`` of one line that names the file and a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: {remedy(str(error))}") from error


def remedy(message: str) -> str:
    """Give the line for one of SQLite's messages."""
    lowered = message.lower()
    for signs, line in REMEDIES:
        if any(sign in lowered for sign in signs):
            return line
    return f"the ledger cannot be used ({message}); run 'muster check'"

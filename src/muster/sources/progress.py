"""How far long sources were read, so that reading that was stopped goes on there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muster.sources.found import Source
    from muster.sources.state import State


def position_of(state: State, source: Source) -> int:
    """Give how far a source was read; 0 where it was not, or has changed since."""
    query = "SELECT position FROM progress WHERE source = ? AND stamp = ?"
    row = state.connection.execute(query, (_name(source), _stamp(source))).fetchone()
    return int(row[0]) if row else 0


def note(state: State, source: Source, position: int) -> None:
    """Note how far a source was read, once what was read so far is in the ledger."""
    with state.whole() as connection:
        row = (_name(source), _stamp(source), position)
        connection.execute("INSERT OR REPLACE INTO progress VALUES (?,?,?)", row)


def forget(state: State, source: Source) -> None:
    """Note that a source was read to its end."""
    with state.whole() as connection:
        connection.execute("DELETE FROM progress WHERE source = ?", (_name(source),))


def _name(source: Source) -> str:
    return str(Path(source.where).resolve())


def _stamp(source: Source) -> str:
    try:
        found = Path(source.where).stat()
    except OSError:
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}"

"""How far long sources were read, so that reading that was stopped goes on there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.sources.stamps import name_of, stamp_of

if TYPE_CHECKING:
    from muster.sources.found import Source
    from muster.sources.state import State


def position_of(state: State, source: Source) -> int:
    """Give how far a source was read; 0 where it was not, or has changed since."""
    query = "SELECT position FROM progress WHERE source = ? AND stamp = ?"
    row = state.connection.execute(query, (name_of(source), stamp_of(source))).fetchone()
    return int(row[0]) if row else 0


def note(state: State, source: Source, position: int) -> None:
    """Note how far a source was read, once what was read so far is in the ledger."""
    with state.whole() as connection:
        row = (name_of(source), stamp_of(source), position)
        connection.execute("INSERT OR REPLACE INTO progress VALUES (?,?,?)", row)


def forget(state: State, source: Source) -> None:
    """Note that a source was read to its end."""
    with state.whole() as connection:
        connection.execute("DELETE FROM progress WHERE source = ?", (name_of(source),))

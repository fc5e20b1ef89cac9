"""Taking up reading where it was stopped: for sources so long that this matters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from muster.sources import progress
from muster.sources.state import State, state_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from muster.model import Report
    from muster.problems import Problem
    from muster.sources.found import Source


class Resuming:
    """Keeps how far each source was read, in the state beside a ledger.

    Attributes:
        resumed: the sources that were begun before.
    """

    def __init__(self, ledger: Path) -> None:
        self._path = state_path(ledger)
        self._state: State | None = State(self._path) if self._path.exists() else None
        self._current: Source | None = None
        self._position = 0
        self._ended: list[Source] = []
        self.resumed: list[Source] = []

    def sources(self, found: Iterable[Source | Problem]) -> Iterator[Source | Problem]:
        """Give the sources, each with where to begin; the one given last is the one being read."""
        from muster.problems import Problem

        for source in found:
            if isinstance(source, Problem):
                yield source
                continue
            start = progress.position_of(self._state, source) if self._state and source.size else 0
            if start:
                self.resumed.append(source)
            self._current, self._position = source, start
            yield replace(source, start=start)
            if self._position:
                self._ended.append(source)
            self._current = None

    def taken(self, report: Report) -> None:
        """Note that a report of the source being read is taken."""
        if report.origin is not None and report.origin.position:
            self._position = report.origin.position

    def settle(self) -> None:
        """Keep how far reading came, once all that was taken is in the ledger."""
        if self._position and self._current is not None and self._current.size:
            self._state = self._state or State(self._path)
            progress.note(self._state, self._current, self._position)
        for source in self._ended if self._state else ():
            if self._state:
                progress.forget(self._state, source)
        self._ended.clear()

    def close(self) -> None:
        """Close the state."""
        if self._state is not None:
            self._state.connection.close()

"""Files dropped in a folder: each is read once it is whole, and again where it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.problems import Problem
from muster.sources.stamps import name_of, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.sources.found import Source
    from muster.sources.state import State


class Dropped:
    """What lies in a folder, and what of it was read: kept in the state beside a ledger."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._seen: dict[str, str] = {}
        self._told: set[str] = set()

    def whole(self, found: Iterable[Source | Problem], *, at_once: bool = False) -> Iterator[Source | Problem]:
        """Give what was not read yet and did not change since the last look: what still grows is waited for.

        Args:
            found: what lies there now.
            at_once: whether to take files that were not seen before for whole.
        """
        before, self._seen = self._seen, {}
        for one in found:
            if isinstance(one, Problem):
                if str(one) not in self._told and one.code != "nothing-found":
                    self._told.add(str(one))
                    yield one
                continue
            stamp = stamp_of(one)
            self._seen[one.where] = stamp
            if stamp and (at_once or before.get(one.where) == stamp) and self._read(one) != stamp:
                yield one

    def done(self, source: Source) -> None:
        """Note that a file was read, once its reports are in the ledger; as it was when it was last seen."""
        with self._state.whole() as connection:
            row = (name_of(source), self._seen.get(source.where, ""))
            connection.execute("INSERT OR REPLACE INTO dropped VALUES (?,?)", row)

    def _read(self, source: Source) -> str:
        query = "SELECT stamp FROM dropped WHERE path = ?"
        row = self._state.connection.execute(query, (name_of(source),)).fetchone()
        return row[0] if row else ""

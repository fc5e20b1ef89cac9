"""What is told of some stretches of time, whatever it is about: what dates a claim, or can have caused a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from muster.ledger import reviews
from muster.ledger.nearby import seen, siblings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from muster.ledger.records import Visible

Stretch = tuple[int, int]
WIDEST: Final = 62
TOLD: Final = """
  SELECT c.seq FROM claims c INDEXED BY claims_by_day
  WHERE c.day_first BETWEEN :first - :widest AND :last AND c.day_last BETWEEN :first AND :last + :widest
"""


def of_days(
    connection: sqlite3.Connection,
    stretches: Iterable[Stretch],
    kinds: Collection[str],
    bounds: dict[str, Any],
    known_by: int | None,
) -> Visible:
    """Give the claims of these kinds (all if none is named) that are about days of the stretches, if not vague.

    With them comes what else their reports tell where those are vaguely dated.
    """
    named = {f"kind{at}": kind for at, kind in enumerate(sorted(kinds))}
    query = f"{TOLD} AND c.kind IN ({', '.join(f':{name}' for name in named)})" if named else TOLD
    rows = {
        row
        for first, last in merged(stretches)
        for (row,) in connection.execute(query, {"first": first, "last": last, "widest": WIDEST, **named})
    }
    rows |= siblings(connection, rows)
    return seen(connection, rows, reviews.effective(connection, bounds["recorded"]), bounds, known_by)


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Give the stretches in order, those that meet as one."""
    found: list[Stretch] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found

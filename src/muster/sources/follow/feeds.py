"""What is followed, and how far: the rows of feeds and their items in the state beside a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from muster.problems import MusterError
from muster.sources.follow.items import Item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.sources.state import State

NEW: Final = "new"
FETCHED: Final = "fetched"
DONE: Final = "done"
_COLUMNS: Final = "address, etag, modified, due, failures, last, said, title"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed.

    Attributes:
        address: on the web, or a path.
        etag, modified: what its server called the version that is here.
        due: when it is to be asked again (seconds of the epoch).
        failures: how often in a row it could not be had.
        last: when it was last had, as ISO 8601.
        said: what was wrong the last time, in words.
        title: what it calls itself.
    """

    address: str
    etag: str = ""
    modified: str = ""
    due: float = 0.0
    failures: int = 0
    last: str = ""
    said: str = ""
    title: str = ""


class Waiting(NamedTuple):
    """An item that is not in the ledger yet; ``body`` is what was fetched for it: media, encoding, address, bytes."""

    feed: str
    entry: str
    item: Item
    tries: int
    body: bytes | None


def add(state: State, address: str) -> bool:
    """Follow a feed; False where it is followed already.

    Raises:
        MusterError: where the address is neither of the web nor a file.
    """
    address = address.strip()
    if not address.startswith(("http://", "https://")):
        if not Path(address).is_file():
            raise MusterError(f"{address}: is neither an address of the web nor a file; give https://… or a path")
        address = str(Path(address).resolve())
    with state.whole() as connection:
        done = connection.execute("INSERT OR IGNORE INTO feeds (address) VALUES (?)", (address,))
        return done.rowcount > 0


def remove(state: State, address: str) -> None:
    """Follow a feed no more; what came of it stays in the ledger.

    Raises:
        MusterError: where it is not followed.
    """
    with state.whole() as connection:
        if not connection.execute("DELETE FROM feeds WHERE address = ?", (address,)).rowcount:
            raise MusterError(f"{address}: is not followed; 'muster follow list' shows what is")


def feeds(state: State) -> tuple[Feed, ...]:
    """Give all feeds, by their address."""
    query = f"SELECT {_COLUMNS} FROM feeds ORDER BY address"  # noqa: S608  (own names)
    return tuple(Feed(*row) for row in state.connection.execute(query))


def had(state: State, feed: Feed, items: Iterable[Item]) -> None:
    """Keep that a feed was had, with its items that are new or changed, whole or not at all."""
    with state.whole() as connection:
        connection.execute(
            "UPDATE feeds SET etag=?, modified=?, due=?, failures=0, last=?, said='', title=? WHERE address=?",
            (feed.etag, feed.modified, feed.due, feed.last, feed.title, feed.address),
        )
        for item in items:
            known = connection.execute(
                "SELECT item FROM entries WHERE feed = ? AND entry = ?", (feed.address, item.key)
            ).fetchone()
            if known and Item.from_json(known[0]).print == item.print:
                continue
            row = (feed.address, item.key, NEW, item.as_json())
            connection.execute(
                "INSERT OR REPLACE INTO entries (feed, entry, stage, item, body, tries, due) VALUES (?,?,?,?,NULL,0,0)",
                row,
            )


def failed(state: State, feed: Feed) -> None:
    """Keep that a feed could not be had, and when it is to be asked again."""
    with state.whole() as connection:
        row = (feed.due, feed.failures, feed.said, feed.address)
        connection.execute("UPDATE feeds SET due=?, failures=?, said=? WHERE address=?", row)


def waiting(state: State, stage: str, now: float, most: int) -> tuple[Waiting, ...]:
    """Give items of a stage that are due, in the order in which they came."""
    query = """
      SELECT feed, entry, item, tries, body FROM entries WHERE stage = ? AND due <= ? ORDER BY rowid LIMIT ?
    """
    rows = state.connection.execute(query, (stage, now, most))
    return tuple(Waiting(feed, entry, Item.from_json(item), tries, body) for feed, entry, item, tries, body in rows)


def fetched(state: State, one: Waiting, body: bytes | None) -> None:
    """Keep what was fetched for an item, so that it is the same however often what follows is stopped."""
    _move(state, one, FETCHED, body)


def done(state: State, listed: Iterable[Waiting]) -> None:
    """Keep that items are in the ledger."""
    with state.whole() as connection:
        rows = [(DONE, one.feed, one.entry) for one in listed]
        connection.executemany("UPDATE entries SET stage=?, body=NULL WHERE feed=? AND entry=?", rows)


def later(state: State, one: Waiting, due: float) -> None:
    """Keep that an item could not be fetched, and when to try again."""
    with state.whole() as connection:
        row = (one.tries + 1, due, one.feed, one.entry)
        connection.execute("UPDATE entries SET tries=?, due=? WHERE feed=? AND entry=?", row)


def left(state: State) -> int:
    """How many items are not in the ledger yet."""
    return int(state.connection.execute("SELECT count(*) FROM entries WHERE stage != ?", (DONE,)).fetchone()[0])


def next_due(state: State) -> float | None:
    """When the next feed or item is due; None where nothing is."""
    query = "SELECT min(due) FROM (SELECT due FROM feeds UNION ALL SELECT due FROM entries WHERE stage != ?)"
    found = state.connection.execute(query, (DONE,)).fetchone()[0]
    return None if found is None else float(found)


def _move(state: State, one: Waiting, stage: str, body: bytes | None) -> None:
    with state.whole() as connection:
        row = (stage, body, one.feed, one.entry)
        connection.execute("UPDATE entries SET stage=?, body=?, due=0 WHERE feed=? AND entry=?", row)

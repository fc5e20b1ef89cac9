"""One round of following: feeds that are due are asked, what is new in them is fetched, reports are handed on.

Each step is kept before the next begins: items with their feed's version, bodies before they are read, and that an item
is done only after its report is in the ledger. So it may be stopped anywhere, and goes on there.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from muster.problems import InputError, Problem
from muster.sources.follow import feeds
from muster.sources.follow.items import items_of
from muster.sources.follow.reports import report_of_article, report_of_item
from muster.sources.net.fetch import Fetched, FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from muster.model import Report
    from muster.sources.follow.feeds import Feed, Waiting
    from muster.sources.net.fetch import Fetcher
    from muster.sources.net.robots import Robots
    from muster.sources.record import Limits
    from muster.sources.state import State

_AT_ONCE: Final = 50
_MOST_TRIES: Final = 5
_LONGEST_WAIT: Final = 86400.0
_NEVER: Final = 1e12
_GONE: Final = 410
_HEAD: Final = "utf-8"
_NO_FEED: Final = "what came is no feed that can be read"


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely to follow.

    Attributes:
        every: seconds between two looks at a feed that has nothing against it.
        pause: seconds between two requests to one server, at least; it may ask for more.
    """

    every: float = 900.0
    pause: float = 1.0


class Follower:
    """Follows the feeds of one state.

    Args:
        state: what is followed, and how far.
        fetcher: asks servers.
        robots: what servers ask of robots.
        manners: how politely.
        limits: how large things may be.
        now: gives the present moment (seconds of the epoch).
    """

    def __init__(  # noqa: PLR0913, PLR0917  (its parts)
        self,
        state: State,
        fetcher: Fetcher,
        robots: Robots,
        manners: Manners,
        limits: Limits,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._state, self._fetcher, self._robots = state, fetcher, robots
        self._manners, self._limits, self._now = manners, limits, now
        self._asked: dict[str, float] = {}

    def look(self) -> Iterator[Problem]:
        """Ask the feeds that are due, and keep what is new in them."""
        for feed in feeds.feeds(self._state):
            if feed.due <= self._now():
                yield from self._look_at(feed)

    def fetch(self) -> Iterator[Problem]:
        """Fetch the articles of which feeds gave only the beginning."""
        for one in feeds.waiting(self._state, feeds.NEW, self._now(), _AT_ONCE):
            if one.item.is_whole or not one.item.url or not one.feed.startswith("http"):
                feeds.fetched(self._state, one, None)
            else:
                yield from self._fetch(one)

    def ready(self) -> Iterator[tuple[Waiting, list[Report | Problem]]]:
        """Give what can go into the ledger: an item, and its report or what is wrong with it."""
        for one in feeds.waiting(self._state, feeds.FETCHED, _NEVER, _AT_ONCE):
            yield one, self._reports(one)

    def _look_at(self, feed: Feed) -> Iterator[Problem]:
        try:
            answer = self._had(feed)
            items = items_of(answer.body, answer.url, feed.address) if answer.changed else ()
        except FetchError as error:
            failed = self._failed(feed, error)
            feeds.failed(self._state, failed)
            yield Problem("gone" if failed.due == _NEVER else "not-fetched", feed.address, error.why)
            return
        except InputError as error:
            feeds.failed(self._state, self._failed(feed, FetchError(_NO_FEED)))
            yield error.problem
            return
        due, moment = self._now() + self._manners.every, dt.datetime.fromtimestamp(self._now(), dt.UTC)
        title = items[0].outlet if items else feed.title
        had = replace(feed, due=due, last=moment.isoformat(timespec="seconds"), title=title)
        if answer.changed:
            had = replace(had, etag=answer.etag, modified=answer.modified)
        feeds.had(self._state, had, items)

    def _had(self, feed: Feed) -> Fetched:
        if not feed.address.startswith("http"):
            return _file(feed.address)
        if not self._robots.allow(feed.address):
            raise FetchError("its server asks robots not to fetch it")
        self._wait(feed.address)
        return self._fetcher.get(feed.address, feed.etag, feed.modified)

    def _failed(self, feed: Feed, error: FetchError) -> Feed:
        """Ask less and less often; as late as the server says; and never again what it says is gone."""
        failures = feed.failures + 1
        wait = max(error.wait, min(self._manners.every * 2.0**failures, _LONGEST_WAIT))
        due = _NEVER if error.status == _GONE else self._now() + wait
        return replace(feed, failures=failures, due=due, said=error.why)

    def _fetch(self, one: Waiting) -> Iterator[Problem]:
        try:
            if not self._robots.allow(one.item.url):
                feeds.fetched(self._state, one, None)
                yield Problem("robots", one.item.url)
                return
            self._wait(one.item.url)
            answer = self._fetcher.get(one.item.url)
        except FetchError as error:
            yield self._put_off(one, error)
            return
        head = json.dumps([answer.media, answer.charset, answer.url]).encode(_HEAD)
        feeds.fetched(self._state, one, head + b"\n" + answer.body)

    def _put_off(self, one: Waiting, error: FetchError) -> Problem:
        """Try again later; where that is of no use, or was tried often, take what the feed gives."""
        if error.lasting or one.tries + 1 >= _MOST_TRIES:
            feeds.fetched(self._state, one, None)
            return Problem("gave-up", one.item.url, error.why)
        wait = max(error.wait, min(self._manners.every * 2.0**one.tries, _LONGEST_WAIT))
        feeds.later(self._state, one, self._now() + wait)
        return Problem("not-fetched", one.item.url, error.why)

    def _reports(self, one: Waiting) -> list[Report | Problem]:
        if one.body is None:
            return [report_of_item(one.item, one.item.url or f"{one.feed}, {one.entry}", self._limits)]
        head, _, body = one.body.partition(b"\n")
        media, charset, url = json.loads(head)
        return report_of_article(one.item, body, media, charset, url, self._limits)

    def _wait(self, url: str) -> None:
        """Let a server rest between two requests."""
        server = urlsplit(url).netloc
        pause = max(self._manners.pause, self._robots.pause(url))
        left = self._asked.get(server, -pause) + pause - time.monotonic()
        if left > 0:
            time.sleep(left)
        self._asked[server] = time.monotonic()


def _file(path: str) -> Fetched:
    """A feed that is a file: it has changed where its stamp has."""
    try:
        return Fetched(Path(path).as_uri(), Path(path).read_bytes(), "", "", "", "")
    except OSError as error:
        raise FetchError(error.strerror or str(error)) from error

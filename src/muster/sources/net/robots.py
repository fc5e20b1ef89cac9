"""What servers ask robots not to fetch (RFC 9309), and how long to wait between two requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from muster.sources.net.fetch import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.sources.net.fetch import Fetcher

NAME: Final = "Muster"
_FRESH: Final = 86400.0
_SOON: Final = 600.0
_SERVER_AT_FAULT: Final = 500
_LONGEST_PAUSE: Final = 60.0
_LONGEST_FILE: Final = 500_000


@dataclass(slots=True)
class _Rules:
    parser: RobotFileParser | None  # None: the server could not say, so nothing may be fetched for now
    until: float


class Robots:
    """The rules of each server, asked for once a day."""

    def __init__(self, fetcher: Fetcher, now: Callable[[], float]) -> None:
        self._fetcher = fetcher
        self._now = now
        self._known: dict[str, _Rules] = {}

    def allow(self, url: str) -> bool:
        """Whether a server lets robots fetch this; no, for the moment, where it cannot say.

        Raises:
            FetchError: where it must not be asked at all.
        """
        parser = self._rules(url).parser
        return parser is not None and parser.can_fetch(NAME, url)

    def pause(self, url: str) -> float:
        """Seconds to wait between two requests to the server, as it asks."""
        parser = self._rules(url).parser
        told = parser.crawl_delay(NAME) if parser is not None else None
        return min(float(told or 0), _LONGEST_PAUSE)

    def _rules(self, url: str) -> _Rules:
        parts = urlsplit(url)
        server = f"{parts.scheme}://{parts.netloc}"
        known = self._known.get(server)
        if known is None or known.until < self._now():
            known = self._known[server] = self._ask(server)
        return known

    def _ask(self, server: str) -> _Rules:
        parser = RobotFileParser()
        try:
            body = self._fetcher.get(f"{server}/robots.txt").body[:_LONGEST_FILE]
        except FetchError as error:
            if error.lasting and not error.status:
                raise
            if error.status and error.status < _SERVER_AT_FAULT:
                parser.parse([])
                return _Rules(parser, self._now() + _FRESH)
            return _Rules(None, self._now() + _SOON)
        parser.parse(body.decode("utf-8", "replace").splitlines())
        return _Rules(parser, self._now() + _FRESH)

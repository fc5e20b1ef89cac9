"""Feeds as files (RSS, Atom, JSON Feed): a report of what each item says of itself; nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final

from muster.sources.follow.items import items_of
from muster.sources.follow.reports import report_of_item
from muster.sources.kind import Kind
from muster.sources.opening import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.problems import Problem
    from muster.sources.found import Source
    from muster.sources.record import Limits

_LARGEST: Final = 20_000_000
_ROOT: Final = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_JSON: Final = b"jsonfeed.org/version"


def read_feed(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read the items of a feed.

    Raises:
        InputError: where it is none.
    """
    data = whole(stream, source, replace(limits, raw=min(limits.raw, _LARGEST)))
    for number, item in enumerate(items_of(data, source.given.get("url", ""), source.where), 1):
        given = {name: value for name, value in source.given.items() if name in ("fallback", "outlet")}
        yield report_of_item(item, f"{source.where}, item {number}", limits, given)


def _shows(head: bytes) -> bool:
    return bool(_ROOT.search(head)) or _JSON in head


KIND: Final = Kind("feed", (".rss", ".atom", ".xml", ".json"), read_feed, shows=_shows)

"""Items of feeds as they are kept, one each, to be read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from muster.sources.follow.items import Item
from muster.sources.follow.reports import NAME, report_of_item
from muster.sources.kind import Kind
from muster.sources.opening import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.problems import Problem
    from muster.sources.found import Source
    from muster.sources.record import Limits


def read_feed_item(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read an item."""
    item = Item.from_json(whole(stream, source, limits).decode())
    yield report_of_item(item, source.where, limits, source.given)


KIND: Final = Kind(NAME, (), read_feed_item)

"""By which clock a nation's outlets say which day it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from muster.knowledge.flat import load_flat
from muster.knowledge.tables import PACKAGE


@dataclass(frozen=True, slots=True)
class Clock:
    """A nation (ISO 3166 alpha-2) and its time zone (IANA)."""

    nation: str
    zone: str


@cache
def zones() -> dict[str, str]:
    """Give the time zone of each nation that has outlets.

    Raises:
        TableError: when the table is not as it must be.
    """
    return {row.nation: row.zone for row in load_flat(PACKAGE / "world" / "clocks.tsv", Clock)}

"""Warships by the names under which reports speak of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from muster.knowledge.flat import load_flat
from muster.knowledge.tables import PACKAGE


@dataclass(frozen=True, slots=True)
class Navy:
    """The ships of one navy.

    Attributes:
        nation: ISO 3166 alpha-2 code.
        names: what its ships are called, without a prefix such as "HMS".
    """

    nation: str
    names: tuple[str, ...]


@cache
def navies() -> tuple[Navy, ...]:
    """Give all navies of which ships are known.

    Raises:
        TableError: when the table is not as it must be.
    """
    return load_flat(PACKAGE / "world" / "ships.tsv", Navy)

"""What the columns of tables are called: which field of a report or of a figure each holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.flat import load_flat
from muster.knowledge.tables import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BETWEEN: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A field and what its column is called."""

    field: str
    names: tuple[str, ...]


@cache
def columns() -> tuple[Column, ...]:
    """Give all fields.

    Raises:
        TableError: when the table is not as it must be.
    """
    return load_flat(PACKAGE / "world" / "columns.tsv", Column)


def fields_of(header: Sequence[str], told: Mapping[str, str] | None = None) -> dict[str, int]:
    """Give for each field the number of its column.

    Args:
        header: the names of a table's columns.
        told: names of columns by field, as a user gave them: they come before those of the table of names.
    """
    places = {_key(name): number for number, name in reversed(list(enumerate(header)))}
    found = {row.field: _first(row.names, places) for row in columns()}
    found |= {field: places.get(_key(name)) for field, name in (told or {}).items()}
    return {field: place for field, place in found.items() if place is not None}


def _first(names: Sequence[str], places: Mapping[str, int]) -> int | None:
    return next((places[_key(name)] for name in names if _key(name) in places), None)


def _key(name: str) -> str:
    return _BETWEEN.sub("", name.casefold())

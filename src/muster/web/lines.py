"""Tables as pages show them: rows of words, each with the claims that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.answers.dating import Dated


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its cells in the order of the columns, the claims behind it, and how it is marked.

    Attributes:
        cells: the words of each column; those alike on all lines of a table may be empty.
        claims: what it rests on, the most telling first, each once.
        mark: a state or sort that decides shape and colour; empty for none.
        doubtful: whether it is possible only.
        link: the id of what it is one of (an event), empty for none.
        anchor: the name by which a page leads to it, empty for none.
    """

    cells: tuple[str, ...]
    claims: tuple[Dated, ...]
    mark: str = ""
    doubtful: bool = False
    link: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name in addresses, its columns (keys of the words), its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def table(name: str, columns: Sequence[str], rows: Iterable[Row]) -> Table:
    """Make a table; rows of the same words become one, and columns without a word are left out."""
    joined = _joined(rows)
    told = [at for at in range(len(columns)) if any(row.cells[at] for row in joined)]
    kept = tuple(replace(row, cells=tuple(row.cells[at] for at in told)) for row in joined)
    return Table(name, tuple(columns[at] for at in told), kept)


def unique(claims: Iterable[Dated]) -> tuple[Dated, ...]:
    """Give each claim once, in order."""
    return tuple({dated.id: dated for dated in claims}.values())


def _joined(rows: Iterable[Row]) -> list[Row]:
    alike: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        alike.setdefault(row.cells, []).append(row)
    return [replace(same[0], claims=unique(one for row in same for one in row.claims)) for same in alike.values()]

"""Strict loading of flat tables: tab-separated lines in, frozen records out; a fault names file and line.

Lines that begin with ``#`` are remarks (source, licence). The first other line names the columns, each a field of the
record; a cell of a tuple field holds its values separated by semicolons; an empty cell is the field's default.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, get_origin, get_type_hints

from muster.knowledge.tables import TableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

Row = TypeVar("Row")


class Column(NamedTuple):
    """How the cells of one column are read."""

    read: Callable[[str], Any]
    default: Any


def load_flat(path: Traversable | Path, row: type[Row]) -> tuple[Row, ...]:
    """Read a tab-separated table as records of the type ``row`` (a dataclass), in the order of the file.

    Raises:
        TableError: on an unknown or missing column, a wrong number of cells, an empty cell that needs a value,
            or a word where a number must be.
    """
    lines = _lines(path)
    number, header = next(lines, (0, ""))
    names = header.split("\t")
    columns = _columns(names, row, f"{path}:{number}")
    return tuple(_record(line, names, columns, row, (path, number)) for number, line in lines)


def _lines(path: Traversable | Path) -> Iterator[tuple[int, str]]:
    text = path.read_text(encoding="utf-8").split("\n")
    return ((number, line) for number, line in enumerate(text, 1) if line and line[0] != "#")


def _columns(names: list[str], row: type[Row], where: str) -> list[Column]:
    known = {field.name: field.default for field in fields(row)}  # type: ignore[arg-type]
    hints = get_type_hints(row)
    for name in names:
        if name not in known:
            raise TableError(f"{where}: unknown column {name!r}; known are {', '.join(known)}")
    for name, default in known.items():
        if default is MISSING and name not in names:
            raise TableError(f"{where}: column {name!r} is missing")
    return [Column(_reader(hints[name], where), known[name]) for name in names]


def _reader(hint: Any, where: str) -> Callable[[str], Any]:  # noqa: ANN401  (a type hint can be anything)
    if get_origin(hint) is tuple:
        return _values
    if hint in {str, int}:
        return hint  # type: ignore[no-any-return]
    raise TableError(f"{where}: a flat table holds no {hint}")


def _values(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";"))


def _record(
    line: str, names: list[str], columns: list[Column], row: type[Row], where: tuple[Traversable | Path, int]
) -> Row:
    cells = line.split("\t")
    if len(cells) != len(columns):
        raise TableError(f"{where[0]}:{where[1]}: {len(cells)} cells, must be {len(columns)}")
    given = {}
    for name, column, cell in zip(names, columns, cells, strict=True):
        if not cell and column.default is MISSING:
            raise TableError(f"{where[0]}:{where[1]}: {name!r} must not be empty")
        given[name] = _value(cell, column, f"{where[0]}:{where[1]}: {name!r}") if cell else column.default
    return row(**given)


def _value(cell: str, column: Column, where: str) -> Any:  # noqa: ANN401  (a cell can be of any type)
    try:
        return column.read(cell)
    except ValueError:
        raise TableError(f"{where} cannot be {cell!r}; mend the table") from None

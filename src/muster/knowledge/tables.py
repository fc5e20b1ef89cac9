"""Strict loading of knowledge tables: TOML in, frozen records out; an unknown key or a wrong type names file and line.

A table is a file with one array of tables, ``[[row]]``, whose name is given by the caller. Rows become instances of a
frozen dataclass: its fields are the keys allowed, those without a default are required.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from muster.problems import MusterError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Row = TypeVar("Row")
PACKAGE = Path(__file__).parent.parent


class TableError(MusterError):
    """A knowledge table is not as it must be."""


def load_toml(path: Traversable | Path) -> dict[str, Any]:
    """Read one TOML file.

    Raises:
        TableError: when it is not valid TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{path}: {error}; mend the table") from error


def load_rows(path: Traversable | Path, name: str, row: type[Row]) -> tuple[Row, ...]:
    """Read the rows ``[[name]]`` of a table as records of the type ``row``, in the order of the file.

    Raises:
        TableError: on an unknown or missing key or a value of another type; the message names file and line.
    """
    data = load_toml(path)
    extra = set(data) - {name}
    if extra:
        raise TableError(f"{path}: unknown table {min(extra)!r}; only [[{name}]] stands here")
    lines, entries = _lines_of_rows(path, name), data.get(name, [])
    if not isinstance(entries, list) or len(lines) != len(entries):
        raise TableError(f"{path}: each row must begin with a line [[{name}]] of its own")
    hints = get_type_hints(row)
    return tuple(make_row(entry, row, f"{path}:{line}", hints) for entry, line in zip(entries, lines, strict=True))


def make_row(entry: dict[str, Any], row: type[Row], where: str, hints: dict[str, Any] | None = None) -> Row:
    """Turn one TOML table into a record, checking names and types.

    Raises:
        TableError: on an unknown or missing key or a value of another type.
    """
    hints = hints or get_type_hints(row)
    known = {field.name: field for field in fields(row)}  # type: ignore[arg-type]
    for key in entry:
        if key not in known:
            raise TableError(f"{where}: unknown key {key!r}; known are {', '.join(known)}")
    for key, field in known.items():
        if key not in entry and field.default is MISSING and field.default_factory is MISSING:
            raise TableError(f"{where}: key {key!r} is missing")
    return row(**{key: _typed(value, hints[key], f"{where}: {key}") for key, value in entry.items()})


def _lines_of_rows(path: Traversable | Path, name: str) -> list[int]:
    begins = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]\s*(?:#.*)?")
    text = path.read_text(encoding="utf-8").split("\n")
    return [number for number, line in enumerate(text, 1) if begins.fullmatch(line)]


def _typed(value: Any, hint: Any, where: str) -> Any:  # noqa: ANN401  (the value of a table can be anything)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise TableError(f"{where} must be a list")
        inner = get_args(hint)[0]
        return tuple(_typed(item, inner, where) for item in value)
    if get_origin(hint) is dict:
        if not isinstance(value, dict):
            raise TableError(f"{where} must be a table")
        return {key: _typed(item, get_args(hint)[1], where) for key, item in value.items()}
    allowed = get_args(hint) or (hint,)
    if not any(value is None if kind is type(None) else type(value) is kind for kind in allowed):
        raise TableError(f"{where} must be {' or '.join(getattr(kind, '__name__', str(kind)) for kind in allowed)}")
    return value

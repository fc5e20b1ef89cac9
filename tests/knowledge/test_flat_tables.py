"""A flat table is read strictly: what is wrong with it is told with file, line and reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from muster.knowledge.flat import load_flat
from muster.knowledge.tables import TableError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ship:
    name: str
    crew: int = 0
    ports: tuple[str, ...] = ()


def table(folder: Path, text: str) -> Path:
    path = folder / "ships.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_cells_become_fields_and_empty_cells_their_defaults(tmp_path: Path) -> None:
    path = table(tmp_path, "# source: none\nname\tports\tcrew\nKarel\tDen Helder;Toulon\t160\n\nTromp\t\t\n")
    assert load_flat(path, Ship) == (Ship("Karel", 160, ("Den Helder", "Toulon")), Ship("Tromp"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name\tflag\nKarel\tNL\n", r"ships\.tsv:1: unknown column 'flag'; known are name, crew, ports"),
        ("crew\n160\n", r"ships\.tsv:1: column 'name' is missing"),
        ("name\tcrew\nKarel\t160\nTromp\n", r"ships\.tsv:3: 1 cells, must be 2"),
        ("name\tcrew\n\t160\n", r"ships\.tsv:2: 'name' must not be empty"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(TableError, match=reason):
        load_flat(table(tmp_path, text), Ship)


def test_a_word_where_a_number_must_be_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"ships\.tsv:2: 'crew' cannot be 'many'"):
        load_flat(table(tmp_path, "name\tcrew\nKarel\tmany\n"), Ship)

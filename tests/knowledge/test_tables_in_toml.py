"""A table in TOML is read strictly, however its rows are set out; what is wrong with it is told with file and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from muster.knowledge.tables import TableError, load_rows

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ship:
    name: str


def table(folder: Path, text: str) -> Path:
    path = folder / "ships.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("header", ["[[ship]]", "  [[ship]]", "[[ ship ]]", "[[ship]] # a remark", "[[ship]]#[[ship]]"])
def test_a_row_begins_as_toml_lets_it(tmp_path: Path, header: str) -> None:
    assert load_rows(table(tmp_path, f'{header}\nname = "Tromp"\n'), "ship", Ship) == (Ship("Tromp"),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[[ship]] # a remark\nname = "Tromp"\n\n[[ship]]\nflag = "NL"\n', r"ships\.toml:4: unknown key 'flag'"),
        ('[ship]\nname = "Tromp"\n', r"ships\.toml: each row must begin with a line \[\[ship\]\]"),
        ('ship = [{name = "Tromp"}]\n', r"ships\.toml: each row must begin with a line \[\[ship\]\]"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(TableError, match=reason):
        load_rows(table(tmp_path, text), "ship", Ship)

"""Tables for a terminal: columns as wide as they need, and words kept whole where there is too little room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

INDENT: Final = 2
GAP: Final = 2
ROOMY: Final = 100
LONGEST_WORD: Final = 16
EASY: Final = 16
TIGHT: Final = 10
WHOLE: Final = frozenset({"State", "How sure", "Since", "Last told", "When", "Due", "Began", "Says who", "Id", "Chart"})
STRETCH: Final = re.compile("(?<=[0-9])\u2013(?=[0-9]{4}-)")


def cell(words: str, style: str = "") -> Text:
    """Make a cell; a stretch of days may break between its two dates."""
    return Text(STRETCH.sub(" \u2013 ", words), style)


def fit(header: Sequence[str], rows: Sequence[Sequence[Text]], room: int) -> list[int]:
    """Give each column's width: what its cells need; where that is too much, the widest give way first.

    States and dates keep their lines whole as long as the others can give way; words are cut last of all.
    """
    columns = _columns(header, rows)
    widths = [_longest("\n".join(column).split("\n")) for column in columns]
    easy = [max(floor, min(width, EASY)) for floor, width in zip(map(_floor, columns), widths, strict=True)]
    room -= GAP * (len(columns) - 1)
    tight = [min(TIGHT, _longest(" ".join(column).split())) for column in columns]
    for floors in (easy, list(map(_floor, columns)), tight, [1] * len(columns)):
        _narrow(widths, floors, room)
    return widths


def fits(header: Sequence[str], rows: Sequence[Sequence[Text]], room: int) -> bool:
    """Whether the room is enough for a table in which nothing is cut."""
    floors = map(_floor, _columns(header, rows))
    return sum(floors) + GAP * (len(header) - 1) <= room


def _columns(header: Sequence[str], rows: Sequence[Sequence[Text]]) -> list[list[str]]:
    return [[title, *(one.plain for one in column)] for title, *column in zip(header, *rows, strict=True)]


def _floor(column: Sequence[str]) -> int:
    """How narrow a column may be and still be read with ease."""
    if column[0] in WHOLE:
        return _longest("\n".join(column).replace(" \u2013 ", "\n\u2013 ").split("\n"))
    return max(len(column[0]), min(LONGEST_WORD, _longest(" ".join(column).split())))


def _narrow(widths: list[int], floors: Sequence[int], room: int) -> None:
    while sum(widths) > room and any(map(int.__gt__, widths, floors)):
        spare = [width if width > floor else 0 for width, floor in zip(widths, floors, strict=True)]
        widths[spare.index(max(spare))] -= 1


def _longest(words: Sequence[str]) -> int:
    return max(map(cell_len, words), default=0)


def lay_out(
    rows: Sequence[Sequence[Text]], widths: Sequence[int], header: Sequence[str] = (), styles: Sequence[str] = ()
) -> Table:
    """Make a table of rows with these widths, with a header line or without."""
    padding = (0, GAP - 1, 0, 0)  # the box has one column of its own between any two
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=padding, show_edge=False, show_header=bool(header))
    for number, width in enumerate(widths):
        table.add_column(header[number] if header else "", width=width, overflow="fold")
    for number, row in enumerate(rows):
        table.add_row(*row, style=styles[number] if styles else "")
    return table


def print_block(header: Sequence[str], rows: Sequence[Sequence[Text]], out: Console, styles: Sequence[str]) -> None:
    """Print a table, set in a little, that fits the console."""
    table = lay_out(rows, fit(header, rows, out.width - INDENT), header, styles)
    out.print(Padding(table, (0, 0, 0, INDENT), expand=False))


def heading(words: str, out: Console) -> None:
    """Print the heading of a section, set apart from what is above."""
    out.print()
    out.print(Text(words, "bold"))

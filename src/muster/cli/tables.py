"""Answers that are tables: as text for a person, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from muster.cli import asking
from muster.cli.footnotes import Footnotes
from muster.cli.formats import Format
from muster.cli.layout import INDENT, cell, fits, print_block
from muster.cli.printing import console, print_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import Console

    from muster.answers.dating import Dated
    from muster.time.date import Date


LEFT_OUT: Final = frozenset({"Id", "Sources", "Chart"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: the cells of the text by column, the claims it rests on, and whether it is in doubt."""

    cells: Mapping[str, str]
    claims: tuple[Dated, ...]
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table ready to print: its title, lines and data, and the last report's date for where it is empty."""

    title: str
    lines: Sequence[Line]
    data: Any
    last_told: Date | None


def print_table(table: Table, output: Format, *, as_json: bool, verbose: bool) -> None:
    """Print a table in the format asked for."""
    from muster.csv_out import write_csv

    if as_json or output is Format.JSON:
        print_json(table.data)
    elif output is Format.CSV:
        columns = [*(table.lines[0].cells if table.lines else ()), "claims"]
        rows = ({**line.cells, "claims": " ".join(dated.id for dated in line.claims)} for line in table.lines)
        write_csv(columns, rows, sys.stdout)
    else:
        _print(table, console(), verbose=verbose)


def _print(table: Table, out: Console, *, verbose: bool) -> None:
    out.print(Text(table.title, "bold underline"))
    out.print()
    if not table.lines:
        out.print(asking.silence(table.last_told))
        return
    notes = Footnotes()
    print_lines(table.lines, out, notes, verbose=verbose)
    print_notes(notes, out)


def print_lines(lines: Sequence[Line], out: Console, notes: Footnotes, *, verbose: bool) -> None:
    """Print lines as one table, with who says so, and the sentences below where asked; lines alike become one."""
    shown = _joined(lines)
    header, rows = _fitting(shown, out, notes)
    print_block(header, rows, out, ["italic yellow" if line.doubtful else "" for line in shown])
    if verbose:
        print_sentences([dated for line in shown for dated in line.claims], out, notes)


def print_sentences(claims: Iterable[Dated], out: Console, notes: Footnotes) -> None:
    """Print each sentence not printed before, with its report, who says so in it, and the ids of its claims."""
    for number, alike in enumerate(notes.unquoted(claims)):
        if not number:
            out.print()
        claim = alike[0].claim
        said = f", says {claim.said_by}" if claim.said_by else ""
        ids = ", ".join(dated.id for dated in alike)
        line = f"{notes.cite(alike)}{said}: “{' '.join(claim.evidence.text.split())}” ({ids})"
        out.print(Padding(Text(line, "dim"), (0, 0, 0, 2 * INDENT)))


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Lines of the same words as one line that rests on all their claims."""
    alike: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        alike.setdefault(tuple(line.cells.values()), []).append(line)
    return [replace(same[0], claims=tuple(one for line in same for one in line.claims)) for same in alike.values()]


def _fitting(lines: Sequence[Line], out: Console, notes: Footnotes) -> tuple[list[str], list[list[Text]]]:
    """The header and the rows: all that is told where it fits, else without outlets' names, then the least needed."""
    told = [column for column in lines[0].cells if any(line.cells[column] for line in lines)]
    fewer = [column for column in told if column not in LEFT_OUT]
    for columns, named in ((told, True), (told, False), (fewer, False)):
        header = [*columns, "Says who"]
        rows = [_row(line, columns, notes.cite(line.claims, named=named, between="\n")) for line in lines]
        if fits(header, rows, out.width - INDENT):
            break
    return header, rows


def _row(line: Line, columns: Sequence[str], cited: str) -> list[Text]:
    return [*(cell(line.cells[column]) for column in columns), cell(cited)]


def print_notes(notes: Footnotes, out: Console) -> None:
    """Print the footnotes, set apart."""
    out.print()
    for line in notes.lines():
        number, _, words = line.partition(" ")
        grid = Grid.grid(padding=(0, 1, 0, 0))
        grid.add_row(Text(number, "dim"), Text(words, "dim"))
        out.print(grid)

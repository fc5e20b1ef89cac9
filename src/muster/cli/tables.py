"""Answers that are tables: as text for a person, CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rich.text import Text

from muster.cli import asking
from muster.cli.footnotes import Footnotes
from muster.cli.formats import Format
from muster.cli.picture_table import NOTHING, ROOMY, make_table, print_sentences
from muster.cli.printing import console, print_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from muster.answers.dating import Dated
    from muster.time.date import Date


LEFT_OUT: Final = frozenset({"Id", "Sources", "Chart"})
WIDTHS: Final = {"Id": 14, "When": 10, "Due": 10, "About": 12, "Detail": 8, "By": 8}


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
    from muster.cli.csv_out import write_csv

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
    """Print lines as one table, with who says so, and the sentences below where asked."""
    columns = _columns(lines, out)
    made = make_table([(column, WIDTHS.get(column, len(column))) for column in (*columns, "Says who")], out)
    for line in lines:
        cited = notes.cite(line.claims, named=out.width >= ROOMY)
        cells = [Text(line.cells[column] or NOTHING) for column in columns] + [Text(cited)]
        made.add_row(*cells, style="italic yellow" if line.doubtful else "")
    out.print(made)
    if verbose:
        print_sentences([dated for line in lines for dated in line.claims], out, notes)


def _columns(lines: Sequence[Line], out: Console) -> list[str]:
    """The columns that have something in them, without the least needed ones where there is little room."""
    told = [column for column in lines[0].cells if any(line.cells[column] for line in lines)]
    return told if out.width >= ROOMY else [column for column in told if column not in LEFT_OUT]


def print_notes(notes: Footnotes, out: Console) -> None:
    """Print the footnotes."""
    out.print()
    for line in notes.lines():
        out.print(Text(line, "dim"))

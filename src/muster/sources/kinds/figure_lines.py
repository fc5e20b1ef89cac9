"""Official figures as they are kept: the lines that a table of them was made into, to be read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from muster.sources.figures import NAME, FigureRows
from muster.sources.kind import Kind
from muster.sources.opening import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.problems import Problem
    from muster.sources.found import Source
    from muster.sources.record import Limits


def read_figure_lines(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read lines of named fields."""
    lines = whole(stream, source, limits).decode().splitlines()
    rows = [dict(part.split(": ", 1) for part in line.split(" | ")) for line in lines]
    fields = list(dict.fromkeys(field for row in rows for field in row))
    listed = ((number, [row.get(field, "") for field in fields]) for number, row in enumerate(rows, 1))
    table = FigureRows(fields, {field: at for at, field in enumerate(fields)}, source, limits)
    yield from table.reports(listed)


KIND: Final = Kind(NAME, (), read_figure_lines)

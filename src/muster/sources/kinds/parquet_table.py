"""Tables as Parquet: one report or one figure a row; needs the package pyarrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from muster.knowledge.columns import fields_of
from muster.problems import InputError
from muster.sources.kind import Kind
from muster.sources.rows import read_rows, told_columns
from muster.sources.unfolding import seekable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.problems import Problem
    from muster.sources.found import Source
    from muster.sources.record import Limits
    from muster.sources.rows import Row

_AT_ONCE: Final = 64
_MARK: Final = b"PAR1"


def read_parquet(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read a table, some rows at once and only the columns that are known.

    Raises:
        InputError: where it has none, is damaged, or pyarrow is not installed.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError("needs-more", source.where, "pyarrow") from error
    try:
        table = ParquetFile(seekable(stream))
        names = list(table.schema_arrow.names)
        places = fields_of(names, told_columns(source.given))
        wanted = [name for number, name in enumerate(names) if number in places.values()]
        yield from read_rows(wanted or names, _rows(table, wanted, source.start), source, limits)
    except ArrowException as error:
        raise InputError("damaged", source.where, str(error).splitlines()[0]) from error


def _rows(table: Any, wanted: list[str], start: int) -> Iterator[Row]:  # noqa: ANN401  (it comes without types)
    number = 0
    for group in range(table.num_row_groups):
        size = table.metadata.row_group(group).num_rows
        if number + size <= start:
            number += size
            continue
        for batch in table.iter_batches(_AT_ONCE, row_groups=[group], columns=wanted):
            columns = [column.to_pylist() for column in batch.columns]
            for row in zip(*columns, strict=True):
                number += 1
                if number > start:
                    yield number, [_text(cell) for cell in row]


def _text(cell: object) -> str:
    return "" if cell is None else cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


KIND: Final = Kind("Parquet table", (".parquet",), read_parquet, shows=lambda head: head.startswith(_MARK), seeks=True)

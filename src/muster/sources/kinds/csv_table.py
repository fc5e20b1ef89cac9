"""Tables as text (CSV, TSV): one report or one figure a row; commas, semicolons, tabs or bars between the columns."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final

from muster.knowledge.columns import fields_of
from muster.problems import InputError, Problem
from muster.sources.day_order import order_of
from muster.sources.kind import Kind
from muster.sources.rows import read_rows, told_columns
from muster.sources.tap import tap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits
    from muster.sources.rows import Row

_SEPARATORS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 65536
_UTF8: Final = "utf-8-sig"


def read_csv(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read a table row by row; a row that cannot be read is a problem among the others.

    Raises:
        InputError: where it has no columns that are known.
    """
    head = stream.read(_LOOKED_AT)
    if not head.strip():
        raise InputError("empty-text", source.where)
    text = io.TextIOWrapper(tap(stream, head), _encoding(head), errors="surrogateescape", newline="")
    first = head.partition(b"\n")[0].decode(_encoding(head), "replace")
    csv.field_size_limit(limits.text * 4)
    rows = csv.reader(text, delimiter=_separator(first, told_columns(source.given)))
    header = [name.strip() for name in next(rows)]
    order = _day_order(head, header, rows.dialect.delimiter, source)
    known = replace(source, given={**source.given, "day_order": order}) if order else source
    yield from read_rows(header, _numbered(rows, source), known, limits)


def _day_order(head: bytes, header: list[str], separator: str, source: Source) -> str:
    """Which number of dates as 05-01-2020 is the day, as the first rows tell."""
    places = fields_of(header, told_columns(source.given))
    wanted = [places[field] for field in ("date", "month") if field in places]
    sample = io.StringIO(head.decode(_encoding(head), "replace"), newline="")
    try:
        rows = list(csv.reader(sample, delimiter=separator))[1:-1]
    except csv.Error:
        return ""
    return order_of(row[at] for row in rows for at in wanted if at < len(row))


def _encoding(head: bytes) -> str:
    try:
        head[:-4].decode(_UTF8)
    except UnicodeDecodeError:
        return "cp1252"
    return _UTF8


def _separator(first: str, told: Mapping[str, str]) -> str:
    """The one that makes the most columns that are known of the first line."""

    def known(separator: str) -> tuple[int, int]:
        names = first.split(separator)
        return len(fields_of([name.strip(' "\r') for name in names], told)), len(names)

    return max(_SEPARATORS, key=known)


def _numbered(rows: Iterator[list[str]], source: Source) -> Iterator[Row]:
    """Number the rows from 2, as spreadsheets do; those read before are passed over."""
    number = 1
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, Problem("bad-record", f"{source.where}, row {number}", str(error))
            continue
        if number > source.start:
            yield number, row


KIND: Final = Kind("CSV table", (".csv", ".tsv"), read_csv)

"""The rows of tables, as reports: articles with their text in a column, or official figures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from muster.knowledge.columns import fields_of
from muster.model import Origin
from muster.problems import InputError, MusterError, Problem
from muster.sources.day_order import in_order
from muster.sources.figures import FigureRows
from muster.sources.page.moments import days_of_moment
from muster.sources.record import FIELDS, make_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

NAME: Final = "table"
_ARTICLES: Final = frozenset(("text", "date"))
_SHOWN: Final = 8

Row = tuple[int, "Sequence[str] | Problem"]


def told_columns(given: Mapping[str, str]) -> dict[str, str]:
    """Read what a user says the columns are: "text=body,date=published".

    Raises:
        MusterError: where it is not said so.
    """
    told = {}
    for part in filter(None, given.get("columns", "").split(",")):
        field, equals, name = (piece.strip() for piece in part.partition("="))
        if not equals or not name:
            raise MusterError(f"--columns: {part!r} says nothing; write text=body,date=published")
        told[field] = name
    return told


def read_rows(header: Sequence[str], rows: Iterable[Row], source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Give the reports of a table.

    Args:
        header: the names of its columns.
        rows: each with its number; a problem stands where one cannot be read.
        source: the table.
        limits: how large a text may be.

    Raises:
        InputError: where its columns are neither those of articles nor those of figures.
    """
    places = fields_of(header, told_columns(source.given))
    if places.keys() >= _ARTICLES or ("text" in places and source.given.get("fallback")):
        yield from _articles(places, rows, source, limits)
    elif FigureRows.hold(places):
        yield from FigureRows(header, places, source, limits).reports(rows)
    else:
        shown = ", ".join(header[:_SHOWN]) + (", …" if len(header) > _SHOWN else "")
        raise InputError("no-columns", source.where, shown)


def _articles(
    places: Mapping[str, int], rows: Iterable[Row], source: Source, limits: Limits
) -> Iterator[Report | Problem]:
    for number, row in rows:
        where = f"{source.where}, row {number}"
        if isinstance(row, Problem):
            yield row
        elif any(cell.strip() for cell in row):
            yield _article(places, row, where, number, source, limits)


def _article(  # noqa: PLR0913, PLR0917  (a row, its place, its table)
    places: Mapping[str, int], row: Sequence[str], where: str, number: int, source: Source, limits: Limits
) -> Report | Problem:
    fields = {field: row[places[field]].strip() for field in FIELDS if places.get(field, len(row)) < len(row)}
    fields = {field: value for field, value in fields.items() if value}
    if "date" in fields:
        fields["date"] = in_order(fields["date"], source.given.get("day_order", ""))
    name = fields.get("id") or fields.get("url") or (f"{source.name}/{number}" if source.name else None)
    raw = json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass")
    given = tuple((key, value) for key, value in source.given.items() if key not in ("columns", "day_order"))
    try:
        dated = days_of_moment(fields.get("date", "")) or fields.get("date") or source.given.get("fallback")
        origin = Origin("JSON", raw, given, position=number)
        return make_report({**fields, "id": name, "date": dated}, where, None, limits, origin)
    except InputError as error:
        return error.problem

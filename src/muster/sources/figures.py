"""Official figures: rows of how many people a nation has in a mission in a month, as one report a month.

The report's text is the rows, a line each, its fields named; its language is none (``zxx``), and the reader takes each
row for what it says, with the row as evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.model import NO_LANGUAGE, Origin
from muster.problems import InputError, Problem, quoted
from muster.sources.day_order import in_order
from muster.sources.page.moments import days_of_moment
from muster.sources.record import make_report
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

NAME: Final = "figures"
_SHOWN: Final = ("mission", "nation", "month", "people", "kind", "place", "outlet", "date")
_NEEDED: Final = frozenset(("nation", "people"))
_BETWEEN: Final = " | "


class FigureRows:
    """The rows of one table of figures, put together by month."""

    def __init__(self, header: Sequence[str], places: Mapping[str, int], source: Source, limits: Limits) -> None:
        self._header = header
        self._places = places
        self._source = source
        self._limits = limits

    @staticmethod
    def hold(fields: Iterable[str]) -> bool:
        """Whether columns are those of figures."""
        found = set(fields)
        return found >= _NEEDED and bool(found & {"month", "date"}) and bool(found & {"mission", "place"})

    def reports(self, rows: Iterable[tuple[int, Sequence[str] | Problem]]) -> Iterator[Report | Problem]:
        """Give the report of each month, in the order of their days; a row without a month is a problem."""
        months: dict[str, list[dict[str, str]]] = {}
        for number, row in rows:
            where = f"{self._source.where}, row {number}"
            if isinstance(row, Problem):
                yield row
                continue
            fields = {field: row[at].strip() for field, at in self._places.items() if at < len(row) and row[at].strip()}
            if not fields:
                continue
            order = self._source.given.get("day_order", "")
            fields |= {name: in_order(fields[name], order) for name in ("month", "date") if name in fields}
            date = days_of_moment(fields.get("month") or fields.get("date", ""))
            if date is None:
                yield Problem("bad-date", where, quoted(fields.get("month") or fields.get("date", "")))
            else:
                months.setdefault(date.edtf, []).append({**fields, "month": date.edtf})
        for month in sorted(months):
            yield self._report(month, months[month])

    def _report(self, month: str, rows: Sequence[Mapping[str, str]]) -> Report | Problem:
        text = "\n".join(_line(row) for row in rows)
        told, method = _told(month, rows)
        outlet = next((row["outlet"] for row in rows if "outlet" in row), self._source.given.get("outlet"))
        name = f"{self._source.name or NAME}/{month}"
        title = f"{self._source.name or NAME} {month}"
        fields = {"id": name, "date": told, "text": text, "lang": NO_LANGUAGE, "outlet": outlet, "title": title}
        origin = Origin(NAME, text.encode(), (("name", self._source.name or NAME),), method)
        try:
            return make_report(fields, self._source.where, name, self._limits, origin)
        except InputError as error:
            return error.problem


def _line(row: Mapping[str, str]) -> str:
    """One row as text; what parts fields is taken out of them, so that none can pass for two."""
    named = ((field, " ".join(row[field].replace("|", "/").split())) for field in _SHOWN if field in row)
    return _BETWEEN.join(f"{field}: {value}" for field, value in named)


def _told(month: str, rows: Sequence[Mapping[str, str]]) -> tuple[Date, str]:
    """When the figures were published: on the last day that a row tells; else, as far as known, in their month."""
    published = [date for row in rows if "month" in row and (date := days_of_moment(row.get("date", "")))]
    days = [date for date in published if date.edtf != month]
    if days:
        return max(days, key=lambda date: (date.last, date.first)), "column of dates"
    return Date.parse(month), "month of the figures"

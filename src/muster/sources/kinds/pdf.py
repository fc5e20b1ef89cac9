"""PDF: letters, reports and press releases, with the page on which each sentence stands."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from muster.model import Origin
from muster.problems import InputError
from muster.sources.kind import Kind
from muster.sources.opening import whole
from muster.sources.paper.apart import parser
from muster.sources.paper.dating import date_of_paper
from muster.sources.paper.layout import text_of_pages
from muster.sources.paper.lines import Line
from muster.sources.record import make_report
from muster.sources.text import composed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

NAME: Final = "PDF"
Starts = tuple[tuple[int, int], ...]
_MADE: Final = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
# A scanner's own remarks, such as the name of the machine, are no text.
_LEAST_TEXT: Final = 40
_NO_TITLE: Final = re.compile(r"(?:.*\.[a-z]{2,5}|microsoft word.*|untitled.*|\S*)", re.IGNORECASE)


def read_pdf_report(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report]:
    """Read the one report of a PDF.

    Raises:
        InputError: where it holds no text, is locked, or does not say of when it is.
    """
    data = whole(stream, source, limits)
    found = parser().ask(data, source.where, limits)
    if "problem" in found:
        raise InputError(found["problem"], source.where, found["detail"])
    pages = [[Line(*piece) for piece in page] for page in found["pages"]]
    text, starts = _composed(*text_of_pages(pages))
    if len(text) < _LEAST_TEXT:
        raise InputError("no-text", source.where)
    dating = date_of_paper(_first_lines(pages), _iso(found["made"]), source.given, source.where)
    title = "" if _NO_TITLE.fullmatch(found["title"]) else found["title"]
    given = source.given
    fields: dict[str, Any] = {"id": given.get("url"), "date": dating.told, "text": text, "url": given.get("url")}
    fields |= {"title": given.get("title") or title, "outlet": given.get("outlet")}
    origin = Origin(NAME, data, tuple(given.items()), dating.method, starts)
    yield make_report(fields, source.where, source.name, limits, origin)


def _composed(text: str, starts: Starts) -> tuple[str, Starts]:
    """The text as it is kept, page by page, so that each page still begins where it is said to."""
    ends = [start for _, start in starts[1:]] + [len(text)]
    pieces = [composed(text[start:end]) for (_, start), end in zip(starts, ends, strict=False)]
    places = accumulate(map(len, pieces), initial=0)
    return "".join(pieces), tuple((number, place) for (number, _), place in zip(starts, places, strict=False))


def _first_lines(pages: list[list[Line]]) -> list[str]:
    """The lines of the first page that has any, the highest first: a date often stands in a column beside."""
    first = next((page for page in pages if page), [])
    return [line.text for line in first]


def _iso(made: str) -> str:
    found = _MADE.match(made)
    return "-".join(found.groups()) if found else ""


KIND: Final = Kind(NAME, (".pdf",), read_pdf_report, shows=lambda head: b"%PDF-" in head[:1024])

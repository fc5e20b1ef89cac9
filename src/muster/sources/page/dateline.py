"""The line with a date that stands with a headline: read only if it is one whole date, and not that of a change."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from muster.sources.day_order import may_be_two_days
from muster.sources.page.furniture import furniture
from muster.sources.page.moments import days_of_moment
from muster.time.date import Date
from muster.time.expressions import read_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_YEAR: Final = re.compile(r"\b(?:19|20)\d{2}\b")
_LONGEST: Final = 120
_SENTENCE: Final = 60
_ENDS: Final = ".?!"
_OTHER_WORDS: Final = 6
_BEFORE: Final = 15
_AFTER: Final = 40
_OUTSIDE: Final = frozenset(("footer", "nav", "aside", "script", "style", "noscript", "head", "title", "select"))
_RIGHTS: Final = "©"
_SPAN: Final = 90 * 366
_MONTH: Final = 31


def dateline(tree: HtmlElement, title: str) -> Date | None:
    """Give the one date that the lines around the headline tell; None where they tell none, or several."""
    found: list[Date] = []
    for line in _lines(tree, title):
        date = date_of_line(line)
        if date is not None and date not in found:
            found.append(date)
    if not found:
        return None
    common = found[0]
    for date in found[1:]:
        narrower = common & date
        if narrower is None:
            return None
        common = narrower
    return common


def _lines(tree: HtmlElement, title: str) -> Iterator[str]:
    """The short lines just before and after the headline, times that are written for programs among them."""
    pieces = list(_pieces(tree))
    at = next((number for number, (_, text) in enumerate(pieces) if title and text == title), None)
    heading = next((number for number, (element, _) in enumerate(pieces) if element.tag == "h1"), None)
    start = next((number for number in (heading, at) if number is not None), 0)
    for number, (element, text) in enumerate(pieces[max(0, start - _BEFORE) : start + _AFTER], max(0, start - _BEFORE)):
        if number > start and (len(text) > _LONGEST or (len(text) > _SENTENCE and text[-1] in _ENDS)):
            return  # the article begins
        if len(text) <= _LONGEST:
            yield element.get("datetime") or text if element.tag == "time" else text


def _pieces(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _OUTSIDE:
            continue
        text = " ".join(filter(None, [element.text, *(child.tail for child in element)])).split()
        if text and not any(above.tag in _OUTSIDE for above in element.iterancestors()):
            yield element, " ".join(text)


def date_of_line(line: str) -> Date | None:
    """Give the date that a short line tells, if that is nearly all that it tells; None else."""
    moment = days_of_moment(line)
    if moment is not None and _YEAR.search(line):
        return moment
    if not _YEAR.search(line) or line[-1:] in _ENDS or _RIGHTS in line or furniture().tells_change(line):
        return None
    if may_be_two_days(line):
        return None
    dates = [date for lang in furniture().languages for date in _whole_dates(line, lang)]
    return dates[0] if len(set(dates)) == 1 else None


def _whole_dates(line: str, lang: str) -> Iterator[Date]:
    today = dt.datetime.now(dt.UTC).date().toordinal()
    for one in read_dates(line, Date.between(today - _SPAN, today), lang).expressions:
        # A bare year, or a day without its year, is no date of an article.
        others = len(line.split()) - len(one.span.text.split())
        if _YEAR.search(one.span.text) and 0 < (one.date.width or 0) <= _MONTH and others <= _OTHER_WORDS:
            yield one.date

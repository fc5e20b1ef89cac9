"""From an item of a feed to its report: the article of its page where that was fetched, else what the feed gives."""

from __future__ import annotations

import html
import io
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from muster.model import Origin, Report
from muster.problems import InputError, Problem
from muster.sources.found import Source
from muster.sources.opening import read_source
from muster.sources.page.body import text_of_page
from muster.sources.page.dating import date_of_page
from muster.sources.page.facts import facts_of
from muster.sources.page.markup import tree_of
from muster.sources.record import make_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.sources.follow.items import Item
    from muster.sources.record import Limits

NAME: Final = "feed item"
_PAGES: Final = ("text/html", "application/xhtml+xml", "")
_SUFFIXES: Final = {"application/pdf": ".pdf", "application/xml": ".xml", "text/xml": ".xml"}


def report_of_item(item: Item, where: str, limits: Limits, given: Mapping[str, str] | None = None) -> Report | Problem:
    """Make a report of what a feed itself gives of an item."""
    told = {"url": item.url, "title": item.title, "date": item.date, "dated_by": item.dated_by, **(given or {})}
    told = {name: value for name, value in told.items() if value}
    try:
        return _report(item, told, where, limits)
    except InputError as error:
        return error.problem


def _report(item: Item, given: Mapping[str, str], where: str, limits: Limits) -> Report:
    title = html.unescape(item.title)
    page = (
        f"<html><head></head><body><article><h1>{html.escape(title)}</h1><div>{item.text}</div></article></body></html>"
    )
    tree = tree_of(page, where)
    facts = replace(facts_of(tree, given), title=title)
    dating = date_of_page(tree, facts, given, where)
    plain = _plain(item.text, where)
    try:
        text = text_of_page(tree_of(page, where), title, where) if len(plain) > len(title) else plain
    except InputError:  # a sentence or two are no page, and are a report all the same
        text = plain
    outlet = facts.outlet if facts.outlet and facts.outlet != _host(item.url) else item.outlet
    fields = {"id": _identity(item), "date": dating.told, "text": text or title, "title": title}
    origin = Origin(NAME, item.as_json().encode(), tuple(given.items()), dating.method)
    return make_report(fields | {"url": item.url or None, "outlet": outlet}, where, None, limits, origin)


def _identity(item: Item) -> str:
    """An address or a URI is one everywhere; a bare number is one in its feed only."""
    return item.url or (item.key if ":" in item.key or not item.outlet else f"{item.outlet}/{item.key}")


def _plain(text: str, where: str) -> str:
    blocks = tree_of(f"<html><body><div>{text}</div></body></html>", where).itertext()
    return " ".join(" ".join(blocks).split())


def _host(url: str) -> str:
    return url.partition("//")[2].partition("/")[0].removeprefix("www.")


def report_of_article(  # noqa: PLR0913, PLR0917  (the answer of a server, and the item that led to it)
    item: Item, body: bytes, media: str, charset: str, url: str, limits: Limits
) -> list[Report | Problem]:
    """Make the report of the page or paper that an item leads to; where it holds none, of the item itself."""
    told = {"url": url, "charset": charset, "date": item.date, "dated_by": item.dated_by}
    given = {name: value for name, value in told.items() if value}
    suffix = ".html" if media in _PAGES else _SUFFIXES.get(media, "")
    inside = Source(url, url, suffix, len(body), lambda: nullcontext(io.BytesIO(body)), given)
    found = list(read_source(inside, limits))
    if any(isinstance(one, Report) for one in found):
        return found
    if any(isinstance(one, Problem) and one.code == "doubtful-date" for one in found):
        return found
    return [report_of_item(item, url, limits)]

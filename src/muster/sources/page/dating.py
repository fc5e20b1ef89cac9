"""When an article was published: by what its publisher says for programs first, never by a guess.

Several words on it that mean one day give the day; that differ within a month, the month; within a year, the year; else
nothing. A copyright line, a date of change or a day on which somebody saved the page is never taken for it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.knowledge.clocks import zones
from muster.knowledge.outlets import outlet_by_address, outlet_by_name
from muster.problems import InputError
from muster.sources.page.dateline import dateline
from muster.sources.page.moments import days_of_moment
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.html import HtmlElement

    from muster.sources.page.facts import Facts

_IN_ADDRESS: Final = (
    re.compile(r"/((?:19|20)\d{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/._-]|$)"),
    re.compile(r"[/_-]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/._-]|$)"),
    re.compile(r"/((?:19|20)\d{2})/(0[1-9]|1[0-2])(?=/)"),
)
# Clocks of programs and of places differ by hours.
_CLOCKS_DIFFER: Final = 1
# An address is made when an article is begun, which may be long before it is published.
_IN_PREPARATION: Final = 40
_LONGEST_BLOG: Final = 31
TOLD_BY_USER: Final = "told by the user"


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published, and how that was found out."""

    told: Date
    method: str


@dataclass(frozen=True, slots=True)
class _Word:
    method: str
    date: Date


def date_of_page(tree: HtmlElement, facts: Facts, given: Mapping[str, str], where: str) -> Dating:
    """Find out when the article of a page was published.

    Raises:
        InputError: where the page does not say so, or contradicts itself.
    """
    zone = _zone(facts)
    words = list(_strong(facts, given, zone)) or list(_from_address(facts.url)) or list(_from_text(tree, facts))
    if not words:
        if given.get("fallback"):
            return Dating(_of_user(given["fallback"], where), given.get("fallback_by", TOLD_BY_USER))
        raise InputError("no-page-date", where)
    dating = _agreed([*words, *_settling(words, tree, facts)], where)
    _check(dating, facts, given, where)
    return _of_live_blog(dating, facts, zone)


def _zone(facts: Facts) -> str:
    outlet = outlet_by_address(facts.url) or outlet_by_name(facts.outlet)
    return zones().get(outlet.nation, "") if outlet else ""


def _strong(facts: Facts, given: Mapping[str, str], zone: str) -> Iterator[_Word]:
    told = [*facts.published, *([(given.get("dated_by", ""), given["date"])] if given.get("date") else [])]
    for method, moment in told:
        date = days_of_moment(moment, zone)
        if date is not None:
            yield _Word(method, date)


def _from_address(url: str) -> Iterator[_Word]:
    for pattern in _IN_ADDRESS:
        found = pattern.search(url)
        date = days_of_moment("-".join(found.groups())) if found else None
        if date is not None:
            yield _Word("address", date)
            return


def _from_text(tree: HtmlElement, facts: Facts) -> Iterator[_Word]:
    date = dateline(tree, facts.title)
    if date is not None:
        yield _Word("line above the article", date)


def _of_user(text: str, where: str) -> Date:
    from muster.sources.record import told_of

    return told_of(text, where)


def _settling(words: list[_Word], tree: HtmlElement, facts: Facts) -> list[_Word]:
    """Give what the page shows its readers where a moment in UTC leaves two days open."""
    if words[0].date.width == 1:
        return []
    return [word for word in _from_text(tree, facts) if _same(word.date, words[0].date)]


def _agreed(words: list[_Word], where: str) -> Dating:
    """One day, if all that is said comes to one; else as much of a month or a year as holds all that is said."""
    first = words[0]
    others = [word for word in words[1:] if not _same(word.date, first.date)]
    if not others:
        return Dating(_narrowest(first, words), first.method)
    days = [day for word in words for day in (word.date.first, word.date.last)]
    low, high = dt.date.fromordinal(min(days)), dt.date.fromordinal(max(days))
    method = f"doubtful: {first.method} and {others[0].method} differ"
    if high.toordinal() - low.toordinal() <= _CLOCKS_DIFFER:
        return Dating(Date.between(low.toordinal(), high.toordinal()), first.method)
    if (low.year, low.month) == (high.year, high.month):
        return Dating(Date.month(low.year, low.month), method)
    if low.year == high.year:
        return Dating(Date.year(low.year), method)
    said = " and ".join(f"{word.method}: {word.date.edtf}" for word in (first, others[0]))
    raise InputError("doubtful-date", where, said)


def _same(one: Date, other: Date) -> bool:
    return bool(one & other)


def _narrowest(first: _Word, words: Iterable[_Word]) -> Date:
    """A moment in UTC of which the day is open is settled by another word on it."""
    date = first.date
    for word in words:
        date = (date & word.date) or date
    return date


def _check(dating: Dating, facts: Facts, given: Mapping[str, str], where: str) -> None:
    """Refuse a date on which the page cannot have been published: after it was there, or after today."""
    today = dt.datetime.now(dt.UTC).date().toordinal()
    seen = days_of_moment(given.get("seen", ""))
    latest = min(today, seen.last) if seen else today
    if dating.told.first > latest + _CLOCKS_DIFFER:
        there = dt.date.fromordinal(latest)
        raise InputError("doubtful-date", where, f"{dating.method}: {dating.told.edtf}, and it was there on {there}")
    for word in _from_address(facts.url) if dating.method != "address" else ():
        if word.date.first - dating.told.last > _CLOCKS_DIFFER or dating.told.first - word.date.last > _IN_PREPARATION:
            said = f"{dating.method}: {dating.told.edtf} and address: {word.date.edtf}"
            raise InputError("doubtful-date", where, said)


def _of_live_blog(dating: Dating, facts: Facts, zone: str) -> Dating:
    """A live blog was told on the days from its beginning to its last entry: each of its sentences on some of them."""
    updates = [update for one in facts.linked for update in one.updates]
    dates = [date for update in updates if (date := days_of_moment(update, zone))]
    later = [date.last for date in dates if date.last > dating.told.last]
    if not later or max(later) - dating.told.first > _LONGEST_BLOG:
        return dating
    return Dating(Date.between(dating.told.first, max(later)), f"{dating.method}, and entries of a live blog")

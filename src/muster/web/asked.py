"""What a page is asked: a day, a day of knowledge and limits, read from an address and written into one."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from muster.answers.subject import Filters
from muster.answers.subjects import filters_of
from muster.problems import MusterError, quoted
from muster.time.date import Date, EdtfError
from muster.time.edtf import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

EARLIEST_ASKED: Final = dt.date(1900, 1, 1).toordinal()
LATEST_ASKED: Final = dt.date(2100, 12, 31).toordinal()
LONGEST: Final = 200
LIMITS: Final = ("mission", "nation", "place")


@dataclass(frozen=True, slots=True)
class Question:
    """A day (ordinal), the day up to which reports count (None: all), and what the question is limited to."""

    on: int
    known_by: int | None = None
    filters: Filters = field(default_factory=Filters)

    def at(self, on: int) -> Question:
        """The same question of another day."""
        return replace(self, on=on)

    def limited(self, **limits: str | None) -> Question:
        """The same question with some limits replaced: ``mission``, ``nation`` or ``place``; None takes one away."""
        sets = {f"{name}s": frozenset({value}) if value else frozenset() for name, value in limits.items()}
        return replace(self, filters=replace(self.filters, **sets))


def day_asked(text: str) -> Date:
    """Read a day, month or year as an address gives it.

    Raises:
        MusterError: where it is none, or no day that anybody would ask for.
    """
    try:
        date = Date.parse(text[:LONGEST])
    except EdtfError as error:
        raise MusterError(f"{quoted(text)} is no day; write it as 2020-01-10, or a month as 2020-01") from error
    if date.is_open or len(date.ranges) > 1 or date.first < EARLIEST_ASKED or date.last > LATEST_ASKED:
        raise MusterError(f"{quoted(text)} is no day from 1900 to 2100; write it as 2020-01-10, or a month as 2020-01")
    return date


def days_to_ask(days: Sequence[int]) -> Sequence[int]:
    """Give those of the days, which are in order, that can be asked for."""
    return days[bisect_left(days, EARLIEST_ASKED) : bisect_right(days, LATEST_ASKED)]


def last_to_ask(days: Sequence[int]) -> int:
    """Give the last of the days that can be asked for; where none can, the day next to them that can."""
    possible = days_to_ask(days)
    return possible[-1] if possible else min(max(days[-1], EARLIEST_ASKED), LATEST_ASKED)


def limits_asked(values: Mapping[str, Iterable[str]]) -> Filters:
    """Read the limits of a question from an address; empty ones limit nothing.

    Raises:
        MusterError: where a nation is none.
    """
    given = [[word[:LONGEST] for word in values.get(name, ()) if word] for name in LIMITS]
    return filters_of(*given)


def question_asked(values: Mapping[str, list[str]], otherwise: int) -> Question:
    """Read a whole question from the values of an address; without a day it is of the day given.

    Raises:
        MusterError: where a day or a nation is none.
    """
    on, known_by = (next(iter(values.get(name, [])), "") for name in ("on", "known-by"))
    return Question(
        on=day_asked(on).last if on else otherwise,
        known_by=day_asked(known_by).last if known_by else None,
        filters=limits_asked(values),
    )


def pairs_of(question: Question, *, day: bool = True) -> list[tuple[str, str]]:
    """Give the question as names and values of an address."""
    pairs = [("on", iso(question.on) or "")] if day else []
    if question.known_by is not None:
        pairs.append(("known-by", iso(question.known_by) or ""))
    for name in LIMITS:
        pairs += [(name, value) for value in sorted(getattr(question.filters, f"{name}s"))]
    return pairs


def address(path: str, question: Question | None = None, *, day: bool = True, **more: str | None) -> str:
    """Give the address of a page for a question; what else it takes is added where it is not None."""
    pairs = pairs_of(question, day=day) if question else []
    pairs += [(name.replace("_", "-").strip("-"), value) for name, value in more.items() if value is not None]
    return f"{path}?{urlencode(pairs)}" if pairs else path

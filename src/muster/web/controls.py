"""What a page offers to ask otherwise: the days of the ledger, its missions, nations and places, the days with news."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.model import ALL_NATIONS
from muster.web.asked import EARLIEST_ASKED, LATEST_ASKED, days_to_ask
from muster.web.naming import mission_name, nation_name, place_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.ledger.overview import Overview
    from muster.web.asked import Question
    from muster.web.words import Words

BARS: Final = 96
MOST_PLACES: Final = 300
MARGIN: Final = 31
Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Controls:
    """What a form of a question shows.

    Attributes:
        page: the name of the page that the form asks.
        question: as asked.
        first, last: the days (ordinals) that the slider spans.
        bars: for equal parts of that span, how many reports they have, as hundredths of the most.
        before, after: the days with news next to the day asked; None where there is none.
        missions, nations, places: what can be chosen: value and name, in the order of the names.
        dated: whether the page is of a day.
        known: whether it asks for a day of knowledge.
    """

    page: str
    question: Question
    first: int
    last: int
    bars: tuple[int, ...]
    before: int | None
    after: int | None
    missions: Options
    nations: Options
    places: Options
    dated: bool = True
    known: bool = True


def controls(page: str, question: Question, held: Overview, words: Words, *, dated: bool = True) -> Controls:
    """Give what the form of a question shows, for what the ledger holds."""
    days = days_to_ask(held.days)
    at, past = bisect_left(days, question.on), bisect_right(days, question.on)
    first, last = _span(days) if days else (question.on, question.on)
    nations = ((code, nation_name(code, words)) for code in held.nations if code != ALL_NATIONS)
    return Controls(
        page=page,
        question=question,
        first=min(first, question.on),
        last=max(last, question.on),
        bars=_bars(days, min(first, question.on), max(last, question.on)),
        before=days[at - 1] if at else None,
        after=days[past] if past < len(days) else None,
        missions=_named(((one, mission_name(one, words)) for one in held.missions), question.filters.missions),
        nations=_named(nations, question.filters.nations),
        places=_named(((one, place_name(one, words)) for one in held.places[:MOST_PLACES]), question.filters.places),
        dated=dated,
    )


def _span(days: Sequence[int]) -> tuple[int, int]:
    return max(days[0] - MARGIN, EARLIEST_ASKED), min(days[-1] + MARGIN, LATEST_ASKED)


def _named(found: Iterable[tuple[str, str]], asked: Iterable[str]) -> Options:
    """The options by name; what is asked for and the ledger does not hold is among them."""
    listed = dict(found)
    for one in asked:
        listed.setdefault(one, one)
    return tuple(sorted(listed.items(), key=lambda one: one[1].casefold()))


def _bars(days: Sequence[int], first: int, last: int) -> tuple[int, ...]:
    if not days:
        return ()
    width = max(1, last - first + 1)
    edges = [first + width * step // BARS for step in range(BARS + 1)]
    held = [bisect_left(days, after) - bisect_left(days, edge) for edge, after in itertools.pairwise(edges)]
    most = max(*held, 1)
    return tuple(100 * one // most for one in held)

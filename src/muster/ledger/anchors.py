"""How a claim's date hangs on its report's own: for a report dated to its month, what the date is for each day of it.

A report of January says "last Friday". If it came out on the 2nd, that was 27 December; if on the 6th, 3 January. The
ledger keeps these pairs beside the claim, so that a question can narrow the one by the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.problems import MusterError
from muster.time.date import Date
from muster.time.expressions import read_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.ledger.records import Anchors
    from muster.model import Claim, Report
    from muster.time.expressions import TimeExpression

MOST_DAYS: Final = 31


def anchors(report: Report, claims: Sequence[Claim]) -> dict[int, Anchors]:
    """Give the pairs of report day and date for those claims, by number, whose date reckons from the report's day."""
    width = report.told.width
    if width is None or not 1 < width <= MOST_DAYS:
        return {}
    read: dict[str, tuple[TimeExpression, ...]] = {}
    found = {}
    for at, claim in enumerate(claims):
        sentence = claim.evidence.text
        if claim.when is not None and sentence not in read:
            read[sentence] = _read(sentence, report.told, report.lang)
        meant = _meant(claim, read.get(sentence, ()))
        if meant is not None:
            found[at] = _pairs(meant, sentence, report)
    return {at: pairs for at, pairs in found.items() if len({when.ranges for _, when in pairs}) > 1}


def _read(sentence: str, told: Date, lang: str) -> tuple[TimeExpression, ...]:
    try:
        return read_dates(sentence, told, lang).expressions
    except MusterError:  # a language without tables tells nothing of its dates
        return ()


def _meant(claim: Claim, read: Sequence[TimeExpression]) -> TimeExpression | None:
    """The expression in the claim's sentence that its date comes from: the narrowest that holds all its days."""
    when = claim.when
    if when is None:
        return None
    holding = [one for one in read if when.within(one.given)]
    return min(holding, key=lambda one: (one.given.width or MOST_DAYS**3, one.span.start), default=None)


def _pairs(meant: TimeExpression, sentence: str, report: Report) -> Anchors:
    days: dict[Date, list[tuple[int, int]]] = {}
    for day in report.told.days():
        for one in _read(sentence, Date.between(day, day), report.lang):
            if one.span == meant.span:
                days.setdefault(one.given, []).append((day, day))
    return tuple((Date.of(told), when) for when, told in days.items())

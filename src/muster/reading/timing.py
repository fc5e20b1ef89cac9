"""When a claim holds, from the time expressions of its clause or sentence and from the report's own date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.model import FURTHER_NOTICE, FurtherNotice
from muster.time.date import LATEST, Date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.reading.analysis import Parsed
    from muster.reading.clauses import Clause
    from muster.time.expressions import TimeExpression


_AHEAD: Final = frozenset(("at", "between", "before", "after", "by", "within"))
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Timing:
    """When it begins or happens, until when it holds, and which expression said so.

    ``future`` is a day that lies ahead. ``ahead`` is one that may in a clause of the present tense, however it is told
    but as an end ("before Easter"), even if it was taken for the last one of its name ("Friday the council meets").
    """

    when: Date | None = None
    until: Date | FurtherNotice | None = None
    future: bool = False
    past: bool = False
    rule: str = ""
    since: bool = False
    ahead: bool = False


def timing(parsed: Parsed, clause: Clause, told: Date) -> Timing:
    """Read the time of a clause.

    Args:
        parsed: the sentence.
        clause: the clause of the claim.
        told: the report's own date.
    """
    own = [time for time in parsed.times if within_clause(parsed, clause, time)]
    times = own or (list(parsed.times) if len(parsed.times) == 1 else [])
    until: Date | FurtherNotice | None = next((t.given for t in times if t.role == "until"), None)
    if any(t.role == "further-notice" for t in times):
        until = FURTHER_NOTICE
    chosen = _choose([t for t in times if t.role in {"at", "since", "between"}])
    ahead = any(t.role in _AHEAD and t.given.last > told.first - _WEEK for t in times)
    if chosen is None:
        return Timing(until=until, ahead=ahead)
    date = happened(chosen.given, told) if tells_past(clause) else chosen.given
    future = date.first >= told.first and date.last > told.last
    past = date.first < told.first and date.last <= told.last and chosen.role != "since"
    return Timing(date, until, future, past, chosen.rule, chosen.role == "since", ahead)


def tells_past(clause: Clause) -> bool:
    """Whether a clause tells in the perfect what happened, and not what will have or may have."""
    return clause.perfect and not clause.modals


def happened(date: Date, told: Date) -> Date:
    """A date of what is told in the perfect: not after the report, where it need not be ("has landed on Sunday")."""
    return date & Date.between(date.first, told.last) or date if date.first <= told.last < date.last else date


def _choose(times: list[TimeExpression]) -> TimeExpression | None:
    """The expression that dates the clause: a beginning first, then the narrowest."""
    return min(times, key=lambda t: (t.role != "since", t.given.width or LATEST), default=None)


def within_clause(parsed: Parsed, clause: Clause, time: TimeExpression) -> bool:
    """Whether a time expression stands in a clause."""
    return any(time.span.start <= parsed.tokens[at].start < time.span.end for at in clause.at)


def open_ended(date: Date) -> Date:
    """From a date on: its first possible day, and all later."""
    return Date(((date.ranges[0][0], LATEST),), date.kind, date.qualifier)


def span_of(dates: Iterable[Date]) -> Date | None:
    """The union of some dates, None for none."""
    found: Date | None = None
    for date in dates:
        found = date if found is None else found | date
    return found

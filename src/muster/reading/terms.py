"""Lengths of time that a sentence tells, "for a year", "four months long": with a beginning they give an end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from muster.reading.quantities import hedges
from muster.time.date import Date
from muster.time.tables import Duration, Unit, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from muster.reading.analysis import Parsed
    from muster.reading.tokens import Token

_MONTHS: Final = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}
_DAYS: Final = {"week": 7, "day": 1}
_LONGEST: Final = 3
_LATEST_YEARS: Final = 50


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time: its first token, the one behind its last, and how many months and days it is."""

    start: int
    end: int
    months: int
    days: int

    def after(self, beginning: Date) -> Date:
        """The days on which it may end, if it begins on some day of these; of an open date the first day counts.

        A year from 1 January ends on 31 December or 1 January: reports mean the one or the other.
        """
        starts = Date.between(beginning.first, beginning.first) if beginning.is_open else beginning.hull
        ends = starts.shift_months(self.months).shift_days(self.days)
        return Date.between(ends.first - 1, ends.last)


@cache
def _lengths(lang: str) -> Mapping[str, tuple[float, float]]:
    """Months and days of the units of a language and of its words and phrases for a length of time."""
    found: dict[str, tuple[float, float]] = {}
    for unit in rows(lang, "units", "unit", Unit):
        found |= dict.fromkeys((*unit.one, *unit.many), _length(unit.unit, 1))
    for one in rows(lang, "durations", "duration", Duration):
        found |= dict.fromkeys(one.forms, _length(one.unit, one.count))
    return {form: length for form, length in found.items() if any(length)}


def _length(unit: str, count: float) -> tuple[float, float]:
    return _MONTHS.get(unit, 0) * count, _DAYS.get(unit, 0) * count


@lru_cache(maxsize=64)
def terms(parsed: Parsed) -> tuple[Term, ...]:
    """The lengths of time of a sentence, those of its dates left out ("two months ago")."""
    if _last_words(parsed.lang).isdisjoint([token.low for token in parsed.tokens]):
        return ()
    found = _found(parsed.tokens, parsed.lang)
    return tuple(term for term in found if parsed.dated.isdisjoint(range(term.start, term.end)))


@cache
def _last_words(lang: str) -> frozenset[str]:
    """The words with which a length of time ends."""
    return frozenset(form.split()[-1] for form in _lengths(lang))


def _found(tokens: Sequence[Token], lang: str) -> Iterator[Term]:
    at = 0
    while at < len(tokens):
        term = _phrase(tokens, at, lang) or _counted(tokens, at, lang)
        if term:
            yield term
        at = term.end if term else at + 1


def _phrase(tokens: Sequence[Token], at: int, lang: str) -> Term | None:
    """A word or phrase that is a length by itself: "half a year"."""
    for end in range(min(at + _LONGEST, len(tokens)), at, -1):
        form = " ".join(token.low for token in tokens[at:end])
        length = _lengths(lang).get(form)
        if length and form not in units_of_time(lang):
            return _term(at, end, *length)
    return None


@cache
def units_of_time(lang: str) -> frozenset[str]:
    """The words for units of time, "week", "months"."""
    return frozenset(word for unit in rows(lang, "units", "unit", Unit) for word in (*unit.one, *unit.many))


def _counted(tokens: Sequence[Token], at: int, lang: str) -> Term | None:
    """A number of units: "four months", "one and a half year"."""
    behind = tokens[at + 1].low if at + 1 < len(tokens) else ""
    table = hedges(lang)
    count = table.part(tokens[at].low) or table.number(tokens[at].low)
    if not count or behind not in units_of_time(lang) or behind not in _lengths(lang):
        return None
    months, days = _lengths(lang)[behind]
    return _term(at, at + 2, months * count, days * count)


def _term(start: int, end: int, months: float, days: float) -> Term | None:
    whole = round(months), round(days)
    return Term(start, end, *whole) if any(whole) and whole[0] <= 12 * _LATEST_YEARS else None

"""The dates of claims as a question uses them: as given, then narrowed by what else the question can see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.answers.subject import Subject, subject_of
from muster.making import maker
from muster.time.date import LATEST, Certainty, Date, Kind

if TYPE_CHECKING:
    from muster.ledger.records import Entry
    from muster.model import Claim
    from muster.time.date import Range

LONGEST_PART: Final = 12
DAYS_IN_WEEK: Final = 7
WEEKS: Final = frozenset({(0, 6), (5, 6), (4, 6), (0, 4)})
PARTS: Final = frozenset({(1, 10), (10, 20)})
LAST_PART: Final = 20


@dataclass(frozen=True, slots=True)
class Dated:
    """A claim with its dates as the question uses them.

    Attributes:
        entry: the claim with its report's card.
        claim: the claim itself, and ``id`` its id: kept here too, for they are asked for most.
        unsure: whether the claim is hearsay, or its report may not have been out yet.
        when: days on which it may hold or have happened, narrowed.
        told: days on which its report may have come out, narrowed.
        at_latest: whether the claim gives no day of its own, so that ``when`` is only the report's.
        subject: what the claim is about.
        spell: whether the claim holds on all days of ``when``.
        reasons: what narrowed the dates, one line each; empty where nothing did.
    """

    entry: Entry
    when: Date
    told: Date
    at_latest: bool
    subject: Subject
    spell: bool = False
    reasons: tuple[str, ...] = ()
    claim: Claim = field(init=False, repr=False, compare=False)
    id: str = field(init=False, repr=False, compare=False)
    unsure: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep what the entry holds where it is found without a step between."""
        object.__setattr__(self, "claim", self.entry.claim)
        object.__setattr__(self, "id", self.entry.id)
        object.__setattr__(self, "unsure", _is_unsure(self.entry))


def _is_unsure(entry: Entry) -> bool:
    return entry.claim.modality == "possible" or entry.card.known is not Certainty.CERTAIN


DATED: Final = maker(Dated)


def as_given(entry: Entry) -> Dated:
    """Date a claim by what it gives alone: its own date, or its report's where it has none of its own."""
    claim, told = entry.claim, entry.card.told
    when = claim.when
    at_latest = when is None or when.ranges == told.ranges
    spell = not at_latest and is_spell(claim, told)
    return DATED(entry, when or told, told, at_latest, subject_of(claim), spell, (), claim, entry.id, _is_unsure(entry))


def is_spell(claim: Claim, told: Date) -> bool:
    """Whether something is told to have lasted from the first to the last day of its date.

    So it is where the date is an interval of its own: not one year, month or day, not the report's date, and not a
    week, a weekend or the beginning, middle or end of a month, which say when it was and not how long.
    """
    when = claim.when
    if when is None or when.first == when.last or when.ranges == told.ranges:
        return False
    return _is_lasting(claim) and _lasts(when.ranges, when.kind, when.qualifier)


def _is_lasting(claim: Claim) -> bool:
    """Whether it may hold on day after day: forces that leave over some months are not gone on the first of them."""
    if claim.kind == "presence":
        return claim.event != "withdrawn" or claim.modality == "denied"
    return claim.kind == "status" and claim.event == "continued"


@lru_cache(maxsize=16384)
def _lasts(ranges: tuple[Range, ...], kind: Kind, qualifier: str) -> bool:
    when = Date(ranges, kind, qualifier)
    return "/" in when.edtf and not _is_vague(when)


def _is_vague(when: Date) -> bool:
    if when.kind is Kind.ALL or when.is_open or when.last - when.first > LONGEST_PART:
        return False
    first, last = dt.date.fromordinal(when.first), dt.date.fromordinal(when.last)
    weeks = (first.weekday(), last.weekday()) in WEEKS and when.last - when.first < DAYS_IN_WEEK
    return weeks or (first.day, last.day) in PARTS or (first.day == LAST_PART and _ends_month(last))


def stay(dated: Dated) -> tuple[int, int]:
    """Give the days (ordinals) by which a spell had begun, and up to which it lasted, for certain.

    Where it is told in whole years or months it may have begun late in the first and been over early in the last; one
    without an end lasted at least till it was told, and had begun by then.
    """
    when = dated.when
    if when.last == LATEST:
        return _begun(dated), max(when.first, dated.told.first)
    first, last = dt.date.fromordinal(max(when.first, 1)), dt.date.fromordinal(when.last)
    if first.day != 1 or not _ends_month(last):
        return when.first, when.last
    whole_years = (first.month, last.month) == (1, 12)
    begun = Date.year(first.year) if whole_years else Date.month(first.year, first.month)
    over = Date.year(last.year) if whole_years else Date.month(last.year, last.month)
    return (begun.last, over.first) if begun.last < over.first else (when.first, when.last)


def telling_order(dated: Dated) -> tuple[int, int, str]:
    """Give a key that sorts claims by who told first: a month is out for certain at its end, after a day in it."""
    return dated.told.last, dated.told.first, dated.id


def holds_by(dated: Dated) -> int:
    """Give the day (ordinal) by which a claim holds as it is told: a stay, and what has no end, from its first day."""
    return dated.when.first if dated.spell or dated.when.last == LATEST else dated.when.last


def _begun(dated: Dated) -> int:
    """By when a stay without an end had begun: its first day may stand for a month, or for a year."""
    first = dt.date.fromordinal(max(dated.when.first, 1))
    if first.day != 1:
        return dated.when.first
    part = Date.year(first.year) if first.month == 1 else Date.month(first.year, first.month)
    return min(part.last, max(dated.when.first, dated.told.last))


def _ends_month(day: dt.date) -> bool:
    return (day + dt.timedelta(days=1)).day == 1

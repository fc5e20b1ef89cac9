"""Between the rows of the file and the records of the model."""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from muster.ledger.ids import digest
from muster.ledger.sorts import OF_PARTS, sort_of
from muster.making import maker
from muster.model import FURTHER_NOTICE, Claim, Count, Report, Span
from muster.time.date import Date, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.ledger.records import Anchors
    from muster.model import FurtherNotice

KeyParts = tuple["str | None", ...]
REPORT_COLUMNS: Final = "id, name, told, told_first, told_last, lang, outlet, title, url, text"
CLAIM_COLUMNS: Final = (
    "kind, event, modality, mission, mission_name, nation, place, activity, who, about, count_min, count_max, unit,"
    " approx, valid, valid_kind, until, said_by, cause, level_from, level_to, casualties, binding, start, stop,"
    " evidence, trace, anchors"
)
KEY_DIGITS: Final = 15
KINDS: Final = {kind.value: kind for kind in Kind}
CLAIM, SPAN, COUNT = maker(Claim), maker(Span), maker(Count)
_DAYS: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:/([0-9]{4}-[0-9]{2}-[0-9]{2}))?")
OF_CLAIM: Final = ", ".join(f"c.{name.strip()}" for name in CLAIM_COLUMNS.split(","))
CLAIM_WIDTH: Final = CLAIM_COLUMNS.count(",") + 1


def report_row(report: Report, identity: str) -> tuple[Any, ...]:
    """Give a report's values in the order of ``REPORT_COLUMNS``."""
    told = report.told
    names = (report.lang, report.outlet, report.title, report.url, report.text)
    return (identity, report.id, told.edtf, told.first, told.last, *names)


def report_of(row: Sequence[Any]) -> Report:
    """Make the report of a row of ``REPORT_COLUMNS``."""
    _, name, told, _, _, lang, outlet, title, url, text = row
    return Report(name, Date.parse(told), text, lang, outlet, title, url)


def claim_row(claim: Claim, anchors: Anchors) -> tuple[Any, ...]:
    """Give a claim's values in the order of ``CLAIM_COLUMNS``."""
    count, when, until = claim.count, claim.when, claim.until
    return (
        *(claim.kind, claim.event, claim.modality, claim.mission, claim.mission_name, claim.nation, claim.place),
        *(claim.activity, claim.who, claim.about),
        *((count.minimum, count.maximum, count.unit, int(count.approx)) if count else (None,) * 4),
        *((when.edtf, when.kind.value) if when else (None, None)),
        until.edtf if isinstance(until, Date) else until,
        *(claim.said_by, claim.cause, claim.level_from, claim.level_to, claim.casualties),
        None if claim.binding is None else int(claim.binding),
        *(claim.evidence.start, claim.evidence.end, claim.evidence.text),
        json.dumps(claim.trace, ensure_ascii=False),
        write_anchors(anchors),
    )


def claim_of(row: Sequence[Any]) -> Claim:
    """Make the claim of a row of ``CLAIM_COLUMNS``."""
    (kind, event, modality, mission, mission_name, nation, place, activity, who, about) = row[:10]
    (low, high, unit, approx, valid, valid_kind, until, said_by, cause, level_from, level_to) = row[10:21]
    (casualties, binding, start, stop, evidence, trace, _) = row[21:]
    return CLAIM(
        kind,
        event,
        SPAN(start, stop, evidence),
        modality,
        mission,
        mission_name,
        nation,
        place,
        activity,
        who,
        about,
        None if low is None else COUNT(low, high, unit, bool(approx)),
        None if valid is None else date_of(valid, KINDS[valid_kind]),
        None if until is None else _until_of(until),
        said_by,
        cause,
        level_from,
        level_to,
        casualties,
        None if binding is None else bool(binding),
        () if trace == "[]" else tuple(json.loads(trace)),
    )


def _until_of(text: str) -> Date | FurtherNotice:
    return FURTHER_NOTICE if text == FURTHER_NOTICE else date_of(text)


@lru_cache(maxsize=65536)
def date_of(text: str, kind: Kind = Kind.SOME) -> Date:
    """Read a date once, as a ledger has far fewer dates than claims; days, as most are, without ado."""
    days = _DAYS.fullmatch(text)
    if days is None:
        return Date.parse(text, kind)
    first, last = (dt.date.fromisoformat(day).toordinal() for day in (days[1], days[2] or days[1]))
    return Date(((first, last),), kind)


def write_anchors(anchors: Anchors) -> str:
    """Give anchors as text."""
    return json.dumps([[told.edtf, when.edtf] for told, when in anchors], separators=(",", ":"))


def anchors_of(text: str) -> Anchors:
    """Read anchors back."""
    if text == "[]":
        return ()
    return tuple((date_of(told), date_of(when)) for told, when in json.loads(text))


def key_parts(claim: Claim) -> KeyParts:
    """Give what makes the key of a claim: all but its days, figures and words; the words for forces only of a plan."""
    unit = claim.count.unit if claim.count else None
    who = None if sort_of(claim) in OF_PARTS else claim.who
    return (
        claim.kind,
        claim.event,
        claim.modality,
        mission_of(claim),
        claim.nation,
        claim.place,
        claim.activity,
        unit,
        who,
    )


def mission_of(claim: Claim) -> str | None:
    """Give the mission that a claim is about: its id, or the name of one that is not known."""
    return claim.mission_name if claim.mission == "other" and claim.mission_name else claim.mission


def key_of(claim: Claim) -> int:
    """Give the key of a claim, the same for claims that differ in their days, figures and words alone."""
    return int(digest(key_parts(claim))[:KEY_DIGITS], 16)


def days_of(claim: Claim, told: Date) -> tuple[int, int]:
    """The first and last day that the claim can be about: its own date, or where it has none its report's."""
    date = claim.when or told
    return date.first, date.last

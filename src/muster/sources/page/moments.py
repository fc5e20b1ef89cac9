"""Moments as publishers write them for programs: which day, or which two days, they may mean."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from muster.time.date import Date, EdtfError

_ISO: Final = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)? ?(Z|UTC|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_COARSE: Final = re.compile(r"\d{4}(-\d{2})?")
_RFC: Final = re.compile(r"(?:[A-Za-z]{3,9}, *)?\d{1,2} [A-Za-z]{3,9} \d{4}\b.*")
# Before the web there were no pages; programs write the first day of their own calendar for "not known".
_EARLIEST: Final = 1990
_LATE: Final = 22


def days_of_moment(text: str, zone: str = "") -> Date | None:
    """Give the day on which a moment was where its publisher is; two days where that is open; None if it is none.

    Args:
        text: ISO 8601 or as in e-mail; other notations, as 05-01-2020, mean different days to different people.
        zone: the publisher's time zone by its IANA name, if known.
    """
    text = text.strip()[:60]
    moment = _moment(text)
    if moment is None:
        return _coarse(text)
    if moment.year < _EARLIEST:
        return None
    if isinstance(moment, dt.datetime):
        return _local(moment, zone)
    return Date.of([(moment.toordinal(), moment.toordinal())])


def _moment(text: str) -> dt.datetime | dt.date | None:
    """Give a day where that is all that is told, or where its hours tell no zone; else a moment."""
    match = _ISO.match(text)
    try:
        if match:
            return _iso(match)
        if _RFC.fullmatch(text):
            return parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        pass
    return None


def _iso(match: re.Match[str]) -> dt.datetime | dt.date:
    year, month, day = (int(part) for part in match.group(1, 2, 3))
    hour, minute, offset = match.group(4, 5, 6)
    if hour is None or offset is None:
        return dt.date(year, month, day)
    return dt.datetime(year, month, day, int(hour), int(minute), tzinfo=_zone(offset.upper()))


def _zone(offset: str) -> dt.timezone:
    if offset in ("Z", "UTC"):
        return dt.UTC
    minutes = int(offset[1:3]) * 60 + int(offset[-2:])
    return dt.timezone(dt.timedelta(minutes=-minutes if offset[0] == "-" else minutes))


def _local(moment: dt.datetime, zone: str) -> Date:
    """A moment with an offset is told in local time; one in UTC is told by a program, which does not know the place."""
    if moment.tzinfo is None or moment.utcoffset():
        day = moment.date().toordinal()
        return Date.of([(day, day)])
    place = _place(zone)
    if place is not None:
        day = moment.astimezone(place).date().toordinal()
        return Date.of([(day, day)])
    day = moment.date().toordinal()
    return Date.of([(day, day + (moment.hour >= _LATE))])


def _place(zone: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(zone) if zone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _coarse(text: str) -> Date | None:
    """Give a bare month or year: never more precise than it was told."""
    if not _COARSE.fullmatch(text) or int(text[:4]) < _EARLIEST:
        return None
    try:
        return Date.parse(text)
    except EdtfError:
        return None

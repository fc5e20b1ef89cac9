"""From the fields of a report, as some format gave them, to the report: the one place that decides what is one."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.model import Report
from muster.problems import InputError, quoted
from muster.sources.language import guess_language
from muster.sources.text import clean, clean_line, clean_name
from muster.time.date import Date, EdtfError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.model import Origin

FIELDS: Final = ("id", "date", "text", "outlet", "title", "url", "lang")
_DAY_MONTH_OR_YEAR: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_LANGUAGE: Final = re.compile(r"([a-z]{2,3})([-_][a-z0-9]+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """How large things may be; larger ones are not taken for reports.

    Attributes:
        text: bytes of a report's text.
        raw: bytes of a file that is one report, or of what a compressed file holds of one.
        seconds: how long one report's parsing may take.
        depth: how many containers may hold one another.
        pages: of a paper.
    """

    text: int = 5_000_000
    raw: int = 200_000_000
    seconds: float = 60.0
    depth: int = 3
    pages: int = 5000

    @classmethod
    def of_text(cls, size: int) -> Limits:
        """Give limits for texts of so many bytes: markup and pictures may take forty times as much."""
        return cls(text=size, raw=max(size * 40, 1000))

    @property
    def told(self) -> str:
        """The limit, as messages give it."""
        return f"{self.text / 1_000_000:g} MB"

    def exceeded_by(self, size: int) -> bool:
        """Whether so many bytes are too many."""
        return size > self.text


def make_report(
    fields: Mapping[str, object], where: str, name: str | None, limits: Limits, origin: Origin | None = None
) -> Report:
    """Make a report of its fields (those of ``FIELDS``; others are passed over).

    Args:
        fields: the values by name; None stands for a field that is not there. The date may be a ``Date``.
        where: how a problem calls the report.
        name: the id if the fields give none; None makes one of the text, so that the same text has the same id.
        limits: how large the text may be.
        origin: how it came in.

    Raises:
        InputError: where the fields are no report.
    """
    dated = fields.get("date")
    texts = _texts({**fields, "date": None} if isinstance(dated, Date) else fields, where)
    if not isinstance(dated, Date) and "date" not in texts:
        raise InputError("no-date", where)
    if "text" not in texts:
        raise InputError("bad-record", where, 'has no "text"')
    told = dated if isinstance(dated, Date) else told_of(texts["date"], where)
    text = _text(texts["text"], where, limits)
    line = {key: clean_line(texts[key]) or None for key in ("outlet", "title", "url") if key in texts}
    return Report(
        id=clean_name(texts.get("id", "")) or clean_name(name or "") or _name_of(text),
        told=told,
        text=text,
        lang=_language(texts.get("lang", ""), where) or guess_language(text),
        outlet=line.get("outlet"),
        title=line.get("title"),
        url=line.get("url"),
        origin=origin,
    )


def _texts(fields: Mapping[str, object], where: str) -> dict[str, str]:
    texts = {}
    for key in FIELDS:
        value = fields.get(key)
        if isinstance(value, str):
            texts[key] = value
        elif value is not None:
            raise InputError("bad-record", where, f'"{key}" is not a string')
    return texts


def told_of(date: str, where: str) -> Date:
    """Read a date as a report tells it: a day, a month or a year.

    Raises:
        InputError: where it is none.
    """
    seen = clean_line(date)
    if not seen:
        raise InputError("no-date", where)
    if not _DAY_MONTH_OR_YEAR.fullmatch(seen):
        raise InputError("bad-date", where, quoted(date))
    try:
        return Date.parse(seen)
    except EdtfError as error:
        raise InputError("bad-date", where, quoted(date)) from error


def _text(text: str, where: str, limits: Limits) -> str:
    if limits.exceeded_by(len(text)):
        raise InputError("too-large", where, limits.told)
    cleaned = clean(text, where)
    if not cleaned:
        raise InputError("empty-text", where)
    return cleaned


def _language(told: str, where: str) -> str:
    """Give the primary code in small letters, or an empty text where none is told."""
    match = _LANGUAGE.fullmatch(told.strip())
    if told.strip() and not match:
        raise InputError("bad-language", where, quoted(told))
    return match.group(1).lower() if match else ""


def _name_of(text: str) -> str:
    return f"text-{hashlib.sha256(text.encode()).hexdigest()[:16]}"

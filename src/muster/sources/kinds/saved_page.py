"""Web archives of one page, as browsers save them (.mhtml): the page is the first HTML among its parts."""

from __future__ import annotations

import re
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from muster.model import Origin
from muster.problems import InputError
from muster.sources.kind import Kind
from muster.sources.kinds.web_page import report_of_page
from muster.sources.opening import whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

NAME: Final = "saved page"
_SHOWS: Final = re.compile(
    rb"^(?:snapshot-content-location:|content-type:\s{0,9}multipart/related)", re.IGNORECASE | re.MULTILINE
)


def read_saved_page(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report]:
    """Read the one article of a saved page.

    Raises:
        InputError: where it holds none, or does not say when it was published.
    """
    data = whole(stream, source, limits)
    message = BytesParser(policy=policy.default).parsebytes(data)
    page = next(
        (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None
    )
    body = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(body, bytes):
        raise InputError("no-article", source.where)
    given = {**source.given, **_given(message, page)}
    report = report_of_page(body, given, source.where, source.name, limits)
    method = report.origin.dated_by if report.origin else ""
    yield _with_origin(report, Origin(NAME, data, tuple(source.given.items()), method))


def _given(message: EmailMessage, page: EmailMessage) -> dict[str, str]:
    address = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "")
    given = {
        "url": address,
        "charset": str(page.get_content_charset() or ""),
        "seen": _day(str(message.get("Date") or "")),
    }
    return {name: value for name, value in given.items() if value}


def _day(date: str) -> str:
    try:
        return parsedate_to_datetime(date).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""


def _with_origin(report: Report, origin: Origin) -> Report:
    from dataclasses import replace

    return replace(report, origin=origin)


KIND: Final = Kind(NAME, (".mhtml", ".mht"), read_saved_page, shows=lambda head: bool(_SHOWS.search(head)))

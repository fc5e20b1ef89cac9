"""E-mail (.eml): a press release in a message, told when it was sent; papers attached are reports of their own."""

from __future__ import annotations

import io
import re
from contextlib import nullcontext
from dataclasses import replace
from email import policy
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from muster.knowledge.outlets import outlet_by_address, outlet_by_name
from muster.model import Origin
from muster.problems import InputError
from muster.sources.found import Source
from muster.sources.kind import Kind, suffixes
from muster.sources.opening import read_source, whole
from muster.sources.page.body import text_of_page
from muster.sources.page.dating import TOLD_BY_USER, Dating
from muster.sources.page.markup import decode_page, tree_of
from muster.sources.page.moments import days_of_moment
from muster.sources.record import make_report, told_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from muster.model import Report
    from muster.problems import Problem
    from muster.sources.record import Limits

NAME: Final = "e-mail"
_HEADERS: Final = re.compile(
    rb"^(?:from|to|subject|message-id|received|return-path|delivered-to|mime-version):", re.IGNORECASE | re.MULTILINE
)
_LEAST_HEADERS: Final = 2
_SIGNATURE: Final = re.compile(r"\n-- ?\n.*", re.DOTALL)
_SUBJECT_MARKS: Final = re.compile(r"^(?:\s*(?:fwd?|fw|re)\s*:)+\s*", re.IGNORECASE)
_BREAK: Final = re.compile(r"\n\s*\n")


def read_mail(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read the message, and what is attached to it; that is dated by the message only where it tells no date itself."""
    data = whole(stream, source, limits)
    message = BytesParser(policy=policy.default).parsebytes(data)
    dating = None
    try:
        dating = _dating(message, source)
        yield _report(message, dating, data, source, limits)
    except InputError as error:  # what is attached is read all the same
        yield error.problem
    for part in message.iter_attachments():
        yield from _attached(part, dating, source, limits)


def _dating(message: EmailMessage, source: Source) -> Dating:
    told = days_of_moment(str(message.get("Date") or ""))
    if told is not None:
        return Dating(told, "Date header")
    if source.given.get("fallback"):
        return Dating(told_of(source.given["fallback"], source.where), TOLD_BY_USER)
    raise InputError("no-page-date", source.where)


def _report(message: EmailMessage, dating: Dating, data: bytes, source: Source, limits: Limits) -> Report:
    title = _SUBJECT_MARKS.sub("", str(message.get("Subject") or ""))
    name, address = parseaddr(str(message.get("From") or ""))
    outlet = outlet_by_name(name) or outlet_by_address(address.rpartition("@")[2])
    fields: dict[str, Any] = {"id": str(message.get("Message-ID") or "").strip("<> ") or None, "date": dating.told}
    fields |= {"text": _body(message, title, source.where), "title": title, "outlet": outlet.name if outlet else name}
    origin = Origin(NAME, data, tuple(source.given.items()), dating.method)
    return make_report(fields, source.where, source.name, limits, origin)


def _body(message: EmailMessage, title: str, where: str) -> str:
    part = message.get_body(("plain", "html"))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        raise InputError("empty-text", where)
    text = decode_page(payload, str(part.get_content_charset() or ""))
    if part.get_content_subtype() == "html":
        return text_of_page(tree_of(text, where), title, where)
    whole_text = _SIGNATURE.sub("", text.replace("\r\n", "\n"))
    return "\n\n".join(" ".join(block.split()) for block in _BREAK.split(whole_text.strip()))


def _attached(part: EmailMessage, dating: Dating | None, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    name = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name
    payload = part.get_payload(decode=True)
    suffix = PurePosixPath(name).suffix.lower()
    if limits.depth <= 0 or suffix not in suffixes() or not isinstance(payload, bytes):
        return
    where, identity = f"{source.where}, {name}", f"{source.name}/{PurePosixPath(name).stem}"
    given = dict(source.given)
    if dating is not None:
        given |= {"fallback": dating.told.edtf, "fallback_by": f"{dating.method} of its message"}
    inside = Source(where, identity, suffix, len(payload), lambda: nullcontext(io.BytesIO(payload)), given)
    yield from read_source(inside, replace(limits, depth=limits.depth - 1))


def _shows(head: bytes) -> bool:
    return len({found.lower() for found in _HEADERS.findall(head)}) >= _LEAST_HEADERS


KIND: Final = Kind(NAME, (".eml",), read_mail, shows=_shows, turn=1)

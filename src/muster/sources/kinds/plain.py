"""Plain text: one report a file, dated in its first line or in a small header above it.

Two ways of dating, both as archives have them: the first line begins with ``date 2020-01`` and goes on with the text,
or the file begins with lines ``date: 2020-01``, ``outlet: …`` and so on up to a blank line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final

from muster.model import Origin
from muster.problems import InputError, quoted
from muster.sources.kind import Kind
from muster.sources.record import FIELDS, Limits, make_report
from muster.sources.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.sources.found import Source

NAME: Final = "plain text"
HEADERS: Final = tuple(field for field in FIELDS if field != "text")
_IN_FIRST_LINE: Final = re.compile(r"date[ \t]+(\S+)")
_HEADER_LINE: Final = re.compile(r"[ \t]*([A-Za-z]+)[ \t]*:(.*)", re.DOTALL)


def read_plain(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report]:
    """Read the one report of a plain text.

    Raises:
        InputError: where it is none.
    """
    data = stream.read(limits.text + 1)
    if limits.exceeded_by(len(data)):
        raise InputError("too-large", source.where, limits.told)
    fields = _fields(decode(data, source.where), source.where, source.given.get("fallback"))
    origin = Origin(NAME, data, tuple(source.given.items()))
    yield make_report(fields, source.where, source.name, limits, origin)


def _fields(text: str, where: str, fallback: str | None) -> dict[str, str]:
    text = text.replace("\r\n", "\n").lstrip()
    if not text:
        raise InputError("empty-text", where)
    in_first_line = _IN_FIRST_LINE.match(text)
    if in_first_line:
        return {"date": in_first_line.group(1), "text": text[in_first_line.end() :]}
    header, _, body = text.rstrip().partition("\n\n")
    if _header_key(header.partition("\n")[0]) in HEADERS:
        return {**({"date": fallback} if fallback else {}), **_read_header(header, where), "text": body}
    if fallback:
        return {"date": fallback, "text": text}
    raise InputError("no-date", where)


def _read_header(header: str, where: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for number, line in enumerate(header.split("\n"), 1):
        key = _header_key(line)
        if key not in HEADERS:
            raise InputError("bad-header", where, f"line {number} is no line of a header: {quoted(line.strip())}")
        if key in fields:
            raise InputError("bad-header", where, f"{key} stands twice, again in line {number}")
        fields[key] = line.partition(":")[2].strip()
    return fields


def _header_key(line: str) -> str:
    match = _HEADER_LINE.fullmatch(line)
    return match.group(1).lower() if match else ""


KIND: Final = Kind(NAME, (".txt", ".text", ".md"), read_plain, shows=lambda head: b"\0" not in head, turn=3)

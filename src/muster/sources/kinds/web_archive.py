"""Web archives (WARC), packed or not: each page or paper that a server gave, with its address and encoding.

Of a crawl most pages are no articles: fronts, lists, forms. They are counted, and told in one line at the end.
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from muster.problems import InputError, Problem
from muster.sources.found import Source
from muster.sources.kind import Kind
from muster.sources.kinds.web_page import report_of_page
from muster.sources.opening import read_source
from muster.sources.unfolding import seekable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.sources.record import Limits

_PAGES: Final = frozenset(("text/html", "application/xhtml+xml"))
_PAPERS: Final = {"application/pdf": ".pdf"}
_FOUND: Final = 200
_BEGINNINGS: Final = re.compile(rb"\x1f\x8b\x08|WARC/1\.[01]\r?\n")
_PIECE: Final = 1 << 20
_LARGEST: Final = 20_000_000
_ONE_LINE: Final = {"no-article": "hold no article", "no-page-date": "do not say when they were published"}


def read_web_archive(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read the pages and papers; after a damaged record reading goes on with the next whole one."""
    file = seekable(stream)
    passed_over: Counter[str] = Counter()
    start, last = source.start, source.start
    while True:
        file.seek(start)
        try:
            for record in _records(file):
                last = record.stream_pos
                yield from _items(record, source, limits, passed_over)
            break
        except OSError as error:
            yield Problem("damaged", f"{source.where}, byte {last}", str(error))
            found = _next_record(file, max(last, start) + 1)
            if found is None:
                break
            start = last = found
    if _is_cut_off(file, last):
        yield Problem("damaged", f"{source.where}, byte {last}", "its last record is cut off")
    if passed_over:
        told = ", ".join(f"{count} {_ONE_LINE[code]}" for code, count in sorted(passed_over.items()))
        yield Problem("passed-over", source.where, told)


def _records(file: BinaryIO) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource
    return iter(ArchiveIterator(file, record_types=wanted, parse_http=True, auto_decode="content"))


def _items(record: Any, source: Source, limits: Limits, passed_over: Counter[str]) -> Iterator[Report | Problem]:  # noqa: ANN401
    media, given = _media(record), _given(record)
    if media not in _PAGES and media not in _PAPERS:
        return
    url, where = given.get("url", ""), f"{source.where}, {given.get('url', record.stream_pos)}"
    data = record.reader.read(min(_LARGEST, limits.raw) + 1)
    if len(data) > min(_LARGEST, limits.raw):
        yield Problem("too-large", where, f"{_LARGEST / 1_000_000:g} MB as one page")
        return
    known = {**source.given, **given}
    if media in _PAPERS:
        inside = Source(where, url, _PAPERS[media], len(data), lambda: nullcontext(io.BytesIO(data)), known)
        yield from (_at(item, record.stream_pos) for item in read_source(inside, limits))
        return
    try:
        yield report_of_page(data, known, where, url, limits, record.stream_pos)
    except InputError as error:
        if error.problem.code in _ONE_LINE:
            passed_over[error.problem.code] += 1
        else:
            yield error.problem
    except Exception as error:  # noqa: BLE001  (a parser that trips over one page must not cost the archive)
        yield Problem("damaged", where, f"{type(error).__name__} {error}")


def _media(record: Any) -> str:  # noqa: ANN401
    """The media type of what a server gave whole; empty for its errors and detours."""
    if record.http_headers is None:
        return str(record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if record.http_headers.status_code != _FOUND:
        return ""
    return str(record.http_content_type or "").partition(";")[0].strip().lower()


def _given(record: Any) -> dict[str, str]:  # noqa: ANN401
    told = {
        "url": record.headers.get("WARC-Target-URI"),
        "charset": record.http_charset if record.http_headers is not None else None,
        "seen": (record.headers.get("WARC-Date") or "")[:10],
    }
    return {name: value.strip("<>") for name, value in told.items() if value}


def _next_record(file: BinaryIO, start: int) -> int | None:
    """Where the next record may begin; looking there shows whether it does."""
    file.seek(start)
    before = b""
    while piece := file.read(_PIECE):
        found = _BEGINNINGS.search(before + piece)
        if found:
            return start - len(before) + found.start()
        start += len(piece)
        before = (before + piece)[-16:]
    return None


def _is_cut_off(file: BinaryIO, last: int) -> bool:
    """Whether the packed record that begins at ``last``, or one after it, does not come to its end."""
    file.seek(last)
    piece = file.read(_PIECE)
    if not piece.startswith(b"\x1f\x8b"):
        return False
    unpacker, ended = zlib.decompressobj(31), False
    try:
        while piece:
            unpacker.decompress(piece, _PIECE)
            ended = unpacker.eof
            piece = unpacker.unused_data if ended else unpacker.unconsumed_tail or file.read(_PIECE)
            if ended and (piece or (piece := file.read(_PIECE))):
                unpacker, ended = zlib.decompressobj(31), False
    except zlib.error:
        return False  # told already, where reading tripped over it
    return not ended


def _at(item: Report | Problem, position: int) -> Report | Problem:
    if isinstance(item, Problem) or item.origin is None:
        return item
    return replace(item, origin=replace(item.origin, position=position))


KIND: Final = Kind(
    "web archive",
    (".warc", ".warc.gz"),
    read_web_archive,
    shows=lambda head: head.startswith(b"WARC/1."),
    seeks=True,
)

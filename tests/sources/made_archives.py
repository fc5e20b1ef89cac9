"""Archives as crawlers and programs make them, made here."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from typing import TYPE_CHECKING

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEXT = "De Nederlandse militairen in Erbil geven voorlopig geen les, zegt het ministerie van Defensie. Bericht {}."


def page(number: int, *, date: str = "2020-01-05", text: str = TEXT) -> str:
    """Make a page with an article of its own."""
    head = f'<meta charset="utf-8"><meta property="article:published_time" content="{date}T10:00:00+01:00">'
    body = f'<nav><a href="/">Voor</a></nav><h1>Bericht {number}</h1><p>{text.format(number)}</p>'
    return (
        f"<!doctype html><html><head><title>Bericht {number}</title>{head}</head>"
        f"<body>{body}<p>De missie gaat door.</p></body></html>"
    )


def web_archive(pages: Iterable[tuple[str, bytes, str, str]], *, packed: bool = True) -> bytes:
    """Make a web archive of (address, body, media type, status line), all fetched on 6 January 2020."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "a crawler"}))
    for address, body, media, status in pages:
        headers = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2020-01-06T10:00:00Z"},
        )
        writer.write_record(record)
    return out.getvalue()


def crawl(count: int) -> list[tuple[str, bytes, str, str]]:
    """Make the pages of a small crawl: each an article at an address of its own."""
    return [
        (f"https://bode.example/{number}", page(number).encode(), "text/html; charset=utf-8", "200 OK")
        for number in range(count)
    ]


def json_lines(count: int) -> bytes:
    """Make reports as JSON lines."""
    records = ({"id": f"j-{number}", "date": "2020-01", "text": TEXT.format(number)} for number in range(count))
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Make a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    """Make a tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()

"""A server of our own that can misbehave in every way that servers on the web do."""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Of no mission, so that reading takes no time.
ARTICLE = "De bakkers in straat {} in het dorp gaan weer brood bakken, zegt de burgemeester van de gemeente."
BOMB = gzip.compress(b" " * 30_000_000, 1)
FIRST_DAY = 1_578_200_000  # 5 January 2020


@dataclass
class Site:
    """What a server gives for each path: a function that answers through the handler; and who asked what."""

    paths: dict[str, Callable[[Handler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""

    def times(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)


class Handler(BaseHTTPRequestHandler):
    """Answers by the site's paths."""

    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        self.site.paths.get(self.path, lambda handler: handler.give(b"weg", status=404))(self)

    def give(self, body: bytes, media: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Quiet(ThreadingHTTPServer):
    """Says nothing of askers that were killed."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve a site on a port of this machine."""
    handler = type("Own", (Handler,), {"site": site})
    with Quiet(("127.0.0.1", 0), handler) as server:
        site.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()


def article(number: int) -> bytes:
    """Make the page of an article."""
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>Bericht {number}</title></head><body>'
        f"<h1>Bericht {number}</h1><p>{ARTICLE.format(number)}</p><p>Zij blijven er tot de zomer.</p>"
        f"<footer>© {time.gmtime().tm_year} De Bode</footer></body></html>"
    ).encode()


def rss(address: str, numbers: range, *, whole: bool = False) -> bytes:
    """Make a feed of articles, the newest first; with the whole text, or its beginning."""
    text = ARTICLE + (
        " Zij blijven er tot de zomer, als alles goed gaat en het niet te warm wordt." * 12 if whole else " …"
    )
    items = "".join(
        f"<item><title>Bericht {number}</title><link>{address}/article/{number}</link>"
        f"<guid>item-{number}</guid><pubDate>{formatdate(FIRST_DAY + number * 900)}</pubDate>"
        f"<description>{escape(text.format(number))}</description></item>"
        for number in reversed(numbers)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>De Bode</title>{items}</channel></rss>'.encode()


def endless(handler: Handler) -> None:
    """Answer without end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/rss+xml")
    handler.end_headers()
    try:
        handler.wfile.write(b'<rss version="2.0"><channel>')
        while True:
            handler.wfile.write(b"<item><title>Nog een</title></item>" * 1000)
    except OSError:
        handler.close_connection = True


def drip(handler: Handler) -> None:
    """Answer a letter at a time, headers and all."""
    try:
        for letter in b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + b"X: y\r\n" * 10_000:
            handler.wfile.write(bytes([letter]))
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        handler.close_connection = True


def half(handler: Handler) -> None:
    """Answer half of what was announced."""
    body = article(1)
    handler.give(body[: len(body) // 2], length=str(len(body)))
    handler.close_connection = True


def bomb(handler: Handler) -> None:
    """Answer with what unfolds to far more."""
    handler.give(BOMB, Content_Encoding="gzip")

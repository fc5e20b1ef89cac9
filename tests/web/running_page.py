"""Runs the page for a test: a real server on loopback, of a ledger of its own."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
import uvicorn

from muster.web.app import create_app
from muster.web.security import Guard
from muster.web.serving import bound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Served:
    """A page that runs: its address and its ledger."""

    address: str
    ledger: Path

    def get(self, path: str, lang: str = "en", **more: object) -> httpx.Response:
        headers = {"Accept-Language": lang, **more.pop("headers", {})}  # type: ignore[dict-item]
        return httpx.get(self.address + path, headers=headers, follow_redirects=True, **more)  # type: ignore[arg-type]


@contextmanager
def running(ledger: Path, token: str | None = None) -> Iterator[Served]:
    listening = bound("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(ledger, Guard(token)), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", ledger)
    server.should_exit = True
    thread.join(10)

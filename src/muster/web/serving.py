"""Runs the page: finds a port, opens the browser, serves until stopped."""

from __future__ import annotations

import contextlib
import errno
import socket
import threading
import webbrowser
from typing import TYPE_CHECKING, Final

from muster.problems import MusterError
from muster.web.security import LOCAL, Guard
from muster.web.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fastapi import FastAPI

PORT: Final = 8642
TRIED: Final = 20


def bound(host: str, port: int | None) -> socket.socket:
    """Give a socket that listens at the host; without a port at the usual one, or the next that is free.

    Raises:
        MusterError: where that port, or every one tried, is taken, or the host is not of this machine.
    """
    tried = [port] if port is not None else [*range(PORT, PORT + TRIED), 0]
    for one in tried:
        try:
            return socket.create_server((host, one), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise MusterError(
                    f"{host}:{one}: cannot listen there ({error.strerror}); give another --host"
                ) from error
    raise MusterError(f"port {port} is taken; give another with --port, or none for the first that is free")


def guard_for(host: str, token: str | None) -> Guard:
    """Give the guard of a page at a host.

    Raises:
        MusterError: where others could reach it and no token is given.
    """
    if host not in LOCAL and not token:
        raise MusterError(
            f"at {host} others can reach the page; give a --token that they must know, or leave --host out"
        )
    return Guard(token)


def serve(ledger: Path, listening: socket.socket, guard: Guard, *, opened: bool, tell: Callable[[str], None]) -> None:
    """Serve the page of a ledger until it is stopped; ``tell`` is told its address."""
    import uvicorn

    from muster.web.app import create_app

    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/" + (f"?token={guard.token}" if guard.token else "")
    app = create_app(ledger, guard)
    threading.Thread(target=_prepare, args=(app, guard), daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    server = uvicorn.Server(config)
    tell(address)
    if opened:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _prepare(app: FastAPI, guard: Guard) -> None:
    """Make the first view while the browser opens: tables, templates and the ledger's pages are then at hand."""
    import asyncio

    import httpx

    async def ask() -> None:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        headers = {"Authorization": f"Bearer {guard.token}"} if guard.token else {}
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as client:
            for lang in LANGUAGES:
                await client.get("/", headers={"Accept-Language": lang}, follow_redirects=True)

    with contextlib.suppress(OSError, httpx.HTTPError):
        asyncio.run(ask())

"""``muster serve``: the page, on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli import options

if TYPE_CHECKING:
    from pathlib import Path

Port = Annotated[
    int | None, typer.Option("--port", help="The port; without it 8642, or the next that is free.", min=0, max=65535)
]
Host = Annotated[str, typer.Option("--host", help="Where to listen; elsewhere than on this machine only with --token.")]
Token = Annotated[str | None, typer.Option("--token", help="A word that whoever opens the page must know.")]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")]


def serve(
    ledger: options.Ledger = None,
    port: Port = None,
    host: Host = "127.0.0.1",
    token: Token = None,
    *,
    no_open: NoOpen = False,
) -> None:
    """Open the page: pictures, timelines, maps and reports in the browser, and reviews of what they claim."""
    from muster.web.serving import bound, guard_for
    from muster.web.serving import serve as run

    guard = guard_for(host, token)
    listening = bound(host, port)
    path = ledger or options.default_ledger()
    _refuse_other_files(path)

    def tell(address: str) -> None:
        typer.echo(f"The page of {path} is at {address}\nStop it with Ctrl-C.")

    run(path, listening, guard, opened=not no_open, tell=tell)


def _refuse_other_files(path: Path) -> None:
    """A ledger may come to be while the page is open, but what is there must be one.

    Raises:
        MusterError: where it is no ledger, or cannot be read.
    """
    from muster.ledger.store import Ledger

    if path.exists():
        Ledger.read(path).close()

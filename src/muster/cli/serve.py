"""``muster serve``: the page, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from muster.cli import options

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

    def tell(address: str) -> None:
        typer.echo(f"The page of {path} is at {address}\nStop it with Ctrl-C.")

    run(path, listening, guard, opened=not no_open, tell=tell)

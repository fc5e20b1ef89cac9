"""``muster check``: verify a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from muster.cli import options

Mend = Annotated[bool, typer.Option("--mend", help="First make anew what is derived from the rows of record.")]


def check(ledger: options.Ledger = None, *, mend: Mend = False) -> None:
    """Verify a ledger: its file, the chain of its additions, its references, its evidence against the texts."""
    from muster.ledger import kept
    from muster.ledger.store import Ledger

    path = ledger or options.default_ledger()
    if mend:
        with Ledger.open(path, create=False) as opened:
            opened.mend()
    with Ledger.read(path) as opened:
        faults = [*opened.faults(), *kept.faults(opened)]
        counts = opened.counts()
    for fault in faults:
        typer.echo(f"{path}: {fault}", err=True)
    words = ", ".join(f"{number} {name}" for name, number in counts.items())
    if faults:
        typer.echo(f"{path}: {len(faults)} faults in {words}; go back to a copy made by 'muster backup'", err=True)
        raise typer.Exit(1)
    typer.echo(f"{path}: whole; {words}")

"""``muster backup``: a whole copy of a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from muster.cli import options

File = Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.", metavar="FILE")]


def backup(file: File, ledger: options.Ledger = None) -> None:
    """Write a whole copy of the ledger to a new file, also while others read and add."""
    from muster.ledger.store import Ledger

    with Ledger.read(ledger or options.default_ledger()) as opened:
        opened.backup(file)
    typer.echo(f"{file}: written")

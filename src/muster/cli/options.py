"""Options that several commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

DEFAULT_MAX_SIZE: Final = 5.0

Paths = Annotated[
    list[Path],
    typer.Argument(help="Files or folders with reports; - for standard input.", metavar="PATH…", show_default=False),
]
MaxSize = Annotated[float, typer.Option("--max-size", help="The largest text taken for a report, in MB.", min=0.001)]
Ledger = Annotated[
    Path | None, typer.Option("--ledger", help="The ledger file; without it, the one in your data folder.")
]
Json = Annotated[bool, typer.Option("--json", help="Print data as JSON, as documented in docs/json.md.")]
Version = Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)]


def print_version() -> None:
    """Print the installed version and stop."""
    from importlib.metadata import version

    typer.echo(f"muster {version('muster')}")
    raise typer.Exit


def default_ledger() -> Path:
    """Where the ledger is when none is named: the platform's folder for a user's data."""
    from platformdirs import user_data_path

    return user_data_path("muster", appauthor=False) / "muster.ledger"

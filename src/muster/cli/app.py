"""The command ``muster``: its commands stand in files beside this one, registered here; errors become one line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from muster.cli import (
    add,
    alert,
    ask,
    backup,
    check,
    claims,
    dates,
    diff,
    disputes,
    due,
    follow,
    history,
    listings,
    options,
    picture,
    precedents,
    publish,
    read,
    reread,
    review,
    serve,
    show,
    sources,
    strength,
    watch,
    why,
)
from muster.problems import MusterError

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS: tuple[Callable[..., None], ...] = (
    read.read,
    follow.follow,
    watch.watch,
    reread.reread,
    alert.alert,
    claims.claims,
    dates.dates,
    picture.picture,
    ask.ask,
    history.history,
    strength.strength,
    *listings.LISTINGS,
    diff.diff,
    disputes.disputes,
    due.due,
    why.why,
    sources.sources,
    precedents.precedents,
    serve.serve,
    publish.publish,
    show.show,
    review.review,
    add.add,
    check.check,
    backup.backup,
)

app = typer.Typer(
    name="muster",
    help="Read dated reports on military missions abroad; ask what stood on a day, as known by then, and says who.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command()(command)


@app.callback(invoke_without_command=True)
def _root(*, version: options.Version = False) -> None:
    """Read dated reports on military missions abroad; ask what stood on a day, as known by then, and says who."""
    if version:
        options.print_version()


def main() -> None:
    """Run the command line; a user's mistake is one line on standard error and exit status 2."""
    try:
        app()
    except MusterError as error:
        sys.stderr.write(f"muster: {error}\n")
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)

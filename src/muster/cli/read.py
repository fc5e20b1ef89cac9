"""``muster read``: take reports into a ledger."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Annotated, Final

import typer

from muster.cli import options
from muster.cli.intake import Intake
from muster.cli.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_INTERRUPTED: Final = 130

Date = Annotated[str | None, typer.Option("--date", help="The date of what tells none itself: 2020-01-05, 2020-01.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")]


def read(  # noqa: PLR0913  (one parameter an option)
    paths: options.Paths,
    ledger: options.Ledger = None,
    max_size: options.MaxSize = options.DEFAULT_MAX_SIZE,
    date: Date = None,
    *,
    as_json: options.Json = False,
    quiet: Quiet = False,
) -> None:
    """Take reports into the ledger; one that is there already adds nothing."""
    from rich.console import Console

    from muster.cli.waiting import progress_bar

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    intake = Intake(paths, max_size, lambda line: console.print(line, markup=False), given_by_user(date))
    with progress_bar(0 if quiet else intake.size, console) as passed:
        tally = _take_in(intake, ledger or options.default_ledger(), passed)
    if as_json:
        sys.stdout.write(json.dumps(tally.as_data()) + "\n")
    elif not quiet:
        typer.echo(tally.as_line())
    raise typer.Exit(_INTERRUPTED if tally.stopped else intake.status)


def given_by_user(date: str | None) -> dict[str, str]:
    """Give what a user says of all that is read.

    Raises:
        MusterError: where it cannot be so.
    """
    from muster.sources.record import told_of

    if date is not None:
        told_of(date, "--date")
    return {"fallback": date} if date else {}


def _take_in(intake: Intake, path: Path, passed: Callable[[int], None] | None) -> Tally:
    from muster.cli.taking import Taker
    from muster.ledger.store import Ledger

    tally = Tally(stopped=True)
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        taker = None
        for report in intake.reports(passed):
            if taker is None:  # not before there is something to keep: a mistyped path must leave no empty ledger
                ledger = stack.enter_context(Ledger.open(path))
                stack.enter_context(ledger.batch())
                taker = Taker(ledger, tally, intake.problem)
            intake.read -= not taker.take(report)
        tally.stopped = False
    tally.problems = intake.problems
    return tally

"""``muster read``: take reports into a ledger."""

from __future__ import annotations

import json
import sys
import time
from contextlib import ExitStack, suppress
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Final

import typer

from muster.cli import options
from muster.cli.intake import Intake
from muster.cli.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from muster.cli.resuming import Resuming
    from muster.cli.taking import Taker
    from muster.model import Report

_INTERRUPTED: Final = 130
_AT_ONCE: Final = 1.0

Date = Annotated[str | None, typer.Option("--date", help="The date of what tells none itself: 2020-01-05, 2020-01.")]
Outlet = Annotated[str | None, typer.Option("--outlet", help="The outlet of all that is read.")]
Columns = Annotated[
    str | None, typer.Option("--columns", help="What the columns of tables are: text=body,date=published.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")]


def read(  # noqa: PLR0913, PLR0917  (one parameter an option)
    paths: options.Paths,
    ledger: options.Ledger = None,
    max_size: options.MaxSize = options.DEFAULT_MAX_SIZE,
    date: Date = None,
    outlet: Outlet = None,
    columns: Columns = None,
    *,
    as_json: options.Json = False,
    quiet: Quiet = False,
) -> None:
    """Take reports into the ledger; one that is there already adds nothing."""
    from rich.console import Console

    from muster.cli.waiting import progress_bar

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    intake = Intake(
        paths, max_size, lambda line: console.print(line, markup=False), given_by_user(date, outlet, columns)
    )
    with progress_bar(0 if quiet else intake.size, console) as passed:
        tally = _take_in(intake, ledger or options.default_ledger(), passed)
    if as_json:
        sys.stdout.write(json.dumps(tally.as_data()) + "\n")
    elif not quiet:
        typer.echo(tally.as_line())
    raise typer.Exit(_INTERRUPTED if tally.stopped else intake.status)


def given_by_user(date: str | None = None, outlet: str | None = None, columns: str | None = None) -> dict[str, str]:
    """Give what a user says of all that is read.

    Raises:
        MusterError: where it cannot be so.
    """
    from muster.sources.record import told_of
    from muster.sources.rows import told_columns

    if date is not None:
        told_of(date, "--date")
    told_columns({"columns": columns or ""})
    told = {"fallback": date, "outlet": outlet, "columns": columns}
    return {name: value for name, value in told.items() if value}


def _take_in(intake: Intake, path: Path, passed: Callable[[int], None] | None) -> Tally:
    from muster.cli.resuming import Resuming
    from muster.cli.stopping import heeded, heeding
    from muster.cli.taking import Taker
    from muster.ledger.store import Ledger

    tally = Tally(stopped=True)
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        heed = stack.enter_context(heeding())
        resuming = Resuming(path)
        stack.callback(resuming.close)
        reports = intake.reports(passed, resuming)
        first = next(reports, None)
        if first is not None:  # not before there is something to keep: a mistyped path must leave no empty ledger
            ledger = stack.enter_context(Ledger.open(path))
            stack.callback(resuming.settle)
            wanted = heeded(chain([first], reports), heed)
            _take_all(wanted, Taker(ledger, tally, intake.problem), intake, resuming)
        tally.stopped = False
    tally.resumed = len(resuming.resumed)
    tally.problems = intake.problems
    return tally


def _take_all(reports: Iterator[Report], taker: Taker, intake: Intake, resuming: Resuming) -> None:
    """Take all reports, those of about a second at once; only then is it kept how far reading came."""
    more = True
    while more:
        more = False
        with taker.ledger.batch():
            began = time.monotonic()
            for report in reports:
                intake.read -= not taker.take(report)
                resuming.taken(report)
                more = time.monotonic() - began > _AT_ONCE
                if more:
                    break
        resuming.settle()

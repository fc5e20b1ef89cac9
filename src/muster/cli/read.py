"""``muster read``: take reports into a ledger."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack, suppress
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Final

import typer

from muster.cli import options
from muster.cli.intake import Intake
from muster.cli.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from muster.ledger.store import Ledger
    from muster.model import Report

_INTERRUPTED: Final = 130

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")]


def read(
    paths: options.Paths,
    ledger: options.Ledger = None,
    max_size: options.MaxSize = options.DEFAULT_MAX_SIZE,
    *,
    as_json: options.Json = False,
    quiet: Quiet = False,
) -> None:
    """Take reports into the ledger; one that is there already adds nothing."""
    from rich.console import Console

    from muster.cli.waiting import progress_bar

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    intake = Intake(paths, max_size, lambda line: console.print(line, markup=False))
    with progress_bar(0 if quiet else intake.size, console) as passed:
        tally = _take_in(intake, ledger or options.default_ledger(), passed)
    if as_json:
        sys.stdout.write(json.dumps(tally.as_data()) + "\n")
    elif not quiet:
        typer.echo(tally.as_line())
    raise typer.Exit(_INTERRUPTED if tally.stopped else intake.status)


def _take_in(intake: Intake, path: Path, passed: Callable[[int], None] | None) -> Tally:
    from muster.ledger.store import Ledger

    tally, reader = Tally(stopped=True), f"muster {version('muster')}"
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        ledger = None
        for report in intake.reports(passed):
            if ledger is None:  # not before there is something to keep: a mistyped path must leave no empty ledger
                ledger = stack.enter_context(Ledger.open(path))
                stack.enter_context(ledger.batch())
            _take_in_one(report, intake, ledger, reader, tally)
        tally.stopped = False
    tally.problems = intake.problems
    return tally


def _take_in_one(report: Report, intake: Intake, ledger: Ledger, reader: str, tally: Tally) -> None:
    from muster.ledger.records import Outcome

    if ledger.knows(report, reader):
        tally.known += 1
        return
    reading = intake.reading(report)
    if reading is None:
        return
    outcome = ledger.add(report, reading.claims, relevant=reading.relevant, readable=reading.readable, reader=reader)
    tally.new += outcome is Outcome.NEW
    tally.known += outcome is Outcome.KNOWN
    tally.new_versions += outcome is Outcome.NEW_VERSION
    tally.not_relevant += reading.readable and not reading.relevant
    tally.unread.update([] if reading.readable else [report.lang])

"""``muster watch``: a folder of which all that is dropped there is read."""

from __future__ import annotations

import io
import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli import options
from muster.problems import MusterError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.cli.follow import Complain
    from muster.cli.taking import Taker
    from muster.sources.dropped import Dropped
    from muster.sources.found import Source
    from muster.sources.record import Limits

Folder = Annotated[Path, typer.Argument(help="The folder to watch.", metavar="FOLDER")]
Every = Annotated[str, typer.Option("--every", help="How often to look: 2s, 5m.")]
Once = Annotated[bool, typer.Option("--once", help="Read what is there now, and stop.")]


def watch(  # noqa: PLR0913  (one parameter an option)
    folder: Folder,
    every: Every = "2s",
    date: Annotated[str | None, typer.Option("--date", help="The date of what tells none itself.")] = None,
    ledger: options.Ledger = None,
    max_size: options.MaxSize = options.DEFAULT_MAX_SIZE,
    *,
    once: Once = False,
) -> None:
    """Read what is dropped into a folder, until you stop it; each file once, and again when it changes."""
    from muster.cli.follow import Complain, span
    from muster.cli.read import given_by_user
    from muster.cli.stopping import heeding
    from muster.cli.taking import Taker
    from muster.cli.tally import Tally
    from muster.ledger.store import Ledger
    from muster.sources.dropped import Dropped
    from muster.sources.record import Limits
    from muster.sources.state import State, state_path

    if not folder.is_dir():
        raise MusterError(f"{folder}: is no folder; make it, or name another")
    seconds, path, tally = span(every), ledger or options.default_ledger(), Tally(stopped=True)
    limits, given = Limits.of_text(int(max_size * 1_000_000)), given_by_user(date)
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        heed = stack.enter_context(heeding())
        dropped = Dropped(stack.enter_context(State(state_path(path))))
        complain = Complain(tally)
        taker = Taker(stack.enter_context(Ledger.open(path)), tally, complain)
        _look(folder, dropped, taker, complain, limits, given, at_once=once)
        while not once:
            heed()
            time.sleep(seconds)
            _look(folder, dropped, taker, complain, limits, given)
        tally.stopped = False
    typer.echo(tally.as_line())
    raise typer.Exit(int(bool(tally.problems)) if once else 0)


def _look(  # noqa: PLR0913, PLR0917  (what a look takes)
    folder: Path,
    dropped: Dropped,
    taker: Taker,
    complain: Complain,
    limits: Limits,
    given: Mapping[str, str],
    *,
    at_once: bool = False,
) -> None:
    from muster.problems import Problem
    from muster.sources.load import find_sources

    for one in dropped.whole(find_sources([folder], io.BytesIO()), at_once=at_once):
        if isinstance(one, Problem):
            complain(one)
            continue
        _read(replace(one, given=dict(given)), taker, complain, limits)
        dropped.done(one)
        sys.stdout.write(f"{one.where}: read\n")
        sys.stdout.flush()


def _read(source: Source, taker: Taker, complain: Complain, limits: Limits) -> None:
    from muster.problems import Problem
    from muster.sources.opening import read_source

    with taker.ledger.batch():
        for item in read_source(source, limits):
            if isinstance(item, Problem):
                complain(item)
            else:
                taker.take(item)

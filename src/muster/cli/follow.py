"""``muster follow``: feeds whose reports are taken in by themselves."""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from contextlib import ExitStack, suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from muster.cli import options
from muster.problems import MusterError

if TYPE_CHECKING:
    from pathlib import Path

    from muster.cli.taking import Taker
    from muster.cli.tally import Tally
    from muster.problems import Problem
    from muster.sources.follow.feeds import Feed
    from muster.sources.follow.follower import Follower
    from muster.sources.state import State

_SECONDS: Final = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, "": 1.0}
_SPAN: Final = re.compile(r"(\d+(?:\.\d+)?)([smhd]?)")
_INTERRUPTED: Final = 130
_LONGEST_SLEEP: Final = 60.0
# A feed that is gone is due so late that no clock shows it.
_FOREVER: Final = 1e11


class Action(StrEnum):
    """What to do."""

    ADD = "add"
    LIST = "list"
    REMOVE = "remove"
    RUN = "run"


Which = Annotated[Action, typer.Argument(help="add, list, remove or run.", metavar="ACTION")]
Address = Annotated[str | None, typer.Argument(help="The feed: https://…, or a file.", metavar="ADDRESS")]
Every = Annotated[str | None, typer.Option("--every", help="With run: go on, and look at each feed so often: 15m, 1h.")]
Pause = Annotated[float, typer.Option("--pause", help="Seconds between two requests to one server.", min=0.0)]
Contact = Annotated[str | None, typer.Option("--contact", help="Your address, told to servers with each request.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Also fetch from your own network.")]


def follow(  # noqa: PLR0913, PLR0917  (one parameter an option)
    action: Which,
    address: Address = None,
    every: Every = None,
    pause: Pause = 1.0,
    contact: Contact = None,
    ledger: options.Ledger = None,
    *,
    private: Private = False,
    as_json: options.Json = False,
) -> None:
    """Follow feeds: add one, list them, or run: take in what is new, with the full text, once or again and again."""
    from muster.sources.state import State, state_path

    if action in (Action.ADD, Action.REMOVE) and not address:
        raise MusterError(f"which feed? muster follow {action} ADDRESS")
    path = ledger or options.default_ledger()
    with State(state_path(path)) as state:
        if action is Action.RUN:
            _run(state, path, every, pause, contact, private=private, as_json=as_json)
        elif action is Action.LIST:
            _list(state, as_json=as_json)
        else:
            _change(state, action, address or "")


def _change(state: State, action: Action, address: str) -> None:
    from muster.sources.follow import feeds

    if action is Action.REMOVE:
        feeds.remove(state, address)
        typer.echo(f"{address}: followed no more; its reports stay")
    elif feeds.add(state, address):
        typer.echo(f"{address}: followed; 'muster follow run' takes in what is new")
    else:
        typer.echo(f"{address}: followed already")


def _list(state: State, *, as_json: bool) -> None:
    from muster.cli.printing import print_json
    from muster.sources.follow import feeds

    found = feeds.feeds(state)
    if as_json:
        named = ("address", "title", "last", "failures", "said")
        print_json([{name: getattr(feed, name) for name in named} for feed in found])
        return
    for feed in found:
        how = _how(feed)
        last = f", last had {feed.last}" if feed.last else ""
        typer.echo(f"{feed.address}\n    {feed.title or 'no name yet'}: {how}{last}")
    if not found:
        typer.echo("Nothing is followed yet; begin with: muster follow add https://…")


def _how(feed: Feed) -> str:
    """How asking for a feed goes."""
    if not feed.failures:
        return "well" if feed.last else "not asked yet"
    return f"failed {'once' if feed.failures == 1 else f'{feed.failures} times'}: {feed.said}"


def _run(  # noqa: PLR0913  (its options)
    state: State, path: Path, every: str | None, pause: float, contact: str | None, *, private: bool, as_json: bool
) -> None:
    from muster.cli.stopping import heeding
    from muster.cli.taking import Taker
    from muster.cli.tally import Tally
    from muster.ledger.store import Ledger
    from muster.sources.follow import feeds
    from muster.sources.follow.follower import Follower, Manners
    from muster.sources.net.fetch import Fetcher
    from muster.sources.net.robots import Robots
    from muster.sources.record import Limits

    if not feeds.feeds(state):
        raise MusterError("nothing is followed yet; begin with: muster follow add https://…")
    manners = Manners(span(every) if every else Manners().every, pause)
    tally = Tally(stopped=True)
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        heed = stack.enter_context(heeding())
        fetcher = stack.enter_context(Fetcher(agent_of(contact), private=private))
        taker = Taker(stack.enter_context(Ledger.open(path)), tally, _complain(tally))
        follower = Follower(state, fetcher, Robots(fetcher, time.time), manners, Limits())
        _tell_when(state, as_json=as_json)
        _round(follower, state, taker, tally)
        while every:
            heed()
            _sleep(state, manners.every)
            _round(follower, state, taker, tally)
        tally.stopped = False
    _tell(tally, as_json=as_json, every=every)
    raise typer.Exit(_INTERRUPTED if tally.stopped and not every else int(bool(tally.problems)))


def _round(follower: Follower, state: State, taker: Taker, tally: Tally) -> None:
    """Look at what is due; take in what is new, some at once, until there is no more of it."""
    from muster.sources.follow import feeds

    complain = _complain(tally)
    for problem in follower.look():
        complain(problem)
    while True:
        for problem in follower.fetch():
            complain(problem)
        taken = []
        with taker.ledger.batch():
            for one, items in follower.ready():
                for item in items:
                    _take(item, taker, complain)
                taken.append(one)
        feeds.done(state, taken)
        if not taken:
            return


def _tell_when(state: State, *, as_json: bool) -> None:
    """Say when there will be something to ask, where nothing is due: else a run that asks nobody looks broken."""
    from muster.sources.follow import feeds

    due = feeds.next_due(state)
    if due is None or due <= time.time() or as_json:
        return
    known = due < _FOREVER
    when = f"before {dt.datetime.fromtimestamp(due).astimezone():%Y-%m-%d %H:%M}" if known else "any more"
    typer.echo(f"No feed is to be asked {when}; 'muster follow list' shows how they do")


def _take(item: object, taker: Taker, complain: Complain) -> None:
    from muster.model import Report
    from muster.problems import Problem

    if isinstance(item, Report):
        taker.take(item)
    elif isinstance(item, Problem):
        complain(item)


class Complain:
    """Tells of problems on standard error, and counts them."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def __call__(self, problem: Problem) -> None:
        """Tell of one."""
        self._tally.problems += 1
        sys.stderr.write(f"muster: {problem}\n")
        sys.stderr.flush()


def _complain(tally: Tally) -> Complain:
    return Complain(tally)


def _sleep(state: State, every: float) -> None:
    """Sleep until something is due, and never so long that a feed added meanwhile waits for it."""
    from muster.sources.follow import feeds

    due = feeds.next_due(state)
    left = every if due is None else due - time.time()
    time.sleep(min(max(left, min(every, 1.0) / 10), every, _LONGEST_SLEEP))


def _tell(tally: Tally, *, as_json: bool, every: str | None) -> None:
    from muster.cli.printing import print_json

    if as_json:
        print_json(tally.as_data())
    else:
        tally.stopped = tally.stopped and not every
        typer.echo(tally.as_line())


def span(text: str) -> float:
    """Read a span of time: "15m", "1h", "90" (seconds).

    Raises:
        MusterError: where it is none.
    """
    found = _SPAN.fullmatch(text.strip().lower())
    seconds = float(found.group(1)) * _SECONDS[found.group(2)] if found else 0.0
    if seconds <= 0:
        raise MusterError(f"{text!r} is no span of time; write 15m, 1h or 1d")
    return seconds


def agent_of(contact: str | None) -> str:
    """Who asks, as servers are told."""
    from importlib.metadata import version

    who = f"; {contact}" if contact else ""
    plain = "".join(letter for letter in who if letter.isascii() and letter.isprintable())
    return f"Muster/{version('muster')} (reads news on military missions for its user{plain})"

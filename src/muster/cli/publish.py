"""``muster publish``: the ledger's answers as a static site, to show or to put on a web server."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli import asking, options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Folder = Annotated[Path, typer.Argument(help="Where to write the site: an empty folder, or one published to before.")]
FullText = Annotated[bool, typer.Option("--full-text", help="Publish whole articles, not only the sentences quoted.")]
From = Annotated[str | None, typer.Option("--from", help="The first day to make a page for: 2019-04-30.")]
To = Annotated[str | None, typer.Option("--to", help="The last day to make a page for.")]


def publish(  # noqa: PLR0913, PLR0917  (one parameter an option)
    folder: Folder,
    ledger: options.Ledger = None,
    from_: From = None,
    to: To = None,
    known_by: asking.KnownBy = None,
    nation: asking.Nation = None,
    mission: asking.Mission = None,
    place: asking.Place = None,
    *,
    full_text: FullText = False,
) -> None:
    """Write a site of files: a page for each day on which something changed, with the sentences behind it."""
    from muster.web.archive import Archive
    from muster.web.asked import day_asked
    from muster.web.publishing import Site
    from muster.web.publishing import publish as write

    days = {}
    if from_:
        days["first"] = day_asked(from_).first
    if to:
        days["last"] = day_asked(to).last
    site = Site(
        Archive(ledger or options.default_ledger()),
        asking.date_asked(known_by or "today").last,
        asking.limits(nation, mission, place),
        full_text,
        **days,
    )
    with _progress() as passed:
        pages = write(site, folder, passed)
    typer.echo(f"{pages} pages; open {(folder / 'index.html').resolve()}")


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how many of the days are looked at."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = TextColumn("looking at each day"), BarColumn(), TaskProgressColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)

"""A progress bar on standard error: on a terminal only, and only where there is something to wait for."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console

# About a second's work: a bar for less would only flicker.
_WORTH_A_BAR: Final = 300_000


@contextmanager
def progress_bar(size: int, console: Console) -> Iterator[Callable[[int], None] | None]:
    """Show how much of ``size`` bytes is done; the function given is told of each piece. None: no bar is shown."""
    if not console.is_terminal or size < _WORTH_A_BAR:
        yield None
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = TextColumn("reading"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=size)
        yield lambda count: progress.advance(task, count)

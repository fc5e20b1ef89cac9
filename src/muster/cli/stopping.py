"""A wish to stop (Ctrl-C) that is not lost where a library catches whatever is raised, as some do while they load."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

Work = TypeVar("Work")


def heeded(work: Iterable[Work], heed: Callable[[], None]) -> Iterator[Work]:
    """Give piece after piece of work, none once a wish to stop is known; one that came during the last is kept."""
    for piece in work:
        heed()
        yield piece
    heed()


@contextmanager
def heeding() -> Iterator[Callable[[], None]]:
    """Remember an interrupt besides raising it; give what raises it again, for between two pieces of work.

    In a thread other than the first, which gets no signals, nothing is remembered.
    """
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        signal.default_int_handler(number, frame)

    def heed() -> None:
        if asked:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield heed
        return
    before = signal.signal(signal.SIGINT, ask)
    try:
        yield heed
    finally:
        signal.signal(signal.SIGINT, before)

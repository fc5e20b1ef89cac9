"""A wish to stop, also where a library catches it."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress

import pytest

from muster.cli.stopping import heeded, heeding

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")


def _swallowed() -> None:
    """What a library does that catches whatever is raised."""
    with suppress(BaseException):
        signal.raise_signal(signal.SIGINT)


def _work(pieces: int, swallowed_at: int) -> list[int]:
    """What is done of some pieces of work, one of which swallows an interrupt."""
    done: list[int] = []
    with heeding() as heed, suppress(KeyboardInterrupt):
        for piece in heeded(range(pieces), heed):
            done.append(piece)
            if piece == swallowed_at:
                _swallowed()
        done.append(-1)
    return done


def test_an_interrupt_that_a_library_caught_stops_before_the_next_piece() -> None:
    assert _work(9, swallowed_at=2) == [0, 1, 2]


def test_one_during_the_last_piece_is_not_lost() -> None:
    assert _work(1, swallowed_at=0) == [0]


def test_work_is_done_and_the_former_handler_is_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with heeding() as heed:
        assert list(heeded("abc", heed)) == ["a", "b", "c"]
    assert signal.getsignal(signal.SIGINT) is before

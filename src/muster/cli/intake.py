"""Reports for a command: problems go to standard error, one line each, and are counted for the exit status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from muster.problems import MusterError, Problem
from muster.sources.load import find_sources, read_sources
from muster.sources.record import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from muster.model import Report
    from muster.reading.reader import Reading

ALL_GOOD: Final = 0
SOME_BAD: Final = 1
NOTHING_DONE: Final = 2


class Intake:
    """What the user gave to read, and how it went.

    Attributes:
        size: bytes to be read, as far as that is known.
        read: how many reports came through so far.
        problems: how many did not.
    """

    def __init__(self, paths: Sequence[Path], max_size: float, complain: Callable[[str], None] | None = None) -> None:
        self._found = list(find_sources(paths, sys.stdin.buffer))
        self._limits = Limits(text=int(max_size * 1_000_000))
        self._complain = complain or _to_standard_error
        self.size = sum(source.size for source in self._found if not isinstance(source, Problem))
        self.read = 0
        self.problems = 0

    def reports(self, passed: Callable[[int], None] | None = None) -> Iterator[Report]:
        """Give the reports; ``passed`` is told the number of bytes with each piece that is read."""
        for item in read_sources(self._found, self._limits, passed):
            if isinstance(item, Problem):
                self._problem(item)
            else:
                self.read += 1
                yield item

    def reading(self, report: Report) -> Reading | None:
        """Read one report; None, with a complaint, where the reader itself fails on it."""
        from muster.reading.reader import read_report

        try:
            return read_report(report)
        except MusterError:
            raise
        except Exception as error:  # noqa: BLE001  (one text that the reader trips over must not cost an archive)
            self._problem(Problem("reader-fault", report.id, f"{type(error).__name__} {error}".strip()))
            self.read -= 1
            return None

    def _problem(self, problem: Problem) -> None:
        self.problems += 1
        self._complain(f"muster: {problem}")

    @property
    def status(self) -> int:
        """The exit status: all was good, some had problems, or nothing could be done."""
        if not self.problems:
            return ALL_GOOD
        return SOME_BAD if self.read else NOTHING_DONE


def _to_standard_error(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()

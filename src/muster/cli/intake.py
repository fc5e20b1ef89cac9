"""Reports for a command: problems go to standard error, one line each, and are counted for the exit status."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from muster.problems import Problem
from muster.sources.load import find_sources, read_sources
from muster.sources.record import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from muster.cli.resuming import Resuming
    from muster.model import Report
    from muster.reading.reader import Reading

ALL_GOOD: Final = 0
SOME_BAD: Final = 1
NOTHING_DONE: Final = 2


class Intake:
    """What the user gave to read, and how it went; ``given`` is what the user says of all of it (``found.GIVEN``).

    Attributes:
        size: bytes to be read, as far as that is known.
        read: how many reports came through so far.
        problems: how many did not.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        max_size: float,
        complain: Callable[[str], None] | None = None,
        given: Mapping[str, str] | None = None,
    ) -> None:
        found = find_sources(paths, sys.stdin.buffer)
        self._found = [one if isinstance(one, Problem) else replace(one, given=dict(given or {})) for one in found]
        self._limits = Limits.of_text(int(max_size * 1_000_000))
        self._complain = complain or _to_standard_error
        self.size = sum(source.size for source in self._found if not isinstance(source, Problem))
        self.read = 0
        self.problems = 0

    def reports(
        self, passed: Callable[[int], None] | None = None, resuming: Resuming | None = None
    ) -> Iterator[Report]:
        """Give the reports; ``passed`` is told the number of bytes with each piece that is read.

        Where ``resuming`` is given, it says where in each source to begin.
        """
        found = resuming.sources(self._found) if resuming else self._found
        for item in read_sources(found, self._limits, passed):
            if isinstance(item, Problem):
                self.problem(item)
            else:
                self.read += 1
                yield item

    def reading(self, report: Report) -> Reading | None:
        """Read one report; None, with a complaint, where the reader itself fails on it."""
        from muster.cli.taking import reading_of

        reading = reading_of(report, self.problem)
        self.read -= reading is None
        return reading

    def problem(self, problem: Problem) -> None:
        """Complain, and count it."""
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

"""All that is read passes here: what the user names goes in, reports and problems come out one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from muster.problems import Problem
from muster.sources.found import find
from muster.sources.kind import suffixes
from muster.sources.opening import read_source
from muster.sources.record import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from muster.model import Report
    from muster.sources.found import Source


def load(paths: Iterable[Path | str], stdin: BinaryIO, limits: Limits | None = None) -> Iterator[Report | Problem]:
    """Read reports from files, folders (in full) and, for ``-``, standard input, one at a time.

    A problem stands where its report would; the others are read on.
    """
    return read_sources(find_sources(paths, stdin), limits or Limits())


def find_sources(paths: Iterable[Path | str], stdin: BinaryIO) -> Iterator[Source | Problem]:
    """Find what ``load`` would read, for a caller that wants to know how much it is."""
    return find(paths, stdin, suffixes())


def read_sources(
    found: Iterable[Source | Problem], limits: Limits, passed: Callable[[int], None] | None = None
) -> Iterator[Report | Problem]:
    """Read what was found; ``passed`` is told the number of bytes with each piece that is read."""
    named: dict[str, tuple[str, int]] = {}
    for source in found:
        if isinstance(source, Problem):
            yield source
            continue
        for item in read_source(source, limits, passed):
            yield _unless_namesake(item, source, named)


def _unless_namesake(item: Report | Problem, source: Source, named: dict[str, tuple[str, int]]) -> Report | Problem:
    """Refuse a report whose file has the name of another: the two would pass for versions of one report."""
    if isinstance(item, Problem) or item.id != source.name:
        return item
    where, text = named.setdefault(item.id, (source.where, hash(item.text)))
    return item if text == hash(item.text) else Problem("same-name", source.where, where)

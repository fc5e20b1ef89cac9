"""All that is read passes here: what the user names goes in, reports and problems come out one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from muster.problems import InputError, Problem
from muster.sources.found import SNIFFED, find
from muster.sources.json_reports import read_json, read_json_lines
from muster.sources.plain import read_plain
from muster.sources.record import Limits
from muster.sources.sniffed import read_sniffed
from muster.sources.tap import tap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from muster.model import Report
    from muster.sources.found import Source

    Reader = Callable[[BinaryIO, Source, Limits], Iterator[Report | Problem]]

# A new kind of source is a file beside this one and a line here.
KINDS: Final[Mapping[str, Reader]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    SNIFFED: read_sniffed,
}


def load(paths: Iterable[Path | str], stdin: BinaryIO, limits: Limits | None = None) -> Iterator[Report | Problem]:
    """Read reports from files, folders (in full) and, for ``-``, standard input, one at a time.

    A problem stands where its report would; the others are read on.
    """
    return read_sources(find_sources(paths, stdin), limits or Limits())


def find_sources(paths: Iterable[Path | str], stdin: BinaryIO) -> Iterator[Source | Problem]:
    """Find what ``load`` would read, for a caller that wants to know how much it is."""
    return find(paths, stdin, KINDS.keys() - {SNIFFED})


def read_sources(
    found: Iterable[Source | Problem], limits: Limits, passed: Callable[[int], None] | None = None
) -> Iterator[Report | Problem]:
    """Read what was found; ``passed`` is told the number of bytes with each piece that is read."""
    named: dict[str, tuple[str, int]] = {}
    for source in found:
        if isinstance(source, Problem):
            yield source
            continue
        for item in _read(source, limits, passed):
            yield _unless_namesake(item, source, named)


def _read(source: Source, limits: Limits, passed: Callable[[int], None] | None) -> Iterator[Report | Problem]:
    try:
        with source.open() as stream:
            yield from KINDS[source.suffix](tap(stream, passed=passed), source, limits)
    except InputError as error:
        yield error.problem
    except OSError as error:
        yield Problem("unreadable", source.where, error.strerror or "")


def _unless_namesake(item: Report | Problem, source: Source, named: dict[str, tuple[str, int]]) -> Report | Problem:
    """Refuse a report whose file has the name of another: the two would pass for versions of one report."""
    if isinstance(item, Problem) or item.id != source.name:
        return item
    where, text = named.setdefault(item.id, (source.where, hash(item.text)))
    return item if text == hash(item.text) else Problem("same-name", source.where, where)

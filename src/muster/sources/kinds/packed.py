"""Packed files (.gz, .bz2, .xz): what is inside, as its name without the last suffix or its contents tell."""

from __future__ import annotations

import bz2
import gzip
import lzma
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from muster.problems import Problem
from muster.sources.found import SNIFFED, Source
from muster.sources.kind import Kind, suffix_of, suffixes
from muster.sources.opening import read_source
from muster.sources.tap import tap
from muster.sources.unfolding import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from muster.model import Report
    from muster.sources.record import Limits

_MARKS: Final[dict[bytes, Callable[[BinaryIO], object]]] = {
    b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}


def read_packed(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read what is inside; where the file is cut off, what came before that is read."""
    if limits.depth <= 0:
        yield Problem("too-deep", source.where)
        return
    name = PurePosixPath(source.where.rpartition(", ")[2]).stem
    suffix = suffix_of(name) if suffix_of(name) in suffixes() else SNIFFED
    identity = source.name.removesuffix(suffix) if source.name else source.name
    inside = Source(
        source.where, identity, suffix, 0, lambda: _open(stream, source, limits), source.given, source.start
    )
    yield from read_source(inside, replace(limits, depth=limits.depth - 1))


@contextmanager
def _open(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[BinaryIO]:
    taken = 0

    def count(size: int) -> None:
        nonlocal taken
        taken += size

    head = stream.read(6)
    counted = tap(stream, head, passed=count)
    unpack = next((unpack for mark, unpack in _MARKS.items() if head.startswith(mark)), None)
    if unpack is None:
        raise OSError("it is not packed as its name says")
    yield guarded(cast("BinaryIO", unpack(counted)), lambda: taken, limits.raw, source.where)


KIND: Final = Kind(
    "packed file", (".gz", ".bz2", ".xz"), read_packed, shows=lambda head: head.startswith(tuple(_MARKS)), turn=1
)

"""Zip archives: each member that is of a kind that is read, in the order of the archive."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from muster.problems import Problem
from muster.sources.kind import Kind
from muster.sources.members import read_member, without_parts_of_pages
from muster.sources.unfolding import guarded, seekable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

_LOCKED: Final = 0x1
_MOST_MEMBERS: Final = 2_000_000


def read_zip(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read the members; one that is locked or damaged is a problem among the others."""
    with zipfile.ZipFile(seekable(stream)) as archive:
        infos = [info for info in archive.infolist()[:_MOST_MEMBERS] if not info.is_dir()]
        kept = set(without_parts_of_pages(info.filename for info in infos))
        for number, info in enumerate(infos, 1):
            if number <= source.start or info.filename not in kept:
                continue
            if info.flag_bits & _LOCKED:
                yield Problem("locked", f"{source.where}, {info.filename}")
                continue
            yield from read_member(info.filename, number, partial(_open, archive, info, limits), source, limits)


@contextmanager
def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> Iterator[BinaryIO]:
    with archive.open(info) as member:
        yield guarded(cast("BinaryIO", member), lambda: info.compress_size, limits.raw, info.filename)


KIND: Final = Kind("zip", (".zip",), read_zip, shows=lambda head: head.startswith(b"PK\x03\x04"), turn=1, seeks=True)

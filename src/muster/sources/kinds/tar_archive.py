"""Tar archives, packed or not: each member that is of a kind that is read, in one pass."""

from __future__ import annotations

import tarfile
from contextlib import contextmanager
from functools import partial
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast

from muster.problems import InputError
from muster.sources.kind import Kind
from muster.sources.members import read_member
from muster.sources.unfolding import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.problems import Problem
    from muster.sources.found import Source
    from muster.sources.record import Limits

_MARK: Final = slice(257, 262)


def read_tar(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read the members that are files: links are not followed.

    Raises:
        InputError: where the archive is damaged; what came before is read.
    """
    try:
        with tarfile.open(fileobj=stream, mode="r|*") as archive:
            for number, member in enumerate((one for one in archive if one.isfile()), 1):
                if number > source.start:
                    opening = partial(_open, archive, member, limits)
                    yield from read_member(member.name, number, opening, source, limits)
    except tarfile.TarError as error:
        raise InputError("damaged", source.where, str(error)) from error


@contextmanager
def _open(archive: tarfile.TarFile, member: tarfile.TarInfo, limits: Limits) -> Iterator[BinaryIO]:
    opened: IO[bytes] | None = archive.extractfile(member)
    if opened is None:
        raise OSError("it is no file")
    with opened:
        yield guarded(cast("BinaryIO", opened), lambda: member.size, limits.raw, member.name)


KIND: Final = Kind(
    "tar",
    (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz"),
    read_tar,
    shows=lambda head: head[_MARK] == b"ustar",
)

"""Reading what is packed without being buried by it: a stream that stops where it unfolds too far."""

from __future__ import annotations

import io
import tempfile
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from muster.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

# Repetitive tables come to sixty times their packed size; a bomb to a thousand times, nested to a million.
_FAIR: Final = 200
_IN_MEMORY: Final = 16_000_000
_PIECE: Final = 1 << 20


class _Guarded(io.RawIOBase):
    def __init__(self, stream: BinaryIO, packed: Callable[[], int], most: int, where: str) -> None:
        self._stream, self._packed, self._most, self._where = stream, packed, most, where
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # (BufferedReader gives a memoryview)
        data = self._stream.read(len(buffer))
        self._read += len(data)
        if self._read > self._most + _FAIR * self._packed():
            raise InputError("too-large", self._where, f"{self._read / 1_000_000:g} MB when unfolded")
        buffer[: len(data)] = data
        return len(data)


def guarded(stream: BinaryIO, packed: Callable[[], int], most: int, where: str) -> BinaryIO:
    """Give a stream that unfolds to ``most`` bytes and a fair multiple of what it came from, and no further.

    Args:
        stream: what unfolds.
        packed: tells how many packed bytes it has taken so far.
        most: bytes that it may come to in any case.
        where: how a problem calls it.
    """
    return io.BufferedReader(_Guarded(stream, packed, most, where), _PIECE)


def seekable(stream: BinaryIO) -> BinaryIO:
    """Give a stream in which one can go back: itself, or a copy of it, on disk where it is large."""
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  (closed with the source that it is a copy of)
    while piece := stream.read(_PIECE):
        copy.write(piece)
    copy.seek(0)
    return cast("BinaryIO", copy)

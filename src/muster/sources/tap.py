"""A stream that can be given back what was already read of it, and that says how much has gone through."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PIECE: Final = 1 << 20


def tap(stream: BinaryIO, head: bytes = b"", passed: Callable[[int], None] | None = None) -> BinaryIO:
    """Give a stream of ``head`` and then ``stream``; ``passed`` is told the number of bytes read of ``stream``."""
    return io.BufferedReader(_Tap(stream, head, passed))


def skip(stream: BinaryIO, size: int) -> Iterator[bytes]:
    """Read so many bytes and give them in pieces, to be passed over."""
    left = size
    while left > 0 and (piece := stream.read(min(left, _PIECE))):
        left -= len(piece)
        yield piece


def counted(stream: BinaryIO, passed: Callable[[int], None] | None) -> BinaryIO:
    """Give a stream in which one can go back; ``passed`` is told the number of bytes that it gets on."""
    return cast("BinaryIO", _Counted(stream, passed)) if passed else stream


class _Counted:
    def __init__(self, stream: BinaryIO, passed: Callable[[int], None]) -> None:
        self._stream, self._passed = stream, passed
        self._furthest = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        at = self._stream.tell()
        if at > self._furthest:
            self._passed(at - self._furthest)
            self._furthest = at
        return data

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (all else is the stream's own)
        return getattr(self._stream, name)


class _Tap(io.RawIOBase):
    def __init__(self, stream: BinaryIO, head: bytes, passed: Callable[[int], None] | None) -> None:
        # What has arrived is enough: a pipe may be open for long before it fills a buffer.
        self._next = getattr(stream, "read1", stream.read)
        self._head = io.BytesIO(head)
        self._passed = passed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # (BufferedReader gives a memoryview)
        data = self._head.read(len(buffer))
        if not data:
            data = self._next(len(buffer))
            if self._passed:
                self._passed(len(data))
        buffer[: len(data)] = data
        return len(data)

"""Opening one source: its kind is found, and whatever goes wrong with it becomes a problem and no more."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final

from muster.problems import InputError, MusterError, Problem
from muster.sources.found import SNIFFED
from muster.sources.kind import HEAD, kind_for
from muster.sources.tap import counted, tap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

_CUT_OFF: Final = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


def read_source(
    source: Source, limits: Limits, passed: Callable[[int], None] | None = None
) -> Iterator[Report | Problem]:
    """Give the reports of one source; ``passed`` is told the number of bytes with each piece that is read."""
    try:
        with source.open() as opened:
            yield from _read(opened, source, limits, passed)
    except InputError as error:
        yield error.problem
    except MusterError:
        raise
    except _CUT_OFF as error:
        yield Problem("damaged", source.where, _words(error))
    except OSError as error:
        yield Problem("unreadable", source.where, error.strerror or _words(error))
    except Exception as error:  # noqa: BLE001  (a parser that trips over one file must not cost the others)
        yield Problem("damaged", source.where, _words(error))


def _read(
    opened: BinaryIO, source: Source, limits: Limits, passed: Callable[[int], None] | None
) -> Iterator[Report | Problem]:
    # A pipe may give its second line long after its first, and be open for long after that.
    stream = tap(opened, passed=passed)
    by_lines = source.suffix == SNIFFED
    head = stream.readline(limits.text) + stream.readline(limits.text) if by_lines else stream.read(HEAD)
    head += stream.read(HEAD - len(head)) if b"\0" in head and len(head) < HEAD else b""
    kind = kind_for(source.suffix, head)
    if kind is None:
        raise InputError("unknown-format", source.where)
    if kind.seeks and opened.seekable():
        opened.seek(0)
        yield from kind.read(counted(opened, passed), source, limits)
    else:
        yield from kind.read(tap(stream, head), source, limits)


def _words(error: Exception) -> str:
    return f"{type(error).__name__} {error}".strip().splitlines()[0]


def whole(stream: BinaryIO, source: Source, limits: Limits) -> bytes:
    """Read a source that must be held in memory at once.

    Raises:
        InputError: where it is larger than what may be, or empty.
    """
    data = stream.read(limits.raw + 1)
    if len(data) > limits.raw:
        raise InputError("too-large", source.where, f"{limits.raw / 1_000_000:g} MB as one file")
    if not data:
        raise InputError("empty-text", source.where)
    return data

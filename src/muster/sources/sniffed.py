"""Text of a kind that no file name tells: plain, JSON or JSON lines, as its beginning shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from muster.problems import InputError
from muster.sources.json_reports import parse_json, read_json, read_json_lines
from muster.sources.plain import read_plain
from muster.sources.tap import tap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.problems import Problem
    from muster.sources.found import Source
    from muster.sources.record import Limits

_LIST, _OBJECT = b"[", b"{"


def read_sniffed(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read standard input or a pipe by the format that its first two lines show.

    Raises:
        InputError: where it is a single report or file that cannot be taken.
    """
    first, second = stream.readline(limits.text), stream.readline(limits.text)
    whole = tap(stream, first + second)
    beginning = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if beginning.startswith(_OBJECT) and (second.startswith(_OBJECT) or _is_json(first)):
        return read_json_lines(whole, source, limits)
    if beginning.startswith((_OBJECT, _LIST)):
        return read_json(whole, source, limits)
    return read_plain(whole, source, limits)


def _is_json(line: bytes) -> bool:
    try:
        parse_json(line, "")
    except InputError:
        return False
    return True

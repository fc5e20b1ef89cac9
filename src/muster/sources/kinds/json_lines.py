"""JSON lines: one report a line, as archives and programs give them; read from where it was left before."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from muster.problems import InputError, Problem
from muster.sources.kind import Kind
from muster.sources.kinds.json_file import one_of_many, parse_json
from muster.sources.tap import skip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

# A character may take six bytes in JSON (\u0065), and there are other fields beside the text.
_JSON_OVER_TEXT: Final = 6
_MOST_BLANK: Final = 100_000
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_OBJECT: Final = b"{"


def read_json_lines(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read one report a line; a line that is none is a problem among the others.

    Raises:
        InputError: where there are blank lines without end.
    """
    longest = limits.text * _JSON_OVER_TEXT
    number, position = _begin(stream, source.start)
    blank = 0
    for line, size in _lines(stream, longest):
        number, position = number + 1, position + size
        blank = 0 if line is None or line.strip() else blank + 1
        if blank > _MOST_BLANK:
            raise InputError("damaged", source.where, f"{_MOST_BLANK} blank lines from line {number - blank}")
        where = f"{source.where}, line {number}"
        if line is None:
            yield Problem("too-large", where, limits.told)
        elif line.strip():
            yield _read_line(line, where, source, limits, position)


def _begin(stream: BinaryIO, start: int) -> tuple[int, int]:
    """Pass over what was read before; give how many lines that were, and how many bytes."""
    lines = sum(piece.count(b"\n") for piece in skip(stream, start))
    return lines, start


def _lines(stream: BinaryIO, longest: int) -> Iterator[tuple[bytes | None, int]]:
    """Give the lines with their sizes; None for one that is too long, which is passed over without being held."""
    while line := stream.readline(longest):
        if line.endswith(b"\n") or len(line) < longest:
            yield line, len(line)
            continue
        size = len(line)
        while rest := stream.readline(longest):
            size += len(rest)
            if len(rest) < longest or rest.endswith(b"\n"):
                break
        yield None, size


def _read_line(line: bytes, where: str, source: Source, limits: Limits, position: int) -> Report | Problem:
    try:
        return one_of_many(parse_json(line.rstrip(), where), where, source, limits, position)
    except InputError as error:
        return error.problem


def _shows(head: bytes) -> bool:
    first, _, rest = head.removeprefix(_BYTE_ORDER_MARK).lstrip().partition(b"\n")
    return first.startswith(_OBJECT) and (rest.startswith(_OBJECT) or _is_json(first))


def _is_json(line: bytes) -> bool:
    try:
        parse_json(line, "")
    except InputError:
        return False
    return True


KIND: Final = Kind("JSON lines", (".jsonl", ".ndjson"), read_json_lines, shows=_shows, turn=1)

"""JSON: one report, a list of reports, or one report a line (JSON lines)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from muster.problems import InputError, Problem, quoted
from muster.sources.record import make_report
from muster.sources.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

# A character may take six bytes in JSON (\u0065), and there are other fields beside the text.
_JSON_OVER_TEXT: Final = 6
# A whole file must be held in memory at once; larger archives belong in JSON lines.
_FILE_OVER_TEXT: Final = 40
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def read_json(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read a file that is one report, or a list of reports.

    Raises:
        InputError: where the file as a whole is no JSON; a report of a list that is none is a problem among the others.
    """
    data = stream.read(limits.text * _FILE_OVER_TEXT + 1)
    if len(data) > limits.text * _FILE_OVER_TEXT:
        raise InputError("too-large", source.where, f"{limits.text * _FILE_OVER_TEXT / 1_000_000:g} MB as one file")
    if not data.removeprefix(_BYTE_ORDER_MARK).strip():
        raise InputError("empty-text", source.where)
    value = parse_json(data, source.where)
    if not isinstance(value, list):
        yield make_report(_object(value, source.where), source.where, source.name, limits)
        return
    for number, item in enumerate(value, 1):
        yield _one_of_many(item, f"{source.where}, report {number}", source, limits)


def read_json_lines(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report | Problem]:
    """Read one report a line; a line that is none is a problem among the others."""
    longest = limits.text * _JSON_OVER_TEXT
    for number, line in enumerate(_lines(stream, longest), 1):
        where = f"{source.where}, line {number}"
        if line is None:
            yield Problem("too-large", where, limits.told)
        elif line.strip():
            yield _read_line(line, where, source, limits)


def _lines(stream: BinaryIO, longest: int) -> Iterator[bytes | None]:
    """Give the lines; None for one that is too long, which is passed over without being held."""
    while line := stream.readline(longest):
        if line.endswith(b"\n") or len(line) < longest:
            yield line
            continue
        while len(rest := stream.readline(longest)) == longest and not rest.endswith(b"\n"):
            pass
        yield None


def _read_line(line: bytes, where: str, source: Source, limits: Limits) -> Report | Problem:
    try:
        return _one_of_many(parse_json(line.rstrip(), where), where, source, limits)
    except InputError as error:
        return error.problem


def _one_of_many(item: object, where: str, source: Source, limits: Limits) -> Report | Problem:
    try:
        fields = _object(item, where)
        if source.name is not None and not fields.get("id"):
            return Problem("bad-record", where, 'has no "id"')
        return make_report(fields, where, None, limits)
    except InputError as error:
        return error.problem


def _object(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError("bad-record", where, "is JSON but no report")
    return value


def parse_json(data: bytes, where: str) -> Any:  # noqa: ANN401  (JSON can be anything)
    """Parse one JSON value.

    Raises:
        InputError: where it is none, is nested too deeply or has a key twice in one object.
    """
    try:
        return json.loads(decode(data, where), object_pairs_hook=_without_twins)
    except json.JSONDecodeError as error:
        place = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise InputError("bad-json", where, f"{error.msg[:1].lower()}{error.msg[1:]} ({place})") from error
    except RecursionError as error:
        raise InputError("bad-json", where, "it is nested too deeply") from error
    except ValueError as error:
        raise InputError("bad-json", where, str(error)) from error


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{quoted(name)} stands twice in one object")
        found[name] = value
    return found

"""JSON: one report, or a list of reports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from muster.model import Origin
from muster.problems import InputError, Problem, quoted
from muster.sources.digits import whole_number
from muster.sources.kind import Kind
from muster.sources.record import make_report
from muster.sources.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

NAME: Final = "JSON"
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
        fields = _dated(_object(value, source.where), source)
        origin = Origin(NAME, data, tuple(source.given.items()))
        yield make_report(fields, source.where, source.name, limits, origin)
        return
    for number, item in enumerate(value, 1):
        yield one_of_many(item, f"{source.where}, report {number}", source, limits)


def one_of_many(item: object, where: str, source: Source, limits: Limits, position: int = 0) -> Report | Problem:
    """Make a report of one of the objects of a source that holds many, or say what is wrong with it."""
    try:
        fields = _dated(_object(item, where), source)
        if source.name is not None and not fields.get("id"):
            return Problem("bad-record", where, 'has no "id"')
        raw = json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")
        origin = Origin(NAME, raw, tuple(source.given.items()), position=position)
        return make_report(fields, where, None, limits, origin)
    except InputError as error:
        return error.problem


def _dated(fields: dict[str, Any], source: Source) -> dict[str, Any]:
    fallback = source.given.get("fallback")
    return {**fields, "date": fallback} if fallback and not fields.get("date") else fields


def _object(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError("bad-record", where, "is JSON but no report")
    return value


def parse_json(data: bytes, where: str) -> Any:  # noqa: ANN401  (JSON can be anything)
    """Parse one JSON value.

    Raises:
        InputError: where it is none, is nested too deeply, has a number without end or a key twice in one object.
    """
    try:
        return json.loads(decode(data, where), object_pairs_hook=_without_twins, parse_int=whole_number)
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


def _shows(head: bytes) -> bool:
    return head.removeprefix(_BYTE_ORDER_MARK).lstrip()[:1] in (b"{", b"[")


KIND: Final = Kind(NAME, (".json",), read_json, shows=_shows, turn=2)

"""Word documents (.docx): their paragraphs; what was struck out, footnotes and running heads are left out."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from muster.model import Origin
from muster.problems import InputError
from muster.sources.kind import Kind
from muster.sources.markup import local, parse_xml
from muster.sources.opening import whole
from muster.sources.paper.dating import date_of_paper
from muster.sources.record import make_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

NAME: Final = "Word"
_TEXT: Final = "word/document.xml"
_CORE: Final = "docProps/core.xml"
_LEFT_OUT: Final = frozenset(("del", "moveFrom", "instrText", "footnoteReference", "Fallback"))
_SPACES: Final = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_FIRST: Final = 20


def read_word(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report]:
    """Read the one report of a document.

    Raises:
        InputError: where it is none, is locked, has no text or no date.
    """
    data = whole(stream, source, limits)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        root = parse_xml(_part(parts, _TEXT, source.where, limits), source.where)
        core = parse_xml(_part(parts, _CORE, source.where, limits), source.where) if _CORE in parts.namelist() else None
    blocks = [text for paragraph in root.iter() if local(paragraph) == "p" and (text := _text(paragraph))]
    dating = date_of_paper(blocks[:_FIRST], _property(core, "created"), source.given, source.where)
    given = source.given
    title = given.get("title") or _property(core, "title")
    fields: dict[str, Any] = {"id": given.get("url"), "date": dating.told, "text": "\n\n".join(blocks)}
    fields |= {"url": given.get("url"), "title": title, "outlet": given.get("outlet")}
    origin = Origin(NAME, data, tuple(given.items()), dating.method)
    yield make_report(fields, source.where, source.name, limits, origin)


def _part(parts: zipfile.ZipFile, name: str, where: str, limits: Limits) -> bytes:
    try:
        with parts.open(name) as part:
            data = part.read(limits.raw + 1)
    except KeyError as error:
        raise InputError("unknown-format", where) from error
    except RuntimeError as error:  # what zipfile says of a locked part
        raise InputError("locked", where) from error
    if len(data) > limits.raw:
        raise InputError("too-large", where, f"{limits.raw / 1_000_000:g} MB when unfolded")
    return data


def _text(paragraph: _Element) -> str:
    return " ".join("".join(_pieces(paragraph)).split())


def _pieces(element: _Element) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _SPACES:
            yield _SPACES[name]
        elif name not in _LEFT_OUT and name != "p":
            yield from _pieces(child)


def _property(core: _Element | None, name: str) -> str:
    found = (one.text or "" for one in core.iter() if local(one) == name) if core is not None else ()
    return next(iter(found), "").strip()


KIND: Final = Kind(NAME, (".docx",), read_word, shows=lambda head: head.startswith(b"PK") and b"word/" in head)

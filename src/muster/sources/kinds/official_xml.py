"""XML of parliaments and governments: papers, letters, debates; which elements hold what is a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from muster.knowledge.papers import format_of_root
from muster.model import Origin
from muster.problems import InputError
from muster.sources.kind import Kind
from muster.sources.markup import local, parse_xml
from muster.sources.opening import whole
from muster.sources.page.dating import Dating
from muster.sources.page.moments import days_of_moment
from muster.sources.paper.dating import date_of_paper
from muster.sources.record import make_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from muster.knowledge.papers import PaperFormat
    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

NAME: Final = "official XML"
_ROOT: Final = re.compile(rb"<(?:[\w.-]{1,60}:)?([\w.-]{1,60})[\s>/]")
_METAS: Final = ("meta", "metadata")
_FIRST: Final = 20


def read_official_xml(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report]:
    """Read the one report of a paper.

    Raises:
        InputError: where it is of a sort that is not known, has no text or no date.
    """
    data = whole(stream, source, limits)
    root = parse_xml(data, source.where)
    sort = format_of_root(local(root))
    if sort is None:
        raise InputError("unknown-format", source.where)
    blocks = list(_blocks(root, sort))
    dating = _dating(root, sort, blocks, source.given, source.where)
    url = source.given.get("url") or None
    name = next(_values(root, sort.identifiers), "")
    title = next(_values(root, sort.titles), "")
    text = "\n\n".join(block for block in blocks if block != title)
    fields: dict[str, Any] = {"id": url or name or None, "date": dating.told, "text": text, "url": url, "title": title}
    fields["outlet"] = source.given.get("outlet") or sort.outlet
    origin = Origin(NAME, data, tuple(source.given.items()), dating.method)
    yield make_report(fields, source.where, source.name, limits, origin)


def _dating(root: _Element, sort: PaperFormat, blocks: Sequence[str], given: Mapping[str, str], where: str) -> Dating:
    for path in sort.dates:
        for value in _values(root, (path,)):
            date = days_of_moment(value)
            if date is not None:
                return Dating(date, path)
    return date_of_paper(blocks[:_FIRST], "", given, where)


def _values(root: _Element, paths: Sequence[str]) -> Iterator[str]:
    """Give what stands at the paths, those of the first path first; what is empty is passed over."""
    for path in paths:
        kind, _, name = path.partition(":")
        if kind == "meta" and name:
            found = (one.get("content", "") for one in root.iter() if local(one) in _METAS and one.get("name") == name)
        else:
            elements, _, attribute = path.partition("@")
            found = (one.get(attribute, "") if attribute else _text(one, ()) for one in _at(root, elements.split("/")))
        yield from (" ".join(value.split()) for value in found if value.strip())


def _at(root: _Element, names: Sequence[str]) -> Iterator[_Element]:
    """Give the elements at a path: each a child of the one before."""
    for element in root.iter():
        if local(element) == names[-1]:
            above = [local(one) for one in element.iterancestors()]
            if all(name == higher for name, higher in zip(reversed(names[:-1]), above, strict=False)):
                yield element


def _blocks(element: _Element, sort: PaperFormat) -> Iterator[str]:
    name = local(element)
    if not name or name in sort.left_out:
        return
    if name in sort.paragraphs:
        text = " ".join(_text(element, sort.left_out).split())
        if text:
            yield text
        return
    for child in element:
        yield from _blocks(child, sort)


def _text(element: _Element, left_out: Sequence[str]) -> str:
    pieces = [element.text or ""]
    for child in element:
        if local(child) not in left_out:
            pieces.append(_text(child, left_out))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _shows(head: bytes) -> bool:
    found = (name.decode("ascii", "replace") for name in _ROOT.findall(head[:2000])[:1])
    return any(format_of_root(name) is not None for name in found)


KIND: Final = Kind(NAME, (".xml",), read_official_xml, shows=_shows, turn=1)

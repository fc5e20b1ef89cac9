"""The members of a container, each read as a file of its kind would be; its paths are names and never followed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from muster.problems import Problem
from muster.sources.found import PAGES, Source
from muster.sources.kind import suffix_of, suffixes
from muster.sources.opening import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from typing import BinaryIO

    from muster.model import Report
    from muster.sources.record import Limits

_PARTS_OF_PAGES: Final = ("_", "-")


def read_member(
    name: str,
    number: int,
    open_it: Callable[[], AbstractContextManager[BinaryIO]],
    source: Source,
    limits: Limits,
) -> Iterator[Report | Problem]:
    """Read one member of a container.

    Args:
        name: its path in the container.
        number: which one it is, from 1; reading can be taken up again at it.
        open_it: gives its bytes.
        source: the container.
        limits: those of the container.
    """
    where = f"{source.where}, {name}"
    suffix = suffix_of(name)
    if leads_outside(name):
        yield Problem("bad-name", where)
    elif suffix in suffixes() and not _is_hidden(name):
        if limits.depth <= 0:
            yield Problem("too-deep", where)
            return
        identity = f"{source.name}/{name.removesuffix(name[-len(suffix) :])}" if source.name else name
        inside = Source(where, identity, suffix, 0, open_it, source.given)
        for item in read_source(inside, replace(limits, depth=limits.depth - 1)):
            yield item if isinstance(item, Problem) else _at(item, number - 1)


def leads_outside(name: str) -> bool:
    """Whether a member's name leads out of its container: nobody names a report so by accident."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in (path.parts[0] if path.parts else "")


def without_parts_of_pages(names: Iterable[str]) -> list[str]:
    """Leave out the parts that a browser saved beside a page: "page.html" and "page_files/frame.html"."""
    listed = list(names)
    pages = {str(PurePosixPath(name).with_suffix("")) for name in listed if suffix_of(name) in PAGES}
    begins = tuple(f"{page}{mark}" for page in pages for mark in _PARTS_OF_PAGES)
    return [name for name in listed if not (begins and _is_part(name, pages))]


def _is_part(name: str, pages: set[str]) -> bool:
    """Whether a folder above a member is named after a page beside it."""
    for folder in PurePosixPath(name).parents:
        text = str(folder)
        at = max(text.rfind(mark) for mark in _PARTS_OF_PAGES)
        if at > 0 and text[:at] in pages:
            return True
    return False


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__")) for part in PurePosixPath(name).parts)


def _at(report: Report, position: int) -> Report:
    origin = report.origin
    return report if origin is None else replace(report, origin=replace(origin, position=position))

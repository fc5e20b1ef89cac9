"""From what the user names to the files that are read: folders in full, in the order of their names."""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from muster.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

STANDARD_INPUT: Final = "-"
SNIFFED: Final = ""
PAGES: Final = (".html", ".htm", ".xhtml")
# url: its address. charset: what the server called its encoding. date, dated_by: a date told elsewhere, and by whom.
# title, outlet: the same for these. seen: a day on which it was there already. fallback: the date that a user gives,
# or what fallback_by names instead. columns: what a user says the columns of tables are. day_order: which number of
# 05-01-2020 is the day.
_OF_REPORTS: Final = ("url", "charset", "date", "dated_by", "title", "outlet", "seen", "fallback", "fallback_by")
GIVEN: Final = (*_OF_REPORTS, "columns", "day_order")


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read.

    Attributes:
        where: how messages call it.
        name: the id of a report that brings none; None where the name says nothing (standard input).
        suffix: of the file, in small letters with its dot; ``SNIFFED`` where the contents must tell the kind.
        size: in bytes; 0 where it is not known beforehand.
        open: gives its bytes, to be used in a ``with``.
        given: what is known of its reports beside its bytes, by name: see ``GIVEN``.
        start: how far it was read before, as the position of its last report tells; 0 for its beginning.
    """

    where: str
    name: str | None
    suffix: str
    size: int
    open: Callable[[], AbstractContextManager[BinaryIO]]
    given: Mapping[str, str] = field(default_factory=dict)
    start: int = 0


def find(paths: Iterable[Path | str], stdin: BinaryIO, suffixes: Collection[str]) -> Iterator[Source | Problem]:
    """Find what is to be read, in the order given, folders sorted.

    A file that the user names may have any name: without one of the ``suffixes`` its contents tell the kind. In a
    folder other files are passed over, and so are hidden files, the parts of a saved page beside it, and folders that
    are links (they could lead back to where they stand).
    """
    for path in paths:
        try:
            yield from _find_one(Path(path), stdin, suffixes)
        except OSError as error:
            yield Problem("unreadable", str(path), error.strerror or "")


def _find_one(path: Path, stdin: BinaryIO, suffixes: Collection[str]) -> Iterator[Source | Problem]:
    if str(path) == STANDARD_INPUT:
        yield Source("standard input", None, SNIFFED, 0, lambda: nullcontext(stdin))
    elif path.is_dir():
        yield from _find_in_folder(path, suffixes)
    elif path.is_fifo():
        yield Source(str(path), None, SNIFFED, 0, lambda: path.open("rb"))
    elif not path.exists():
        yield Problem("no-such-path", str(path))
    elif path.is_file():
        yield _file(path, suffixes)
    else:
        yield Problem("unknown-format", str(path))


def _find_in_folder(folder: Path, suffixes: Collection[str]) -> Iterator[Source | Problem]:
    empty, ends = True, tuple(suffixes)
    problems: list[Problem] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: problems.append(_unreadable(error))):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_part(name, names))
        for name in sorted(names):
            path = Path(parent, name)
            if name.lower().endswith(ends) and not name.startswith(".") and not _is_special(path):
                empty = False
                yield _file(path, suffixes)
    yield from problems
    if empty and not problems:
        yield Problem("nothing-found", str(folder))


def _is_part(folder: str, files: Collection[str]) -> bool:
    """Whether a folder holds the parts of a page that a browser saved beside it: "page.html" and "page_files"."""
    pages = (Path(name).stem for name in files if Path(name).suffix.lower() in PAGES)
    return any(folder.startswith((f"{stem}_", f"{stem}-")) for stem in pages)


def _file(path: Path, suffixes: Collection[str]) -> Source:
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    lowered = path.name.lower()
    suffix = max((one for one in suffixes if lowered.endswith(one)), key=len, default=SNIFFED)
    name = path.name[: -len(suffix)] if suffix else path.stem
    return Source(str(path), name, suffix, size, lambda: path.open("rb"))


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file()


def _unreadable(error: OSError) -> Problem:
    return Problem("unreadable", str(error.filename), error.strerror or "")

"""The XML in which parliaments and governments publish: which elements hold what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from muster.knowledge.tables import PACKAGE, load_rows


@dataclass(frozen=True, slots=True)
class PaperFormat:
    """One sort of XML; what its names mean stands at the head of the table."""

    name: str
    roots: tuple[str, ...]
    outlet: str
    identifiers: tuple[str, ...]
    titles: tuple[str, ...]
    dates: tuple[str, ...]
    paragraphs: tuple[str, ...]
    left_out: tuple[str, ...]


@cache
def paper_formats() -> tuple[PaperFormat, ...]:
    """Give all sorts.

    Raises:
        TableError: when the table is not as it must be.
    """
    return load_rows(PACKAGE / "world" / "papers.toml", "paper", PaperFormat)


@cache
def format_of_root(root: str) -> PaperFormat | None:
    """Give the sort that begins with an element of that name."""
    return next((one for one in paper_formats() if root in one.roots), None)

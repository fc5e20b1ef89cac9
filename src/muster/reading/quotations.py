"""Which stretches of a text stand between quotation marks: speech, that the report hands on and does not say itself."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.reading.analysis import Analysed

# What closes a quotation that a mark opens; a plain mark does either, and so does the high one behind a low one.
_CLOSED_BY: Final = {
    "\u201e": '\u201d\u201c"',
    "\u201c": '\u201d"',
    "\u00ab": "\u00bb",
    "\u2018": "\u2019'",
    '"': '"\u201d',
    "'": "'\u2019",
    ",,": "''\u201d\"",
}
_MARKS: Final = frozenset("\u201e\u201c\u00ab\u2018\"',")
_SHORTEST: Final = 20  # fewer characters quote a word or a title


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of speech: the position of its opening mark, and the one behind its closing mark."""

    start: int
    end: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """The stretches of speech of a text, in order; one that nobody closes ends with its line."""
    return tuple(one for one in _found(text) if one.end - one.start >= _SHORTEST)


def _found(text: str) -> Iterator[Quotation]:
    start, closing = -1, ""
    for at, mark in enumerate(text):
        if mark == "\n":
            if closing:
                yield Quotation(start, at)
            closing = ""
        elif closing:
            if mark in closing and at > start + 1 and _closes(text, at):
                yield Quotation(start, at + 1)
                closing = ""
        elif mark in _MARKS and (mark := _opening(text, at)):
            start, closing = at, _CLOSED_BY[mark]
    if closing:
        yield Quotation(start, len(text))


def _opening(text: str, at: int) -> str:
    """The mark that opens a quotation here, or nothing: it stands behind a space and before a word of two letters."""
    mark = text[at : at + 2] if text[at] == "," else text[at]
    if mark not in _CLOSED_BY or (at and not (text[at - 1].isspace() or text[at - 1] in "([-\u2013")):
        return ""
    behind = text[at + len(mark) : at + len(mark) + 2]
    return mark if len(behind) > 1 and not behind[0].isspace() and (mark not in "'\u2018" or behind.isalnum()) else ""


def _closes(text: str, at: int) -> bool:
    return not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


@lru_cache(maxsize=4)
def _of_report(analysed: Analysed) -> tuple[tuple[Quotation, ...], list[int]]:
    found = quotations(analysed.report.text)
    return found, [one.start for one in found]


def quotation_at(analysed: Analysed, at: int) -> Quotation | None:
    """The speech that a position of a report's text stands in, or None."""
    found, starts = _of_report(analysed)
    before = bisect_right(starts, at)
    return found[before - 1] if before and at < found[before - 1].end else None

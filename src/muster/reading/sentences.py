"""Paragraphs and sentences of a report's text, as spans over it; between them is only white space."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019\u00bb)\]]*(?=\s)|[:](?=\s*\n)")
_OPENING = "\"'\u201c\u201e\u2018\u00ab`,([\u2013-"
_LONGEST_ABBREVIATION = 20
_CLOSING = ".!?\u2026:;\"'\u201d\u2019\u00bb)"
_HEADING_WORDS = 14
_LONGEST = 1000
_TYPOGRAPHIC = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u00a0": " ",
    }
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the text, the paragraph it stands in, and whether it is a heading."""

    start: int
    end: int
    paragraph: int
    heading: bool


def plain(text: str) -> str:
    """The text with typographic quotes and spaces as plain ones; every character keeps its place."""
    return text.translate(_TYPOGRAPHIC)


def split(text: str, abbreviations: frozenset[str]) -> tuple[Sentence, ...]:
    """Split a text into sentences.

    Args:
        text: the report's text; a line break ends a sentence, and so do a thousand characters, three times what
            the longest sentence of a newspaper has: later stages compare the words of a sentence with each other.
        abbreviations: lower-case words that are written with a full stop and end no sentence.
    """
    found: list[Sentence] = []
    for number, line in enumerate(_PARAGRAPH.finditer(text)):
        heading = is_heading(line.group())
        found += (Sentence(s, e, number, heading) for s, e in _in_line(text, line.start(), line.end(), abbreviations))
    return tuple(found)


def is_heading(line: str) -> bool:
    """Whether a line is a heading: short, and without the mark that ends a sentence."""
    line = line.strip()
    return bool(line) and line[-1] not in _CLOSING and len(line.split()) <= _HEADING_WORDS


def _in_line(text: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _END.finditer(text, start, end):
        if _ends(text, at, mark, end, abbreviations):
            yield from _trimmed(text, at, mark.end())
            at = mark.end()
    yield from _trimmed(text, at, end)


def _ends(text: str, at: int, mark: re.Match[str], end: int, abbreviations: frozenset[str]) -> bool:
    following = text[mark.end() : min(end, mark.end() + 8)].strip()
    if not following:
        return True
    first = following.lstrip(_OPENING)[:1]
    if not (first.isupper() or first.isdigit() or (first == "'" and following[:2] != "'s")):
        return False
    return (
        mark.group()[0] != "." or len(mark.group()) > 1 or not _is_abbreviation(text[at : mark.start()], abbreviations)
    )


def _is_abbreviation(before: str, abbreviations: frozenset[str]) -> bool:
    tail = before[-_LONGEST_ABBREVIATION:]
    last = "" if tail[-1:].isspace() else next(reversed(tail.split()), "").lstrip(_OPENING)
    if last.isupper():
        return len(last) == 1
    return last.casefold() in abbreviations


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        cut = _cut(text, start, end)
        piece = text[start:cut]
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield start + left, start + len(piece.rstrip())
        start = cut


def _cut(text: str, start: int, end: int) -> int:
    """Where a piece that is too long is cut: behind a space if there is one."""
    if end - start <= _LONGEST:
        return end
    space = text.rfind(" ", start, start + _LONGEST)
    return space + 1 if space > start else start + _LONGEST

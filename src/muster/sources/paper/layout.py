"""From the lines of pages to paragraphs: running heads and page numbers left out, broken words whole again."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import PACKAGE, load_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.sources.paper.lines import Line

_DIGITS: Final = re.compile(r"\d+")
_ONLY_A_NUMBER: Final = re.compile(r"[^\w]*\d{1,4}(?:\s*/\s*\d{1,4})?[^\w]*")
_MARGIN: Final = 3
_SHARE: Final = 0.4
_LONGEST_WORD: Final = 80
_GAP: Final = 1.35
_CLOSE: Final = 1.5
_SIZES_DIFFER: Final = 1.2
_INDENT: Final = 6.0
_ENDS: Final = re.compile(r"[.?!:;\u2026][\"'\u201d\u2019)\]]{0,2}$")
_BULLET: Final = re.compile(r"(?:[\u2022\u25aa\u25cf\u2013*-]|\(?\d{1,2}[.)]|[a-z]\))\s")
# What pdfium and others put where a word was broken at the end of a line.
_BROKEN: Final = re.compile(r"(\w)[\ufffe\u00ad\x02]\s?(\w)")
_HYPHEN: Final = re.compile(r"(\w+)-$")
_WHOLE_WORD: Final = re.compile(r"\w+(?:-\w+)*")
_BEGINNING: Final = re.compile(r"\w+")


def text_of_pages(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Give the text, paragraphs separated by a blank line, and the number and offset of each page that has any."""
    cleaned = _without_margins(pages)
    words = _words(cleaned)
    text, starts = "", []
    for number, page in enumerate(cleaned, 1):
        blocks = [_joined(block, words) for block in _blocks(page)]
        whole = "\n\n".join(block for block in blocks if block)
        if not whole:
            continue
        runs_on = bool(text) and whole[0].islower() and not _ENDS.search(text[-_LONGEST_WORD:])
        text = _with(text, whole, words) if runs_on else f"{text}\n\n{whole}" if text else whole
        starts.append((number, len(text) - len(whole)))
    return text, tuple(starts)


def _words(pages: Sequence[Sequence[Line]]) -> Counter[str]:
    """Count the words, hyphened ones whole, where there are broken ones to be judged by them."""
    lines = [line.text for page in pages for line in page]
    if not any(line.endswith("-") for line in lines):
        return Counter()
    return Counter(word for line in lines for word in _WHOLE_WORD.findall(line))


def _without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out what stands at the edge of page after page, whatever its numbers, and lone page numbers."""
    edges = [_edges(page) for page in pages]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    least = max(2, _SHARE * len(pages))
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        out = {line for line in edge if seen[_key(line)] >= least or _ONLY_A_NUMBER.fullmatch(line.text)}
        kept.append([line for line in page if line not in out])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: -line.top)
    return ordered[:_MARGIN] + ordered[max(_MARGIN, len(ordered) - _MARGIN) :]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _blocks(page: Sequence[Line]) -> Iterator[list[Line]]:
    """Give the lines of each paragraph: it ends at a larger gap, another size, an indent, a new column."""
    pitch = _pitch(page)
    block: list[Line] = []
    for line in page:
        if block and _parts(block[-1], line, pitch):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _pitch(page: Sequence[Line]) -> float:
    """How far the lines of a paragraph stand apart: steps of about a line's height, unless all are larger."""
    steps = [(step, other.size) for one, other in pairwise(page) if (step := _step(one, other)) > 0]
    close = [step for step, size in steps if step <= size * _CLOSE]
    return median(close or [step for step, _ in steps] or [0.0])


def _parts(before: Line, line: Line, pitch: float) -> bool:
    step = _step(before, line)
    ended = bool(_ENDS.search(before.text))
    if step < 0 or _BULLET.match(line.text):
        return ended or bool(_BULLET.match(line.text))
    tall, small = max(before.size, line.size), min(before.size, line.size)
    indented = ended and line.left - before.left > _INDENT
    return step > pitch * _GAP or tall > small * _SIZES_DIFFER or indented


def _step(before: Line, line: Line) -> float:
    """How far a line stands below the one before; negative where it begins a new column."""
    return before.bottom - (line.top - line.size)


def _joined(block: Sequence[Line], words: Counter[str]) -> str:
    text = ""
    for line in block:
        text = _with(text, line.text, words) if text else line.text
    return " ".join(_BROKEN.sub(r"\1\2", text).split())


def _with(text: str, line: str, words: Counter[str]) -> str:
    """Put a line behind the text before it; a hyphen between them goes if it only broke a word."""
    first, second = _HYPHEN.search(text[-_LONGEST_WORD:]), _BEGINNING.match(line)
    if text[-1:] in "\ufffe\u00ad\x02":
        return text[:-1] + line
    if not first or not second:
        return f"{text} {line}"
    if second.group() in _joining():
        return f"{text} {line}"
    whole, hyphened = first.group(1) + second.group(), f"{first.group(1)}-{second.group()}"
    keeps = not line[0].islower() or not first.group(1)[-1].islower() or (words[whole] < words[hyphened])
    return text + line if keeps else text[:-1] + line


@cache
def _joining() -> frozenset[str]:
    """The words before which a hyphen stands for a part left out: "land- en zeemacht"."""
    tables = sorted((PACKAGE / "lang").glob("*/function_words.toml"))
    return frozenset(word for path in tables for word in load_toml(path).get("coordinators", "").split())

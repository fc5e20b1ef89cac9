"""The lines of a PDF, as pdfium finds them. Run in a process of its own: a PDF is a program for a large machine."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument, PdfTextPage

_NEXT_LINE: Final = "\r\n"
_MORE_PIECES_THAN_LINES: Final = 1.3
_GUTTER: Final = 6.0
_MIDDLE: Final = (0.3, 0.7)
_LEAST_IN_A_COLUMN: Final = 4

Piece = tuple[str, float, float, float, float, float]


def read_pdf(data: bytes, most_pages: int) -> dict[str, Any]:
    """Give ``pages`` (lists of lines), ``title`` and ``made``; or a ``problem`` by its code, with a ``detail``."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        return {"problem": "locked" if locked else "damaged", "detail": str(error)}
    if len(document) > most_pages:
        return {"problem": "too-large", "detail": f"{most_pages} pages"}
    info = document.get_metadata_dict(skip_empty=True)
    pages = [_page(document, number) for number in range(len(document))]
    return {"pages": pages, "title": info.get("Title", ""), "made": info.get("CreationDate", "")}


def _page(document: PdfDocument, number: int) -> list[Piece]:
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        text = page.get_textpage()
    except PdfiumError:
        return []
    width = page.get_width()
    lines = list(_lines(text))
    if text.count_rects() > _MORE_PIECES_THAN_LINES * len(lines) + 2:
        lines = _by_columns(text, width) or lines
    text.close()
    page.close()
    return lines


def _lines(text: PdfTextPage) -> Iterator[Piece]:
    whole, count, at = text.get_text_range(), text.count_chars(), 0
    for line in whole.split(_NEXT_LINE):
        stripped = line.strip()
        if stripped:
            first = at + line.index(stripped[0])
            last = at + len(line.rstrip()) - 1
            if last < count:
                left, low, _, top = text.get_charbox(first, loose=True)
                _, bottom, right, _ = text.get_charbox(last, loose=True)
                yield stripped, left, right, bottom, top, top - low
        at += len(line) + len(_NEXT_LINE)


def _by_columns(text: PdfTextPage, width: float) -> list[Piece]:
    """Read columns whose lines were written across the page, one column after the other."""
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    gutter = _gutter(boxes, width)
    if gutter is None:
        return []
    pieces = [(text.get_text_bounded(*box).strip(), box[0], box[2], box[1], box[3], box[3] - box[1]) for box in boxes]
    found: list[Piece] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in sorted((one for one in pieces if one[0]), key=lambda one: -one[4]):
        if piece[1] < gutter < piece[2]:
            found += [*_joined(left), *_joined(right), piece]
            left, right = [], []
        else:
            (left if piece[2] <= gutter else right).append(piece)
    return [*found, *_joined(left), *_joined(right)]


def _gutter(boxes: list[tuple[float, float, float, float]], width: float) -> float | None:
    """The middle of the widest white strip between two columns; headings may cross it."""
    columns = [box for box in boxes if box[2] - box[0] < width * 0.6]
    starts = sorted(box[0] for box in columns if _MIDDLE[0] * width < box[0] < _MIDDLE[1] * width)
    if len(starts) < _LEAST_IN_A_COLUMN:
        return None
    start = median(starts)
    ends = [box[2] for box in columns if box[2] < start]
    if len(ends) < _LEAST_IN_A_COLUMN or start - max(ends) < _GUTTER:
        return None
    return (start + max(ends)) / 2


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Join the pieces of one line of a column: a change of font within it makes several."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        height = piece[4] - piece[3]
        if lines and abs(lines[-1][0][3] - piece[3]) < height / 2:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_one(sorted(line, key=lambda one: one[1])) for line in lines]


def _one(line: list[Piece]) -> Piece:
    text = " ".join(piece[0] for piece in line)
    bottom, top = min(one[3] for one in line), max(one[4] for one in line)
    return text, line[0][1], line[-1][2], bottom, top, top - bottom

"""The text of an article out of its page: its paragraphs, without what stands around and between them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from muster.problems import InputError
from muster.sources.page.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element
    from lxml.html import HtmlElement

_BLOCKS: Final = frozenset(("p", "div", "aside", "section", "li", "ul", "ol", "figure", "h2", "h3", "h4", "h5", "h6"))
_LEADING: Final = frozenset(
    ("p", "div", "span", "strong", "b", "em", "a", "h2", "h3", "h4", "h5", "h6", "li", "aside", "section")
)
_IN_LAYOUT: Final = ("h1", "h2", "p", "div", "table", "article")
_OF_TABLES: Final = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
_ENDS: Final = (".", "?", "!")
_RIGHTS: Final = ("©", "(c)", "copyright")
_LISTS: Final = frozenset(("ul", "ol", "div"))
_LOOKED_AT: Final = 100
# A page has a few; to look around each takes as long as the page is.
_MOST_POINTERS: Final = 100
_LONGEST_POINTER: Final = 400
_LEAD_ONLY: Final = 40
_SHORTEST_ARTICLE: Final = 40
_LONGEST_WALL: Final = 600
_ONLY_A_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d{2}( ?[A-Za-z]{1,4})?")
_SENTENCE: Final = re.compile(r"[.?!\u2026][\"'\u201d\u2019\u00bb)\]]{0,3}$")
_SPACE: Final = re.compile(r"\s+")
_PARAGRAPHS: Final = frozenset(("p", "head", "item", "quote", "cell", "code"))


def text_of_page(tree: HtmlElement, title: str, where: str) -> str:
    """Give the text of the article, paragraphs separated by a blank line; the tree is changed.

    Raises:
        InputError: where there is none: a list of links, a wall, an empty page.
    """
    from trafilatura import bare_extraction

    _open_layout(tree)
    _remove_pointers(tree)
    document = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    if document is None or isinstance(document, dict) or document.body is None:
        raise InputError("no-article", where)
    found = [text for text in _paragraphs(document.body) if text]
    kept = [text for text in found if text.casefold() != title.casefold() and _is_of_article(text)]
    if sum(map(len, kept)) < _SHORTEST_ARTICLE or not any(_SENTENCE.search(text) for text in kept):
        raise InputError("no-article", where)
    return "\n\n".join(kept)


def _open_layout(tree: HtmlElement) -> None:
    """Make blocks of the tables that only lay out a page: those that hold headings, paragraphs or other tables."""
    for table in list(tree.iter("table")):
        if next(table.iterdescendants(*_IN_LAYOUT), None) is not None:
            for element in table.iter(*_OF_TABLES):
                element.tag = "div"


def _remove_pointers(tree: HtmlElement) -> None:
    """Take out the blocks that point to other articles, with the list that follows a bare "read also"."""
    leads = (
        one for one in tree.iter() if one.tag in _LEADING and furniture().is_pointer((one.text or "")[:_LOOKED_AT])
    )
    for element in list(islice(leads, _MOST_POINTERS)):
        block = _block_of(element)
        if block is None or block.getparent() is None:
            continue
        following = block.getnext()
        if len(_text(block)) <= _LEAD_ONLY and following is not None and _is_links(following):
            following.drop_tree()
        block.drop_tree()


def _block_of(element: HtmlElement) -> HtmlElement | None:
    """The largest block around an element that still is no more than a pointer."""
    found = None
    for block in (element, *element.iterancestors()):
        if block.tag not in _BLOCKS | _LEADING or len(_text(block)) > _LONGEST_POINTER:
            break
        if not furniture().is_pointer(_text(block)[:_LEAD_ONLY]):
            break
        if block.tag in _BLOCKS:
            found = block
    return found


def _is_links(element: HtmlElement) -> bool:
    """Whether a list or block is no more than links."""
    text = _text(element)
    linked = sum(len(_text(link)) for link in element.iter("a"))
    return element.tag in _LISTS and bool(text) and linked > len(text) * 0.8


def _text(element: HtmlElement) -> str:
    return _SPACE.sub(" ", element.text_content()).strip()


def _paragraphs(body: _Element) -> Iterator[str]:
    for element in body:
        if element.tag == "table":
            yield from (_row(row) for row in element.iter("row"))
        elif element.tag == "list" or (element.tag == "quote" and len(element)):
            yield _line(element.text or "")
            yield from _paragraphs(element)
        elif element.tag in _PARAGRAPHS:
            yield _line("".join(_pieces(element)))
        yield _line(element.tail or "")


def _row(row: _Element) -> str:
    cells = (_line("".join(_pieces(cell))) for cell in row.iter("cell"))
    return " | ".join(filter(None, cells))


def _pieces(element: _Element) -> Iterator[str]:
    """The text of a paragraph; a line that is broken in the page goes on."""
    yield element.text or ""
    for child in element:
        yield " " if child.tag in ("lb", "p") else ""
        yield from _pieces(child)
        yield child.tail or ""


def _line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _is_of_article(text: str) -> bool:
    words = furniture()
    if len(text) <= _LONGEST_WALL and words.is_wall(text):
        return False
    short = len(text) <= 2 * _LEAD_ONLY
    return not (
        _ONLY_A_CLOCK.fullmatch(text)
        or (short and text.casefold().startswith(_RIGHTS))
        or (short and words.tells_change(text) and text[-1:] not in _ENDS)
        or (len(text) <= _LONGEST_POINTER and words.is_pointer(text) and text[-1:] not in _ENDS)
        or (short and words.is_note(text))
    )

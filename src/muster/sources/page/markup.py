"""From the bytes of a page to its tree: the encoding found out, nothing fetched, nothing run."""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from muster.problems import InputError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TOLD: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-zA-Z0-9_:-]{2,30})""", re.IGNORECASE
)
_TOLD_IN_XML: Final = re.compile(rb"""^\s{0,99}<\?xml[^>]{0,99}encoding\s{0,9}=\s{0,9}["']([a-zA-Z0-9_-]{2,30})""")
_XML_BEGINNING: Final = re.compile(r"^\s*<\?xml[^>]*>")
_LOOKED_AT: Final = 4096
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What the Western encodings of the web mean in practice: https://encoding.spec.whatwg.org/#names-and-labels
_IN_PRACTICE: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_UTF8: Final = "utf-8"
_FALLBACK: Final = "cp1252"
# The longest articles have some thousands; what finds the text in a page takes its time with each.
_MOST_ELEMENTS: Final = 50_000
_NO_TEXT: Final = re.compile("[\x00\ud800-\udfff]")


def decode_page(data: bytes, charset: str = "") -> str:
    """Decode a page.

    A byte order mark decides; else UTF-8 if the bytes are such, whatever is said: other text hardly ever is by chance;
    else what the page, or the server (``charset``), says, with Western European as the last resort.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode(_UTF8)
    except UnicodeDecodeError as error:
        # A page that was cut in the middle of a character is UTF-8 all the same.
        if error.start >= len(data) - 3:
            return data[: error.start].decode(_UTF8)
    return data.decode(_told(data, charset), "replace")


def _told(data: bytes, charset: str) -> str:
    head = data[:_LOOKED_AT]
    said = (found.group(1).decode("ascii") for found in (_TOLD_IN_XML.search(head), _TOLD.search(head)) if found)
    for name in (charset, *said):
        try:
            known = codecs.lookup(name).name
        except (LookupError, ValueError):
            continue
        if known != _UTF8:
            return _IN_PRACTICE.get(known, known)
    return _FALLBACK


def tree_of(text: str, where: str) -> HtmlElement:
    """Give the tree of a page; broken markup is mended as browsers do.

    Raises:
        InputError: where there is none.
    """
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, remove_comments=False, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(_NO_TEXT.sub(" ", _XML_BEGINNING.sub("", text)), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError("no-article", where) from error
    if tree.find("body") is None:
        raise InputError("no-article", where)
    if sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        raise InputError("too-large", where, f"{_MOST_ELEMENTS} elements")
    return tree

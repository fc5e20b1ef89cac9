"""Web pages: HTML as a browser saves it, as a server sends it, as a reader's view shows it; one article a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from muster.model import Origin
from muster.problems import InputError
from muster.sources.kind import Kind
from muster.sources.language import UNDETERMINED, guess_language
from muster.sources.opening import whole
from muster.sources.page.body import text_of_page
from muster.sources.page.dating import date_of_page
from muster.sources.page.facts import facts_of
from muster.sources.page.markup import decode_page, tree_of
from muster.sources.record import make_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from muster.model import Report
    from muster.sources.found import Source
    from muster.sources.record import Limits

NAME: Final = "web page"
_BEGINNING: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LARGEST: Final = 20_000_000
_CODE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?\Z")


def read_page(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Report]:
    """Read the one article of a page.

    Raises:
        InputError: where it holds none, or does not say when it was published.
    """
    data = whole(stream, source, replace(limits, raw=min(limits.raw, _LARGEST)))
    try:
        yield report_of_page(data, source.given, source.where, source.name, limits)
    except InputError as error:
        if error.problem.code == "no-page-date":  # a wall wants no date: who gives it one is told that only then
            tree = tree_of(decode_page(data, source.given.get("charset", "")), source.where)
            text_of_page(tree, "", source.where)
        raise


def report_of_page(  # noqa: PLR0913, PLR0917  (what is known of a page comes from many sides)
    data: bytes, given: Mapping[str, str], where: str, name: str | None, limits: Limits, position: int = 0
) -> Report:
    """Make the report of a page.

    Args:
        data: its bytes.
        given: what is known of it otherwise (see ``found.GIVEN``).
        where: how a problem calls it.
        name: its id where it has no address.
        limits: how large its text may be.
        position: how far its source was read.

    Raises:
        InputError: where it holds no article, or does not say when it was published.
    """
    tree = tree_of(decode_page(data, given.get("charset", "")), where)
    facts = facts_of(tree, given)
    lang = tree.get("lang") or ""
    dating = date_of_page(tree, facts, given, where)
    text = text_of_page(tree, facts.title, where)
    fields: dict[str, Any] = {"id": facts.url or None, "date": dating.told, "text": text, "url": facts.url or None}
    fields |= {"title": facts.title, "outlet": facts.outlet, "lang": _language(text, lang)}
    origin = Origin(NAME, data, tuple(given.items()), dating.method, position=position)
    return make_report(fields, where, name, limits, origin)


def _language(text: str, told: str) -> str | None:
    """The language of the text; what the page says only where the text tells none: templates are often wrong."""
    guessed = guess_language(text)
    match = _CODE.match(told)
    return match.group(1).lower() if guessed == UNDETERMINED and match else guessed


def _shows(head: bytes) -> bool:
    return bool(_BEGINNING.match(head.removeprefix(b"\xef\xbb\xbf")))


KIND: Final = Kind(NAME, (".html", ".htm", ".xhtml"), read_page, shows=_shows)

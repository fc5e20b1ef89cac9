"""Linked data in a page (schema.org as JSON-LD): what the publisher's own program says about the article."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLES: Final = re.compile(r"(?:[A-Za-z]*Article|[A-Za-z]*BlogPosting|Report)\Z")
_LIVE: Final = "LiveBlogPosting"
_PAGES: Final = re.compile(r"(?:[A-Za-z]*Page|WebSite)\Z")
_WRAPPED: Final = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_LONGEST: Final = 2_000_000
_DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class Linked:
    """What linked data says of one article or page.

    Attributes:
        article: whether it is of an article, and not of the page around it.
        published, changed: moments as written.
        updates: the moments of the entries of a live blog.
        title, outlet, url: as written.
    """

    article: bool
    published: str = ""
    changed: str = ""
    updates: tuple[str, ...] = ()
    title: str = ""
    outlet: str = ""
    url: str = ""


def linked_data(tree: HtmlElement) -> tuple[Linked, ...]:
    """Give what a page's linked data says of it, articles first; data that is broken is passed over."""
    scripts = tree.xpath('//script[contains(translate(@type, "JSONLD", "jsonld"), "ld+json")]/text()')
    nodes = [node for script in scripts for node in _nodes(_parse(script), _DEEPEST)]
    found = [_linked(node) for node in nodes if _is(node, _ARTICLES) or _is(node, _PAGES)]
    return tuple(sorted(found, key=lambda one: not one.article))


def _parse(script: str) -> Any:  # noqa: ANN401  (JSON can be anything)
    if len(script) > _LONGEST:
        return None
    try:
        return json.loads(_WRAPPED.sub("", script).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, deep: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Give the things that the data is about: not those that they merely mention."""
    if isinstance(value, list) and deep:
        for one in value:
            yield from _nodes(one, deep - 1)
    elif isinstance(value, dict) and deep:
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(name), deep - 1)


def _is(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    told = node.get("@type")
    return any(isinstance(one, str) and kind.match(one.rpartition("/")[2]) for one in _listed(told))


def _listed(value: Any) -> list[Any]:  # noqa: ANN401
    return value if isinstance(value, list) else [value]


def _linked(node: dict[str, Any]) -> Linked:
    updates = (_text(one, "datePublished") for one in _listed(node.get("liveBlogUpdate")) if isinstance(one, dict))
    return Linked(
        article=_is(node, _ARTICLES),
        published=_text(node, "datePublished"),
        changed=_text(node, "dateModified"),
        updates=tuple(filter(None, updates)),
        title=_text(node, "headline") or _text(node, "name"),
        outlet=_name(node.get("publisher")),
        url=_text(node, "url") or _address(node.get("mainEntityOfPage")) or _text(node, "@id"),
    )


def _text(node: dict[str, Any], name: str) -> str:
    value = next(iter(_listed(node.get(name))), None)
    return value.strip() if isinstance(value, str) else ""


def _name(value: Any) -> str:  # noqa: ANN401
    one = next(iter(_listed(value)), None)
    return _text(one, "name") if isinstance(one, dict) else one.strip() if isinstance(one, str) else ""


def _address(value: Any) -> str:  # noqa: ANN401
    return (
        _text(value, "@id") or _text(value, "url")
        if isinstance(value, dict)
        else value
        if isinstance(value, str)
        else ""
    )

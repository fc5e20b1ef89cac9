"""What a page's own markup says of its article: title, outlet, address, and every word on when it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag, urljoin, urlsplit

from muster.knowledge.outlets import outlet_by_address, outlet_by_name
from muster.sources.page.linked_data import linked_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

    from muster.sources.page.linked_data import Linked

# Names under which content systems write when an article was published; Dublin Core, Open Graph, schema.org, trackers.
PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "article.published", "datepublished", "dcterms.issued",
    "dc.date.issued", "dcterms.available", "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "publish_date", "publish-date", "publishdate",
    "publication_date", "publication-date", "pubdate", "dcterms.date", "dc.date", "date",
)  # fmt: skip
CHANGED: Final = ("article:modified_time", "og:updated_time", "dcterms.modified", "datemodified")
_SAVED_FROM: Final = re.compile(r"saved from url=\(\d{1,6}\)(\S{1,2000})")
_SAVED_BY_SINGLE_FILE: Final = re.compile(r"\burl:\s{0,9}(\S{1,2000})")
# Pages set their outlet apart with dashes of any length.
_LAST_PART: Final = re.compile(r"\s+[-\u2013\u2014|\u00b7:]\s+(?P<outlet>[^-\u2013\u2014|\u00b7:]{2,60})$")
_OUTSIDE: Final = frozenset(("footer", "aside", "nav"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What markup says, as written; ``linked`` is linked data, ``published`` pairs of method and moment."""

    title: str
    outlet: str
    url: str
    published: tuple[tuple[str, str], ...]
    linked: tuple[Linked, ...]
    metas: Mapping[str, str]


def facts_of(tree: HtmlElement, given: Mapping[str, str]) -> Facts:
    """Give what a page says of itself; ``given`` is what was known of it beforehand."""
    linked, metas = linked_data(tree), _metas(tree)
    url = _url(tree, linked, metas, given.get("url", ""))
    site = (
        given.get("outlet") or next((one.outlet for one in linked if one.outlet), "") or metas.get("og:site_name", "")
    )
    title, last = _title(tree, linked, metas, given.get("title", ""))
    return Facts(title, _outlet(url, site, last), url, tuple(_published(tree, linked, metas)), linked, metas)


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if content:
            found.setdefault(name.lower(), content[:2000])
    return found


def _published(tree: HtmlElement, linked: Sequence[Linked], metas: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from (("linked data", one.published) for one in linked if one.article and one.published)
    yield from ((f"meta {name}", metas[name]) for name in PUBLISHED if name in metas)
    for element in tree.xpath('//*[@itemprop="datePublished"]|//time[@pubdate]'):
        if not any(above.tag in _OUTSIDE for above in element.iterancestors()):
            yield "microdata", element.get("datetime") or element.get("content") or element.text_content()
    yield from (("linked data of the page", one.published) for one in linked if not one.article and one.published)


def _url(tree: HtmlElement, linked: Sequence[Linked], metas: Mapping[str, str], given: str) -> str:
    """The address that the page calls its own, unless it names the front page or another host's."""
    links = [str(link.get("href", "")) for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    told = [*links, metas.get("og:url", ""), *(one.url for one in linked if one.article), *_saved_from(tree)]
    for address in told:
        whole = _whole(given, address)
        if _is_article(whole) and (not given or _host(whole) == _host(given)):
            return whole
    return _whole(given, "")


def _whole(base: str, address: str) -> str:
    """The address without what points into the page; empty where it is none."""
    try:
        return urldefrag(urljoin(base, address.strip())).url
    except ValueError:
        return ""


def _saved_from(tree: HtmlElement) -> Iterator[str]:
    for comment in tree.getroottree().xpath("//comment()[position() < 9]"):
        text = (comment.text or "")[:4000]
        for pattern in (_SAVED_FROM, _SAVED_BY_SINGLE_FILE):
            yield from (found.group(1) for found in [pattern.search(text)] if found)
    yield from (link.get("href", "") for link in tree.find_class("reader-domain"))


def _is_article(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and bool(parts.path.strip("/") or parts.query)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _title(tree: HtmlElement, linked: Sequence[Linked], metas: Mapping[str, str], given: str) -> tuple[str, str]:
    """Give the headline, and what stands behind a bar after it in the page's own title: often its outlet."""
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    whole = " ".join((tree.findtext(".//title") or "").split())
    told = next((one.title for one in linked if one.article and one.title), "")
    title = told or (headings[0] if len(headings) == 1 else "") or given or metas.get("og:title", "") or whole
    last = _LAST_PART.search(whole)
    behind = last.group("outlet").strip() if last else ""
    return (title.removesuffix(last.group()) if last else title), behind


def _outlet(url: str, site: str, behind: str) -> str:
    """The name of the outlet: as the table of outlets has it, or as the page calls it."""
    known = outlet_by_address(url) if url else None
    known = known or (outlet_by_name(site) if site else None) or (outlet_by_name(behind) if behind else None)
    return known.name if known else site or _host(url)

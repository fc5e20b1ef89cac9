"""The items of a feed: RSS and Atom as they are found, JSON Feed (https://jsonfeed.org)."""

from __future__ import annotations

import hashlib
import io
import json
import re
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

from muster.problems import InputError
from muster.sources.digits import whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ITEMS: Final = 2000
_TAGS: Final = re.compile(r"<[^>]{0,2000}>")
# A feed that ends so gives the beginning of an article, not the article.
_CUT: Final = re.compile(r"(?:\u2026|\.\.\.|\[\u2026\]|\[\.\.\.\])\s*(?:\W?[\w ]{0,30}\W?)?\s*$")
_ISO: Final = re.compile(r"\d{4}-\d{2}")
_OFFSET: Final = re.compile(r"[+-]\d{4}\s*$")
_WHOLE: Final = 600
_ALTERNATE: Final = re.compile(
    rb"""<link[^>]{0,500}application/(?:rss|atom|feed)\+(?:xml|json)[^>]{0,500}>""", re.IGNORECASE
)
_HREF: Final = re.compile(rb"""href\s{0,9}=\s{0,9}["']?([^"'\s>]{1,500})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed.

    Attributes:
        key: what the feed calls it.
        url: of its article; empty where it has none of the web.
        title, text: as the feed gives them; the text may be HTML, and be a summary.
        date: its moment of publication, as written.
        dated_by: which word of the feed that is.
        changed: when the feed says it was changed, as written.
        outlet: the name of the feed.
    """

    key: str
    url: str
    title: str
    text: str
    date: str
    dated_by: str
    changed: str
    outlet: str

    @property
    def print(self) -> str:
        """What tells two versions of an item apart."""
        return hashlib.sha256(f"{self.title}\0{self.text}\0{self.changed}".encode()).hexdigest()[:16]

    @property
    def is_whole(self) -> bool:
        """Whether the feed gives the article, not only its beginning."""
        plain = " ".join(_TAGS.sub(" ", self.text).split())
        return len(plain) >= _WHOLE and not _CUT.search(plain[-80:])

    def as_json(self) -> str:
        """Give it as text, to be kept."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Item:
        """Read it back."""
        return cls(**json.loads(text))


def items_of(data: bytes, base: str, where: str) -> tuple[Item, ...]:
    """Give the items of a feed, the oldest first, so far as it has an order.

    Args:
        data: the feed.
        base: its address, against which its links are read.
        where: how a problem calls it.

    Raises:
        InputError: where it is none.
    """
    read = _of_json if data.lstrip()[:1] == b"{" else _of_xml
    found = list(read(data, base, where))
    kept = {item.key: item for item in found[:_MOST_ITEMS] if item.key and (item.url or item.text)}
    return tuple(reversed(kept.values()))


def _of_xml(data: bytes, base: str, where: str) -> Iterator[Item]:
    import feedparser

    # Never its own fetching: what is given is always the feed itself.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        raise _no_feed(data, base, where)
    outlet = str(feed.feed.get("title", ""))
    for entry in feed.entries:
        url = _address(base, str(entry.get("link", "")))
        contents = [str(one.get("value", "")) for one in entry.get("content", [])]
        text = max([*contents, str(entry.get("summary", ""))], key=len)
        date, dated_by = _date(entry)
        key = str(entry.get("id") or "") or url or hashlib.sha256(text.encode()).hexdigest()[:32]
        changed = _told(entry, "updated")
        yield Item(key, url, str(entry.get("title", "")), text, date, dated_by, changed, outlet)


def _date(entry: Any) -> tuple[str, str]:  # noqa: ANN401  (it comes without types)
    """The word of the feed on when an item was published; Atom demands only when it was last changed."""
    for name, method in (("published", "feed"), ("created", "feed"), ("updated", "feed: last change")):
        written = _told(entry, name)
        if written and (_ISO.match(written) or _OFFSET.search(written)):
            return written, method  # with its offset where there is one: the day is that of the place
        if written and entry.get(f"{name}_parsed"):
            return time.strftime("%Y-%m-%dT%H:%M:%SZ", entry[f"{name}_parsed"]), method
    return "", ""


def _told(entry: Any, name: str) -> str:  # noqa: ANN401
    """What an item itself tells: where one word is missing, the library gives another for it."""
    return str(entry[name]) if name in list(entry.keys()) else ""


def _of_json(data: bytes, base: str, where: str) -> Iterator[Item]:
    try:
        feed = json.loads(data, parse_int=whole_number)
    except (ValueError, RecursionError) as error:
        raise InputError("bad-json", where, str(error).splitlines()[0]) from error
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version", "")):
        raise InputError("not-a-feed", where, "it is other JSON")
    listed = feed.get("items")
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict):
            yield _json_item(entry, base, str(feed.get("title") or ""))


def _json_item(entry: dict[str, Any], base: str, outlet: str) -> Item:
    told = {
        name: str(entry.get(name) or "") for name in ("id", "url", "title", "content_html", "content_text", "summary")
    }
    moments = [str(entry.get(name) or "") for name in ("date_published", "date_modified")]
    # An id may be an address, and be one only if it is whole: "7" is not a page beside the feed.
    url = _address(base, told["url"]) or _web(told["id"])
    text = told["content_html"] or told["content_text"] or told["summary"]
    dated_by = "feed" if moments[0] else "feed: last change" if moments[1] else ""
    return Item(told["id"] or url, url, told["title"], text, moments[0] or moments[1], dated_by, moments[1], outlet)


def _address(base: str, link: str) -> str:
    """Where an item's page is; an item without a link has none, and is not the feed."""
    try:
        return _web(urljoin(base, link.strip())) if link.strip() else ""
    except ValueError:
        return ""


def _web(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def _no_feed(data: bytes, base: str, where: str) -> InputError:
    """Say what it is instead; a page often says where its feed is."""
    link = _ALTERNATE.search(data[:200_000])
    href = _HREF.search(link.group()) if link else None
    if href is None:
        return InputError("not-a-feed", where, "it is something else")
    address = urljoin(base, href.group(1).decode("utf-8", "replace"))
    return InputError("not-a-feed", where, f"it is a page whose feed is {address}")

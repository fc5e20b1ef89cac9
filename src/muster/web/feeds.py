"""Feeds to follow: what is due as a calendar (iCalendar, RFC 5545), what changed as Atom (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from muster.answers.subject import subject_of
from muster.web.asked import EARLIEST_ASKED, LATEST_ASKED
from muster.web.naming import subject_words
from muster.web.quotes import gist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from muster.answers.dating import Dated
    from muster.answers.promises import Promise
    from muster.web.words import Words

ATOM: Final = "http://www.w3.org/2005/Atom"
LINE: Final = 73
END: Final = "\r\n"
NEVER: Final = "2000-01-01T00:00:00Z"
NOT_IN_XML: Final = {code: None for code in range(32) if code not in {9, 10, 13}} | {0xFFFE: None, 0xFFFF: None}


def calendar(found: Iterable[Promise], words: Words, base: str) -> str:
    """Give promises as a calendar: all-day entries over the days on which each falls due."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Muster//Due//EN", f"X-WR-CALNAME:{_text(words('page.due'))}"]
    for one in found:
        lines += _event(one, words, base)
    return END.join(folded for line in [*lines, "END:VCALENDAR"] for folded in _folded(line)) + END


def _event(one: Promise, words: Words, base: str) -> list[str]:
    claim = one.dated.claim
    if claim.when is None or claim.when.first < EARLIEST_ASKED or claim.when.last > LATEST_ASKED:
        return []
    what = words.of("event_of", claim.event) + (f": {claim.about}" if claim.about else "")
    whom = subject_words(subject_of(claim), words)
    return [
        "BEGIN:VEVENT",
        f"UID:{one.dated.id}@muster",
        f"DTSTAMP:{_stamp(one.dated.told.last)}T000000Z",
        f"DTSTART;VALUE=DATE:{_stamp(claim.when.first)}",
        f"DTEND;VALUE=DATE:{_stamp(claim.when.last + 1)}",
        f"SUMMARY:{_text(' · '.join(part for part in (what, whom, words.of('stands', one.stands.value)) if part))}",
        f"DESCRIPTION:{_text(claim.evidence.text)}",
        f"URL:{base}claim/{one.dated.id}",
        "END:VEVENT",
    ]


def _stamp(day: int) -> str:
    return dt.date.fromordinal(day).isoformat().replace("-", "")


def _text(value: str) -> str:
    plain = value.translate(NOT_IN_XML).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(plain.split())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, each but the first begun with a space."""
    piece = b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > LINE:
            yield piece.decode()
            piece = b" "
        piece += octets
    yield piece.decode()


def atom(told: Sequence[tuple[str, Dated]], words: Words, base: str, at: str) -> bytes:
    """Give claims and the moments of their recording as an Atom feed; ``at`` is the feed's own address."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": words.lang})
    _add(feed, "title", words("page.feed"))
    _add(feed, "id", at)
    _add(feed, "updated", max((recorded for recorded, _ in told), default=NEVER))
    _add(feed, "link", "", rel="self", href=at)
    author = ET.SubElement(feed, f"{{{ATOM}}}author")
    _add(author, "name", words("page.name"))
    for recorded, one in told:
        _entry(feed, recorded, one, words, base)
    text: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text


def _entry(feed: ET.Element, recorded: str, one: Dated, words: Words, base: str) -> None:
    entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
    _add(entry, "title", gist(one, words))
    _add(entry, "id", f"{base}claim/{one.id}")
    _add(entry, "link", "", rel="alternate", href=f"{base}claim/{one.id}")
    _add(entry, "updated", recorded)
    source = one.entry.card.outlet or one.entry.card.name
    _add(entry, "content", f"{' '.join(one.claim.evidence.text.split())} — {source}", type="text")


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    made = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = text.translate(NOT_IN_XML) or None

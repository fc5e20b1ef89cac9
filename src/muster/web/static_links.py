"""Where published pages lead: files beside each other, so that they work from a disk and from any web server."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from muster.time.edtf import iso

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.web.asked import Question


LISTS: Final = ("disputes", "due")


@dataclass(frozen=True, slots=True)
class StaticLinks:
    """The files of a published site, seen from a page.

    Attributes:
        up: the way from the page to the folder of its language, ``""`` or ``"../"``.
        days: the days (ordinals) that have a page, in order.
        timelines: the names of the pages of missions' timelines.
        reports: the ids of the reports that have a page.
    """

    up: str
    days: Sequence[int]
    timelines: Mapping[str, str]
    reports: frozenset[str]
    live: bool = False

    def view(self, name: str, question: Question | None = None, **_: str | None) -> str | None:
        """Give the address of a page for a question; None where it is not published."""
        if name == "timeline":
            return self._timeline(question)
        if name in LISTS:
            return f"{self.up}{name}.html"
        if name == "map":
            return f"{self._day(question)}#map" if self.days else None
        if name == "":
            return f"{self.up}index.html"
        return self._day(question) if name == "picture" else None

    def _day(self, question: Question | None) -> str:
        at = bisect_right(self.days, question.on) if question else len(self.days)
        return f"{self.up}day/{iso(self.days[max(0, at - 1)])}.html" if self.days else f"{self.up}index.html"

    def _timeline(self, question: Question | None) -> str | None:
        missions = question.filters.missions if question else frozenset()
        named = self.timelines.get(next(iter(missions), ""))
        if named:
            return f"{self.up}timeline/{quote(named)}.html"
        return None if missions or not self.timelines else f"{self.up}index.html#timelines"

    def report(self, report: str, claim: str | None = None) -> str | None:
        """Give the address of a report, at the sentence of a claim."""
        if report not in self.reports:
            return None
        return f"{self.up}report/{quote(report)}.html" + (f"#{quote(claim)}" if claim else "")

    def claim(self, claim: str) -> None:
        """Give nothing: published claims are cited at their report."""

    def event(self, event: str) -> None:
        """Give nothing: events have no page of their own."""

    def asset(self, name: str) -> str:
        """Give the address of a file that pages need."""
        return f"{self.up}../static/{name}"

"""Where pages lead: addresses of the page that is served, in one place, so that a published one can differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from muster.web.asked import address

if TYPE_CHECKING:
    from muster.web.asked import Question


class Links(Protocol):
    """What a page needs to lead elsewhere; None where there is nothing there to lead to."""

    @property
    def live(self) -> bool:
        """Whether pages are served, and not published as files."""

    def view(self, name: str, question: Question | None = None, **more: str | None) -> str | None:
        """Give the address of a page for a question."""

    def report(self, report: str, claim: str | None = None) -> str | None:
        """Give the address of a report, at the sentence of a claim."""

    def claim(self, claim: str) -> str | None:
        """Give the address of a claim, to cite."""

    def event(self, event: str) -> str | None:
        """Give the address of an event."""

    def asset(self, name: str) -> str:
        """Give the address of a file that pages need."""


class ServedLinks:
    """The addresses of the page that is served; those of one question keep its day of knowledge."""

    live = True

    def __init__(self, version: str, known_by: str | None = None) -> None:
        self.version, self.known_by = version, known_by

    def view(self, name: str, question: Question | None = None, **more: str | None) -> str:
        """Give the address of a page for a question."""
        return address(f"/{name}", question, day=name not in ("timeline", "disputes", "search"), **more)

    def report(self, report: str, claim: str | None = None) -> str:
        """Give the address of a report, at the sentence of a claim."""
        return address(f"/report/{quote(report)}", known_by=self.known_by) + (f"#{quote(claim)}" if claim else "")

    def claim(self, claim: str) -> str:
        """Give the address of a claim, to cite."""
        return address(f"/claim/{quote(claim)}", known_by=self.known_by)

    def event(self, event: str) -> str:
        """Give the address of an event."""
        return address(f"/event/{quote(event)}", known_by=self.known_by)

    def asset(self, name: str) -> str:
        """Give the address of a file that pages need; it changes with the file's content."""
        return f"/static/{name}?v={self.version}"

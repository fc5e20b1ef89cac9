"""One request for a page: its language, its question, and the page that answers it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import quote, unquote, urlencode

from starlette.responses import HTMLResponse

from muster.problems import MusterError
from muster.time.edtf import iso
from muster.web.asked import Question, last_to_ask, question_asked
from muster.web.controls import Controls, controls
from muster.web.links import ServedLinks
from muster.web.naming import mission_name, nation_name, place_name
from muster.web.rendering import render
from muster.web.security import FORM_COOKIE
from muster.web.words import Words, chosen, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from muster.ledger.overview import Overview
    from muster.web.archive import Archive
    from muster.web.security import Guard

LANGUAGE_COOKIE: Final = "muster_language"
NAME_COOKIE: Final = "muster_name"
A_YEAR: Final = 365 * 24 * 3600


class NothingThereError(MusterError):
    """What an address names is not in the ledger."""


@dataclass(frozen=True, slots=True)
class Site:
    """What all requests share: the ledger, the guard, the version of the files, the command that reads reports."""

    archive: Archive
    guard: Guard
    version: str
    command: str


class Visit:
    """One request, with what answering it takes."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.site = cast("Site", request.app.state.site)
        query, cookies = request.query_params, request.cookies
        self.asked_language = query.get("lang")
        lang = chosen(self.asked_language, cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language"))
        self.words: Words = words(lang)
        self.values = {name: query.getlist(name) for name in query}
        self.links = ServedLinks(self.site.version, query.get("known-by") or None)
        self.visitor = cookies.get(FORM_COOKIE) or secrets.token_urlsafe(18)
        self.analyst = unquote(cookies.get(NAME_COOKIE, ""))

    @property
    def archive(self) -> Archive:
        """The ledger."""
        return self.site.archive

    def value(self, name: str) -> str | None:
        """Give the first value of a name in the address; None where it is empty or not there."""
        return next((value for value in self.values.get(name, []) if value), None)

    def held(self) -> Overview | None:
        """Give what the ledger holds; None where there is no ledger, or no report in it."""
        if not self.archive.exists:
            return None
        held = self.archive.overview()
        return held if held.reports else None

    def question(self, held: Overview) -> Question:
        """Give the question of the address; of the last report's day where it names none."""
        return question_asked(self.values, last_to_ask(held.days))

    def controls(self, page: str, question: Question, held: Overview, *, dated: bool = True) -> Controls:
        """Give what the form of the question shows."""
        return controls(page, question, held, self.words, dated=dated)

    def limits(self, question: Question) -> list[str]:
        """Give the names of what the question is limited to."""
        filters = question.filters
        return [
            *(mission_name(one, self.words) for one in sorted(filters.missions)),
            *(nation_name(one, self.words) for one in sorted(filters.nations)),
            *(place_name(one, self.words) for one in sorted(filters.places)),
        ]

    def page(
        self,
        template: str,
        name: str,
        held: Overview | None,
        question: Question | None = None,
        *,
        status: int = 200,
        **context: Any,  # noqa: ANN401  (what the template needs)
    ) -> HTMLResponse:
        """Give the page that a template makes, for this visitor."""
        own = {"analyst": self.analyst, "form_word": self.site.guard.form_word(self.visitor)}
        text = render(template, self.words, self.links, **{**self._shared(name, held, question), **own, **context})
        return self.keep(HTMLResponse(text, status))

    def kept_page(
        self, template: str, name: str, held: Overview, question: Question, make: Callable[[], dict[str, Any]]
    ) -> HTMLResponse:
        """Give a page that is the same for all visitors who ask this: made once, kept until the ledger grows."""

        def write() -> str:
            return render(template, self.words, self.links, **{**self._shared(name, held, question), **make()})

        key = "page", self.request.url.path, self.request.url.query, self.words.lang
        return self.keep(HTMLResponse(self.archive.kept(key, write)))

    def _shared(self, name: str, held: Overview | None, question: Question | None) -> dict[str, Any]:
        return {
            "page": name,
            "question": question,
            "held": held,
            "last_told": held.days[-1] if held else None,
            "other_language": self._other_language(),
            "iso": iso,
            "limits": self.limits(question) if question else [],
        }

    def keep(self, answer: HTMLResponse) -> HTMLResponse:
        """Have the browser keep the language where one was chosen, and who it is where it does not know yet."""
        if self.asked_language == self.words.lang:
            set_cookie(answer, LANGUAGE_COOKIE, self.words.lang)
        if self.request.cookies.get(FORM_COOKIE) != self.visitor:
            set_cookie(answer, FORM_COOKIE, self.visitor)
        answer.headers["Vary"] = "Accept-Language, Cookie"
        answer.headers["Content-Language"] = self.words.lang
        return answer

    def empty(self) -> HTMLResponse:
        """Give the page that says what to do with an empty ledger."""
        return self.page("empty.html", "", None, exists=self.archive.exists, command=self.site.command)

    def _other_language(self) -> str:
        others = [(name, value) for name, values in self.values.items() if name != "lang" for value in values]
        path = quote(self.request.url.path)
        return f"{path}?{urlencode([*others, ('lang', self.words.other)])}"


def set_cookie(answer: Response, name: str, value: str) -> None:
    """Have the browser keep a value for a year, for this page alone."""
    answer.set_cookie(name, quote(value), max_age=A_YEAR, httponly=True, samesite="strict")

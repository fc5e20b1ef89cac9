"""What keeps strangers out: which hosts and tokens are let in, what pages may load, and forms that nobody can forge.

A page on this machine alone answers only to names of this machine, so that no other site can reach it by pointing a
name of its own here. A page that others can reach answers only to who has the token.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL: Final = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
TOKEN_COOKIE: Final = "muster_token"  # noqa: S105  (a name, no secret)
FORM_COOKIE: Final = "muster_form"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """Who is let in: any name of this machine, or with a token whoever has it; and the secret of this run's forms."""

    token: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def admits_host(self, host: str) -> bool:
        """Whether a request that calls this page by that name is let in; the token decides where there is one."""
        name = host.rsplit(":", 1)[0] if host.rsplit(":", 1)[-1].isdecimal() else host
        return self.token is not None or name.lower() in LOCAL

    def admits_token(self, given: str | None) -> bool:
        """Whether a token is the right one; any is where none is needed."""
        return self.token is None or (given is not None and hmac.compare_digest(given.encode(), self.token.encode()))

    def form_word(self, visitor: str) -> str:
        """Give the word that a form for this visitor must bring back."""
        return hmac.new(self.secret, visitor.encode(), hashlib.sha256).hexdigest()

    def accepts_form(self, visitor: str | None, word: str, origin: str | None, host: str) -> bool:
        """Whether a form was given to this visitor by this page: its word is right, and no other site sent it."""
        if not visitor or (origin is not None and origin.partition("://")[2] != host):
            return False
        return hmac.compare_digest(self.form_word(visitor).encode(), word.encode())


class GuardMiddleware:
    """Lets in whom the guard admits, and puts the headers of safety on every answer."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app, self.guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        if not self.guard.admits_host(headers.get("host", "")):
            return PlainTextResponse("This page answers to localhost only.\n", 400)
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
        if self.guard.token is not None and self.guard.admits_token((query.pop("token", None) or [None])[0]):
            return _remembered(scope["path"], query, self.guard.token)
        if not self.guard.admits_token(_token_of(headers)):
            return PlainTextResponse("Open the address with ?token=… that 'muster serve' printed.\n", 401)
        return None


def _remembered(path: str, query: dict[str, list[str]], token: str) -> RedirectResponse:
    """Lead to the same address without the token, which from then on a cookie brings."""
    clean = "/" + path.lstrip("/\\")
    answer = RedirectResponse(f"{clean}?{urlencode(query, doseq=True)}" if query else clean, 303)
    answer.set_cookie(TOKEN_COOKIE, token, httponly=True, samesite="strict")
    return answer


def _token_of(headers: Headers) -> str | None:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return given
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    return cookies[TOKEN_COOKIE].value if TOKEN_COOKIE in cookies else None


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-cache")
        await send(message)

    return sending

"""One request, with its detours: what came, or why not, and when to come again."""

from __future__ import annotations

import datetime as dt
import ssl
import time
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

import httpcore
import httpx

from muster.sources.net.addresses import Guard, PrivateAddressError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Self

_SCHEMES: Final = ("http", "https")
_MOST_DETOURS: Final = 5
_NOT_CHANGED: Final = 304
_FOUND: Final = 200
_LONGEST_WAIT: Final = 7 * 86400.0
_PATIENCE: Final = 15.0


class FetchError(Exception):
    """Something could not be fetched.

    Attributes:
        why: in words, for a line to the user.
        lasting: whether coming again is of no use.
        wait: seconds that the server asks to wait; 0 where it asks nothing.
        status: what the server answered; 0 where it did not.
    """

    def __init__(self, why: str, *, lasting: bool = False, wait: float = 0.0, status: int = 0) -> None:
        super().__init__(why)
        self.why, self.lasting, self.wait, self.status = why, lasting, wait, status


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave; ``changed`` is False where it has not changed since, and there is no body."""

    url: str
    body: bytes
    media: str
    charset: str
    etag: str
    modified: str
    changed: bool = True


class Fetcher:
    """Asks servers, one request after the other. Use it as a context manager.

    Args:
        agent: who asks, as servers are told.
        private: whether machines of the user's own network may be asked.
        seconds: how long one request may take, detours and all.
        size: the most bytes taken of one answer, unfolded.
    """

    def __init__(self, agent: str, *, private: bool = False, seconds: float = 60.0, size: int = 20_000_000) -> None:
        headers = {"User-Agent": agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
        self._seconds, self._size = seconds, size
        self._guard = Guard(private=private)
        self._hint = "" if private else ", which --allow-private allows"
        self._client = httpx.Client(transport=_Transport(self._guard), headers=headers, timeout=_PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, url: str, etag: str = "", modified: str = "") -> Fetched:
        """Fetch an address.

        Args:
            url: of http or https.
            etag: what the server called the version that is here already.
            modified: when it said that version was made.

        Raises:
            FetchError: where it cannot be had.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in known.items() if value}
        self._guard.until = time.monotonic() + self._seconds
        for _ in range(_MOST_DETOURS + 1):
            _check_scheme(url)
            with self._asked(url, headers) as answer:
                onward = answer.headers.get("Location", "")
                if not (answer.is_redirect and onward):
                    return self._taken(answer)
            try:
                url = str(httpx.URL(url).join(onward))
            except (httpx.InvalidURL, ValueError) as error:
                raise FetchError("it leads to an address that is none") from error
        raise FetchError(f"it leads from address to address more than {_MOST_DETOURS} times")

    @contextmanager
    def _asked(self, url: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        try:
            with self._client.stream("GET", url, headers=dict(headers), follow_redirects=False) as answer:
                yield answer
        except PrivateAddressError as error:
            why = f"it leads into a private network ({error}){self._hint}"
            raise FetchError(why, lasting=True) from error
        except httpx.TimeoutException as error:
            raise FetchError("its server is too slow") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ssl.SSLError, OSError, ValueError) as error:
            raise FetchError(_words(error)) from error

    def _taken(self, answer: httpx.Response) -> Fetched:
        if answer.status_code == _NOT_CHANGED:
            return _fetched(answer, b"", changed=False)
        if answer.status_code != _FOUND:
            raise _refused(answer)
        body = bytearray()
        for piece in answer.iter_bytes():
            body += piece
            if len(body) > self._size:
                raise FetchError(f"it is larger than {self._size / 1_000_000:g} MB", lasting=True)
        return _fetched(answer, bytes(body), changed=True)


class _Transport(httpx.BaseTransport):
    def __init__(self, guard: Guard) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=guard)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        asked = httpcore.Request(
            request.method,
            httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            answer = self._pool.handle_request(asked)
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout(str(error)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.ConnectError(str(error)) from error
        stream = _Stream(answer)
        return httpx.Response(answer.status, headers=answer.headers, stream=stream, extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_stream()
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout(str(error)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.RemoteProtocolError(str(error)) from error

    def close(self) -> None:
        self._answer.close()


def _check_scheme(url: str) -> None:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError("it is no address", lasting=True) from error
    if parsed.scheme not in _SCHEMES or not parsed.host:
        raise FetchError(f"it leads to an address of {parsed.scheme or 'no scheme'!r}, not of the web", lasting=True)


def _fetched(answer: httpx.Response, body: bytes, *, changed: bool) -> Fetched:
    kind = answer.headers.get("Content-Type", "")
    return Fetched(
        url=str(answer.url),
        body=body,
        media=kind.partition(";")[0].strip().lower(),
        charset=answer.charset_encoding or "",
        etag=answer.headers.get("ETag", ""),
        modified=answer.headers.get("Last-Modified", ""),
        changed=changed,
    )


def _refused(answer: httpx.Response) -> FetchError:
    status = answer.status_code
    lasting = status in (401, 403, 404, 410, 451)
    words = f"its server answers {status} {answer.reason_phrase}".strip()
    return FetchError(words, lasting=lasting, wait=_wait(answer.headers.get("Retry-After", "")), status=status)


def _wait(told: str) -> float:
    """Seconds to wait, as a server tells them: a number of them, or a moment."""
    if told.strip().isdecimal():
        return min(float(told), _LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, TypeError):
        return 0.0
    left = moment - dt.datetime.now(moment.tzinfo or dt.UTC)
    return min(max(left.total_seconds(), 0.0), _LONGEST_WAIT)


def _words(error: Exception) -> str:
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    return f"its server cannot be asked ({text})"

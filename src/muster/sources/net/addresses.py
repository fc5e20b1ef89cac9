"""Which machines may be asked: those of the web, and none of the user's own network unless the user allows it.

What counts is the address that is connected to, not the name that led there: a name can mean another machine from one
moment to the next.
"""

from __future__ import annotations

import ipaddress
import math
import socket
import time
from typing import TYPE_CHECKING, Any, Final

import httpcore

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
_V4_BITS: Final = 0xFFFFFFFF


class PrivateAddressError(OSError):
    """An address leads to a machine that is not on the web."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the web, whatever way it is written in or wrapped."""
    try:
        one = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(one, ipaddress.IPv6Address):
        inner = one.ipv4_mapped or one.sixtofour or (one.teredo[1] if one.teredo else None)
        if one in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(one) & _V4_BITS)
        if inner is not None:
            return is_public(str(inner))
    return one.is_global and not one.is_multicast


def is_link_local(address: str) -> bool:
    """Whether an IP address is of the cable a machine hangs on, where hosting firms hand out a machine's secrets."""
    one = ipaddress.ip_address(address.partition("%")[0])
    inner = one.ipv4_mapped if isinstance(one, ipaddress.IPv6Address) else None
    return (inner or one).is_link_local


class Guard(httpcore.SyncBackend):
    """Connects to machines of the web only.

    Args:
        private: whether others may be asked too, save those of the cable itself (link-local).

    Attributes:
        until: the moment (monotonic) at which whatever is being read is given up: a server may send a letter a minute.
    """

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self.until = math.inf

    def connect_tcp(  # the names are those of the library
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a machine whose address is looked at before and after.

        Raises:
            PrivateAddressError: where it is none of the web.
        """
        stream = super().connect_tcp(self._address(host, port), port, timeout, local_address, socket_options)
        peer = stream.get_extra_info("server_addr")
        if not (peer and self._is_allowed(str(peer[0]))):
            stream.close()
            raise PrivateAddressError(f"{host} is none of the web")
        return _Timed(stream, self)

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:  # noqa: ANN401
        """Refuse: nothing of the web is behind one."""
        raise PrivateAddressError("a socket of this machine")

    def _is_allowed(self, address: str) -> bool:
        return is_public(address) or (self._private and not is_link_local(address))

    def _address(self, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        addresses = [str(one[4][0]) for one in found]
        allowed = [address for address in addresses if self._is_allowed(address)]
        if not allowed:
            raise PrivateAddressError(f"{host} is none of the web")
        return allowed[0]


class _Timed(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, guard: Guard) -> None:
        self._stream, self._guard = stream, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._left(timeout)), self._guard)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  (as the library has it)
        return self._stream.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        left = self._guard.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("too slow")
        return left if timeout is None else min(timeout, left)

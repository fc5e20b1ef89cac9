"""Outlets: who publishes reports, in which language and from which home."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from muster.knowledge.flat import load_flat
from muster.knowledge.names import key
from muster.knowledge.tables import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet.

    Attributes:
        name: what it is called; unlike any other's.
        sort: paper, magazine, broadcaster, site, agency, government, parliament, party, institute or organisation.
        lang: ISO 639-1 code of its language.
        nation: code of its home nation, whose forces and parliament it means by "ours"; empty where it has none.
        aliases: other names.
        hosts: hosts of its addresses, without "www.".
    """

    name: str
    sort: str
    lang: str
    nation: str = ""
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


@cache
def outlets() -> tuple[Outlet, ...]:
    """Give all outlets.

    Raises:
        TableError: when the table is not as it must be.
    """
    return load_flat(PACKAGE / "world" / "outlets.tsv", Outlet)


def outlet_by_name(name: str) -> Outlet | None:
    """Give the outlet of a name; a remark in brackets ("NH Nieuws (NOS)") is left out if the whole is not known."""
    return _by_name().get(key(name)) or _by_name().get(key(name.partition("(")[0]))


def outlet_by_address(address: str) -> Outlet | None:
    """Give the outlet that publishes at an address, by its host or the nearest one above it; nothing is visited.

    An address that is none is nobody's.
    """
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    labels = host.split(".")
    above = (".".join(labels[start:]) for start in range(len(labels)))
    return next((_by_host()[name] for name in above if name in _by_host()), None)


@cache
def _by_name() -> Mapping[str, Outlet]:
    pairs = ((key(name), outlet) for outlet in reversed(outlets()) for name in (*outlet.aliases, outlet.name))
    return dict(pairs)


@cache
def _by_host() -> Mapping[str, Outlet]:
    return {host: outlet for outlet in outlets() for host in outlet.hosts}

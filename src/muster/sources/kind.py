"""What a kind of source is, and which there are: each is one file in ``kinds`` that says so in its ``KIND``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from pkgutil import iter_modules
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from muster.model import Report
    from muster.problems import Problem
    from muster.sources.found import Source
    from muster.sources.record import Limits

Reader = Callable[["BinaryIO", "Source", "Limits"], Iterator["Report | Problem"]]

# Enough to see the root of an XML file or the first two fields of a JSON object.
HEAD: Final = 4096


def _never(_: bytes) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of source.

    Attributes:
        name: what users call it.
        suffixes: of its files, in small letters with their dot.
        read: gives the reports of one source, and problems where they would stand.
        shows: whether the first bytes of a source show that it is of this kind.
        seeks: whether it must be able to go back in its stream.
        turn: when it is asked whether a source is of it: the plainer a kind, the later; 0 for most.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    shows: Callable[[bytes], bool] = _never
    turn: int = 0
    seeks: bool = False


@cache
def kinds() -> tuple[Kind, ...]:
    """Give all kinds, in the order in which they are asked."""
    package = import_module("muster.sources.kinds")
    modules = (import_module(f"{package.__name__}.{one.name}") for one in iter_modules(package.__path__))
    found = [_kind_of(vars(module)["KIND"], module.__name__) for module in modules]
    return tuple(sorted(found, key=lambda kind: (kind.turn, kind.name)))


def _kind_of(value: object, module: str) -> Kind:
    if not isinstance(value, Kind):
        raise TypeError(f"{module}: KIND is no Kind")
    return value


@cache
def suffixes() -> frozenset[str]:
    """Give the suffixes of all files that are read."""
    return frozenset(suffix for kind in kinds() for suffix in kind.suffixes)


def suffix_of(name: str) -> str:
    """Give the suffix of a file's name, in small letters: of the known ones the longest (".warc.gz"), else the last."""
    lowered = PurePosixPath(name).name.lower()
    known = [suffix for suffix in suffixes() if lowered.endswith(suffix)]
    return max(known, key=len) if known else PurePosixPath(lowered).suffix


def kind_named(name: str) -> Kind | None:
    """Give the kind of that name."""
    return next((kind for kind in kinds() if kind.name == name), None)


def kind_for(suffix: str, head: bytes) -> Kind | None:
    """Give the kind of a source by its suffix, or where that is none or of several kinds by its first bytes.

    Args:
        suffix: in small letters with its dot; empty where there is none.
        head: the first bytes; where they were cut, after at least ``HEAD`` of them or two lines.
    """
    named = [kind for kind in kinds() if suffix and suffix in kind.suffixes]
    if len(named) == 1:
        return named[0]
    otherwise = named[-1] if named and named[-1].turn else None
    return next((kind for kind in named or kinds() if kind.shows(head)), otherwise)

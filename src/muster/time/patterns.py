"""The patterns of rules as text: their elements, and the classes with which a match can begin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

ELEMENT: Final = re.compile(r"(?P<bar>!)?(?:(?P<name>[a-z]\w*):)?(?P<classes>[a-z_]+(?:\|[a-z_]+)*)(?P<optional>\?)?")
PIECES: Final = re.compile(r"\(|\)\??|[<>]|[^\s()<>]+")


@lru_cache(maxsize=1024)
def first_classes(pattern: str) -> frozenset[str]:
    """The classes with which a match can begin."""
    first: set[str] = set()
    depth_optional = [match.group() for match in PIECES.finditer(pattern)]
    skip = _optional_groups(depth_optional)
    for position, piece in enumerate(depth_optional):
        element = ELEMENT.fullmatch(piece)
        if element and not element["bar"]:
            first.update(element["classes"].split("|"))
            if not element["optional"] and not any(start < position < end for start, end in skip):
                break
    return frozenset(first)


def _optional_groups(pieces: list[str]) -> list[tuple[int, int]]:
    found, starts = [], []
    for position, piece in enumerate(pieces):
        if piece == "(":
            starts.append(position)
        elif piece.startswith(")"):
            start = starts.pop()
            if piece == ")?":
                found.append((start, position))
    return found

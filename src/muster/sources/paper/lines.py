"""The lines of a paper's pages, as a parser of their format gives them."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """One line of text and where on its page it stands, in points from the left and from the bottom.

    A word broken at the end of a line makes one of two: ``bottom`` is then that of the second. ``size`` is the height
    of a letter.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float

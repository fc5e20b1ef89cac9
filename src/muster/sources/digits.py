"""Whole numbers as JSON writes them, of which some are made to do harm."""

from __future__ import annotations

from typing import Final

_MOST: Final = 400


def whole_number(digits: str) -> int:
    """Read a whole number.

    Raises:
        ValueError: where it is longer than any that means something.
    """
    if len(digits) > _MOST:
        raise ValueError(f"a number in it has {len(digits)} digits")
    return int(digits)

"""What a set of days says: some day of it or all of it, how surely, and how sure an answer about two sets is."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Whether a date means some day in its set (an attack) or all days of it (a presence)."""

    SOME = "some"
    ALL = "all"


class Certainty(StrEnum):
    """The answer to a question about two dates of which not every day is known."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"


def joined_qualifier(one: str, other: str) -> str:
    """What two EDTF qualifiers come to together: approximate and uncertain is ``%``."""
    if one == other or not other:
        return one
    return "%" if one else other

"""Whether a stretch of time covers a date, where each end and the date are told as precisely as they are known.

All are EDTF dates of year, month or day ("2020", "2020-01", "2020-01-05"); two of unlike precision are compared as far
as both go, so a term that begins in "2020" has begun by "2020-01".
"""

from __future__ import annotations


def has_begun(since: str, when: str) -> bool:
    """Tell whether a beginning can be on or before a date; an empty one always is."""
    shared = min(len(since), len(when))
    return since[:shared] <= when[:shared]


def is_over(until: str, when: str) -> bool:
    """Tell whether an end is before a date for certain; an empty one never is."""
    shared = min(len(until), len(when))
    return until[:shared] < when[:shared]


def covers(since: str, until: str, when: str) -> bool:
    """Tell whether a stretch can cover a date."""
    return has_begun(since, when) and not is_over(until, when)

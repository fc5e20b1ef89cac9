"""The third clock: when the ledger took something in, in UTC to the microsecond, as text that sorts."""

from __future__ import annotations

import datetime as dt

from muster.problems import MusterError


def now() -> str:
    """The present moment."""
    return _written(dt.datetime.now(dt.UTC))


def moment(text: str) -> str:
    """Read what a user gives as a moment; a bare day means its end.

    Raises:
        MusterError: where it is none.
    """
    try:
        parsed = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise MusterError(f"{text!r} is no moment; write 2026-01-31 or 2026-01-31T14:05 (UTC where no zone)") from error
    if len(text.strip()) == len("2026-01-31"):
        parsed = parsed.replace(hour=23, minute=59, second=59, microsecond=999_999)
    return _written(parsed if parsed.tzinfo else parsed.replace(tzinfo=dt.UTC))


def _written(time: dt.datetime) -> str:
    return time.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

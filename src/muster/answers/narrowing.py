"""Dates narrow each other: within what one question can see, for that question alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.answers.dating import Dated, as_given

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.ledger.records import Entry


def narrowed(entries: Iterable[Entry]) -> tuple[Dated, ...]:
    """Give the claims with their dates narrowed by each other."""
    return tuple(as_given(entry) for entry in entries)

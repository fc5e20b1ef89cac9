"""By which day for certain what a claim tells had begun or happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.answers.dating import holds_by, stay

if TYPE_CHECKING:
    from muster.answers.dating import Dated


def is_settled(dated: Dated, day: int) -> bool:
    """Whether something is no hearsay, is out for certain, and had begun or happened by the day for certain."""
    return not dated.unsure and begun_by(dated) <= day


def begun_by(dated: Dated) -> int:
    """Give the day (ordinal) by which what a claim tells had begun or happened; what has no end began on its first."""
    return stay(dated)[0] if dated.spell else holds_by(dated)

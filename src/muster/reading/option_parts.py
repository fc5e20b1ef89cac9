"""How the signs of an option are told without spelling them: parts, each a maker of signs and what it makes them of.

Reading weighs the same few thousand parts over and over, so their weights are kept (`choosing.Weights`) and hardly ever
is a sign spelled; fitting asks for all signs by name (`signs_of`). Each sign of an option is made by one part of it.
What is handed to a maker in one place is always of one type: a truth and a number would be taken for each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.model import Count, FurtherNotice
    from muster.time.date import Date

Part = tuple[Any, ...]
Value = Any  # the fields of a claim have types of their own

_STEPS = (0, 1, 2, 4, 8, 16)
_FARTHEST = _STEPS[-1]
_STEP_OF = tuple(max(one for one in _STEPS if one <= distance) for distance in range(_FARTHEST))


class Told(Protocol):
    """What the signs of an option ask of the claim: its kind and rule, and the fields chosen before."""

    @property
    def kind(self) -> str: ...  # noqa: D102  (as of a claim, and so are the others)
    @property
    def event(self) -> str: ...  # noqa: D102
    @property
    def modality(self) -> str: ...  # noqa: D102
    @property
    def mission(self) -> str | None: ...  # noqa: D102
    @property
    def nation(self) -> str | None: ...  # noqa: D102
    @property
    def place(self) -> str | None: ...  # noqa: D102
    @property
    def count(self) -> Count | None: ...  # noqa: D102
    @property
    def said_by(self) -> str | None: ...  # noqa: D102
    @property
    def when(self) -> Date | FurtherNotice | None: ...  # noqa: D102
    @property
    def trace(self) -> tuple[str, ...]: ...  # noqa: D102


def signs_of(parts: Iterable[Part]) -> Iterator[str]:
    """Spell the signs that some parts stand for."""
    return (sign for maker, *told in parts for sign in maker(*told))


def of_value(rows: Iterable[Part], value: Value) -> list[Part]:
    """The parts of a value, of those that all values have alike: their makers take the value first."""
    return [(maker, value, *told) for maker, *told in rows]


def step(distance: int) -> int:
    """A distance in tokens or sentences, roughly."""
    return _STEP_OF[distance] if distance < _FARTHEST else _FARTHEST


def side(at: int, here: int) -> str:
    """On which side of a claim's own words something stands."""
    return "behind" if at > here else "before"

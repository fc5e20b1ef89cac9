"""Footnotes: each report cited gets a number in the order of citing, and a line below the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.cli.short_words import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.answers.dating import Dated

MOST_NAMED: Final = 3


class Footnotes:
    """The reports cited so far."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._cited: list[Dated] = []

    def cite(self, claims: Iterable[Dated], *, named: bool = True) -> str:
        """Give who says so, each report once: ``NU.nl [1], [2] and 3 more``; without names only the numbers."""
        unique = {dated.entry.card.id: dated for dated in claims}
        shown = [self._one(dated, named=named) for dated in list(unique.values())[:MOST_NAMED]]
        more = len(unique) - len(shown)
        return ", ".join(shown) + (f" and {more} more" if more > 0 else "")

    def _one(self, dated: Dated, *, named: bool) -> str:
        outlet = dated.entry.card.outlet if named else None
        return f"{_short(outlet)} [{self._number(dated)}]" if outlet else f"[{self._number(dated)}]"

    def _number(self, dated: Dated) -> int:
        card = dated.entry.card
        if card.id not in self._numbers:
            self._numbers[card.id] = len(self._numbers) + 1
            self._cited.append(dated)
        return self._numbers[card.id]

    def lines(self) -> Iterator[str]:
        """Give a line for each report cited."""
        for number, dated in enumerate(self._cited, 1):
            card = dated.entry.card
            told = card.told.edtf
            narrowed = f", must be of {short_date(dated.told)}" if dated.told.ranges != card.told.ranges else ""
            outlet = f"{card.outlet}, " if card.outlet else ""
            yield f"[{number}] {outlet}{told}{narrowed}: {card.title or card.name} ({card.id})"


def _short(name: str, most: int = 22) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"

"""Footnotes: each report cited gets a number in the order of citing, and a line below all that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.cli.short_words import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.answers.dating import Dated

MOST_NAMED: Final = 3


class Footnotes:
    """The reports cited so far, and the sentences quoted."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._cited: list[Dated] = []
        self._quoted: set[tuple[str, str]] = set()

    def cite(self, claims: Iterable[Dated], *, named: bool = True, between: str = ", ") -> str:
        """Give who says so, each outlet and report once: ``NU.nl [1] [4], ANP [2] and 3 more``; or only numbers."""
        unique = list({dated.entry.card.id: dated for dated in claims}.values())
        by_outlet: dict[str, list[str]] = {}
        for dated in unique[:MOST_NAMED]:
            by_outlet.setdefault((named and dated.entry.card.outlet) or "", []).append(f"[{self._number(dated)}]")
        shown = [" ".join([*([_short(name)] if name else []), *numbers]) for name, numbers in by_outlet.items()]
        more = len(unique) - MOST_NAMED
        return between.join(shown) + (f"{between.replace(',', '')}and {more} more" if more > 0 else "")

    def unquoted(self, claims: Iterable[Dated]) -> Iterator[list[Dated]]:
        """Give the claims whose sentences were not quoted yet, those of one sentence together."""
        by_sentence: dict[tuple[str, str], dict[str, Dated]] = {}
        for dated in claims:
            sentence = dated.entry.card.id, dated.claim.evidence.text
            by_sentence.setdefault(sentence, {})[dated.id] = dated
        new = [list(alike.values()) for sentence, alike in by_sentence.items() if sentence not in self._quoted]
        self._quoted.update(by_sentence)
        yield from new

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

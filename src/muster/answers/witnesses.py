"""Independent sources: a wire text in ten papers is one source with ten outlets, an outlet that repeats itself too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.answers.dating import Dated
    from muster.ledger.records import Card


@dataclass(frozen=True, slots=True)
class Witness:
    """One independent source.

    Attributes:
        first: its report that told it first.
        reports: all its reports, the first to be told first: copies of one text, and what the same outlet told again.
        outlets: who published them, the first first.
        repeats: id of the first witness's report, where this one names its outlet as the one who says so.
    """

    first: Card
    reports: tuple[Card, ...]
    outlets: tuple[str, ...]
    repeats: str | None = None


def witnesses(claims: Iterable[Dated]) -> tuple[Witness, ...]:
    """Give the independent sources of claims, who told it first first.

    A report dated to its month is out for certain only at its end: one of a day in that month is before it.
    """
    told = sorted(claims, key=lambda one: (one.told.last, one.told.first, one.entry.card.id))
    cards = list({dated.entry.card.id: dated.entry.card for dated in told}.values())
    sets = _sets(cards)
    found = [_witness(same) for same in sets]
    return tuple(_with_repeats(witness, found[0], told) for witness in found)


def _sets(cards: Sequence[Card]) -> list[list[Card]]:
    """Join cards that copy each other or are of one outlet, however many steps it takes."""
    leader = {card.id: card.id for card in cards}

    def find(card: str) -> str:
        while leader[card] != card:
            card = leader[card]
        return card

    for at, card in enumerate(cards):
        for other in cards[:at]:
            if other.id in card.copies or card.id in other.copies or (card.outlet and card.outlet == other.outlet):
                one, two = find(card.id), find(other.id)
                leader[max(one, two)] = min(one, two)
    sets: dict[str, list[Card]] = {}
    for card in cards:
        sets.setdefault(find(card.id), []).append(card)
    return list(sets.values())


def _witness(cards: list[Card]) -> Witness:
    outlets = tuple(dict.fromkeys(card.outlet or card.name for card in cards))
    return Witness(cards[0], tuple(cards), outlets)


def _with_repeats(witness: Witness, first: Witness, told: Sequence[Dated]) -> Witness:
    if witness is first or not first.first.outlet:
        return witness
    own = {card.id for card in witness.reports}
    said = [dated.claim.said_by or "" for dated in told if dated.entry.card.id in own]
    named = any(first.first.outlet.casefold() in words.casefold() for words in said)
    return Witness(witness.first, witness.reports, witness.outlets, first.first.id) if named else witness

"""Quantities in a sentence: a number with its hedge, a range, or a vague word, as bounds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.numerals import number, power
from muster.knowledge.tables import load_toml
from muster.reading.lexicon import folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.reading.tokens import Token

_LONGEST_HEDGE: Final = 4
_OVER: Final = 1.3
_ALMOST: Final = 0.9


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something: tokens from ``start`` to ``end`` (exclusive), its bounds, and whether it is hedged."""

    start: int
    end: int
    minimum: int
    maximum: int | None
    approx: bool = False
    article: bool = False


@dataclass(frozen=True, eq=False)
class Hedges:
    """The table ``quantities.toml`` of a language, by words."""

    hedges: dict[tuple[str, ...], str]
    vague: dict[tuple[str, ...], tuple[int, int]]
    words: dict[str, frozenset[str]]


@cache
def hedges(lang: str) -> Hedges:
    """Load how numbers are hedged in a language."""
    path = folder(lang) / "quantities.toml"
    data = load_toml(path)
    effects = {tuple(words.split()): row["effect"] for row in data["hedge"] for words in row["words"]}
    vague = {tuple(w.split()): (row["minimum"], row["maximum"]) for row in data["vague"] for w in row["words"]}
    return Hedges(effects, vague, {name: frozenset(words) for name, words in data["words"].items()})


def find_quantities(tokens: Sequence[Token], lang: str, blocked: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """All quantities of a sentence, from left to right.

    Args:
        tokens: the sentence's tokens.
        lang: the language's code.
        blocked: positions that belong to something else (a date, a name) and start no quantity.
    """
    table = hedges(lang)
    lows = [token.low for token in tokens]
    found: list[Quantity] = []
    at = 0
    while at < len(lows):
        quantity = None if at in blocked else _vague(lows, at, table) or _range_or_number(lows, at, lang, table, blocked)
        if quantity:
            quantity = _hedged(quantity, lows, table, found[-1].end if found else 0)
            found.append(quantity)
        at = quantity.end if quantity else at + 1
    return tuple(found)


def _vague(lows: Sequence[str], at: int, table: Hedges) -> Quantity | None:
    for length in range(_LONGEST_HEDGE, 0, -1):
        bounds = table.vague.get(tuple(lows[at : at + length]))
        if bounds:
            return Quantity(at, at + length, *bounds)
    return None


def _range_or_number(
    lows: Sequence[str], at: int, lang: str, table: Hedges, blocked: frozenset[int]
) -> Quantity | None:
    first = _number(lows, at, lang, table)
    if first is None:
        return None
    value, end = first
    if end + 1 < len(lows) and end + 1 not in blocked:
        second = _number(lows, end + 1, lang, table)
        between = tuple(lows[max(at - 2, 0) : at])
        opens = at > 0 and (lows[at - 1] in table.words["between"] or " ".join(between) in table.words["between"])
        joint = lows[end] in table.words["range"] or (opens and lows[end] in table.words["and"])
        if second and joint and second[0] > value:
            return Quantity(at - 1 if opens else at, second[1], value, second[0])
    collective = any(lows[end - 1].endswith(ending) for ending in table.words["collective"])
    return Quantity(at, end, value, value, approx=collective, article=value == 1 and not lows[at].isdigit())


def _number(lows: Sequence[str], at: int, lang: str, table: Hedges) -> tuple[int, int] | None:
    if at >= len(lows):
        return None
    value = number(lows[at], lang)
    if value is None:
        value = _collective(lows[at], lang, table)
    if value is None:
        return None
    times = power(lows[at + 1], lang) if at + 1 < len(lows) else None
    return (value * times, at + 2) if times and value < times else (value, at + 1)


def _collective(low: str, lang: str, table: Hedges) -> int | None:
    for ending in (*table.words["collective"], *table.words["headed"]):
        if low.endswith(ending) and len(low) > len(ending):
            return number(low.removesuffix(ending).rstrip("-'"), lang)
    return None


def _hedged(quantity: Quantity, lows: Sequence[str], table: Hedges, floor: int) -> Quantity:
    start = quantity.start
    while start - 1 >= floor and lows[start - 1] in table.words["skip"]:
        start -= 1
    for length in range(min(_LONGEST_HEDGE, start - floor), 0, -1):
        effect = table.hedges.get(tuple(lows[start - length : start]))
        if effect:
            return _apply(quantity, effect, start - length)
    return quantity


def _apply(quantity: Quantity, effect: str, start: int) -> Quantity:
    low, high = quantity.minimum, quantity.maximum
    bounds: dict[str, tuple[int, int | None, bool]] = {
        "about": (low, high, True),
        "over": (low, round(low * _OVER), True),
        "almost": (round(low * _ALMOST), high, True),
        "less": (1, max(low - 1, 1), False),
        "more": (low, None, False),
        "at-least": (low, None, False),
        "up-to": (1, high, False),
    }
    minimum, maximum, approx = bounds[effect]
    return Quantity(start, quantity.end, minimum, maximum, approx or quantity.approx)

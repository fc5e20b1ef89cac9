"""Numbers as a language writes them, in digits and in words: text in, whole number out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from muster.knowledge.tables import PACKAGE, load_toml

_DIGITS: Final = re.compile(r"\d{1,3}(?:[.\u00a0]\d{3}){1,4}|\d{1,12}")
_LONGEST_WORD: Final = 60
_TENS_ABOVE: Final = 20


@dataclass(frozen=True, eq=False)
class Numerals:
    """The number words of a language (``numerals.toml``)."""

    units: dict[str, int]
    tens: dict[str, int]
    powers: tuple[tuple[str, int], ...]
    joints: tuple[str, ...]


@cache
def numerals(lang: str) -> Numerals:
    """Load the number words of a language."""
    data = load_toml(PACKAGE / "lang" / lang / "numerals.toml")
    powers = sorted(data["powers"].items(), key=lambda item: -item[1])
    return Numerals(data["units"], data["tens"], tuple(powers), tuple(data["joints"]))


@lru_cache(maxsize=1 << 15)
def number(text: str, lang: str) -> int | None:
    """The whole number that a word or a group of digits writes, or None.

    Args:
        text: one lower-case word ("vijfhonderdvijfenveertig", "3.500").
        lang: the language's code.
    """
    if _DIGITS.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    if len(text) > _LONGEST_WORD or not text.isalpha():
        return None
    return _word(text, numerals(lang))


def power(text: str, lang: str) -> int | None:
    """The power of ten that a word names by itself ("duizend"), or None."""
    return dict(numerals(lang).powers).get(text)


def _word(text: str, words: Numerals) -> int | None:
    for name, value in words.powers:
        before, found, after = text.partition(name)
        if found:
            many = _below_hundred(before, words) if before else 1
            if many is None:
                many = _word(before, words)
            rest = _rest(after, words) if after else 0
            return None if many is None or rest is None else many * value + rest
    return _below_hundred(text, words)


def _rest(text: str, words: Numerals) -> int | None:
    plain = _word(text, words)
    joint = next((j for j in words.joints if text.startswith(j)), None)
    return plain if plain is not None or joint is None else _word(text.removeprefix(joint), words)


def _below_hundred(text: str, words: Numerals) -> int | None:
    if text in words.units:
        return words.units[text]
    for name, value in words.tens.items():
        if text.endswith(name) and value >= _TENS_ABOVE:
            unit = text.removesuffix(name)
            return value if not unit else _joined_unit(unit, words, value)
    return None


def _joined_unit(text: str, words: Numerals, tens: int) -> int | None:
    for joint in words.joints:
        unit = words.units.get(text.removesuffix(joint)) if text.endswith(joint) else None
        if unit is not None:
            return tens + unit
    return None

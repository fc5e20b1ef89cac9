"""Quantities in a sentence: a number with its hedge, a range, or a vague word, as bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import load_toml
from muster.reading.lexicon import folder
from muster.time.numerals import Numerals
from muster.time.tables import Number, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.reading.tokens import Token

_LONGEST_HEDGE: Final = 4
_THOUSAND: Final = 1000
_KEPT: Final = 1 << 15
_DIGITS: Final = re.compile(r"\d{1,3}(?:[.\u00a0]\d{3}){1,4}|\d{1,12}")
_DECIMAL: Final = re.compile(r"\d{1,6},\d{1,3}|\d{1,3}\.\d{1,2}")
_HALVED: Final = re.compile("(\\d{1,3})\u00bd")
_SPAN: Final = re.compile(r"(\d{1,3}(?:\.\d{3}){1,3}|\d{1,6})[-\u2013](\d{1,3}(?:\.\d{3}){1,3}|\d{1,6})")
_EITHER: Final = re.compile(r"(\d{2,6})/(\d{2,6})")
_GROUP: Final = re.compile(r"\d{3}")
_FIRST_GROUP: Final = re.compile(r"[1-9]\d{0,2}")
_MOST_GROUPS: Final = 4
_CIRCA: Final = "\u00b1~\u2248"
_CUT: Final = "-"
_MAGNITUDES: Final = (1_000_000, 1000, 100)
_OVER: Final = 1.3
_ALMOST: Final = 0.9
_UP_TO: Final = "up-to"
_REACHED: Final = {"reaching": "just", "reaching-about": "about"}
_OPENING: Final = frozenset(("coordinators", "subordinators", "relatives", "purposes"))


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
    powers: dict[str, int]
    numerals: Numerals
    openers: frozenset[str]
    known: dict[str, int | None] = field(default_factory=dict)
    beginnings: dict[str, bool] = field(default_factory=dict)

    def may_begin(self, low: str) -> bool:
        """Whether a lower-case word may begin a quantity: most words don't, and are passed over."""
        known = self.beginnings.get(low)
        if known is None:
            known = low in self.openers or bool(_SPAN.fullmatch(low) or _EITHER.fullmatch(low)) or self._counts(low)
            if len(self.beginnings) < _KEPT:
                self.beginnings[low] = known
        return known

    def _counts(self, low: str) -> bool:
        counts = self.number(_bare(low)) is not None or _collective(low, self) is not None
        return counts or self.part(low) is not None

    def number(self, low: str) -> int | None:
        """The whole number that a lower-case word or a group of digits writes, or None."""
        if low not in self.known and len(self.known) < _KEPT:
            self.known[low] = self._number(low)
        return self.known[low] if low in self.known else self._number(low)

    def part(self, low: str) -> float | None:
        """The number that is no whole one that a lower-case word or digits with a comma write, or None."""
        if _DECIMAL.fullmatch(low):
            return float(low.replace(",", "."))
        halved = _HALVED.fullmatch(low)
        if halved:
            return int(halved[1]) + 0.5
        halves = self.numerals.halves(low)
        return halves / 2 if halves else None

    def _number(self, low: str) -> int | None:
        if _DIGITS.fullmatch(low):
            return int(re.sub(r"\D", "", low))
        return self.numerals.value(low) if low.isalpha() else None


@cache
def hedges(lang: str) -> Hedges:
    """Load how numbers are hedged in a language."""
    path = folder(lang) / "quantities.toml"
    data = load_toml(path)
    effects = {tuple(words.split()): row["effect"] for row in data["hedge"] for words in row["words"]}
    vague = {tuple(w.split()): (row["minimum"], row["maximum"]) for row in data["vague"] for w in row["words"]}
    words = {name: frozenset(words) for name, words in data["words"].items()}
    numerals = Numerals.of(rows(lang, "numbers", "number", Number))
    openers = {words[0] for words in vague} | {words[0] for words in effects if len(words) > 1}
    return Hedges(effects, vague, words, data["powers"], numerals, frozenset(openers))


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
        if not table.may_begin(lows[at]):
            at += 1
            continue
        opens = at in blocked or _opens_hedge(lows, at, table)
        quantity = None if opens else _vague(lows, at, table) or _range_or_number(lows, at, table, blocked)
        if quantity:
            quantity = _hedged(quantity, tokens, lows, table, found[-1].end if found else 0)
            found.append(quantity)
        at = quantity.end if quantity else at + 1
    return tuple(found)


def _tells_change(tokens: Sequence[Token], quantity: Quantity, table: Hedges) -> bool:
    """Whether the words around a number tell of more or less than before, so that "to 300" is how many it is then."""
    before = takewhile(_goes_on, reversed(tokens[: quantity.start]))
    behind = takewhile(_goes_on, tokens[quantity.end :])
    change = table.words["change"]
    return any(not change.isdisjoint(token.word.lemmas) for token in chain(before, behind))


def _goes_on(token: Token) -> bool:
    """Whether a word goes on with its clause: neither a mark nor one that opens another."""
    return token.is_word and token.word.roles.isdisjoint(_OPENING)


def _opens_hedge(lows: Sequence[str], at: int, table: Hedges) -> bool:
    """Whether an article here belongs to a hedge ("a good hundred"), and is no number."""
    return any(tuple(lows[at : at + length]) in table.hedges for length in range(2, _LONGEST_HEDGE + 1))


def _vague(lows: Sequence[str], at: int, table: Hedges) -> Quantity | None:
    for length in range(_LONGEST_HEDGE, 0, -1):
        bounds = table.vague.get(tuple(lows[at : at + length]))
        if bounds:
            return Quantity(at, at + length, *bounds)
    return None


def _range_or_number(lows: Sequence[str], at: int, table: Hedges, blocked: frozenset[int]) -> Quantity | None:
    joined = _SPAN.fullmatch(lows[at]) or _EITHER.fullmatch(lows[at])
    least, most = (int(end.replace(".", "")) for end in joined.groups()) if joined else (0, 0)
    if least < most:
        return Quantity(at, at + 1, least, most)
    first = _number(lows, at, table)
    if first is None:
        return None
    value, end = first
    if end + 1 < len(lows) and end + 1 not in blocked:
        second = _number(lows, end + 1, table)
        between = tuple(lows[max(at - 2, 0) : at])
        opens = at > 0 and (lows[at - 1] in table.words["between"] or " ".join(between) in table.words["between"])
        joint = lows[end] in table.words["range"] or (opens and lows[end] in table.words["and"])
        if second and lows[at].endswith(_CUT):
            value *= _magnitude(value, second[0])
        least = value * _power_shared(lows, end, second, value, table) if second and joint else value
        if second and joint and second[0] > least:
            return Quantity(at - 1 if opens else at, second[1], least, second[0])
    collective = any(lows[end - 1].endswith(ending) for ending in table.words["collective"])
    article = value == 1 and lows[at].isalpha() and lows[at].isascii()
    upward = end < len(lows) and lows[end] in table.words["upward"] and _number(lows, end + 1, table) is None
    return Quantity(
        at,
        end + upward,
        value,
        None if upward else value,
        approx=collective or lows[at][0] in _CIRCA,
        article=article and not upward,
    )


def _power_shared(lows: Sequence[str], end: int, second: tuple[int, int], value: int, table: Hedges) -> int:
    """What the second number of a range counts by a word of its own, which the first shares: "2 to 2.5 thousand"."""
    power = table.powers.get(lows[second[1] - 1], 1) if second[1] == end + 3 else 1
    return power if value < power else 1


def _magnitude(before: int, number: int) -> int:
    """What a number left out before a hyphen counts, to be less: hundreds in "six- to eight hundred"."""
    return next((power for power in _MAGNITUDES if number % power == 0 and before * power < number), 1)


def _bare(low: str) -> str:
    """A number without the hyphen of one left out behind it and the sign of "about" before it."""
    return low.removesuffix(_CUT).lstrip(_CIRCA)


def _grouped(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number in groups of three digits with spaces between ("10 000")."""
    end = at + 1
    while end < min(len(lows), at + _MOST_GROUPS) and _GROUP.fullmatch(lows[end]):
        end += 1
    several = end > at + 1 and _FIRST_GROUP.fullmatch(_bare(lows[at]))
    return (int("".join([_bare(lows[at]), *lows[at + 1 : end]])), end) if several else None


def _number(lows: Sequence[str], at: int, table: Hedges) -> tuple[int, int] | None:
    if at >= len(lows):
        return None
    if grouped := _grouped(lows, at):
        return grouped
    following = lows[at + 1] if at + 1 < len(lows) else ""
    times = table.powers.get(following)
    part = table.part(lows[at]) if times else None
    if times and part:
        return round(part * times), at + 2
    value = table.number(_bare(lows[at]))
    if value is None:
        value = _collective(lows[at], table)
    if value is None:
        return None
    if times and value < times:
        return value * times, at + 2
    rest = table.number(following) if value % _THOUSAND == 0 and lows[at].isalpha() and following.isalpha() else None
    return (value + rest, at + 2) if value and rest and rest < _THOUSAND else (value, at + 1)


def _collective(low: str, table: Hedges) -> int | None:
    for ending in (*table.words["collective"], *table.words["headed"]):
        if low.endswith(ending) and len(low) > len(ending):
            return table.number(low.removesuffix(ending).rstrip("-'"))
    return None


def _hedged(quantity: Quantity, tokens: Sequence[Token], lows: Sequence[str], table: Hedges, floor: int) -> Quantity:
    start = quantity.start
    while start - 1 >= floor and lows[start - 1] in table.words["skip"]:
        start -= 1
    for length in range(min(_LONGEST_HEDGE, start - floor), 0, -1):
        effect = table.hedges.get(tuple(lows[start - length : start]))
        if effect in _REACHED and not quantity.article:
            effect = _REACHED[effect] if _tells_change(tokens, quantity, table) else _UP_TO
        if effect and effect not in _REACHED:
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
        _UP_TO: (1, high, False),
        "just": (low, high, False),
    }
    minimum, maximum, approx = bounds[effect]
    return Quantity(start, quantity.end, minimum, maximum, approx or quantity.approx)

"""From a token to what it may mean: the words of a language's tables, number words and figures, under class names.

Words are looked up once and remembered. A signature is the set of classes of a word; each has one character, so that
rules over classes become regular expressions over short strings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from muster.time import figures
from muster.time.combined import Extended, Tensed
from muster.time.cycles import Cycle
from muster.time.nodes import Moved, Told
from muster.time.numerals import Numerals
from muster.time.tables import (
    Approximation,
    Count,
    Cue,
    Daypart,
    Deictic,
    Duration,
    Holiday,
    Month,
    Nothing,
    Number,
    Ordinal,
    PartWords,
    RelationWords,
    Season,
    Unit,
    Weekday,
    rows,
)
from muster.time.tokens import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.time.nodes import Node

Meaning = dict[str, Any]
Phrases = dict[str, tuple[tuple[tuple[str, ...], Meaning], ...]]
Signature = frozenset[str]
MOST_REMEMBERED: Final = 200_000
FIRST_CHARACTER: Final = 0x100
PLAIN: Final[Signature] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as looked up.

    Attributes:
        character: the one that stands for its classes.
        phrases: the phrases that begin with it, by their second word.
        meaning: its value under each class.
        lower: the word in lower case.
        capital: whether it begins with a capital and goes on in small letters.
    """

    character: str
    meaning: Meaning
    lower: str
    phrases: Phrases
    capital: bool = False


@dataclass(slots=True)
class Alphabet:
    """A character for each signature."""

    characters: dict[Signature, str] = field(default_factory=lambda: {PLAIN: "x"})

    def of(self, meaning: Iterable[str]) -> str:
        """The character of a signature, a new one if it is new."""
        signature = frozenset(meaning)
        return self.characters.setdefault(signature, chr(FIRST_CHARACTER + len(self.characters)))

    def having(self, name: str) -> str:
        """All characters whose signature has a class."""
        return "".join(char for signature, char in self.characters.items() if name in signature)


class Words(dict[str, Entry]):
    """Entries by the exact token; an unknown token is analysed once."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, token: str) -> Entry:
        entry = self._lexicon.entry(token)
        if len(self) < MOST_REMEMBERED:
            self[token] = entry
        return entry


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    Attributes:
        forms: single words, lower case.
        phrases: by their first and second word, longest first, with what they mean.
    """

    forms: dict[str, Meaning]
    phrases: dict[str, Phrases]
    numerals: Numerals
    endings: tuple[str, ...]
    alphabet: Alphabet

    def entry(self, token: str) -> Entry:
        """Analyse a token."""
        lower = token.lower()
        meaning = self.meaning(lower)
        # a signature that no table gives cannot be in a rule
        character = self.alphabet.characters.get(frozenset(meaning), "x")
        return Entry(
            character, meaning, lower, self.phrases.get(lower, {}), token[:1].isupper() and token[1:] == lower[1:]
        )

    def meaning(self, word: str) -> Meaning:
        """What a lower-case token may mean, by class."""
        known = self.forms.get(word)
        if known is not None:
            return known
        if word[0].isdigit():
            return figures.of_figures(word) or self._ordinal_figures(word)
        if word[0] in "'’‘`´" and word[1:].isdigit():  # noqa: RUF001  (all are written)
            return figures.short_year(word[1:])
        value = self.numerals.value(word)
        if value is not None:
            return figures.spelled(value)
        return self._ordinal_word(word)

    def _ordinal_figures(self, word: str) -> Meaning:
        number = word.rstrip("".join(self.endings))
        if number.isdigit() and word[len(number) :] in self.endings and len(number) <= len("2199"):
            return ordinal(int(number))
        return {}

    def _ordinal_word(self, word: str) -> Meaning:
        for ending in self.endings:
            value = self.numerals.value(word.removesuffix(ending)) if word.endswith(ending) else None
            if value:
                return ordinal(value)
        return {}


def ordinal(number: int) -> Meaning:
    """What an ordinal may be."""
    return {"ordinal": number} | ({"dayord": number} if 1 <= number <= figures.DAYS else {})


@lru_cache(maxsize=8)
def load(lang: str) -> Lexicon:
    """The lexicon of a language, read once."""
    numerals = Numerals.of(rows(lang, "numbers", "number", Number))
    endings = tuple(end for row in rows(lang, "ordinals", "ordinal", Ordinal) for end in row.endings)
    forms: dict[str, Meaning] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for form, name, value in _all_forms(lang):
        words = tuple(TOKEN.findall(form))
        if len(words) == 1:
            base = forms.setdefault(form, _number_meaning(numerals, form))
            base[name] = value
        else:
            phrases.setdefault(words[0], []).append((words, {name: value}))
    lexicon = Lexicon(forms, _merged(phrases), numerals, endings, Alphabet())
    _name_signatures(lexicon)
    return lexicon


def _number_meaning(numerals: Numerals, form: str) -> Meaning:
    value = numerals.value(form)
    return {} if value is None else figures.spelled(value)


def _merged(phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]]) -> dict[str, Phrases]:
    merged: dict[tuple[str, ...], Meaning] = {}
    for entries in phrases.values():
        for words, meaning in entries:
            merged.setdefault(words, {}).update(meaning)
    found: dict[str, Phrases] = {}
    for words in sorted(merged, key=len, reverse=True):
        seconds = found.setdefault(words[0], {})
        seconds[words[1]] = (*seconds.get(words[1], ()), (words, merged[words]))
    return found


def _name_signatures(lexicon: Lexicon) -> None:
    for meaning in lexicon.forms.values():
        lexicon.alphabet.of(meaning)
    for seconds in lexicon.phrases.values():
        for found in seconds.values():
            for _, meaning in found:
                lexicon.alphabet.of(meaning)
    for sample in (*figures.SAMPLES, "'80", "'85"):
        lexicon.alphabet.of(lexicon.meaning(sample))
    for number in figures.SPELLED:
        lexicon.alphabet.of(figures.spelled(number))
    for number in (1, figures.DAYS + 1):
        lexicon.alphabet.of(ordinal(number))


def _all_forms(lang: str) -> Iterator[tuple[str, str, Any]]:
    """All words and phrases of the tables with class and value."""
    yield from _calendar_words(lang)
    yield from _unit_words(lang)
    yield from _day_words(lang)
    yield from _count_words(lang)
    for relation in rows(lang, "relations", "relation", RelationWords):
        yield from ((form, "rel", relation.relation) for form in relation.forms)
        yield from ((form, relation.relation, relation.relation) for form in relation.forms)
        yield from ((form, "postrel", relation.relation) for form in relation.after)
    for part in rows(lang, "parts", "part", PartWords):
        yield from ((form, "part", tuple(part.steps)) for form in part.forms)
    for cue in rows(lang, "cues", "cue", Cue):
        yield from ((form, cue.name, cue.name) for form in cue.forms)
    for phrase in rows(lang, "nothing", "phrase", Nothing):
        yield from ((form, "nothing", phrase.why) for form in phrase.forms)


def _calendar_words(lang: str) -> Iterator[tuple[str, str, Any]]:
    for day in rows(lang, "weekdays", "weekday", Weekday):
        cycle = Cycle("weekly", (day.number, day.length))
        yield from ((form, "weekday" if day.length == 1 else "weekend", cycle) for form in day.forms)
        yield from ((form, "weekday_short", cycle) for form in day.short)
    for month in rows(lang, "months", "month", Month):
        cycle = Cycle("yearly", (month.number, 1, month.number, 0))
        yield from ((form, "month", cycle) for form in month.forms)
        yield from ((form, "month_short", cycle) for form in month.short)
    for season in rows(lang, "seasons", "season", Season):
        yield from ((form, "season", Cycle("yearly", season.span)) for form in season.forms)
    for holiday in rows(lang, "holidays", "holiday", Holiday):
        kind = "yearly" if holiday.yearly else "easter" if holiday.easter else "nth"
        cycle = Cycle(kind, holiday.yearly or holiday.easter or holiday.nth)
        yield from ((form, "holiday", cycle) for form in holiday.forms)


def _unit_words(lang: str) -> Iterator[tuple[str, str, Any]]:
    for unit in rows(lang, "units", "unit", Unit):
        yield from ((form, "unit", unit.unit) for form in (*unit.one, *unit.many))
        yield from ((form, "many", (unit.unit, unit.few)) for form in unit.many)
        if unit.calendar:
            yield from ((form, "period", unit.unit) for form in unit.one)
        name = f"u_{unit.unit.replace('-', '_')}"
        yield from ((form, name, unit.unit) for form in unit.one)
    for duration in rows(lang, "durations", "duration", Duration):
        value = (duration.unit, duration.count, duration.count)
        yield from ((form, "dur", value) for form in duration.forms)


def _day_words(lang: str) -> Iterator[tuple[str, str, Any]]:
    weekdays = [day for day in rows(lang, "weekdays", "weekday", Weekday) if day.length == 1]
    deictics = rows(lang, "deictics", "deictic", Deictic)
    for deictic in deictics:
        yield from ((form, "deictic", _days_off(deictic.first, deictic.last)) for form in deictic.forms)
    for part in rows(lang, "dayparts", "daypart", Daypart):
        yield from ((form, "night" if part.night else "daypart", None) for form in part.forms)
        yield from ((form, "deictic", _tonight() if part.night else Told()) for form in part.today)
        for tail in part.tails:
            name = "weeknight" if part.night else "weekday"
            for day in weekdays:
                cycle = Cycle("weekly", (day.number, 2 if part.night else 1))
                yield from ((form + tail, name, cycle) for form in day.forms)
            for deictic in deictics:
                node = _days_off(deictic.first, deictic.last)
                yield from ((form + tail, "deictic", Extended(0, part.night, node)) for form in deictic.heads)


def _days_off(first: int, last: int) -> Node:
    return Moved("day", first, last) if first or last else Told()


def _tonight() -> Node:
    """The night before the report's day, or the one that follows it."""
    return Tensed(Moved("day", -1, 0), Moved("day", 0, 1))


def _count_words(lang: str) -> Iterator[tuple[str, str, Any]]:
    for row in rows(lang, "ordinals", "ordinal", Ordinal):
        for form in row.forms:
            for name, value in ordinal(row.value).items():
                yield form, name, value
    for count in rows(lang, "counts", "count", Count):
        yield from ((form, "n", (count.least, count.most)) for form in count.forms)
    for about in rows(lang, "approximations", "approximation", Approximation):
        yield from ((form, "approx", (about.low, about.high)) for form in about.forms)

"""From a token to what it may mean: the words of a language's tables, number words and figures, under class names.

Words are looked up once and remembered. A signature is the set of classes of a word; each has one character, so that
rules over classes become regular expressions over short strings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from muster.time import figures
from muster.time.numerals import Numerals
from muster.time.tables import Number, Ordinal, rows
from muster.time.tokens import TOKEN
from muster.time.vocabulary import all_forms

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        if word[0].isdecimal():
            return figures.of_figures(word) or self._ordinal_figures(word)
        if word[0] in "'’‘`´" and word[1:].isdecimal():  # noqa: RUF001  (all are written)
            return figures.short_year(word[1:])
        value = self.numerals.value(word)
        if value is not None:
            return figures.spelled(value)
        return self._ordinal_word(word)

    def _ordinal_figures(self, word: str) -> Meaning:
        number = word.rstrip("".join(self.endings))
        if number.isdecimal() and word[len(number) :] in self.endings and len(number) <= len("2199"):
            return figures.ordinal(int(number))
        return {}

    def _ordinal_word(self, word: str) -> Meaning:
        for ending in self.endings:
            value = self.numerals.value(word.removesuffix(ending)) if word.endswith(ending) else None
            if value:
                return figures.ordinal(value)
        return {}


@lru_cache(maxsize=8)
def load(lang: str) -> Lexicon:
    """The lexicon of a language, read once."""
    numerals = Numerals.of(rows(lang, "numbers", "number", Number))
    endings = tuple(end for row in rows(lang, "ordinals", "ordinal", Ordinal) for end in row.endings)
    forms: dict[str, Meaning] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for form, name, value in all_forms(lang):
        words = tuple(TOKEN.findall(form))
        if len(words) == 1:
            base = forms.setdefault(form, _number_meaning(numerals, form))
            base[name] = value
        else:
            phrases.setdefault(words[0], []).append((words, {name: value}))
    lexicon = Lexicon(forms, _merged(phrases), numerals, endings, Alphabet())
    _name_signatures(lexicon)
    return lexicon


@lru_cache(maxsize=1 << 12)
def ordinal(word: str, lang: str) -> int:
    """The number of a lower-case ordinal, "eleventh" or "11th"; 0 for any other word and for "last"."""
    told = load(lang).meaning(word).get("ordinal", 0)
    return max(told, 0) if isinstance(told, int) else 0


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
        lexicon.alphabet.of(figures.ordinal(number))

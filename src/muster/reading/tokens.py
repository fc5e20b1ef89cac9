"""Tokens of a report: spaCy's tokeniser over plain text, names and fixed phrases joined into one token each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from muster.model import ALL_NATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language

    from muster.reading.lexicon import Lexicon, Word
    from muster.reading.names import Name


_ALLIANCES: Final = frozenset(("nato", "un", "eu", "coalition", "au", "ecowas"))
_LONGEST_WORD: Final = 200
# spaCy takes a word apart mark by mark, which takes time by the square of its length
_ENDLESS: Final = re.compile(rf"\S{{{_LONGEST_WORD},}}")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, name or mark: its place in the text, what the lexicon knows of it, the names that it may be."""

    start: int
    end: int
    text: str
    low: str
    word: Word
    names: tuple[Name, ...] = ()

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or digit."""
        return self.text[0].isalnum() or self.text[-1].isalnum()


@cache
def tokeniser(lang: str) -> Language:
    """The blank spaCy pipeline of a language: its tokeniser, and no model."""
    import spacy

    return spacy.blank(lang)


class Phrases:
    """Finds names (by their exact spelling) and phrases (in any case) in tokenised text."""

    def __init__(self, lang: str, names: dict[str, tuple[Name, ...]], phrases: Iterable[str]) -> None:
        """Build the matchers.

        Args:
            lang: the language whose tokeniser splits the names.
            names: spelling → what it may name.
            phrases: lower-case phrases of several words that count as one word.
        """
        from spacy.matcher import PhraseMatcher

        nlp = tokeniser(lang)
        self._names = names
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._lower = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._matcher.add("name", list(map(nlp.make_doc, names)))
        self._lower.add("phrase", list(map(nlp.make_doc, phrases)))

    def find(self, doc: Any) -> dict[int, tuple[int, tuple[Name, ...]]]:  # noqa: ANN401  (spaCy's Doc is not typed for us)
        """The longest matches, none of which overlap: first token → (token after the last, names)."""
        spans = {(start, end) for _, start, end in self._matcher(doc)}
        spans |= {(start, end) for _, start, end in self._lower(doc) if end - start > 1}
        found: dict[int, tuple[int, tuple[Name, ...]]] = {}
        taken: set[int] = set()
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found[start] = (end, self._names.get(doc[start:end].text, ()))
        return found

    def parts(self, text: str) -> tuple[Name, ...]:
        """What the first part of a hyphenated word names, as a ``compound``: the alliance in "NAVO-troepen"."""
        first, hyphen, rest = text.partition("-")
        if not hyphen or not rest[:1].islower():
            return ()
        named = self._names.get(first, ())
        whole = (
            replace(n, kind="compound", id=ALL_NATIONS)
            for n in named
            if n.kind == "organisation" and n.id in _ALLIANCES
        )
        nation = (replace(n, kind="compound") for n in named if n.kind == "nation")
        lead = (replace(n, kind="lead") for n in named if n.kind == "organisation")
        return (*whole, *nation, *lead)


def tokenise(plain: str, lexicon: Lexicon, phrases: Phrases, lang: str) -> tuple[Token, ...]:
    """Split plain text into tokens with what is known of each.

    Args:
        plain: the text with typographic quotes as plain ones; offsets are those of the report's text. Of what has
            hundreds of characters and no space between them only the beginning is read.
        lexicon: the language's words.
        phrases: the names and phrases to join.
        lang: the language's code.
    """
    plain = _ENDLESS.sub(_shortened, plain)
    doc = tokeniser(lang).tokenizer(plain)
    starts = [token.idx for token in doc]
    texts = [token.text for token in doc]
    joined = phrases.find(doc)
    tokens: list[Token] = []
    at = 0
    while at < len(texts):
        after, names = joined.get(at, (at + 1, ()))
        start, end = starts[at], starts[after - 1] + len(texts[after - 1])
        if plain[start:end].strip():
            tokens.append(_token(plain[start:end], start, end, lexicon, names or phrases.parts(plain[start:end])))
        at = after
    return tuple(tokens)


def _shortened(found: re.Match[str]) -> str:
    word = found.group()
    return word[:_LONGEST_WORD].ljust(len(word))


def _token(text: str, start: int, end: int, lexicon: Lexicon, names: tuple[Name, ...]) -> Token:
    key = text.replace(" ", "_") if " " in text else text
    return Token(start, end, text, text.lower(), lexicon.word(key), names)

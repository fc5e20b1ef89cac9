"""Tokens of a report: spaCy's tokeniser over plain text, names and fixed phrases joined into one token each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from muster.model import ALL_NATIONS
from muster.reading.lexicon import abbreviations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language

    from muster.reading.lexicon import Lexicon, Word
    from muster.reading.names import Name


_ALLIANCES: Final = frozenset(("nato", "un", "eu", "coalition", "au", "ecowas"))
_LONGEST_WORD: Final = 200
_KEPT: Final = 1 << 16
# spaCy takes a word apart mark by mark, which takes time by the square of its length
_ENDLESS: Final = re.compile(rf"\S{{{_LONGEST_WORD},}}")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, name or mark: its place in the text, what the lexicon knows of it, the names that it may be.

    It is a word where it begins or ends with a letter or digit.
    """

    start: int
    end: int
    text: str
    low: str
    word: Word
    is_word: bool
    names: tuple[Name, ...] = ()

    def name_of(self, kind: str) -> str | None:
        """The id of what it names as a word of a kind (``adjective``, ``demonym``, ``mission``); None if nothing."""
        for name in self.names:
            if name.kind == kind:
                return name.id
        return None


@cache
def tokeniser(lang: str) -> Language:
    """The blank spaCy pipeline of a language: its tokeniser, and no model.

    Of the words that spaCy knows with a full stop only the language's own abbreviations keep it: "hand." is none.
    """
    import spacy

    nlp = spacy.blank(lang)
    own = abbreviations(lang)
    known = nlp.tokenizer.rules.items()  # type: ignore[union-attr]  # spaCy's blank languages have a tokeniser of rules
    kept = {text: rule for text, rule in known if text[-1] != "." or text[:-1].lower() in own}
    nlp.tokenizer.rules = kept  # type: ignore[union-attr]
    return nlp


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
        nlp.tokenizer.max_cache_size = _KEPT  # type: ignore[union-attr]  # the names alone fill what it keeps otherwise, and no word of a text is

    def find(self, doc: Any) -> dict[int, int]:  # noqa: ANN401  (spaCy's Doc is not typed for us)
        """The longest matches, none of which overlap: first token → token after the last."""
        spans = {(start, end) for _, start, end in self._matcher(doc)}
        spans |= {(start, end) for _, start, end in self._lower(doc) if end - start > 1}
        found: dict[int, int] = {}
        taken: set[int] = set()
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found[start] = end
        return found

    @lru_cache(maxsize=_KEPT)  # noqa: B019  (phrases live as long as the program)
    def form(self, text: str, lexicon: Lexicon) -> tuple[str, Word, bool]:
        """What is known of a token wherever it stands: in lower case, as a word, whether it is one."""
        word = lexicon.word(text.replace(" ", "_") if " " in text else text)
        return text.lower(), word, text[0].isalnum() or text[-1].isalnum()

    def named(self, text: str) -> tuple[Name, ...]:
        """What a match names; nothing if it is a phrase of plain words."""
        return self._names.get(text, ())

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
    places = doc.to_array(["IDX", "LENGTH"]).tolist()  # all at once: spaCy's own tokens are slow to make
    joined = phrases.find(doc)
    tokens: list[Token] = []
    at = 0
    while at < len(places):
        after = joined.get(at)
        last, length = places[at if after is None else after - 1]
        start, end = places[at][0], last + length
        text = plain[start:end]
        if not text.isspace():
            names = phrases.named(text) if after else ()
            if not names and "-" in text:
                names = phrases.parts(text)
            tokens.append(Token(start, end, text, *phrases.form(text, lexicon), names))
        at = after or at + 1
    return tuple(tokens)


def _shortened(found: re.Match[str]) -> str:
    word = found.group()
    return word[:_LONGEST_WORD].ljust(len(word))

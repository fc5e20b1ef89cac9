"""Classes of words by what they mean, so that what is learnt of one word holds for its like.

The tables are ``lang/<code>/classes_*.toml``: a class a row, with its words as a dictionary has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import load_rows
from muster.reading.lexicon import folder, inflection
from muster.reading.morphology import adjective_forms, noun_forms, verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.reading.tokens import Token

_NONE: Final[frozenset[str]] = frozenset()
_SHORTEST_HEAD: Final = 4
_SHORTEST_COMPOUND: Final = 7
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A row of such a table: a class of words and its lemmas."""

    id: str
    words: str


@cache
def _by_lemma(lang: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    paths = sorted(folder(lang).glob("classes_*.toml"))
    for row in (row for path in paths for row in load_rows(path, "class", ClassRow)):
        for word in row.words.split():
            found.setdefault(word, set()).add(row.id)
    return {word: frozenset(ids) for word, ids in found.items()}


@cache
def _by_form(lang: str) -> dict[str, frozenset[str]]:
    """All forms of the words of all classes, as far as the rules of inflection know them."""
    rules = inflection(lang)
    found: dict[str, frozenset[str]] = {}
    for lemma, ids in _by_lemma(lang).items():
        verbal = (form for form, _ in verb_forms(lemma, rules))
        for form in (*noun_forms(lemma, rules), *adjective_forms(lemma, rules), *verbal):
            found[form] = found.get(form, _NONE) | ids
    return found


def classes_of(token: Token, lang: str) -> frozenset[str]:
    """The classes that a word may belong to, by its lemmas, its form, or the head of the compound that it is."""
    return _of_lemmas(token.word.lemmas, lang) or _of_form(token.low, lang)


@lru_cache(maxsize=1 << 16)
def _of_lemmas(lemmas: frozenset[str], lang: str) -> frozenset[str]:
    known = _by_lemma(lang)
    return _NONE.union(*[known[lemma] for lemma in lemmas if lemma in known])


def classes_of_verb(lemma: str, lang: str) -> frozenset[str]:
    """The classes of a verb by its lemma, a separable particle joined."""
    return _by_lemma(lang).get(lemma, _NONE)


@lru_cache(maxsize=1 << 16)
def _of_form(form: str, lang: str) -> frozenset[str]:
    forms = _by_form(lang)
    return forms.get(form) or next((forms[head] for head in _heads(form) if head in forms), _NONE)


def _heads(form: str) -> Iterator[str]:
    if _SHORTEST_COMPOUND <= len(form) <= _LONGEST:
        yield from (form[at:] for at in range(2, len(form) - _SHORTEST_HEAD + 1))

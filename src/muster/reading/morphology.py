"""Forms of words from a language's spelling rules: verbs, nouns and adjectives as the tables name them.

The rules over-generate: they are there to recognise a form in a text, where a form that nobody writes does no harm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Tense = Literal["present", "past", "participle", "infinitive", "ongoing"]


@dataclass(frozen=True, slots=True)
class StemRule:
    """A pattern on a lemma and the stem that it gives."""

    pattern: re.Pattern[str]
    stem: str


@dataclass(frozen=True, slots=True)
class Inflection:
    """How the words of a language change: the rules of ``inflection.toml``, compiled."""

    verb_stems: tuple[StemRule, ...]
    present: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    participle_prefixed: tuple[str, ...]
    prefixes: tuple[str, ...]
    attributive: str
    hiatus: tuple[tuple[re.Pattern[str], str], ...]
    ongoing: tuple[str, ...]
    noun_stems: tuple[StemRule, ...]
    noun_endings: tuple[str, ...]
    adjective_stems: tuple[StemRule, ...]
    adjective_endings: tuple[str, ...]
    contrary: frozenset[str]


def compile_rules(rows: Iterable[list[str]]) -> tuple[StemRule, ...]:
    """Compile rows of pattern and replacement."""
    return tuple(StemRule(re.compile(pattern), stem) for pattern, stem in rows)


def stems(lemma: str, rules: tuple[StemRule, ...]) -> tuple[str, ...]:
    """All stems that the rules give for a lemma, each once, in the order of the rules."""
    found = (rule.pattern.fullmatch(lemma) for rule in rules)
    return tuple(dict.fromkeys(m.expand(r.stem) for m, r in zip(found, rules, strict=True) if m))


@cache
def verb_forms(lemma: str, inflection: Inflection) -> tuple[tuple[str, Tense], ...]:
    """The forms of a weak verb with what each is.

    Args:
        lemma: the infinitive, without a separable particle.
        inflection: the rules of the language.
    """
    return tuple(dict.fromkeys(_weak_forms(lemma, inflection)))


def _weak_forms(lemma: str, inflection: Inflection) -> Iterator[tuple[str, Tense]]:
    yield lemma, "infinitive"
    prefixed = lemma.startswith(inflection.prefixes)
    for stem in stems(lemma, inflection.verb_stems):
        for pattern in inflection.present:
            yield pattern.format(stem=stem, lemma=lemma), "present"
        for pattern in inflection.past:
            yield pattern.format(stem=stem), "past"
        for pattern in inflection.participle + (inflection.participle_prefixed if prefixed else ()):
            if stem.endswith(("t", "d")) == (pattern[-1] == "}"):
                yield from _participle(pattern.format(stem=stem), inflection)
    for pattern in inflection.ongoing:
        yield pattern.format(lemma=lemma), "ongoing"


def _participle(form: str, inflection: Inflection) -> Iterator[tuple[str, Tense]]:
    yield form, "participle"
    for pattern, parted in inflection.hiatus:
        if pattern.match(form):
            yield pattern.sub(parted, form), "participle"
    yield inflection.attributive.format(participle=form), "participle"


def strong_forms(row: tuple[str, ...], inflection: Inflection) -> tuple[tuple[str, Tense], ...]:
    """The forms of a strong verb from its row: lemma, present forms, past forms, participle."""
    lemma, present, past, participle = row
    forms: list[tuple[str, Tense]] = [(lemma, "infinitive"), (lemma, "present")]
    forms += [(form, "present") for form in present.split()]
    forms += [(form, "past") for form in past.split()]
    if participle:
        forms += _participle(participle, inflection)
    forms += [(pattern.format(lemma=lemma), "ongoing") for pattern in inflection.ongoing]
    return tuple(dict.fromkeys(forms))


def noun_forms(lemma: str, inflection: Inflection) -> tuple[str, ...]:
    """A noun and its plurals and diminutives, as far as the rules know."""
    ends = (lemma + ending for ending in inflection.noun_endings)
    return tuple(dict.fromkeys((lemma, *stems(lemma, inflection.noun_stems), *ends)))


def adjective_forms(lemma: str, inflection: Inflection) -> tuple[str, ...]:
    """An adjective and its inflected and compared forms."""
    ends = (lemma + ending for ending in inflection.adjective_endings)
    return tuple(dict.fromkeys((lemma, *stems(lemma, inflection.adjective_stems), *ends)))

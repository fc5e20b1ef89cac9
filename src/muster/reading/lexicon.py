"""The words of a language as the reader needs them: what a form may be, its lemmas, its head where it is a compound."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import PACKAGE, load_rows, load_toml
from muster.reading.morphology import (
    Inflection,
    Tense,
    adjective_forms,
    compile_rules,
    noun_forms,
    strong_forms,
    verb_forms,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LONGEST_WORD: Final = 40
_SHORTEST_HEAD: Final = 4
_SHORTEST_WORK: Final = 7
_SHORTEST_MODIFIER: Final = 2


@dataclass(frozen=True, slots=True)
class NounRow:
    """A row of ``nouns.toml``: nouns of one kind, and what they tell."""

    kind: str
    words: str
    activity: str = ""
    plain: bool = False
    nation: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun of the field tells: its kind, the activity of such forces or missions, their nation."""

    kind: str
    lemma: str
    activity: str = ""
    plain: bool = False
    nation: str = ""


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A row of ``activities.toml``."""

    id: str
    words: str
    parts: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """All that a form may be.

    Attributes:
        lemmas: the lemmas it may belong to, heads of compounds included.
        verbs: the verbs it may be a form of, with the tense of the form.
        noun: what it is among the nouns of the field, if anything.
        modifier: what stands before the head of a compound ("navo-" in "NAVO-missie").
        roles: the classes of small words that it belongs to.
        activity: the work that it tells of, if any.
        adjectival: whether it ends as adjectives of peoples and regions do ("Koerdische").
        verbal: whether it ends as verbs do, and adjectives do not.
    """

    lemmas: frozenset[str] = frozenset()
    verbs: tuple[tuple[str, Tense], ...] = ()
    noun: Noun | None = None
    modifier: str = ""
    roles: frozenset[str] = frozenset()
    activity: str = ""
    adjectival: bool = False
    verbal: bool = False


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The tables of one language, indexed by form; made by `lexicon`."""

    verbs: dict[str, tuple[tuple[str, Tense], ...]]
    particle_verbs: frozenset[tuple[str, str]]
    plurals: frozenset[str]
    nouns: dict[str, Noun]
    lemmas: dict[str, frozenset[str]]
    roles: dict[str, frozenset[str]]
    role_words: dict[str, frozenset[str]]
    activities: dict[str, str]
    activity_parts: tuple[tuple[str, str], ...]
    abbreviations: frozenset[str]
    inflection: Inflection
    _words: dict[str, Word] = field(default_factory=dict)

    def word(self, text: str) -> Word:
        """What a form may be; a capital counts only where the table writes one."""
        known = self._words.get(text)
        if known is None:
            known = self._analyse(text)
            if len(self._words) < 1 << 17:
                self._words[text] = known
        return known

    def _analyse(self, text: str) -> Word:
        low = text.lower()
        noun, modifier = self._noun(text, low)
        lemmas = set(self.lemmas.get(low, ())) | {low}
        verbs = self.verbs.get(low, ())
        lemmas.update(lemma for lemma, _ in verbs)
        if noun:
            lemmas.update((noun.lemma, noun.lemma.rpartition("_")[2]))
        if low not in self.roles and (not noun or modifier):
            lemmas.update(self._heads(low))
        activity = self._activity(low, noun, modifier)
        adjectival = low.endswith(tuple(self.role_words["adjectival_endings"]))
        verbal = low.endswith(tuple(self.role_words["verbal_endings"]))
        roles = self.roles.get(low, frozenset())
        return Word(frozenset(lemmas), verbs, noun, modifier, roles, activity, adjectival, verbal)

    def _noun(self, text: str, low: str) -> tuple[Noun | None, str]:
        for form in (text, low):
            if form in self.nouns:
                known = self.nouns[form]
                return (known if known.kind else None), ""
        if len(low) <= _LONGEST_WORD:
            for at in range(_SHORTEST_MODIFIER, len(low) - _SHORTEST_HEAD + 1):
                head = self.nouns.get(low[at:]) or (self.nouns.get(text[at:]) if text[at].isupper() else None)
                if head and (text[at - 1] == "-" or head.lemma not in self.roles):
                    return head, low[:at].rstrip("-")
        return None, ""

    def _heads(self, low: str) -> Iterable[str]:
        if _SHORTEST_HEAD + _SHORTEST_MODIFIER <= len(low) <= _LONGEST_WORD:
            for at in range(_SHORTEST_MODIFIER, len(low) - _SHORTEST_HEAD + 1):
                if low[at:] in self.lemmas and low[at:] not in self.verbs and low[:at] not in self.inflection.contrary:
                    return self.lemmas[low[at:]]
        return ()

    def _activity(self, low: str, noun: Noun | None, modifier: str) -> str:
        """The work that a form tells of: its own, that of how a compound begins, or that of its head."""
        own = noun.activity if noun and not modifier else ""
        told = self.activities.get(low) or own or self._activity_of(modifier or low) or (noun.activity if noun else "")
        return told or ("" if low in self.verbs or low in self.roles else self._activity_of_head(low))

    def _activity_of_head(self, low: str) -> str:
        if len(low) > _LONGEST_WORD:
            return ""
        heads = (low[at:] for at in range(_SHORTEST_MODIFIER, len(low) - _SHORTEST_WORK + 1))
        return next((self.activities[head] for head in heads if head in self.activities), "")

    def _activity_of(self, modifier: str) -> str:
        return next((name for part, name in self.activity_parts if modifier.startswith(part)), "") if modifier else ""


def languages() -> frozenset[str]:
    """The languages whose tables are there to be read with: those that have nouns of the field."""
    return frozenset(path.parent.name for path in (PACKAGE / "lang").glob("*/nouns.toml"))


def folder(lang: str) -> Path:
    """Where the tables of a language stand."""
    return PACKAGE / "lang" / lang


@cache
def home_nation(lang: str) -> str | None:
    """The nation that a language's reports are of where the outlet does not tell; None for a language of many."""
    return load_toml(folder(lang) / "language.toml").get("home")


@cache
def abbreviations(lang: str) -> frozenset[str]:
    """The words of a language that keep a full stop and end no sentence by it."""
    return frozenset(load_toml(folder(lang) / "abbreviations.toml")["abbreviations"].split())


@cache
def reader_words(lang: str, role: str) -> frozenset[str]:
    """The small words of one class in a language."""
    return frozenset(load_toml(folder(lang) / "function_words.toml")[role].split())


@cache
def inflection(lang: str) -> Inflection:
    """Load the inflection rules of a language."""
    data = load_toml(folder(lang) / "inflection.toml")
    verb, noun, adjective = data["verb"], data["noun"], data["adjective"]
    return Inflection(
        compile_rules(verb["stems"]),
        tuple(verb["present"]),
        tuple(verb["past"]),
        tuple(verb["participle"]),
        tuple(verb["participle_prefixed"]),
        tuple(verb["prefixes"]),
        verb["attributive"],
        tuple((re.compile(pattern), parted) for pattern, parted in verb["hiatus"]),
        tuple(verb["ongoing"]),
        compile_rules(noun["stems"]),
        tuple(noun["endings"]),
        compile_rules(adjective["stems"]),
        tuple(adjective["endings"]),
        frozenset(adjective["contrary"]),
    )


@lru_cache(maxsize=8)
def lexicon(lang: str, extra: frozenset[str] = frozenset()) -> Lexicon:
    """Load the tables of a language.

    Args:
        lang: the language's code.
        extra: lemmas that other tables name (triggers, cues) and whose forms must be known.
    """
    rules = inflection(lang)
    verbs, particle_verbs = _verbs(lang, rules)
    rows = load_rows(folder(lang) / "nouns.toml", "noun", NounRow)
    nouns = {
        form: noun for row in reversed(rows) for lemma in row.words.split() for form, noun in _noun(lemma, row, rules)
    }
    activities = load_rows(folder(lang) / "activities.toml", "activity", ActivityRow)
    verb_lemmas = {lemma for forms in verbs.values() for lemma, _ in forms}
    return Lexicon(
        verbs,
        particle_verbs,
        frozenset(load_toml(folder(lang) / "verbs.toml")["plurals"].split()),
        nouns,
        _lemmas(extra - verb_lemmas, rules),
        _roles(lang),
        {role: frozenset(words.split()) for role, words in load_toml(folder(lang) / "function_words.toml").items()},
        _activities(activities, verbs, rules),
        tuple((part.lower(), row.id) for row in activities for part in row.parts.split()),
        abbreviations(lang),
        rules,
    )


def _verbs(lang: str, rules: Inflection) -> tuple[dict[str, tuple[tuple[str, Tense], ...]], frozenset[tuple[str, str]]]:
    data = load_toml(folder(lang) / "verbs.toml")
    strong = {row[0]: strong_forms(tuple(row), rules) for row in data["strong"]}
    named = [entry.split("|") for key in ("weak", "strong_particle") for entry in data[key].split()]
    forms: dict[str, dict[tuple[str, Tense], None]] = {}
    for parts in [*named, *([lemma] for lemma in strong)]:
        base, particle = parts[-1], "".join(parts[:-1])
        own = strong.get(base) or verb_forms(base, rules)
        for form, tense in own:
            forms.setdefault(particle + form, {})[particle + base, tense] = None
            forms.setdefault(form, {}).setdefault((base, tense))
    for form in data["never"].split():
        forms.pop(form, None)
    particles = frozenset(("".join(parts[:-1]), parts[-1]) for parts in named if len(parts) > 1)
    return {form: tuple(found) for form, found in forms.items()}, particles


def _noun(lemma: str, row: NounRow, rules: Inflection) -> Iterable[tuple[str, Noun]]:
    capital = lemma[0].isupper()
    noun = Noun(row.kind, lemma.lower(), row.activity, row.plain, row.nation)
    for form in noun_forms(lemma if capital else lemma.lower(), rules):
        yield form, noun


def _lemmas(words: Iterable[str], rules: Inflection) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for lemma in words:
        for form in (*noun_forms(lemma, rules), *adjective_forms(lemma, rules)):
            found.setdefault(form, set()).add(lemma)
    return {form: frozenset(lemmas) for form, lemmas in found.items()}


def _roles(lang: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for role, words in load_toml(folder(lang) / "function_words.toml").items():
        for word in words.split() if not role.endswith("_endings") else ():
            found.setdefault(word, set()).add(role)
    return {word: frozenset(roles) for word, roles in found.items()}


def _activities(
    rows: Iterable[ActivityRow], verbs: dict[str, tuple[tuple[str, Tense], ...]], rules: Inflection
) -> dict[str, str]:
    names = {word.lower(): row.id for row in rows for word in row.words.split()}
    found = {form: names[lemma] for form, kinds in verbs.items() for lemma, _ in kinds if lemma in names}
    for lemma, name in names.items():
        for form in (*noun_forms(lemma, rules), *adjective_forms(lemma, rules)):
            found.setdefault(form, name)
    return found

"""Who says it: the source that a sentence names for what it tells, and the speaker whom a quotation carries on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import load_toml
from muster.reading.lexicon import folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.reading.analysis import Parsed
    from muster.reading.clauses import Clause
    from muster.reading.tokens import Token

_SOURCE_KINDS: Final = frozenset(("person", "spokesperson", "source", "ministry", "government", "parliament", "party"))
_SOURCE_NAMES: Final = frozenset(("nation", "metonym", "organisation", "capital", "demonym", "outlet"))
_OWNING: Final = frozenset(("determiners", "possessives"))
_LONGEST: Final = 12


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as the report names it: first position and the one after the last in its sentence, and its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sayings:
    """The words of ``attribution.toml``."""

    before: frozenset[str]
    verbs: frozenset[str]
    links: frozenset[str]
    pronouns: frozenset[str]
    phrases: tuple[frozenset[str], ...]


@cache
def sayings(lang: str) -> Sayings:
    """Load the words of saying of a language."""
    data = load_toml(folder(lang) / "attribution.toml")
    before, verbs, links, pronouns = (frozenset(data[key].split()) for key in ("before", "verbs", "links", "pronouns"))
    phrases = tuple(frozenset(phrase.split()) for phrase in data["phrases"])
    return Sayings(before, verbs, links, pronouns, phrases)


@cache
def saying_words(lang: str) -> frozenset[str]:
    """All words that phrases of saying name."""
    return frozenset(word for phrase in sayings(lang).phrases for word in phrase)


def speaker_of(parsed: Parsed, lang: str, last: str | None = None) -> Speaker | None:
    """The source that a sentence names for what it tells, or None.

    Args:
        parsed: the sentence.
        lang: the language's code.
        last: the words of the speaker named last, whom "he" and an open quotation carry on.

    A phrase after "according to" wins over the subject of a verb of saying.
    """
    words = sayings(lang)
    for at, token in enumerate(parsed.tokens):
        if token.low in words.before:
            found = source_at(parsed.tokens, at + 1, words)
            if found:
                return told_in(parsed, found)
            if last and at + 1 < len(parsed.tokens) and parsed.tokens[at + 1].low in words.pronouns:
                return Speaker(at, at, last)
    for clause in parsed.clauses:
        said = _said(clause, words)
        if said is not None:
            found = _subject(parsed.tokens, clause, words, said)
            if found:
                return told_in(parsed, found)
            if last and any(parsed.tokens[at].low in words.pronouns for at in clause.at):
                return Speaker(said, said, last)
    quoted = parsed.tokens[0].text in {'"', "'"}
    return Speaker(0, 0, last) if last and quoted else None


def told_in(parsed: Parsed, found: Speaker) -> Speaker:
    """A source with its words as the plain text spells them."""
    offset = parsed.sentence.start
    first, end = parsed.tokens[found.start].start - offset, parsed.tokens[found.end - 1].end - offset
    return Speaker(found.start, found.end, parsed.text[first:end])


def _said(clause: Clause, words: Sayings) -> int | None:
    """Where a clause's verb of saying stands."""
    for verb in clause.verbs:
        if verb.lemma in words.verbs:
            return verb.at
    told = clause.lemmas.keys()
    if clause.verbs and any(phrase <= told for phrase in words.phrases):
        return clause.verbs[0].at
    return None


def _subject(tokens: Sequence[Token], clause: Clause, words: Sayings, said: int) -> Speaker | None:
    """The source nearest to the verb of saying: behind it where the clause begins with the verb, else before it."""
    sources = [found for at in clause.at if (found := source_at(tokens, at, words)) and found.start == at]
    finite = next((verb.at for verb in clause.verbs if verb.tense in {"present", "past"}), said)
    after = [s for s in sources if finite < s.start <= finite + _LONGEST // 2]
    before = [s for s in sources if s.end <= finite]
    if finite <= clause.at[0] + 1 or (not before and after):
        return after[0] if after else None
    return before[0] if before else None


def source_at(tokens: Sequence[Token], at: int, words: Sayings) -> Speaker | None:
    """The phrase at a position if it names a source: a role, a ministry, a person's name, an outlet or an alliance."""
    start = at
    while start < len(tokens) and not tokens[start].word.roles.isdisjoint(_OWNING) and not _is_source(tokens, start):
        start += 1
    end, named = start, False
    while end < len(tokens) and end - start < _LONGEST:
        token = tokens[end]
        if _is_source(tokens, end):
            named = True
        elif not (_adjective(token) or (named and _links(tokens, end, words))):
            break
        end += 1
    while end > start and (tokens[end - 1].low in words.links or not tokens[end - 1].is_word):
        end -= 1
    return Speaker(at, end, "") if named and end > start else None


def _is_source(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    noun = token.word.noun
    if noun and noun.kind in _SOURCE_KINDS:
        return True
    if token.names and any(name.kind in _SOURCE_NAMES for name in token.names):
        return True
    if not token.text[0].isupper() or not token.is_word:
        return False
    first = at == 0 or tokens[at - 1].text in {'"', "'", "-", ":"}
    if not first:
        return not any(name.kind == "adjective" for name in token.names)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    named = following is not None and following.text[0].isupper()
    return named and not token.word.roles and not token.word.verbs


def _adjective(token: Token) -> bool:
    if token.names and any(name.kind == "adjective" for name in token.names):
        return True
    return token.low[-1] == "e" and not token.word.roles and not token.word.verbs and token.text.islower()


def _links(tokens: Sequence[Token], at: int, words: Sayings) -> bool:
    token = tokens[at]
    if token.low in words.links or token.text in "()" or "determiners" in token.word.roles:
        i = at + 1
        while i < min(at + 4, len(tokens)) and (tokens[i].low in words.links or "determiners" in tokens[i].word.roles):
            i += 1
        return i < len(tokens) and (_is_source(tokens, i) or tokens[i].text == ")")
    return False

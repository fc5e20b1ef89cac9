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
_NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as the report names it: first position and the one after the last in its sentence, and its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sayings:
    """The words of ``attribution.toml``, which tells what each is for."""

    before: frozenset[str]
    verbs: frozenset[str]
    links: frozenset[str]
    placing: frozenset[str]
    pronouns: frozenset[str]
    first: frozenset[str]
    bodies: frozenset[str]
    headed: frozenset[str]
    accounts: frozenset[str]
    accounting: frozenset[str]
    phrases: tuple[frozenset[str], ...]


@cache
def sayings(lang: str) -> Sayings:
    """Load the words of saying of a language."""
    data = load_toml(folder(lang) / "attribution.toml")
    words = {key: frozenset(told.split()) for key, told in data.items() if key != "phrases"}
    return Sayings(phrases=tuple(frozenset(phrase.split()) for phrase in data["phrases"]), **words)


@cache
def saying_words(lang: str) -> frozenset[str]:
    """All words of saying that phrases name, or that stand as their dictionary forms."""
    words = sayings(lang)
    return words.bodies | words.accounts | frozenset(word for phrase in words.phrases for word in phrase)


def speaker_of(
    parsed: Parsed, lang: str, last: str | None = None, known: frozenset[str] = frozenset()
) -> Speaker | None:
    """The source that a sentence names for what it tells, or None.

    Args:
        parsed: the sentence.
        lang: the language's code.
        last: the words of the speaker named last, whom "he" and an open quotation carry on.
        known: words that are names elsewhere in the report, and so at the beginning of a sentence.

    A phrase after "according to" wins over the subject of a verb of saying.
    """
    words = sayings(lang)
    tokens = parsed.tokens
    for at, token in enumerate(tokens):
        if token.low in words.before or not token.word.lemmas.isdisjoint(words.accounts):
            found = _told_by(tokens, at, words)
            if found:
                return told_in(parsed, found)
            if last and _points_back(tokens, at, words):
                return Speaker(at, at, last)
    for clause in parsed.clauses:
        said = _said(clause, words)
        if said is not None:
            found = _subject(tokens, clause, words, said, known)
            if found:
                return told_in(parsed, found)
            if last and any(tokens[at].low in words.pronouns for at in clause.at):
                return Speaker(said, said, last)
    quoted = tokens[0].text in {'"', "'"}
    return Speaker(0, 0, last) if last and quoted else None


def _told_by(tokens: Sequence[Token], at: int, words: Sayings) -> Speaker | None:
    """The source behind "according to", or behind the account of it that something is told by: "in the words of"."""
    if tokens[at].low in words.before:
        return source_at(tokens, at + 1, words)
    linked = at + 1 < len(tokens) and tokens[at + 1].low in words.links
    return source_at(tokens, at + 2, words) if linked and _accounts(tokens, at, words) else None


def _accounts(tokens: Sequence[Token], at: int, words: Sayings) -> bool:
    """Whether an account is what something is told by: a preposition that says so stands before it."""
    before = tokens[max(at - _NEAR, 0) : at]
    return any(token.low in words.accounting or token.low in words.before for token in before)


def _points_back(tokens: Sequence[Token], at: int, words: Sayings) -> bool:
    """Whether somebody named before is whom something is told by: "according to him", "in his words"."""
    if tokens[at].low in words.before:
        return at + 1 < len(tokens) and tokens[at + 1].low in words.pronouns
    owned = at > 0 and "possessives" in tokens[at - 1].word.roles
    return owned and _accounts(tokens, at, words)


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


def _subject(
    tokens: Sequence[Token], clause: Clause, words: Sayings, said: int, known: frozenset[str]
) -> Speaker | None:
    """The source nearest to the verb of saying: behind it where the clause begins with the verb, else before it."""
    found = [source for at in clause.at if (source := source_at(tokens, at, words, known))]
    sources = [source for source in found if not _behind_preposition(tokens, source.start)]
    finite = next((verb.at for verb in clause.verbs if verb.tense in {"present", "past"}), said)
    after = [s for s in sources if finite < s.start <= finite + _LONGEST // 2]
    before = [s for s in sources if s.end <= finite and not _dateline(tokens, s)]
    if not before:
        return after[0] if after else None
    aside = after and after[0].start == finite + 1 and not tokens[finite - 1].is_word
    return after[0] if aside else before[0]


def _dateline(tokens: Sequence[Token], source: Speaker) -> bool:
    """Whether a name in capitals at the head of a report tells where it was written: "THE HAGUE - "."""
    alone = source.end < len(tokens) and not tokens[source.end].is_word
    return alone and source.start == 0 and tokens[0].text.isupper()


def _behind_preposition(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition stands right before a phrase: it says where or whom to, and speaks of nobody's saying."""
    return at > 0 and "prepositions" in tokens[at - 1].word.roles


def source_at(tokens: Sequence[Token], at: int, words: Sayings, known: frozenset[str] = frozenset()) -> Speaker | None:
    """The phrase at a position if it names a source: a role, a ministry, a person's name, an outlet or an alliance."""
    if at >= len(tokens):
        return None
    if at == 0 and tokens[0].text in known and not _is_source(tokens, 1, words):
        return Speaker(0, 1, "")
    if _conjoins(tokens, at):
        return None
    start = _behind_article(tokens, at, words)
    end, last = start, 0
    while end < len(tokens) and end - start < _LONGEST:
        if _is_source(tokens, end, words):
            last = end + 1
        elif not (_adjective(tokens[end]) or (last and _links(tokens, end, words))):
            break
        end += 1
    return Speaker(at, _closed(tokens, start, last), "") if last else None


def _behind_article(tokens: Sequence[Token], at: int, words: Sayings) -> int:
    while at < len(tokens) and not tokens[at].word.roles.isdisjoint(_OWNING) and not _is_source(tokens, at, words):
        at += 1
    return at


def plain_name(token: Token) -> bool:
    """Whether a word can only be a name, and not of anything known: a person's."""
    word = token.word
    return token.is_word and token.text[0].isupper() and not (token.names or word.noun or word.roles or word.verbs)


def _conjoins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that may be "that" or "which" opens a clause here, and points to no noun behind it."""
    if "relatives" not in tokens[at].word.roles or at + 1 == len(tokens):
        return False
    behind = tokens[at + 1]
    named = at + 2 < len(tokens) and tokens[at + 2].text[0].isupper()
    return not behind.word.roles.isdisjoint(_OWNING) or bool(behind.names) or behind.text[0].isupper() or named


def _closed(tokens: Sequence[Token], start: int, end: int) -> int:
    """The end of a phrase with the mark that closes what it has between brackets."""
    opened = any(token.text == "(" for token in tokens[start:end])
    return end + (opened and end < len(tokens) and tokens[end].text == ")")


def _is_source(tokens: Sequence[Token], at: int, words: Sayings) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    noun = token.word.noun
    told = (noun and noun.kind in _SOURCE_KINDS) or not token.word.lemmas.isdisjoint(words.bodies)
    if told or token.low.partition("-")[0] in words.headed:
        return True
    if token.names and any(name.kind in _SOURCE_NAMES for name in token.names):
        return True
    return token.is_word and token.text[0].isupper() and _is_proper(tokens, at)


def _is_proper(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word with a capital is a name: within a sentence, or before another word with one."""
    token = tokens[at]
    first = at == 0 or tokens[at - 1].text in {'"', "'", "-", ":"}
    if not first:
        return not token.name_of("adjective")
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    named = following is not None and following.text[0].isupper()
    return named and not token.word.roles and not token.word.verbs


def _adjective(token: Token) -> bool:
    if token.name_of("adjective"):
        return True
    return token.low[-1] == "e" and not token.word.roles and not token.word.verbs and token.text.islower()


def _links(tokens: Sequence[Token], at: int, words: Sayings) -> bool:
    """Whether a word leads on to another part of a phrase; an article does so behind a preposition only.

    A place behind somebody's name tells where it was said.
    """
    token = tokens[at]
    if token.low in words.placing and plain_name(tokens[at - 1]):
        return False
    article = "determiners" in token.word.roles and tokens[at - 1].low in words.links
    if token.low in words.links or token.text in "()" or article:
        i = at + 1
        while i < min(at + 4, len(tokens)) and (tokens[i].low in words.links or "determiners" in tokens[i].word.roles):
            i += 1
        return i < len(tokens) and (_is_source(tokens, i, words) or tokens[i].text == ")")
    return False

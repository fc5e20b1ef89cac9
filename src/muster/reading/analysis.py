"""A report taken apart once: sentences with tokens, clauses, forces, names and dates. All later stages read this."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from muster.knowledge import world
from muster.reading.attribution import saying_words
from muster.reading.clauses import find_clauses
from muster.reading.context import cue_words
from muster.reading.force_links import PEOPLE
from muster.reading.forces import find_forces
from muster.reading.frames import frames, trigger_words
from muster.reading.lexicon import lexicon
from muster.reading.names import names
from muster.reading.quantities import find_quantities
from muster.reading.sentences import plain, split
from muster.reading.tokens import Phrases, tokenise
from muster.reading.topics import country_of
from muster.reading.victims import toll_words
from muster.time.expressions import read_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.model import Report
    from muster.reading.clauses import Clause
    from muster.reading.force import Force
    from muster.reading.lexicon import Lexicon
    from muster.reading.names import Name
    from muster.reading.quantities import Quantity
    from muster.reading.sentences import Sentence
    from muster.reading.tokens import Token
    from muster.time.date import Date
    from muster.time.expressions import TimeExpression


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """One sentence with what is in it; positions count its tokens.

    Attributes:
        sentence: where it stands in the text.
        text: its words.
        tokens: its tokens.
        clauses: its clauses.
        forces: the phrases that name forces.
        quantities: its numbers, without those of dates.
        times: its time expressions.
        dated: the positions of its tokens that stand in one of these.
        lang: its language.
        named: the names of those tokens that may be any, with their positions.
        governors: what `topics.governed` found for some positions, kept because many ask.
        asked: what `names` found for some kinds, kept for the same reason.
    """

    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    forces: tuple[Force, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    dated: frozenset[int]
    lang: str
    named: tuple[tuple[int, tuple[Name, ...]], ...]
    governors: dict[int, str] = field(default_factory=dict)
    asked: dict[tuple[str, ...], list[tuple[int, Name]]] = field(default_factory=dict)

    def names(self, *kinds: str) -> list[tuple[int, Name]]:
        """The names of some kinds with their positions, the first reading of each token that fits."""
        found = self.asked.get(kinds)
        if found is None:
            told = ((at, [name for name in names if name.kind in kinds]) for at, names in self.named)
            found = self.asked[kinds] = [(at, fitting[0]) for at, fitting in told if fitting]
        return found

    def has_noun(self, kind: str) -> bool:
        """Whether a noun of a kind stands in the sentence."""
        return kind in _noun_kinds(self)

    def quantities_of(self, clause: Clause) -> list[Quantity]:
        """The numbers that end in a clause, without those of dates."""
        return [quantity for quantity in self.quantities if quantity.end - 1 in clause.at]

    def is_one(self, force: Force) -> bool:
        """Whether forces are one that an article opens: "a Finn", "a Belgian frigate"; not "a number of frigates"."""
        opened = [one.end for one in self.quantities if one.article and one.end in {force.start, force.start + 1}]
        if not opened or force.quantity:
            return False
        return self.tokens[force.head].low.endswith(force.noun.lemma) if force.noun else force.head == opened[0]

    def clause_of(self, at: int) -> Clause | None:
        """The clause that holds a position."""
        return next((clause for clause in self.clauses if at in clause.at), None)


@lru_cache(maxsize=64)
def _noun_kinds(parsed: Parsed) -> frozenset[str]:
    return frozenset([noun.kind for token in parsed.tokens if (noun := token.word.noun)])


@dataclass(frozen=True, slots=True, eq=False)
class Analysed:
    """A whole report taken apart, with the report's own date as narrowed by what it says."""

    report: Report
    plain: str
    sentences: tuple[Parsed, ...]
    told: Date


@cache
def reader_lexicon(lang: str) -> Lexicon:
    """The lexicon of a language with the words that its frames and cues name."""
    return lexicon(lang, trigger_words(lang) | cue_words(lang) | saying_words(lang) | toll_words(lang))


@cache
def reader_phrases(lang: str) -> Phrases:
    """The matcher of names and of phrases of several words."""
    joined = {form.replace("_", " ").lower() for form in reader_lexicon(lang).nouns if "_" in form}
    return Phrases(lang, names(lang), sorted(joined))


def analyse(report: Report) -> Analysed:
    """Take a report apart."""
    lang = report.lang
    words = reader_lexicon(lang)
    text = plain(report.text)
    dates = read_dates(report.text, report.told, lang)
    tokens = _local(tokenise(text, words, reader_phrases(lang), lang))
    starts, dated = [token.start for token in tokens], [time.span.start for time in dates.expressions]
    parsed = []
    for sentence in split(report.text, words.abbreviations):
        own = tokens[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        times = dates.expressions[bisect_left(dated, sentence.start) : bisect_left(dated, sentence.end)]
        if own:
            parsed.append(_parse(sentence, report.text, own, times, words, lang))
    return Analysed(report, text, tuple(parsed), dates.told)


def _local(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Keep the names of towns and ambiguous places only where the report speaks of their country."""
    countries = {code for token in tokens for name in token.names for code in _countries(name)}
    return tuple(_without_foreign_towns(token, countries) if token.names else token for token in tokens)


def _countries(name: Name) -> Iterable[str]:
    if name.kind in {"nation", "adjective", "demonym"}:
        return (name.id,)
    if name.kind == "mission":
        return world.mission_by_id(name.id).theatre  # type: ignore[union-attr]  # names come from the missions' own table
    code = country_of(name.id) if name.kind == "place" else None
    return (code,) if code else ()


def _without_foreign_towns(token: Token, countries: set[str]) -> Token:
    kept = tuple([name for name in token.names if name.kind != "town" or country_of(name.id) in countries])
    return token if len(kept) == len(token.names) else replace(token, names=kept)


def _parse(  # noqa: PLR0913, PLR0917  (each is one thing that parsing needs)
    sentence: Sentence, text: str, tokens: Sequence[Token], times: tuple[TimeExpression, ...], words: Lexicon, lang: str
) -> Parsed:
    times = tuple([time for time in times if not _counts_people(time, tokens)])
    dated = _dated(tokens, times)
    quantities = find_quantities(tokens, lang, dated)
    if dated:
        tokens = [_undone(token) if at in dated else token for at, token in enumerate(tokens)]
    return Parsed(
        sentence,
        text[sentence.start : sentence.end],
        tuple(tokens),
        find_clauses(tokens, words),
        find_forces(tokens, quantities, lang, dated),
        quantities,
        times,
        dated,
        lang,
        tuple([(at, token.names) for at, token in enumerate(tokens) if token.names]),
    )


def _dated(tokens: Sequence[Token], times: Sequence[TimeExpression]) -> frozenset[int]:
    """The positions of the tokens of a sentence that stand in one of its time expressions."""
    if not times:
        return frozenset()
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    spans = [time.span for time in times]
    return frozenset([at for s in spans for at in range(bisect_right(ends, s.start), bisect_left(starts, s.end))])


def _counts_people(time: TimeExpression, tokens: Sequence[Token]) -> bool:
    """Whether what looks like a year counts those right behind it ("about 1400 Dutchmen")."""
    at = next((i for i, token in enumerate(tokens) if token.end == time.span.end), None)
    if at is None or at + 1 == len(tokens) or not tokens[at].text.isdigit() or time.role != "at":
        return False
    opens = next(token for token in tokens if token.end > time.span.start)
    behind = tokens[at + 1]
    noun = behind.word.noun
    people = bool((noun and noun.kind in PEOPLE) or behind.name_of("demonym"))
    return people and "prepositions" not in opens.word.roles and not _prepositional(tokens, at)


def _prepositional(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and "prepositions" in tokens[at - 1].word.roles


def _undone(token: Token) -> Token:
    """A token of a date: whatever it looks like, it is no verb."""
    return (
        replace(token, word=replace(token.word, verbs=(), lemmas=frozenset({token.low}))) if token.word.verbs else token
    )


def warm_up(lang: str) -> None:
    """Load a language's tables and matchers before the first report is read."""
    reader_phrases(lang)
    frames(lang)

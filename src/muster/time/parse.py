"""From text to found expressions: tokens once, each looked up, then rules over class characters, stage by stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from muster.time.guards import is_date
from muster.time.tokens import TOKEN

if TYPE_CHECKING:
    import re

    from muster.time.lexicon import Entry
    from muster.time.rules import Grammar, Rule, Stage

LONGEST_ISLAND: Final = 64
ROUNDS: Final = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or what a rule made of some.

    Attributes:
        start, end: offsets in the text.
        first, last: which words it covers.
        meaning: its value under each class.
        rules: the rules that made it, innermost first.
    """

    start: int
    end: int
    first: int
    last: int
    character: str
    meaning: dict[str, Any]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text as tokens: spans and entries of the same length."""

    text: str
    spans: list[tuple[int, int]]
    entries: list[Entry]


def tokenise(text: str, grammar: Grammar) -> Text:
    """Split a text and look its words up."""
    matches = list(TOKEN.finditer(text))
    words = grammar.words
    return Text(text, [match.span() for match in matches], [words[match[0]] for match in matches])


def find(text: Text, grammar: Grammar) -> list[Token]:
    """The time expressions of a text, in order."""
    units = _units(text, grammar)
    characters = "".join([text.entries[one].character if isinstance(one, int) else one.character for one in units])
    found: list[Token] = []
    for island in grammar.islands.finditer(characters):
        for start in range(island.start(), island.end(), LONGEST_ISLAND):
            end = min(start + LONGEST_ISLAND, island.end())
            if grammar.cores.search(characters, start, end):
                tokens = [_token(text, one) if isinstance(one, int) else one for one in units[start:end]]
                found.extend(token for token in _reduced(tokens, grammar) if is_date(token, text))
    return found


def _token(text: Text, position: int) -> Token:
    entry = text.entries[position]
    return Token(*text.spans[position], position, position, entry.character, entry.meaning)


def _units(text: Text, grammar: Grammar) -> list[int | Token]:
    """The places of the words, with the phrases of the tables made one token each."""
    units: list[int | Token] = list(range(len(text.entries)))
    openers = [place for place, entry in enumerate(text.entries) if entry.phrases]
    phrases = [token for place in openers if (token := _phrase_at(text, place, grammar))]
    if not phrases:
        return units
    joined: list[int | Token] = []
    position = 0
    for phrase in phrases:
        if phrase.first >= position:
            joined.extend(units[position : phrase.first])
            joined.append(phrase)
            position = phrase.last + 1
    return joined + units[position:]


def _phrase_at(text: Text, position: int, grammar: Grammar) -> Token | None:
    entries = text.entries
    if position + 1 >= len(entries):
        return None
    for words, meaning in entries[position].phrases.get(entries[position + 1].lower, ()):
        last = position + len(words) - 1
        if last < len(entries) and all(entries[position + i].lower == word for i, word in enumerate(words)):
            start, end = text.spans[position][0], text.spans[last][1]
            character = grammar.lexicon.alphabet.characters[frozenset(meaning)]
            return Token(start, end, position, last, character, meaning)
    return None


def _reduced(tokens: list[Token], grammar: Grammar) -> list[Token]:
    for stage in grammar.stages:
        for _ in range(ROUNDS):
            reduced = _pass(tokens, stage, grammar)
            if reduced is tokens:
                break
            tokens = reduced
    return [token for token in tokens if "date" in token.meaning and token.rules]


def _pass(tokens: list[Token], stage: Stage, grammar: Grammar) -> list[Token]:
    """One walk over the tokens: the longest match at each place is made one token, which may begin the next match."""
    characters = "".join([token.character for token in tokens])
    opening = stage.opening(characters, 0)
    while opening:
        position = opening.start()
        made = _longest(tokens, characters, position, stage, grammar)
        if made is None:
            opening = stage.opening(characters, position + 1)
            continue
        start, end, token = made
        tokens = [*tokens[:start], token, *tokens[end:]]
        characters = characters[:start] + token.character + characters[end:]
        opening = stage.opening(characters, start + 1 if end == start + 1 else start)
    return tokens


def _longest(
    tokens: list[Token], characters: str, position: int, stage: Stage, grammar: Grammar
) -> tuple[int, int, Token] | None:
    best: tuple[Rule, re.Match[str], Any] | None = None
    for rule in stage.starting.get(characters[position], ()):
        match = rule.match(characters, position)
        if match is None or (best and match.end() <= best[1].end()) or _same(tokens, match, rule):
            continue
        value = _made(rule, match, tokens)
        if value is not None:
            best = (rule, match, value)
    if best is None:
        return None
    rule, match, value = best
    start, end = match.span("_body")
    return start, end, _token_of(tokens[start:end], rule, value, grammar)


def _same(tokens: list[Token], match: re.Match[str], rule: Rule) -> bool:
    """Whether the rule made this very token already."""
    start, end = match.span("_body")
    return end == start + 1 and rule.row.name in tokens[start].rules


def _made(rule: Rule, match: re.Match[str], tokens: list[Token]) -> Any:  # noqa: ANN401  (rules make all sorts)
    captured = {}
    for name, classes in rule.captures:
        place = match.start(name)
        if place >= 0:
            meaning = tokens[place].meaning
            captured[name] = next(meaning[one] for one in classes if one in meaning)
    return rule.make(captured)


def _token_of(covered: list[Token], rule: Rule, value: Any, grammar: Grammar) -> Token:  # noqa: ANN401  (as above)
    rules = tuple(name for token in covered for name in token.rules)
    return Token(
        covered[0].start,
        covered[-1].end,
        covered[0].first,
        covered[-1].last,
        grammar.characters[rule.gives],
        dict.fromkeys(rule.gives, value),
        (*rules, rule.row.name),
    )

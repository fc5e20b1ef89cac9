"""Context: what negation, hearsay, condition, plan and non-disclosure make of a claim.

The idea of ConText (Harkema and others, 2009): cues with a scope and a priority.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import load_rows, load_toml
from muster.reading.lexicon import folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.reading.clauses import Clause


_OPENING: Final = "opening"
_CLAUSE: Final = "clause"


@dataclass(frozen=True, slots=True)
class CueRow:
    """A row of ``context.toml``: cues of one modality, their scope, and examples that show them.

    The scope is the clause, the sentence, or the opening word of another clause of the sentence.
    """

    modality: str
    scope: str
    triggers: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    tense: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found: the modality and the words that made it."""

    modality: str
    words: tuple[str, ...]


@cache
def _cues(lang: str) -> tuple[tuple[CueRow, tuple[str, ...]], ...]:
    rows = load_rows(folder(lang) / "context.toml", "cue", CueRow)
    return tuple((row, tuple(t.lower().split())) for row in rows for t in row.triggers)


@cache
def decision_words(lang: str) -> frozenset[str]:
    """The words by which something is decided or begun, so that an infinitive beside them tells what is done."""
    return frozenset(load_toml(folder(lang) / "decisions.toml")["words"].split())


@cache
def cue_words(lang: str) -> frozenset[str]:
    """All words that cues name."""
    return frozenset(word for _, words in _cues(lang) for word in words) | decision_words(lang)


def cues_in(clause: Clause, sentence: Iterable[Clause], lang: str) -> tuple[Cue, ...]:
    """The cues that bear on a clause, the strongest first.

    Args:
        clause: the clause of the claim.
        sentence: all clauses of its sentence.
        lang: the language's code.
    """
    whole = list(sentence)
    table, index = _cues(lang), _index(lang)
    near = sorted({number for c in whole for word in c.lemmas if word in index for number in index[word]})
    if not near:
        return ()
    opened = frozenset(
        [word for c in whole if c is not clause and c.kind == "sub" for word, at in c.lemmas.items() if at == c.at[0]]
    )
    return tuple(
        Cue(row.modality, words)
        for row, words in map(table.__getitem__, near)
        if _holds(row, words, clause, whole, opened)
    )


def _holds(row: CueRow, words: tuple[str, ...], clause: Clause, whole: list[Clause], opened: frozenset[str]) -> bool:
    if row.tense and row.tense != clause.tense:
        return False
    if row.scope == _OPENING:
        return opened.issuperset(words)
    where = [clause] if row.scope == _CLAUSE else whole
    return any(all(word in c.lemmas for word in words) for c in where)


@cache
def _index(lang: str) -> dict[str, tuple[int, ...]]:
    """The numbers of the cues by their longest word, so that a clause tries only those that it may hold."""
    found: dict[str, list[int]] = {}
    for number, (_, words) in enumerate(_cues(lang)):
        found.setdefault(max(words, key=len), []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}

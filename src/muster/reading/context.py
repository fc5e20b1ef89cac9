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


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found: the modality and the words that made it."""

    modality: str
    words: tuple[str, ...]


@cache
def _cues(lang: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    rows = load_rows(folder(lang) / "context.toml", "cue", CueRow)
    return tuple((row.modality, row.scope, tuple(t.lower().split())) for row in rows for t in row.triggers)


@cache
def decision_words(lang: str) -> frozenset[str]:
    """The words by which something is decided or begun, so that an infinitive beside them tells what is done."""
    return frozenset(load_toml(folder(lang) / "decisions.toml")["words"].split())


@cache
def cue_words(lang: str) -> frozenset[str]:
    """All words that cues name."""
    return frozenset(word for _, _, words in _cues(lang) for word in words) | decision_words(lang)


def cues_in(clause: Clause, sentence: Iterable[Clause], lang: str) -> tuple[Cue, ...]:
    """The cues that bear on a clause, the strongest first.

    Args:
        clause: the clause of the claim.
        sentence: all clauses of its sentence.
        lang: the language's code.
    """
    whole = list(sentence)
    opened = {
        word for c in whole if c is not clause and c.kind == "sub" for word, at in c.lemmas.items() if at == c.at[0]
    }
    found = []
    for modality, scope, words in _cues(lang):
        where = [clause] if scope == "clause" else whole
        holds = opened.issuperset(words) if scope == _OPENING else any(all(w in c.lemmas for w in words) for c in where)
        if holds:
            found.append(Cue(modality, words))
    return tuple(found)

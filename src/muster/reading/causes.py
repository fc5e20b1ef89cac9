"""The reason that a report gives: the words behind "because of", "after the …" and "because"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import load_toml
from muster.reading.lexicon import folder

if TYPE_CHECKING:
    from muster.reading.analysis import Parsed
    from muster.reading.clauses import Clause

_LONGEST: Final = 16
_BREAKS: Final = frozenset(",;:()\u2013\u2014.")


@dataclass(frozen=True, slots=True)
class Openings:
    """The words of ``causes.toml``, as tuples of lower-case words."""

    phrases: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]
    clauses: frozenset[str]


@cache
def openings(lang: str) -> Openings:
    """Load the words that begin a reason."""
    data = load_toml(folder(lang) / "causes.toml")
    phrases, after = (tuple(tuple(words.split()) for words in data[key]) for key in ("prepositions", "after"))
    return Openings(phrases, after, frozenset(data["openings"]))


def cause_of(parsed: Parsed, clause: Clause) -> tuple[int, int] | None:
    """The reason given for what a clause tells: first position and the one after the last; None if none is given.

    A phrase counts in the clause itself; a clause of reason counts anywhere else in its sentence.
    """
    words = openings(parsed.lang)
    for at in clause.at:
        for opening in _by_first(parsed.lang).get(parsed.tokens[at].low, ()):
            if _opens(parsed, at, opening):
                start = at + (1 if opening in words.after else len(opening))
                return start, _end(parsed, start)
    for other in parsed.clauses:
        if other is not clause and parsed.tokens[other.at[0]].low in words.clauses:
            return other.at[0] + 1, other.at[-1] + (parsed.tokens[other.at[-1]].text not in _BREAKS)
    return None


def follows(parsed: Parsed, at: int) -> bool:
    """Whether a word stands in a phrase that tells what came before: "after the killing of …"."""
    after = openings(parsed.lang).after
    for start in range(at - 1, max(at - _LONGEST // 4, -1), -1):
        for opening in _by_first(parsed.lang).get(parsed.tokens[start].low, ()):
            if opening in after and _opens(parsed, start, opening):
                return True
    return False


@cache
def _by_first(lang: str) -> dict[str, list[tuple[str, ...]]]:
    """The words that begin a reason by the first of them, in the order of the table."""
    words = openings(lang)
    found: dict[str, list[tuple[str, ...]]] = {}
    for opening in (*words.phrases, *words.after):
        found.setdefault(opening[0], []).append(opening)
    return found


def _opens(parsed: Parsed, at: int, opening: tuple[str, ...]) -> bool:
    return tuple([token.low for token in parsed.tokens[at : at + len(opening)]]) == opening


def _end(parsed: Parsed, start: int) -> int:
    """Where a noun phrase of reason ends: at a mark, or before a verb that closes the clause."""
    end = start
    while end < min(len(parsed.tokens), start + _LONGEST):
        token = parsed.tokens[end]
        closing = token.word.verbs and end > start + 1 and not token.word.noun and not token.low.endswith("e")
        if token.text in _BREAKS or closing:
            break
        end += 1
    return end

"""Relevance: a scan over raw text for stems of which a report about missions must hold one, near memory speed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import load_toml
from muster.reading.lexicon import folder
from muster.reading.topics import spots

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

    from muster.reading.analysis import Analysed, Parsed


_PASSING: Final = 8
_ARMED: Final = frozenset(("people", "group", "aircraft", "helicopters", "ships", "vehicles", "system"))


def is_relevant(text: str, lang: str) -> bool:
    """Whether a text may tell of a military mission at all.

    Args:
        text: the report's text, as it came.
        lang: the language's code, one that has tables.
    """
    return next(iter(_scanner(lang).find_matches_as_indexes(text.lower())), None) is not None


def concerns_forces(analysed: Analysed) -> bool:
    """Whether a report speaks of forces: it names a mission, or armed forces more than in passing."""
    forces = sum(force.kind in _ARMED for parsed in analysed.sentences for force in parsed.forces)
    forces += sum(_abroad(parsed) for parsed in analysed.sentences)
    return forces > len(analysed.sentences) // _PASSING or any(parsed.names("mission") for parsed in analysed.sentences)


def _abroad(parsed: Parsed) -> bool:
    """Whether a sentence tells of a mission somewhere: "the mission in Afghanistan"."""
    nouns = (token.word.noun for token in parsed.tokens)
    return bool(spots(parsed)) and any(noun is not None and noun.lemma in mission_nouns(parsed.lang) for noun in nouns)


@cache
def mission_nouns(lang: str) -> frozenset[str]:
    """The nouns that tell of a military mission by themselves."""
    return frozenset(load_toml(folder(lang) / "relevance.toml")["missions"].split())


@cache
def stems(lang: str) -> tuple[str, ...]:
    """The stems of a language (``relevance.toml``); an underscore is a space."""
    words = load_toml(folder(lang) / "relevance.toml")["stems"].split()
    return tuple(word.replace("_", " ") for word in words)


@cache
def _scanner(lang: str) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(stems(lang), implementation=Implementation.DFA)

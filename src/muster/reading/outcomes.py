"""What sort of incident it was that a clause tells only the outcome of: that of the incident told nearest before."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.reading.casualties import counts_all
from muster.reading.frames import frames

if TYPE_CHECKING:
    from muster.reading.analysis import Parsed
    from muster.reading.draft import Scene
    from muster.reading.frames import Frame

_INCIDENT: Final = "incident"
_CAUSES: Final = frozenset(("attack", "accident"))
_BACK: Final = 3


def event_of(scene: Scene, frame: Frame, casualties: int | None) -> str:
    """The event of a claim: that of its frame, or where this tells only an outcome, that of what brought it about.

    Looked for in the sentence and the three before it. Without one, those who died were killed; how many fell in all
    tells of no incident.
    """
    if not frame.outcome:
        return frame.event
    sentences = scene.analysed.sentences
    here = bisect_left(sentences, scene.parsed.sentence.start, key=lambda parsed: parsed.sentence.start)
    for parsed in reversed(sentences[max(here - _BACK, 0) : here + 1]):
        cause = _cause(parsed)
        if cause:
            return cause
    return "killing" if casualties and not counts_all(scene) else frame.event


@lru_cache(maxsize=64)
def _cause(parsed: Parsed) -> str:
    """The attack or accident that a sentence tells, in plain words rather than by a hint; empty if none."""
    found = frames(parsed.lang)
    evoked = [e.frame for clause in parsed.clauses for e in found.evoked(clause) if e.frame.kind == _INCIDENT]
    told = [frame for frame in evoked if frame.event in _CAUSES and not frame.outcome]
    return next((f.event for f in sorted(told, key=lambda f: f.hint)), "")

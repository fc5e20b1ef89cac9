"""Whether a report told before what a clause only goes on telling: "A second plane leaves tomorrow"."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.reading.frames import frames

if TYPE_CHECKING:
    from muster.reading.analysis import Parsed
    from muster.reading.draft import Scene
    from muster.reading.frames import Frame

_BACK: Final = 6


def told_before(scene: Scene, frame: Frame) -> bool:
    """Whether one of the six sentences before tells the kind and event of a frame, in plain words."""
    sentences = scene.analysed.sentences
    here = bisect_left(sentences, scene.parsed.sentence.start, key=lambda parsed: parsed.sentence.start)
    return any((frame.kind, frame.event) in _plain(parsed) for parsed in sentences[max(here - _BACK, 0) : here])


@lru_cache(maxsize=64)
def _plain(parsed: Parsed) -> frozenset[tuple[str, str]]:
    """The kinds and events that a sentence tells by more than a hint."""
    found = frames(parsed.lang)
    every = (e.frame for clause in parsed.clauses for e in found.evoked(clause))
    return frozenset((f.kind, f.event) for f in every if not (f.hint or f.last or f.again))

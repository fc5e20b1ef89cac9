"""Every frame of every language is evoked by its own examples, and makes no candidate of its counter-examples."""

from __future__ import annotations

import pytest

from muster.model import Report
from muster.reading.analysis import analyse
from muster.reading.frames import IDIOM, Frame, frames
from muster.reading.lexicon import languages
from muster.reading.reader import candidates
from muster.time.date import Date

FRAMES = [
    pytest.param(lang, frame, id=f"{lang}-{frame.id}") for lang in sorted(languages()) for frame in frames(lang).frames
]
CLAIMING = [param for param in FRAMES if param.values[1].kind != IDIOM]  # type: ignore[union-attr]


def _report(lang: str, text: str) -> Report:
    return Report("example", Date.parse("2020-06-15"), text, lang, None)


def _evoked(lang: str, text: str) -> set[str]:
    clauses = (clause for parsed in analyse(_report(lang, text)).sentences for clause in parsed.clauses)
    return {evoked.frame.id for clause in clauses for evoked in frames(lang).evoked(clause)}


def _made(lang: str, text: str) -> set[str]:
    found = candidates(analyse(_report(lang, text)))
    return {note.removeprefix("frame ") for one in found for note in one.claim.trace}


@pytest.mark.parametrize(("lang", "frame"), CLAIMING)
def test_examples_evoke_their_frame(lang: str, frame: Frame) -> None:
    assert frame.examples
    silent = [text for text in frame.examples if frame.id not in _evoked(lang, text)]
    assert not silent, f"frame {frame.id} is not evoked by {silent}"


@pytest.mark.parametrize(("lang", "frame"), FRAMES)
def test_counter_examples_make_no_claim_of_the_frame(lang: str, frame: Frame) -> None:
    assert frame.counter
    claiming = [text for text in frame.counter if frame.id in _made(lang, text)]
    assert not claiming, f"frame {frame.id} is claimed by {claiming}"


@pytest.mark.parametrize(("lang", "frame"), [param for param in FRAMES if param.values[1].kind == IDIOM])  # type: ignore[union-attr]
def test_an_idiom_says_something_else(lang: str, frame: Frame) -> None:
    """An idiom evokes nothing by itself; that its words are known is seen by their being a trigger."""
    for text in frame.examples:
        words = {
            lemma for p in analyse(_report(lang, text)).sentences for clause in p.clauses for lemma in clause.lemmas
        }
        assert any(set(trigger.lower().split()) <= words for trigger in frame.triggers), text

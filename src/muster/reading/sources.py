"""The sources that a report names, sentence by sentence: who speaks in it, and who is only named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.reading.attribution import plain_name, sayings, source_at, speaker_of, told_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.reading.analysis import Analysed, Parsed
    from muster.reading.attribution import Speaker

_BACK: Final = 3
_AHEAD: Final = 2
_MOST_OFTEN: Final = 2
_MANY: Final = 3
_SOMEBODY: Final = "\N{HORIZONTAL ELLIPSIS}"


@lru_cache(maxsize=4)
def known_names(analysed: Analysed) -> frozenset[str]:
    """The words that can only be names in a report: with a capital within a sentence, and nothing that is known."""
    return frozenset([token.text for parsed in analysed.sentences for token in parsed.tokens[1:] if plain_name(token)])


@lru_cache(maxsize=256)
def sources_in(analysed: Analysed, parsed: Parsed) -> tuple[Speaker, ...]:
    """The sources that a sentence names, from left to right."""
    words, known = sayings(parsed.lang), known_names(analysed)
    found: list[Speaker] = []
    for at in range(len(parsed.tokens)):
        if not found or at >= found[-1].end:
            source = source_at(parsed.tokens, at, words, known)
            if source:
                found.append(told_in(parsed, source))
    return tuple(found)


@lru_cache(maxsize=256)
def speaking_in(analysed: Analysed, parsed: Parsed) -> Speaker | None:
    """The source that a sentence names for what it tells."""
    return speaker_of(parsed, parsed.lang, known=known_names(analysed))


@lru_cache(maxsize=256)
def points_back(parsed: Parsed) -> bool:
    """Whether a sentence is told by somebody whom it only points back to: "he said", "in her words"."""
    found = speaker_of(parsed, parsed.lang, _SOMEBODY)
    return found is not None and found.text == _SOMEBODY and found.start > 0


@dataclass(frozen=True, slots=True)
class Near:
    """A source named in another sentence.

    Attributes:
        parsed: that sentence.
        source: the source there.
        distance: how many sentences behind (above 0) or before the claim's that one stands.
        speaks: whether what that sentence tells is told by this source.
        nearest: whether no other source speaks between it and the claim.
        paragraph: whether both sentences are of one paragraph.
    """

    parsed: Parsed
    source: Speaker
    distance: int
    speaks: bool
    nearest: bool
    paragraph: bool


@lru_cache(maxsize=16)
def near(analysed: Analysed, number: int) -> dict[str, Near]:
    """The sources named in the sentences around one, by their words: those that speak first, the nearest first."""
    found = sorted(_near(analysed, number), key=lambda one: (not one.speaks, abs(one.distance), -one.distance))
    kept: dict[str, Near] = {}
    for one in found:
        kept.setdefault(one.source.text, one)
    return kept


def _near(analysed: Analysed, number: int) -> Iterator[Near]:
    for step in (-1, 1):
        spoken = False
        for distance in range(step, (_BACK + 1) * step if step < 0 else _AHEAD + 1, step):
            if not 0 <= number + distance < len(analysed.sentences):
                break
            parsed = analysed.sentences[number + distance]
            speaker = speaking_in(analysed, parsed)
            same = parsed.sentence.paragraph == analysed.sentences[number].sentence.paragraph
            for source in sources_in(analysed, parsed):
                speaks = speaker is not None and source.text == speaker.text
                if speaks or is_person(parsed, source):
                    yield Near(parsed, source, distance, speaks, not spoken, same)
            spoken = spoken or speaker is not None


def is_person(parsed: Parsed, source: Speaker) -> bool:
    """Whether a source is somebody with a role or a name of their own, not a country or a body."""
    tokens = parsed.tokens[source.start : source.end]
    if any(token.word.noun and token.word.noun.kind in {"person", "spokesperson", "source"} for token in tokens):
        return True
    return not any(token.names or token.word.noun for token in tokens)


@lru_cache(maxsize=4)
def often_speaking(analysed: Analysed) -> dict[str, int]:
    """The last words of the sources that speak in a report, with how often they do, the most often first."""
    told = Counter(last_word(one.text) for p in analysed.sentences if (one := speaking_in(analysed, p)))
    return dict(told.most_common())


def last_word(words: str) -> str:
    """The word that a source is known by: a surname, or what its office is for."""
    return words.rsplit(maxsplit=1)[-1]


@lru_cache(maxsize=4)
def most_often(analysed: Analysed) -> tuple[str, ...]:
    """The sources that speak most often in a report, as it names them first."""
    names = list(often_speaking(analysed))[:_MOST_OFTEN]
    first: dict[str, str] = {}
    for parsed in analysed.sentences:
        speaker = speaking_in(analysed, parsed)
        if speaker:
            first.setdefault(last_word(speaker.text), speaker.text)
    return tuple([first[name] for name in names])


@lru_cache(maxsize=4)
def _ranks(analysed: Analysed) -> dict[str, int]:
    return {name: min(at, _MANY) for at, name in enumerate(often_speaking(analysed))}


def rank(analysed: Analysed, words: str) -> tuple[int, int]:
    """How many sources speak more often in a report than this one, and how many speak, three standing for more."""
    ranks = _ranks(analysed)
    return ranks.get(last_word(words), _MANY), min(len(ranks), _MANY)

"""Who may have said it: the sources that the sentence names, and the one who spoke last."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.reading.attribution import sayings, source_at, told_in
from muster.reading.classes import classes_of_verb
from muster.reading.option_phrases import step
from muster.reading.signs import role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Claim
    from muster.reading.analysis import Parsed
    from muster.reading.attribution import Speaker
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate

_QUOTES: Final = frozenset("\"'\u2018\u2019\u201c\u201d\u201e,")


def said_by_values(scene: Scene, _claim: Claim) -> Iterator[str | None]:
    """The sources that the sentence names, and the one who spoke last."""
    yield from (source.text for source in _sources(scene.parsed))
    yield scene.topic.speaker


@lru_cache(maxsize=64)
def _sources(parsed: Parsed) -> list[Speaker]:
    """The sources that a sentence names, from left to right."""
    words = sayings(parsed.lang)
    found: list[Speaker] = []
    for at in range(len(parsed.tokens)):
        if not found or at >= found[-1].end:
            source = source_at(parsed.tokens, at, words)
            if source and source.start == at:
                found.append(told_in(parsed, source))
    return found


def said_by_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """What sort of source it is, where it stands, and whether its clause tells of saying."""
    scene = candidate.scene
    sources = _sources(scene.parsed)
    quoted = '"' in scene.parsed.text or "'" in scene.parsed.text
    if value is None:
        yield f"null:sources:{min(len(sources), 2)}:quoted:{quoted}"
        yield f"null:speaker:{scene.speaker is not None}"
        return
    yield f"last:{value == scene.topic.speaker}:{scene.parsed.text[:1] in _QUOTES}"
    source = next((one for one in sources if one.text == value), None)
    yield f"here:{source is not None}:quoted:{quoted}"
    if source is None:
        return
    yield from _source_signs(scene, source, candidate, claim)


def _source_signs(scene: Scene, source: Speaker, candidate: Candidate, claim: Claim) -> Iterator[str]:
    tokens = scene.parsed.tokens
    told = tokens[source.end - 1]
    noun = next((t.word.noun.kind for t in tokens[source.start : source.end] if t.word.noun), "none")
    name = next((t.names[0].kind for t in tokens[source.start : source.end] if t.names), told.text[0].isupper())
    sort = f"{noun}:{name}"
    yield f"sort:{sort}"
    yield f"sort:{sort}:{claim.event}"
    inside = source.start in scene.clause.at
    yield f"inside:{inside}:{role_of(scene, source.start)}"
    yield f"first:{source.start <= 1}"
    before = tokens[source.start - 1].low if source.start else ""
    yield f"before:{before}"
    clause = scene.parsed.clause_of(source.start)
    for verb in clause.verbs if clause else ():
        yield from (f"verb:{name}:{inside}" for name in classes_of_verb(verb.lemma, scene.parsed.lang))
        yield f"verb:{verb.lemma}:{role_of(scene, source.start)}"
    yield f"side:{'behind' if source.start > candidate.at else 'before'}:{step(abs(source.start - candidate.at))}"

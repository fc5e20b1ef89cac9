"""What may fill the field of who says it: the sources that the sentence names, and the one who spoke last."""

# ruff: noqa: FBT001  (makers of signs take what a part holds, in its order)

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from muster.reading.attribution import sayings, source_at, told_in
from muster.reading.classes import classes_of_verb
from muster.reading.option_parts import side, step
from muster.reading.signs import role_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.reading.analysis import Parsed
    from muster.reading.attribution import Speaker
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.option_parts import Part, Told

_QUOTES = frozenset("\"'\u2018\u2019\u201c\u201d\u201e,")


def said_by_values(scene: Scene, _claim: Told) -> list[str | None]:
    """The sources that the sentence names, and the one who spoke last."""
    return [*(source.text for source in _sources(scene.parsed)), scene.topic.speaker]


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


def said_by_parts(values: Sequence[str | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """What sort of source it is, where it stands, and whether its clause tells of saying."""
    scene, text = candidate.scene, candidate.scene.parsed.text
    sources = _sources(scene.parsed)
    quoted = '"' in text or "'" in text
    for value in values:
        if value is None:
            yield [(_no_source, min(len(sources), 2), quoted, scene.speaker is not None)]
            continue
        source = next((one for one in sources if one.text == value), None)
        last = value == scene.topic.speaker
        parts: list[Part] = [(_source, last, text[:1] in _QUOTES, source is not None, quoted)]
        if source is not None:
            at = source.start
            parts += _source_parts(scene, source)
            parts.append((_source_at, _source_sort(scene.parsed, source), claim.event))
            parts.append((_source_near, at <= 1, side(at, candidate.at), step(abs(at - candidate.at))))
        yield parts


def _no_source(sources: int, quoted: bool, speaker: bool) -> Iterator[str]:
    yield f"null:sources:{sources}:quoted:{quoted}"
    yield f"null:speaker:{speaker}"


def _source(last: bool, opens: bool, here: bool, quoted: bool) -> Iterator[str]:
    yield f"last:{last}:{opens}"
    yield f"here:{here}:quoted:{quoted}"


@lru_cache(maxsize=128)
def _source_sort(parsed: Parsed, source: Speaker) -> str:
    """What sort of noun and of name a source is told by."""
    tokens = parsed.tokens[source.start : source.end]
    noun = next((t.word.noun.kind for t in tokens if t.word.noun), "none")
    name = next((t.names[0].kind for t in tokens if t.names), tokens[-1].text[0].isupper())
    return f"{noun}:{name}"


@lru_cache(maxsize=128)
def _source_parts(scene: Scene, source: Speaker) -> tuple[Part, ...]:
    """Where a source stands, and the verbs of its own clause."""
    at = source.start
    inside, role = at in scene.clause.at, role_of(scene, at)
    clause = scene.parsed.clause_of(at)
    verbs = frozenset([verb.lemma for verb in clause.verbs]) if clause else frozenset()
    before = scene.parsed.tokens[at - 1].low if at else ""
    return (_source_in, inside, role, before), (_source_verbs, verbs, inside, role, scene.parsed.lang)


def _source_in(inside: bool, role: str, before: str) -> Iterator[str]:
    yield f"inside:{inside}:{role}"
    yield f"before:{before}"


def _source_verbs(verbs: frozenset[str], inside: bool, role: str, lang: str) -> Iterator[str]:
    classes = {name for verb in verbs for name in classes_of_verb(verb, lang)}
    yield from (f"verb:{name}:{inside}" for name in classes)
    yield from (f"verb:{verb}:{role}" for verb in verbs)


def _source_at(sort: str, event: str) -> Iterator[str]:
    yield f"sort:{sort}"
    yield f"sort:{sort}:{event}"


def _source_near(first: bool, side: str, distance: int) -> Iterator[str]:
    yield f"first:{first}"
    yield f"side:{side}:{distance}"

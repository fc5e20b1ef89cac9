"""What may fill the field of who says it: the sources that the sentence names, and the one who spoke last."""

# ruff: noqa: FBT001  (makers of signs take what a part holds, in its order)

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from muster.reading.attribution import sayings
from muster.reading.classes import classes_of_verb
from muster.reading.mentions import mentions
from muster.reading.option_parts import side, step
from muster.reading.quotations import quotation_at
from muster.reading.signs import role_of, token_classes
from muster.reading.sources import is_person, most_often, near, points_back, rank, sources_in, speaking_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.reading.analysis import Parsed
    from muster.reading.attribution import Speaker
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.option_parts import Part, Told

_QUOTES = frozenset("\"'\u2018\u2019\u201c\u201d\u201e,")
_MARKS = frozenset("\"'\u2018\u201c\u201d\u201e")


def said_by_values(scene: Scene, _claim: Told) -> list[str | None]:
    """The sources that the sentence names, the one who spoke last, those around it, and who speaks most."""
    around = near(scene.analysed, _number(scene))
    here = [source.text for source in sources_in(scene.analysed, scene.parsed)]
    return [*here, scene.topic.speaker, *around, *most_often(scene.analysed)]


def _number(scene: Scene) -> int:
    return mentions(scene.analysed).number_of(scene.parsed)


def said_by_parts(values: Sequence[str | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """What sort of source it is, where it stands, and whether its clause tells of saying."""
    scene, text = candidate.scene, candidate.scene.parsed.text
    sources = sources_in(scene.analysed, scene.parsed)
    quoted = not _MARKS.isdisjoint(text)
    voice, telling = _voice(candidate), _telling(scene)
    around = near(scene.analysed, _number(scene))
    for value in values:
        if value is None:
            yield [(_no_source, min(len(sources), 2), quoted, telling), (_nobody, voice, claim.event)]
            continue
        source = next((one for one in sources if one.text == value), None)
        last = value == scene.topic.speaker
        parts: list[Part] = [
            (_source, last, text[:1] in _QUOTES, source is not None, quoted),
            (_speaks, *rank(scene.analysed, value), source is not None, last, voice),
        ]
        if source is not None:
            at = source.start
            parts += _source_parts(scene, source)
            parts.append((_source_at, _source_sort(scene.parsed, source), claim.event))
            parts.append((_source_near, at <= 1, side(at, candidate.at), step(abs(at - candidate.at))))
        elif value in around:
            one = around[value]
            parts.append((_around, one.distance, one.speaks, one.nearest, one.paragraph, voice))
            parts.append((_around_sort, _source_sort(one.parsed, one.source), one.speaks, one.distance > 0))
            parts.append((_around_told, one.distance, one.speaks, telling, is_person(one.parsed, one.source)))
        yield parts


def _telling(scene: Scene) -> str:
    """How a sentence tells who speaks: by name, by a role, by a word that points back, or not at all."""
    named = speaking_in(scene.analysed, scene.parsed)
    if named is None:
        return "pointed" if points_back(scene.parsed) else "quoted" if scene.speaker else "none"
    return "named" if any(not word[0].islower() for word in named.text.split()[1:]) else "role"


def _voice(candidate: Candidate) -> str:
    """Whether a claim stands in speech, told by its own sentence or by one before, and whom its words point back to."""
    scene = candidate.scene
    tokens, words = scene.parsed.tokens, sayings(scene.parsed.lang)
    speech = quotation_at(scene.analysed, tokens[candidate.at].start)
    start = scene.parsed.sentence.start
    state = "none" if speech is None else "whole" if speech.start <= start else "here"
    own = any(token.low in words.first for token in tokens)
    other = any(token.low in words.pronouns for token in tokens)
    return f"{state}:{'first' if own else 'third' if other else 'no'}"


def _nobody(voice: str, event: str) -> Iterator[str]:
    yield f"null:voice:{voice}"
    yield f"null:voice:{voice}:{event}"


def _speaks(above: int, speakers: int, here: bool, last: bool, voice: str) -> Iterator[str]:
    yield f"rank:{above}:{speakers}"
    yield f"rank-here:{above}:{here}"
    yield f"voice:{voice}:{here}:{last}"


def _around(distance: int, speaks: bool, nearest: bool, paragraph: bool, voice: str) -> Iterator[str]:
    state, _, person = voice.partition(":")
    yield f"around:{distance}:{speaks}"
    yield f"around-voice:{distance}:{speaks}:{state}"
    yield f"around-nearest:{distance > 0}:{speaks}:{nearest}:{state}"
    yield f"around-person:{distance > 0}:{speaks}:{nearest}:{person}"
    yield f"around-paragraph:{distance > 0}:{speaks}:{nearest}:{paragraph}"


def _around_sort(sort: str, speaks: bool, ahead: bool) -> Iterator[str]:
    yield f"around-sort:{sort}:{speaks}"
    yield f"around-sort-ahead:{sort}:{ahead}"


def _no_source(sources: int, quoted: bool, telling: str) -> Iterator[str]:
    yield f"null:sources:{sources}:quoted:{quoted}"
    yield f"null:telling:{telling}"


def _source(last: bool, opens: bool, here: bool, quoted: bool) -> Iterator[str]:
    yield f"last:{last}:{opens}"
    yield f"here:{here}:quoted:{quoted}"


def _around_told(distance: int, speaks: bool, telling: str, person: bool) -> Iterator[str]:
    yield f"around-told:{telling}:{distance > 0}:{speaks}:{person}"
    yield f"around-pointed:{telling}:{distance}:{person}"


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
    tokens = scene.parsed.tokens
    before = tuple([token.low for token in tokens[max(at - 2, 0) : at]])
    behind = tokens[source.end].low if source.end < len(tokens) else ""
    of = token_classes(scene.parsed)[at - 2] if at > 1 and "partitives" in tokens[at - 1].word.roles else frozenset()
    told: Part = (_source_verbs, verbs, inside, role, scene.parsed.lang)
    return (_source_in, inside, role, before, behind), (_source_of, of), told


def _source_in(inside: bool, role: str, before: tuple[str, ...], behind: str) -> Iterator[str]:
    yield f"inside:{inside}:{role}"
    yield f"before:{before[-1] if before else ''}"
    yield f"before-both:{' '.join(before)}"
    yield f"behind:{behind}"


def _source_of(classes: frozenset[str]) -> Iterator[str]:
    return (f"of:{name}" for name in classes)


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

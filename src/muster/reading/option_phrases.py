"""What may fill the fields that quote the report: how many, which forces, what about, and who says it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from muster.reading.attribution import sayings, source_at, told_in
from muster.reading.changes import phrase_around
from muster.reading.classes import classes_of_verb
from muster.reading.draft import words_of
from muster.reading.option_parts import step
from muster.reading.presence import count_of
from muster.reading.signs import role_of, token_classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.model import Count
    from muster.reading.analysis import Parsed
    from muster.reading.attribution import Speaker
    from muster.reading.draft import Scene
    from muster.reading.forces import Force
    from muster.reading.judging import Candidate
    from muster.reading.option_parts import Part, Told
    from muster.reading.tokens import Token

_QUOTES = frozenset("\"'\u2018\u2019\u201c\u201d\u201e,")


def _side(at: int, here: int) -> str:
    return "behind" if at > here else "before"


@lru_cache(maxsize=64)
def _counted(parsed: Parsed) -> list[tuple[Force, Count]]:
    """The forces of a sentence that are counted."""
    return [(force, count) for force in parsed.forces if (count := count_of(force)) is not None]


def count_values(scene: Scene, _claim: Told) -> list[Count]:
    """The counts of forces in the sentence."""
    return [count for _, count in _counted(scene.parsed)]


def count_parts(values: Sequence[Count | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """Where a count stands, of what, and whose."""
    scene, here = candidate.scene, candidate.at
    counted = _counted(scene.parsed)
    for value in values:
        if value is None:
            inside = any([force.head in scene.clause.at for force, _ in counted])
            yield [(_no_count, min(len(counted), 2), inside, any([force.head == here for force, _ in counted]))]
            continue
        same = [force for force, count in counted if count == value]
        if not same:
            yield []
            continue
        force = min(same, key=lambda f: abs(f.head - here))
        at, whose = force.head, claim.nation in force.nations if force.nations else "none"
        yield [
            (_count_at, at in scene.clause.at, at == here, _side(at, here), step(abs(at - here)), min(len(counted), 3)),
            (_count_of, value.unit, force.kind, force.elliptic, role_of(scene, force.start), whose),
            (_is, token_classes(scene.parsed)[at]),
            *_own(scene, candidate, force),
        ]


def _no_count(counted: int, inside: bool, own: bool) -> Iterator[str]:  # noqa: FBT001  (a maker of signs takes what a part holds)
    yield f"null:counted:{counted}:{inside}"
    yield f"null:own:{own}"


def _count_at(inside: bool, own: bool, side: str, distance: int, rivals: int) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"inside:{inside}:own:{own}"
    yield f"distance:{side}:{distance}"
    yield f"rivals:{rivals}"


def _count_of(unit: str, kind: str, elliptic: bool, role: str, whose: bool | str) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"unit:{unit}"
    yield f"kind:{kind}:elliptic:{elliptic}"
    yield f"role:{role}"
    yield f"nation:{whose}"


def _is(classes: frozenset[str]) -> Iterator[str]:
    return (f"is:{name}" for name in classes)


def _own(scene: Scene, candidate: Candidate, force: Force) -> Iterator[Part]:
    """Whether the claim's own forces and the counted ones are the same kind of thing."""
    mine = next((f for f in scene.parsed.forces if f.head == candidate.at), None)
    if mine and mine.head != force.head:
        between = scene.parsed.tokens[min(mine.end, force.end) : max(mine.start, force.start)]
        comma = any([t.text == "," for t in between])
        yield _count_beside, mine.kind, force.kind, mine.quantity is not None, min(len(between), 3), comma


def _count_beside(mine: str, kind: str, counted: bool, between: int, comma: bool) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"beside:{mine}:{kind}:{counted}"
    yield f"between:{between}:{comma}"


@lru_cache(maxsize=64)
def _named(parsed: Parsed) -> list[tuple[str, Force]]:
    """The forces of a sentence that have a name, by its words."""
    return [(words_of(parsed, *force.who), force) for force in parsed.forces if force.who]


def who_values(scene: Scene, _claim: Told) -> list[str]:
    """The names of forces in the sentence."""
    return [words for words, _ in _named(scene.parsed)]


def who_parts(values: Sequence[str | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """What the words name, and where they stand."""
    scene = candidate.scene
    named = _named(scene.parsed)
    for value in values:
        if value is None:
            own = any([force.head == candidate.at for _, force in named])
            yield [(_nobody, min(len(named), 2), own, claim.count is not None)]
            continue
        force = next((force for words, force in named if words == value), None)
        yield [] if force is None else [*_who(value, force, candidate, claim)]


def _who(value: str, force: Force, candidate: Candidate, claim: Told) -> Iterator[Part]:
    scene, at = candidate.scene, force.head
    yield _who_at, at in scene.clause.at, at == candidate.at, role_of(scene, force.start), claim.count is not None
    noun = force.noun.lemma if force.noun else "demonym"
    modified = bool(scene.parsed.tokens[at].word.modifier)
    yield _who_is, force.kind, noun, min(len(value.split()), 3), value != value.lower(), modified
    yield _is, token_classes(scene.parsed)[at]


def _nobody(named: int, own: bool, count: bool) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"null:named:{named}:own:{own}"
    yield f"null:count:{count}"


def _who_at(inside: bool, own: bool, role: str, count: bool) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"inside:{inside}:own:{own}"
    yield f"role:{role}"
    yield f"count:{count}"


def _who_is(kind: str, noun: str, words: int, capital: bool, modifier: bool) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"kind:{kind}"
    yield f"noun:{noun}"
    yield f"words:{words}"
    yield f"capital:{capital}"
    yield f"modifier:{modifier}"


def about_values(scene: Scene, _claim: Told) -> list[str]:
    """The noun phrases of the clause."""
    return list(_phrases(scene))


@lru_cache(maxsize=64)
def _phrases(scene: Scene) -> dict[str, tuple[int, Part]]:
    """The noun phrases of a clause by their words: where the head of the first stands, and what it is there."""
    found: dict[str, tuple[int, Part]] = {}
    for at in scene.clause.at:
        if _nominal(scene.parsed.tokens[at]):
            start, end = phrase_around(scene, at)
            words = words_of(scene.parsed, start, end)
            if words not in found:
                found[words] = at, (_about_in, role_of(scene, start), min(len(words.split()), 4), at == _last(scene))
    return found


def _last(scene: Scene) -> int:
    return max(scene.clause.at)


def _nominal(token: Token) -> bool:
    if not token.is_word or token.word.roles:
        return False
    return bool(token.word.noun or token.names) or not (token.word.verbs or token.low.endswith("e"))


def about_parts(values: Sequence[str | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """What the phrase is, and where it stands in its clause."""
    scene, trigger = candidate.scene, candidate.at
    phrases = _phrases(scene)
    for value in values:
        if value is None:
            yield [(_nothing, claim.trace[0])]
            continue
        if value not in phrases:
            yield []
            continue
        head, inside = phrases[value]
        token = scene.parsed.tokens[head]
        noun = token.word.noun.kind if token.word.noun else "none"
        yield [
            inside,
            (_about_at, head == trigger, _side(head, trigger), step(abs(head - trigger))),
            (_about_is, noun, token.names[0].kind if token.names else token.text[0].isupper(), claim.event),
            (_about_means, token_classes(scene.parsed)[head], claim.event),
        ]


def _nothing(frame: str) -> Iterator[str]:
    yield f"null:trigger:{frame}"


def _about_at(trigger: bool, side: str, distance: int) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"trigger:{trigger}"
    yield f"distance:{side}:{distance}"


def _about_is(noun: str, name: bool | str, event: str) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"noun:{noun}"
    yield f"noun:{noun}:{event}"
    yield f"name:{name}"


def _about_in(role: str, words: int, last: bool) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"role:{role}"
    yield f"words:{words}"
    yield f"last:{last}"


def _about_means(classes: frozenset[str], event: str) -> Iterator[str]:
    for name in classes:
        yield f"is:{name}"
        yield f"is:{name}:{event}"


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
            parts.append((_source_near, at <= 1, _side(at, candidate.at), step(abs(at - candidate.at))))
        yield parts


def _no_source(sources: int, quoted: bool, speaker: bool) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"null:sources:{sources}:quoted:{quoted}"
    yield f"null:speaker:{speaker}"


def _source(last: bool, opens: bool, here: bool, quoted: bool) -> Iterator[str]:  # noqa: FBT001  (as above)
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


def _source_in(inside: bool, role: str, before: str) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"inside:{inside}:{role}"
    yield f"before:{before}"


def _source_verbs(verbs: frozenset[str], inside: bool, role: str, lang: str) -> Iterator[str]:  # noqa: FBT001  (as above)
    classes = {name for verb in verbs for name in classes_of_verb(verb, lang)}
    yield from (f"verb:{name}:{inside}" for name in classes)
    yield from (f"verb:{verb}:{role}" for verb in verbs)


def _source_at(sort: str, event: str) -> Iterator[str]:
    yield f"sort:{sort}"
    yield f"sort:{sort}:{event}"


def _source_near(first: bool, side: str, distance: int) -> Iterator[str]:  # noqa: FBT001  (as above)
    yield f"first:{first}"
    yield f"side:{side}:{distance}"

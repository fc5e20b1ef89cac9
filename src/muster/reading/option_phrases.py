"""What may fill the fields that quote the report: how many, which forces, and what about."""

# ruff: noqa: FBT001  (makers of signs take what a part holds, in its order)

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from muster.model import Count
from muster.reading.draft import words_of
from muster.reading.force import COUNTED
from muster.reading.noun_phrases import may_head, phrase_around
from muster.reading.option_parts import side, step
from muster.reading.presence import count_of, unit_of
from muster.reading.signs import role_of, token_classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.reading.analysis import Parsed
    from muster.reading.draft import Scene
    from muster.reading.force import Force
    from muster.reading.judging import Candidate
    from muster.reading.option_parts import Part, Told

_SINGLE: Final = (COUNTED - {"nations"}) | {"people"}


@lru_cache(maxsize=64)
def _counted(parsed: Parsed) -> list[tuple[Force, Count]]:
    """The forces of a sentence that are counted; an article counts one."""
    told = ((force, count_of(force) or _one(parsed, force)) for force in parsed.forces)
    return [(force, count) for force, count in told if count is not None]


def _one(parsed: Parsed, force: Force) -> Count | None:
    """One ship, helicopter or person, where a phrase opens with an article and has a unit to count by."""
    return Count(1, 1, unit_of(force)) if force.kind in _SINGLE and parsed.is_one(force) else None


def count_values(scene: Scene, _claim: Told) -> list[Count]:
    """The counts of forces in the sentence."""
    return [count for _, count in _counted(scene.parsed)]


def count_parts(values: Sequence[Count | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """Where a count stands, of what, and whose."""
    scene, here = candidate.scene, candidate.at
    counted = _counted(scene.parsed)
    for value in values:
        if value is None:
            inside = any(force.head in scene.clause.at for force, _ in counted)
            yield [(_no_count, min(len(counted), 2), inside, any(force.head == here for force, _ in counted))]
            continue
        same = [force for force, count in counted if count == value]
        if not same:
            yield []
            continue
        force = min(same, key=lambda f: abs(f.head - here))
        at, whose = force.head, claim.nation in force.nations if force.nations else "none"
        yield [
            (_count_at, at in scene.clause.at, at == here, side(at, here), step(abs(at - here)), min(len(counted), 3)),
            (_count_of, value.unit, _how(force), role_of(scene, force.start), whose),
            (_is, token_classes(scene.parsed)[at]),
            *_own(scene, candidate, force),
        ]


def _no_count(counted: int, inside: bool, own: bool) -> Iterator[str]:
    yield f"null:counted:{counted}:{inside}"
    yield f"null:own:{own}"


def _count_at(inside: bool, own: bool, side: str, distance: int, rivals: int) -> Iterator[str]:
    yield f"inside:{inside}:own:{own}"
    yield f"distance:{side}:{distance}"
    yield f"rivals:{rivals}"


def _how(force: Force) -> str:
    """What is counted, and how: by a number, by a number alone, by an article."""
    return f"{force.kind}:{'elliptic' if force.elliptic else 'number' if force.quantity else 'article'}"


def _count_of(unit: str, how: str, role: str, whose: bool | str) -> Iterator[str]:
    yield f"unit:{unit}"
    yield f"how:{how}"
    yield f"role:{role}"
    yield f"nation:{whose}"


def _is(classes: frozenset[str]) -> Iterator[str]:
    return (f"is:{name}" for name in classes)


def _own(scene: Scene, candidate: Candidate, force: Force) -> Iterator[Part]:
    """Whether the claim's own forces and the counted ones are the same kind of thing."""
    mine = next((f for f in scene.parsed.forces if f.head == candidate.at), None)
    if mine and mine.head != force.head:
        between = scene.parsed.tokens[min(mine.end, force.end) : max(mine.start, force.start)]
        comma = any(t.text == "," for t in between)
        yield _count_beside, mine.kind, force.kind, mine.quantity is not None, min(len(between), 3), comma


def _count_beside(mine: str, kind: str, counted: bool, between: int, comma: bool) -> Iterator[str]:
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
            own = any(force.head == candidate.at for _, force in named)
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


def _nobody(named: int, own: bool, count: bool) -> Iterator[str]:
    yield f"null:named:{named}:own:{own}"
    yield f"null:count:{count}"


def _who_at(inside: bool, own: bool, role: str, count: bool) -> Iterator[str]:
    yield f"inside:{inside}:own:{own}"
    yield f"role:{role}"
    yield f"count:{count}"


def _who_is(kind: str, noun: str, words: int, capital: bool, modifier: bool) -> Iterator[str]:
    yield f"kind:{kind}"
    yield f"noun:{noun}"
    yield f"words:{words}"
    yield f"capital:{capital}"
    yield f"modifier:{modifier}"


def about_values(scene: Scene, _claim: Told) -> list[str]:
    """The noun phrases of the clause, then those of the rest of the sentence."""
    return list(_phrases(scene))


class _Phrase(NamedTuple):
    """A noun phrase: where it begins, its head, how many words, what it is in the clause, and where it lies.

    It lies in the clause, or else before or behind where the clause begins.
    """

    start: int
    head: int
    words: int
    role: str
    place: str


@lru_cache(maxsize=64)
def _phrases(scene: Scene) -> dict[str, _Phrase]:
    """The noun phrases of a sentence by their words, those of the clause first."""
    found: dict[str, _Phrase] = {}
    every, inside = _heads(scene.parsed), frozenset(scene.clause.at)
    own = {at: every[at] for at in scene.clause.at if at in every}
    for at, (start, words) in (own | every).items():
        if words not in found:
            place = "clause" if at in inside else "before" if at < scene.clause.at[0] else "behind"
            role = role_of(scene, start) if at in inside else "else"
            found[words] = _Phrase(start, at, min(len(words.split()), 4), role, place)
    return found


@lru_cache(maxsize=64)
def _heads(parsed: Parsed) -> dict[int, tuple[int, str]]:
    """Where each noun phrase of a sentence begins, and its words, by the position of its head."""
    found: dict[int, tuple[int, str]] = {}
    for at, token in enumerate(parsed.tokens):
        if at not in parsed.dated and may_head(token, parsed.lang):
            start, end = phrase_around(parsed, at)
            found[at] = start, words_of(parsed, start, end)
    return found


def about_parts(values: Sequence[str | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """What the phrase is, and where it stands in its sentence."""
    scene, trigger = candidate.scene, candidate.at
    phrases = _phrases(scene)
    for value in values:
        if value is None:
            yield [(_nothing, claim.trace[0])]
            continue
        if value not in phrases:
            yield []
            continue
        start, head, words, role, place = phrases[value]
        token = scene.parsed.tokens[head]
        noun = token.word.noun.kind if token.word.noun else "none"
        yield [
            (_about_in, role, words, head == scene.clause.at[-1], place),
            (_about_at, head == trigger, side(head, trigger), step(abs(head - trigger))),
            (_about_where, place, claim.trace[0], claim.event),
            (_about_is, noun, token.names[0].kind if token.names else token.text[0].isupper(), claim.event),
            (_about_means, token_classes(scene.parsed)[head], claim.event),
            (_about_opened, _opening(scene.parsed, start), role, claim.event),
        ]


def _opening(parsed: Parsed, start: int) -> str:
    """What stands before a phrase: a number, an article or the like, or neither."""
    if any(number.end == start for number in parsed.quantities):
        return "number"
    before = parsed.tokens[start - 1] if start else None
    return before.low if before and before.word.roles & {"determiners", "possessives"} else "none"


def _nothing(frame: str) -> Iterator[str]:
    yield f"null:trigger:{frame}"


def _about_at(trigger: bool, side: str, distance: int) -> Iterator[str]:
    yield f"trigger:{trigger}"
    yield f"distance:{side}:{distance}"


def _about_where(where: str, frame: str, event: str) -> Iterator[str]:
    yield f"where:{where}:{frame}"
    yield f"where:{where}:{event}"


def _about_is(noun: str, name: bool | str, event: str) -> Iterator[str]:
    yield f"noun:{noun}"
    yield f"noun:{noun}:{event}"
    yield f"name:{name}"


def _about_in(role: str, words: int, last: bool, where: str) -> Iterator[str]:
    yield f"role:{role}"
    yield f"where:{where}"
    yield f"words:{words}"
    yield f"last:{last}"


def _about_opened(opening: str, role: str, event: str) -> Iterator[str]:
    yield f"opened:{opening}"
    yield f"opened:{opening}:{event}"
    yield f"role:{role}:{event}"


def _about_means(classes: frozenset[str], event: str) -> Iterator[str]:
    for name in classes:
        yield f"is:{name}"
        yield f"is:{name}:{event}"

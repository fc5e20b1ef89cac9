"""What may fill the field of the end of a claim: dates, the ends of stretches and of lengths, and ends told near by."""

# ruff: noqa: FBT001  (makers of signs take what a part holds, in its order)

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.model import FURTHER_NOTICE
from muster.reading.classes import classes_of_verb
from muster.reading.mentions import mentions
from muster.reading.option_parts import step
from muster.reading.option_times import parts_of_date, side_of
from muster.reading.terms import terms
from muster.reading.timing import within_clause
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.model import FurtherNotice
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.option_parts import Part, Told
    from muster.reading.terms import Term
    from muster.time.expressions import TimeExpression

    End = Date | FurtherNotice

_ENDING: Final = frozenset(("until", "further-notice"))
_AROUND: Final = 4
_WIDEST: Final = 400  # days
_LONG_AGO: Final = 3650


def until_values(scene: Scene, claim: Told) -> list[End]:
    """The ends that the sentence names, those of the stretches and lengths that it tells, and ends told near by."""
    return [end for end, _ in _ends(scene, _beginning(claim))]


def until_parts(values: Sequence[End | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """What gave an end."""
    scene = candidate.scene
    ends = _ends(scene, _beginning(claim))
    roles = tuple(sorted({time.role for time in scene.parsed.times}))
    long = min(len(terms(scene.parsed)), 2)
    verbs = frozenset([verb.lemma for verb in scene.clause.verbs])
    for value in values:
        if value is None:
            yield [(_no_end, roles, claim.event, claim.modality, long)]
            continue
        sources = frozenset([source for end, source in ends if end == value])
        shapes = dict.fromkeys((maker, told[0]) for maker, *told in sources if maker is not _near_by)
        parts: list[Part] = [(_sources, sources, claim.event, claim.modality)]
        wide = isinstance(value, Date) and (value.is_open or value.last - value.first > _WIDEST)
        parts.append((_width, wide, isinstance(value, Date) and len(value.ranges) > 1))
        yield parts + [(_with_verbs, maker is _date, shape, verbs, scene.parsed.lang) for maker, shape in shapes]


def _beginning(claim: Told) -> Date | None:
    return claim.when if isinstance(claim.when, Date) else None


@lru_cache(maxsize=8)
def _ends(scene: Scene, when: Date | None) -> tuple[tuple[End, Part], ...]:
    """Each end that may be meant, with what gave it."""
    return (*_dated(scene, when), *_long(scene, when), *_elsewhere(scene))


def _dated(scene: Scene, when: Date | None) -> Iterator[tuple[End, Part]]:
    """The dates of the sentence, and the last part of each that is a stretch."""
    told = scene.analysed.report.told
    for time in scene.parsed.times:
        inside = within_clause(scene.parsed, scene.clause, time)
        if time.role == FURTHER_NOTICE:
            yield FURTHER_NOTICE, (_date, "given", time.role, time.rule, inside, False, "now")
            continue
        told_of: Part = (time.role, time.rule, inside, time.given == when)
        yield time.given, (_date, "given", *told_of, side_of(time.given, told))
        for part in parts_of_date(time.given):
            yield part, (_date, "part", *told_of, side_of(part, told))
        last = last_of(time.given)
        if last != time.given:
            yield last, (_date, "last", *told_of, side_of(last, told))


def last_of(date: Date) -> Date:
    """The last part of a stretch of time: of years the last year, of months the last month, of days the last day."""
    if date.is_open:
        return date
    first, last = dt.date.fromordinal(date.first), dt.date.fromordinal(date.last)
    behind = last + dt.timedelta(days=1)
    if (first.month, first.day, behind.month, behind.day) == (1, 1, 1, 1):
        return Date.year(last.year)
    return (
        Date.month(last.year, last.month) if (first.day, behind.day) == (1, 1) else Date.between(date.last, date.last)
    )


def _long(scene: Scene, when: Date | None) -> Iterator[tuple[Date, Part]]:
    """The ends of the lengths that the sentence tells, from each day on which they may begin."""
    lengths = terms(scene.parsed)
    for label, beginning in _beginnings(scene, when) if lengths else ():
        for term in lengths:
            yield term.after(beginning), (_length, label, *_of_term(term, scene))
    if when is not None and scene.clause.tense == "past":
        for term in lengths:
            yield scene.analysed.report.told, (_length, "over", *_of_term(term, scene))


def _beginnings(scene: Scene, when: Date | None) -> Iterator[tuple[str, Date]]:
    if when is not None:
        yield "when", when
    yield "told", scene.analysed.report.told
    yield from (("here", time.given) for time in scene.parsed.times if time.role not in _ENDING)
    for distance, time in _around(scene):
        near = abs(time.given.first - scene.analysed.report.told.first) < _LONG_AGO
        if near and time.role not in _ENDING and not time.given.is_open and (time.given.width or 0) <= _WIDEST:
            yield "behind" if distance > 0 else "before", time.given


def _around(scene: Scene) -> Iterator[tuple[int, TimeExpression]]:
    """The time expressions of the sentences around, with how many sentences away."""
    number, sentences = mentions(scene.analysed).number_of(scene.parsed), scene.analysed.sentences
    for at in range(max(number - _AROUND, 0), min(number + _AROUND + 1, len(sentences))):
        if at != number:
            yield from ((at - number, time) for time in sentences[at].times)


def _of_term(term: Term, scene: Scene) -> tuple[str, str, bool]:
    """The words on both sides of a length, and whether it stands in the clause."""
    tokens = scene.parsed.tokens
    before = tokens[term.start - 1].low if term.start else ""
    behind = tokens[term.end].low if term.end < len(tokens) else ""
    return before, behind, term.start in scene.clause.at


def _elsewhere(scene: Scene) -> Iterator[tuple[End, Part]]:
    """The ends that sentences around name."""
    told = scene.analysed.report.told
    for distance, time in _around(scene):
        if time.role == FURTHER_NOTICE:
            yield FURTHER_NOTICE, (_near_by, distance, time.role, "now")
        elif time.role == "until":
            yield time.given, (_near_by, distance, time.role, side_of(time.given, told))


def _sources(sources: frozenset[Part], event: str, modality: str) -> frozenset[str]:
    """What the sources of an end tell, each sign once."""
    return frozenset([sign for maker, *told in sources for sign in maker(*told, event, modality)])


def _near_by(distance: int, role: str, side: str, event: str, modality: str) -> Iterator[str]:
    yield f"near:{distance > 0}:{role}"
    yield f"near:{step(abs(distance))}:{role}:{event}"
    yield f"near:{side}:{event}:{modality}"


def _length(label: str, before: str, behind: str, inside: bool, event: str, modality: str) -> Iterator[str]:  # noqa: PLR0913, PLR0917  (a part holds as much)
    yield f"length:{label}:{inside}"
    yield f"length:{label}:{before}"
    yield f"length:{label}:{event}:{modality}"
    yield f"length:{before}:{event}"
    yield f"length-behind:{behind}"


def _width(wide: bool, parted: bool) -> Iterator[str]:
    yield f"wide:{wide}:{parted}"


def _with_verbs(dated: bool, shape: str, verbs: frozenset[str], lang: str) -> Iterator[str]:
    """The verbs of the clause, and what they mean: "runs until", "for a year longer"."""
    sort = shape if dated else "length"
    names = {name for verb in verbs for name in classes_of_verb(verb, lang)}
    yield from (f"{sort}:{shape}:class:{name}" for name in names)
    yield from (f"{sort}:{shape}:verb:{verb}" for verb in verbs)


def _no_end(roles: tuple[str, ...], event: str, modality: str, lengths: int) -> Iterator[str]:
    yield f"null:{list(roles)}"
    yield f"null:{list(roles)}:{event}"
    yield f"null:lengths:{lengths}"
    yield f"null:lengths:{lengths}:{event}:{modality}"


def _date(  # noqa: PLR0913, PLR0917  (a part holds as much)
    shape: str, role: str, rule: str, inside: bool, begins: bool, side: str, event: str, modality: str
) -> Iterator[str]:
    yield f"{shape}:{role}:{inside}"
    yield f"{shape}:{role}:{event}"
    yield f"{shape}:{role}:{modality}"
    yield f"{shape}:{role}:{side}:{event}"
    yield f"{shape}:rule:{rule}"
    yield f"{shape}:is-when:{begins}"

"""What may fill the fields of time: the dates that a sentence names, the one named before it, the report's own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from muster.reading.mentions import mentions
from muster.reading.option_parts import step
from muster.reading.timing import happened, open_ended, tells_past, within_clause
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.option_parts import Part, Told
    from muster.time.expressions import TimeExpression

_NULL = "null"
_FARTHEST = 20
_FEW = 3
_OTHERWISE = frozenset(("until", "further-notice"))
_OF_FACTS = frozenset(("asserted", "denied"))


def when_values(scene: Scene, claim: Told) -> Iterator[Date | None]:
    """The dates of the sentence, each also as a beginning; the report's own; the one named last before."""
    for time in scene.parsed.times:
        if time.role != "further-notice":
            yield time.given
            yield open_ended(time.given)
            yield from _parts(time.given, scene, claim)
    yield scene.analysed.report.told
    before = _before(scene)
    if before:
        yield before[0].given
        yield from _parts(before[0].given, scene, claim)


def _parts(date: Date, scene: Scene, claim: Told) -> Iterator[Date]:
    """The stretches of a date, of what is told in the perfect only those that have begun."""
    parts = parts_of_date(date)
    if not _has_happened(scene, claim):
        return parts
    last = scene.analysed.report.told.last
    return (part for part in parts if part.first <= last or date.first > last)


def when_chosen(when: Date | None, scene: Scene, claim: Told) -> Date | None:
    """The date that was chosen: what is told in the perfect has happened, so that it does not reach past the report."""
    if when is None or when.is_open or not _has_happened(scene, claim):
        return when
    return happened(when, scene.analysed.report.told)


def _has_happened(scene: Scene, claim: Told) -> bool:
    return claim.modality in _OF_FACTS and tells_past(scene.clause)


def parts_of_date(date: Date) -> Iterator[Date]:
    """Each of the few stretches that a date may lie in: "in September" is this year's or the last one's."""
    if 1 < len(date.ranges) <= _FEW:
        yield from (Date((stretch,), date.kind, date.qualifier) for stretch in date.ranges)


@lru_cache(maxsize=16)
def _before(scene: Scene) -> tuple[TimeExpression, int] | None:
    """The time expression named last before this sentence, and how many sentences before."""
    number = mentions(scene.analysed).number_of(scene.parsed)
    for back in range(1, min(number, _FARTHEST) + 1):
        times = scene.analysed.sentences[number - back].times
        dated = [time for time in times if time.role not in _OTHERWISE]
        if dated:
            return dated[-1], back
    return None


def when_parts(values: Sequence[Date | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """Which expression gave a date, and how the clause stands to it."""
    scene = candidate.scene
    tense = f"{scene.clause.tense}:{'perfect' if scene.clause.perfect or scene.clause.passive else 'plain'}"
    here = min(len([t for t in scene.parsed.times if t.role not in _OTHERWISE]), 2)
    for value in values:
        sorts = dict.fromkeys(_when_sorts(value, scene))
        parts: list[Part] = [(_when_in, sort, claim.event, claim.modality) for sort in sorts]
        yield parts + [(_when, sort, tense, here, claim.kind) for sort in sorts]


def _when_in(sort: str, event: str, modality: str) -> Iterator[str]:
    if sort != _NULL:  # which every field that is left open has besides
        yield sort
    yield f"{sort}|{event}:{modality}"


def _when(sort: str, tense: str, times: int, kind: str) -> Iterator[str]:
    yield f"{sort}|{tense}"
    yield f"{sort}|times:{times}"
    yield f"{sort}|{kind}|{tense}|times:{times}"


def _when_sorts(value: Date | None, scene: Scene) -> Iterator[str]:
    if value is None:
        yield _NULL
        return
    told = scene.analysed.report.told
    if value == told:
        yield "told"
    before = _before(scene)
    if before and value == before[0].given:
        yield f"before:{step(before[1])}:{before[0].role}"
    elif before and value in parts_of_date(before[0].given):
        yield f"before-part:{side_of(value, told)}:{value == _nearest(before[0].given, told)}"
    if value == scene.timing.when and all(value != time.given for time in scene.parsed.times):
        yield "happened"  # narrowed by the tense
    for time in scene.parsed.times:
        given = value == time.given
        if given or value == open_ended(time.given):
            inside = within_clause(scene.parsed, scene.clause, time)
            shape = "given" if given else "open"
            tense = side_of(time.given, told)
            yield f"{shape}:{time.role}:{inside}"
            yield f"{shape}:{tense}:{inside}"
            yield f"{shape}:{time.role}:{tense}"
            yield f"{shape}:{time.rule}"
        elif value in parts_of_date(time.given):
            yield from _of_a_part(value, time, told, inside=within_clause(scene.parsed, scene.clause, time))


def _of_a_part(value: Date, time: TimeExpression, told: Date, *, inside: bool) -> Iterator[str]:
    """Which stretch of several a date is: past or to come, and whether the report is nearest to it."""
    side = side_of(value, told)
    yield f"part:{side}:{value == _nearest(time.given, told)}"
    yield f"part:{side}:{inside}"
    yield f"part:{time.role}:{side}:{inside}"
    yield f"part:{time.rule}:{side}"


def side_of(date: Date, told: Date) -> str:
    """Whether a date lies before a report, behind it, or neither."""
    return "past" if date.last < told.first else "future" if date.first > told.last else "now"


def _nearest(date: Date, told: Date) -> Date:
    """The stretch of a date that lies nearest to the report."""
    return min(parts_of_date(date), key=lambda part: max(part.first - told.last, told.first - part.last, 0))

"""What may fill the fields of time: the dates that a sentence names, the one named before it, the report's own."""

# ruff: noqa: FBT001  (makers of signs take what a part holds, in its order)

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from muster.model import FURTHER_NOTICE
from muster.reading.mentions import mentions
from muster.reading.option_parts import step
from muster.reading.terms import terms
from muster.reading.timing import open_ended, within_clause
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.model import FurtherNotice
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.option_parts import Part, Told
    from muster.reading.terms import Term
    from muster.time.expressions import TimeExpression

_NULL = "null"
_FARTHEST = 20
_FEW = 3
_OTHERWISE = frozenset(("until", "further-notice"))


def when_values(scene: Scene, _claim: Told) -> Iterator[Date | None]:
    """The dates of the sentence, each also as a beginning; the report's own; the one named last before."""
    for time in scene.parsed.times:
        if time.role != "further-notice":
            yield time.given
            yield open_ended(time.given)
            yield from _parts(time.given)
    yield scene.analysed.report.told
    before = _before(scene)
    if before:
        yield before[0].given
        yield from _parts(before[0].given)


def _parts(date: Date) -> Iterator[Date]:
    """Each of the few stretches that a date may lie in: "in September" is this year's or the last one's."""
    if 1 < len(date.ranges) <= _FEW:
        yield from (Date((stretch,), date.kind, date.qualifier) for stretch in date.ranges)


@lru_cache(maxsize=16)
def _before(scene: Scene) -> tuple[TimeExpression, int] | None:
    """The time expression named last before this sentence, and how many sentences before."""
    number = mentions(scene.analysed).number[scene.parsed.sentence.start]
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
    elif before and value in _parts(before[0].given):
        yield f"before-part:{_side(value, told)}:{value == _nearest(before[0].given, told)}"
    if value == scene.timing.when and all(value != time.given for time in scene.parsed.times):
        yield "happened"  # narrowed by the tense
    for time in scene.parsed.times:
        given = value == time.given
        if given or value == open_ended(time.given):
            inside = within_clause(scene.parsed, scene.clause, time)
            shape = "given" if given else "open"
            tense = _side(time.given, told)
            yield f"{shape}:{time.role}:{inside}"
            yield f"{shape}:{tense}:{inside}"
            yield f"{shape}:{time.role}:{tense}"
            yield f"{shape}:{time.rule}"
        elif value in _parts(time.given):
            yield from _of_a_part(value, time, told, inside=within_clause(scene.parsed, scene.clause, time))


def _of_a_part(value: Date, time: TimeExpression, told: Date, *, inside: bool) -> Iterator[str]:
    """Which stretch of several a date is: past or to come, and whether the report is nearest to it."""
    side = _side(value, told)
    yield f"part:{side}:{value == _nearest(time.given, told)}"
    yield f"part:{side}:{inside}"
    yield f"part:{time.role}:{side}:{inside}"
    yield f"part:{time.rule}:{side}"


def _side(date: Date, told: Date) -> str:
    return "past" if date.last < told.first else "future" if date.first > told.last else "now"


def _nearest(date: Date, told: Date) -> Date:
    """The stretch of a date that lies nearest to the report."""
    return min(_parts(date), key=lambda part: max(part.first - told.last, told.first - part.last, 0))


def until_values(scene: Scene, claim: Told) -> list[Date | FurtherNotice]:
    """The ends that the sentence names, and those of the lengths that it tells."""
    return [*(_end(time) for time in scene.parsed.times), *(end for _, end in _ends(scene, claim))]


def _ends(scene: Scene, claim: Told) -> list[tuple[Term, Date]]:
    """The lengths of time that a sentence tells, each with its end, from the claim's date, else from the report's."""
    beginning = claim.when if isinstance(claim.when, Date) else scene.analysed.report.told
    return [(term, term.after(beginning)) for term in terms(scene.parsed)]


def _end(time: TimeExpression) -> Date | FurtherNotice:
    return FURTHER_NOTICE if time.role == "further-notice" else time.given


def until_parts(
    values: Sequence[Date | FurtherNotice | None], candidate: Candidate, claim: Told
) -> Iterator[list[Part]]:
    """Which expression gave an end."""
    scene = candidate.scene
    ends = _ends(scene, claim)
    for value in values:
        if value is None:
            yield [(_no_end, tuple(sorted({t.role for t in scene.parsed.times})), claim.event)]
            continue
        times = [time for time in scene.parsed.times if value == _end(time)]
        told = frozenset([(t.role, t.rule, within_clause(scene.parsed, scene.clause, t)) for t in times])
        whens = frozenset([time.given == claim.when for time in times])
        own = [term for term, end in ends if value == end]
        yield [(_until, told, whens, claim.event, claim.modality), *(_of_a_length(term, scene, claim) for term in own)]


def _of_a_length(term: Term, scene: Scene, claim: Told) -> Part:
    tokens = scene.parsed.tokens
    before = tokens[term.start - 1].low if term.start else ""
    behind = tokens[term.end].low if term.end < len(tokens) else ""
    inside = term.start in scene.clause.at
    return _length, before, behind, inside, claim.event, claim.modality, claim.when is not None


def _length(before: str, behind: str, inside: bool, event: str, modality: str, dated: bool) -> Iterator[str]:  # noqa: PLR0913, PLR0917  (a part holds as much)
    yield f"length:{inside}"
    yield f"length:{before}"
    yield f"length:{before}:{event}"
    yield f"length:{inside}:{event}:{modality}"
    yield f"length-behind:{behind}"
    yield f"length-from:{dated}"


def _no_end(roles: tuple[str, ...], event: str) -> Iterator[str]:
    yield f"null:{list(roles)}"
    yield f"null:{list(roles)}:{event}"


def _until(
    times: frozenset[tuple[str, str, bool]], whens: frozenset[bool], event: str, modality: str
) -> frozenset[str]:
    signs = {f"is-when:{when}" for when in whens}
    for role, rule, inside in times:
        signs |= {f"role:{role}:{inside}", f"role:{role}:{event}", f"role:{role}:{modality}", f"rule:{rule}"}
    return frozenset(signs)

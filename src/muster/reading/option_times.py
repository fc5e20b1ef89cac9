"""What may fill the fields of time: the dates that a sentence names, the one named before it, the report's own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from muster.model import FURTHER_NOTICE
from muster.reading.mentions import mentions
from muster.reading.option_phrases import step
from muster.reading.terms import terms
from muster.reading.timing import open_ended, within_clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Claim, FurtherNotice
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.terms import Term
    from muster.time.date import Date
    from muster.time.expressions import TimeExpression

_ENDS = frozenset(("until", "by", "before"))
_FARTHEST = 20
_OTHERWISE = frozenset(("until", "further-notice"))


def when_values(scene: Scene, _claim: Claim) -> Iterator[Date | None]:
    """The dates of the sentence, each also as a beginning; the report's own; the one named last before."""
    for time in scene.parsed.times:
        if time.role != "further-notice":
            yield time.given
            yield open_ended(time.given)
    yield scene.analysed.report.told
    before = _before(scene)
    yield before[0].given if before else None


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


def when_signs(value: Date | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """Which expression gave a date, and how the clause stands to it."""
    scene = candidate.scene
    state = f"{claim.event}:{claim.modality}"
    tense = f"{scene.clause.tense}:{'perfect' if scene.clause.perfect or scene.clause.passive else 'plain'}"
    own = [t for t in scene.parsed.times if t.role not in _OTHERWISE]
    here = f"times:{min(len(own), 2)}"
    signs = list(_when_sorts(value, scene))
    yield from signs
    for sign in signs:
        yield f"{sign}|{state}"
        yield f"{sign}|{tense}"
        yield f"{sign}|{here}"
        yield f"{sign}|{claim.kind}|{tense}|{here}"


def _when_sorts(value: Date | None, scene: Scene) -> Iterator[str]:
    if value is None:
        yield "null"
        return
    told = scene.analysed.report.told
    if value == told:
        yield "told"
    before = _before(scene)
    if before and value == before[0].given:
        yield f"before:{step(before[1])}:{before[0].role}"
    for time in scene.parsed.times:
        if value == time.given or value == open_ended(time.given):
            inside = within_clause(scene.parsed, scene.clause, time)
            shape = "open" if value != time.given else "given"
            tense = "past" if time.given.last < told.first else "future" if time.given.first > told.last else "now"
            yield f"{shape}:{time.role}:{inside}"
            yield f"{shape}:{tense}:{inside}"
            yield f"{shape}:{time.role}:{tense}"
            yield f"{shape}:{time.rule}"


def until_values(scene: Scene, claim: Claim) -> Iterator[Date | FurtherNotice | None]:
    """The ends that the sentence names, and those of the lengths that it tells."""
    for time in scene.parsed.times:
        yield FURTHER_NOTICE if time.role == "further-notice" else time.given
    beginning = claim.when or scene.analysed.report.told
    for term in terms(scene.parsed):
        yield term.after(beginning)


def until_signs(value: Date | FurtherNotice | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """Which expression gave an end."""
    scene = candidate.scene
    ends = [t.role for t in scene.parsed.times]
    if value is None:
        yield f"null:{sorted(set(ends))}"
        yield f"null:{sorted(set(ends))}:{claim.event}"
        return
    for time in scene.parsed.times:
        if value == (FURTHER_NOTICE if time.role == "further-notice" else time.given):
            inside = within_clause(scene.parsed, scene.clause, time)
            yield f"role:{time.role}:{inside}"
            yield f"role:{time.role}:{claim.event}"
            yield f"role:{time.role}:{claim.modality}"
            yield f"rule:{time.rule}"
            yield f"is-when:{time.given == claim.when}"
    beginning = claim.when or scene.analysed.report.told
    for term in terms(scene.parsed):
        if value == term.after(beginning):
            yield from _of_a_length(term, candidate, claim)


def _of_a_length(term: Term, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """Where a length of time stands, and what stands around it."""
    scene, tokens = candidate.scene, candidate.scene.parsed.tokens
    before = tokens[term.start - 1].low if term.start else ""
    behind = tokens[term.end].low if term.end < len(tokens) else ""
    inside = term.start in scene.clause.at
    yield f"length:{inside}"
    yield f"length:{before}"
    yield f"length:{before}:{claim.event}"
    yield f"length:{inside}:{claim.event}:{claim.modality}"
    yield f"length-behind:{behind}"
    yield f"length-from:{claim.when is not None}"

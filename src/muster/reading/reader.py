"""The reader: a report in, its claims out. Deterministic, offline; each stage is a pure function of the one before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from muster.collecting import uncollected
from muster.model import NO_LANGUAGE
from muster.reading.analysis import analyse
from muster.reading.attribution import speaker_of
from muster.reading.choosing import chosen, weights
from muster.reading.context import cues_in
from muster.reading.draft import Scene
from muster.reading.events import event_candidates
from muster.reading.figure_rows import claims_of_figures
from muster.reading.frames import frames
from muster.reading.judging import accepted
from muster.reading.lexicon import languages as known_languages
from muster.reading.merging import merged
from muster.reading.presence import is_local, presence_candidates
from muster.reading.relevance import concerns_forces, is_relevant
from muster.reading.sources import known_names
from muster.reading.timing import timing
from muster.reading.topics import advance, remember, start
from muster.reading.twins import the_better

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.model import Claim, Report
    from muster.reading.analysis import Analysed, Parsed
    from muster.reading.attribution import Speaker
    from muster.reading.judging import Candidate
    from muster.reading.topics import Topic
    from muster.time.date import Date


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a report gave.

    Attributes:
        claims: its claims, in the order of their evidence.
        relevant: whether it may tell of a military mission at all.
        readable: whether its language has tables.
        told: the report's date, narrowed by what the report says.
    """

    claims: tuple[Claim, ...]
    relevant: bool
    readable: bool
    told: Date


@cache
def languages() -> frozenset[str]:
    """The languages that can be read, by code."""
    return known_languages()


@uncollected()
def read_report(report: Report) -> Reading:
    """Read a report.

    A report in a language without tables is not readable and gives no claims; one of figures gives a claim a row.
    """
    if report.lang == NO_LANGUAGE:
        return Reading(tuple(claims_of_figures(report)), relevant=True, readable=True, told=report.told)
    if report.lang not in languages():
        return Reading((), relevant=True, readable=False, told=report.told)
    if not is_relevant(report.text, report.lang):
        return Reading((), relevant=False, readable=True, told=report.told)
    analysed = analyse(report)
    if not concerns_forces(analysed):
        return Reading((), relevant=False, readable=True, told=report.told)
    claims = merged(decided(candidates(analysed), report.lang))
    return Reading(claims, relevant=True, readable=True, told=analysed.told)


def decided(found: Iterable[Candidate], lang: str) -> list[tuple[float, Claim]]:
    """The candidates of a report that are claims, scored, with their fields chosen, none told twice in a sentence."""
    tables = weights(lang)
    told = [(score, chosen(one, tables)) for score, one in accepted(found, lang)]
    return [(score, one.claim) for score, one in the_better(told, lang) if not is_local(one)]


def candidates(analysed: Analysed) -> Iterator[Candidate]:
    """All that may be a claim in a report, in the order of the text, with the signs for and against each."""
    topic = start(analysed)
    for parsed in analysed.sentences:
        topic = advance(topic, parsed)
        if parsed.sentence.heading:
            continue
        speaker = speaker_of(parsed, parsed.lang, topic.speaker, known_names(analysed))
        told = speaker.text if speaker else None
        for scene in _scenes(analysed, parsed, topic, speaker):
            found = [*presence_candidates(scene), *event_candidates(scene)]
            yield from found
            topic = remember(topic, told, [one.claim for one in found])
        topic = remember(topic, told, ())


def _scenes(analysed: Analysed, parsed: Parsed, topic: Topic, speaker: Speaker | None) -> Iterator[Scene]:
    """The clauses of a sentence that can make a claim: by a frame that they evoke, or by forces that they name."""
    lang = parsed.lang
    table = frames(lang)
    heads = [force.head for force in parsed.forces]
    for clause in parsed.clauses:
        evoked = table.evoked(clause)
        if evoked or any(head in clause.at for head in heads):
            cues = cues_in(clause, parsed.clauses, lang)
            yield Scene(analysed, parsed, clause, topic, evoked, cues, timing(parsed, clause, analysed.told), speaker)

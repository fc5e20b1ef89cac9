"""What may fill the fields of event, modality and activity: all that there are, or those that the sentence tells."""

# ruff: noqa: FBT001  (makers of signs take what a part holds, in its order)

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.knowledge import world
from muster.model import ACTIVITIES, ALL_ACTIVITIES, EVENTS, MODALITIES
from muster.reading.judging import own_signs
from muster.reading.mentions import mentions
from muster.reading.option_parts import step
from muster.reading.setting import works_of
from muster.reading.signs import scene_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from muster.reading.analysis import Analysed, Parsed
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.option_parts import Part, Told

_SEVERAL: Final = 3
_QUARTERS: Final = 4
_NOWHERE: Final = 99
_OF_EVENTS: Final = ("when:", "clause:", "cue:", "trigger:", "rival:", "due:")
_OF_MODALITIES: Final = ("when:", "clause:", "cue:", "speaker:", "trigger:", "due:", "negation", "modal:")
_OF_BOTH: Final = ("when:", "tense:", "cue:")


def activity_values(scene: Scene, claim: Told) -> list[str | None]:
    """The work that the sentence tells of, all work, and what was told last."""
    row = world.mission_by_id(claim.mission) if claim.mission else None
    usual = [nature for nature in (row.nature if row else ()) if nature in ACTIVITIES]
    return [
        ALL_ACTIVITIES,
        *_works(scene.parsed),
        scene.topic.activity,
        *usual,
        *_told_works(scene.analysed)[:_SEVERAL],
    ]


@lru_cache(maxsize=4)
def _told_works(analysed: Analysed) -> tuple[str, ...]:
    """The kinds of work that a report tells of, the most often told first."""
    told = Counter(work for parsed in analysed.sentences for _, work in works_of(parsed))
    return tuple(work for work, _ in told.most_common())


@lru_cache(maxsize=4)
def _sentences_of_work(analysed: Analysed) -> dict[str, list[int]]:
    """The numbers of the sentences in which a report tells of some work, by the work."""
    found: dict[str, list[int]] = {}
    for number, parsed in enumerate(analysed.sentences):
        for work in dict.fromkeys(work for _, work in works_of(parsed)):
            found.setdefault(work, []).append(number)
    return found


def _around(scene: Scene, value: str) -> tuple[int, bool, int]:
    """How far away the nearest sentence is that tells of some work, whether it comes later, and its share in quarters.

    The share is that among all sentences that tell of work, each counted once for each work.
    """
    told = _sentences_of_work(scene.analysed)
    here = mentions(scene.analysed).number_of(scene.parsed)
    if value not in told:
        return _NOWHERE, False, 0
    at = bisect_left(told[value], here)
    nearest = min(told[value][max(at - 1, 0) : at + 1], key=lambda number: abs(number - here))
    share = len(told[value]) * _QUARTERS // sum(map(len, told.values()))
    return step(abs(nearest - here)), nearest > here, share


@lru_cache(maxsize=64)
def _works(parsed: Parsed) -> dict[str, tuple[list[int], list[int]]]:
    """The work that a sentence tells of: where words tell it, and where verbs do."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for at, work in works_of(parsed):
        found.setdefault(work, ([], []))[0].append(at)
    for clause in parsed.clauses:
        for verb in clause.verbs:
            if verb.activity:
                found.setdefault(verb.activity, ([], []))[1].append(verb.at)
    return found


def activity_parts(values: Sequence[str | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """Which words tell of the work, and where they stand."""
    scene = candidate.scene
    works = _works(scene.parsed)
    row = world.mission_by_id(claim.mission) if claim.mission else None
    verbs = frozenset([verb.lemma for verb in scene.clause.verbs])
    often = _told_works(scene.analysed)
    force = next((force for force in scene.parsed.forces if force.head == candidate.at), None)
    natures = row.nature if row else ()
    for value in values:
        if value is None:
            told = [at for words, _ in works.values() for at in words]
            yield [(_no_work, min(len(told), 2), any(at in scene.clause.at for at in told))]
            continue
        nature = value in row.nature if row else "none"
        rank = often.index(value) if value in often else _SEVERAL
        parts: list[Part] = [
            (_work, value, value == scene.topic.activity, nature),
            (_work_usual, value, claim.mission or "None", natures),
            (_work_among, min(rank, _SEVERAL), min(len(often), _SEVERAL)),
            (_work_around, *_around(scene, value), value, claim.event),
        ]
        if force:
            does = force.noun.activity if force.noun else ""
            parts.append((_work_of_forces, str(does == value) if does else "none", force.kind, value))
        if value in works:
            parts += (*_told_work(value, *works[value], candidate), (_work_of, verbs, value == ALL_ACTIVITIES))
        else:
            parts.append((_untold_work, value))
        yield parts


def _told_work(value: str, words: list[int], verbs: list[int], candidate: Candidate) -> Iterator[Part]:
    """Where the nearest word stands that tells of some work."""
    here = candidate.at
    nearest = min((*words, *verbs), key=lambda at: abs(at - here))
    where = "clause" if nearest in candidate.scene.clause.at else "sentence"
    yield _work_at, where, "verb" if nearest in verbs else "word", value, step(abs(nearest - here)), nearest == here
    token = candidate.scene.parsed.tokens[nearest]
    yield _work_word, token.low, where, value
    if token.word.noun:
        yield _work_noun, token.word.noun.kind, token.word.noun.lemma, value


def _no_work(told: int, inside: bool) -> Iterator[str]:
    yield f"null:told:{told}"
    yield f"null:clause:{inside}"


def _work(value: str, last: bool, nature: bool | str) -> Iterator[str]:
    yield f"is:{value}"
    yield f"last:{last}"
    yield f"nature:{nature}"


def _work_usual(value: str, mission: str, natures: tuple[str, ...]) -> Iterator[str]:
    yield f"of:{mission}:{value}"
    yield from (f"nature:{nature}:{value}" for nature in natures)


def _work_among(rank: int, works: int) -> Iterator[str]:
    yield f"rank:{rank}:{works}"


def _work_of_forces(does: str, kind: str, value: str) -> Iterator[str]:
    yield f"force:{does}"
    yield f"force-is:{kind}:{value}"


def _work_at(where: str, sort: str, value: str, distance: int, at_trigger: bool) -> Iterator[str]:
    yield where
    yield f"{where}:{sort}"
    yield f"{where}:{value}"
    yield f"distance:{distance}"
    yield f"at-trigger:{at_trigger}"


def _work_word(word: str, where: str, value: str) -> Iterator[str]:
    yield f"word:{word}:{value}"
    yield f"word:{word}:{where}"


def _work_around(distance: int, ahead: bool, share: int, value: str, event: str) -> Iterator[str]:
    yield f"around:{distance}:{ahead}"
    yield f"around:{distance}:{event}"
    yield f"share:{share}"
    yield f"share:{share}:{value}"
    yield f"share:{share}:{min(distance, 2)}"


def _work_noun(kind: str, lemma: str, value: str) -> Iterator[str]:
    yield f"noun:{kind}"
    yield f"noun:{lemma}:{value}"


def _work_of(verbs: frozenset[str], everything: bool) -> Iterator[str]:
    return (f"verb:{verb}:{everything}" for verb in verbs)


def _untold_work(value: str) -> Iterator[str]:
    yield "untold"
    yield f"untold:{value}"


def _of(signs: Iterable[str], prefixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted([sign for sign in signs if sign.startswith(prefixes)]))  # so that equal parts are known again


@lru_cache(maxsize=64)
def _of_scene(scene: Scene, prefixes: tuple[str, ...]) -> tuple[str, ...]:
    return _of(scene_signs(scene), prefixes)


def event_values(_scene: Scene, claim: Told) -> tuple[str, ...]:
    """All events of the kind."""
    return EVENTS[claim.kind]


def event_rows(candidate: Candidate, claim: Told) -> list[Part]:
    """What the rules said, and what speaks for the claim: parts of every value alike."""
    was = candidate.claim
    return [
        (_with, _of_scene(candidate.scene, _OF_EVENTS)),
        (_with, _of(own_signs(candidate), _OF_EVENTS)),
        (_event, was.event, was.modality, claim.trace[0], candidate.group),
    ]


def _event(value: str, was: str, modality: str, frame: str, group: str) -> Iterator[str]:
    yield f"is:{value}"
    yield f"is:{value}:was:{was}"
    yield f"is:{value}:modality:{modality}"
    yield f"is:{value}:{frame}"
    yield f"is:{value}:group:{group}"


def _with(value: str, signs: tuple[str, ...]) -> Iterator[str]:
    return (f"is:{value}|{sign}" for sign in signs)


def modality_values(_scene: Scene, _claim: Told) -> tuple[str, ...]:
    """All modalities."""
    return MODALITIES


def modality_rows(candidate: Candidate, claim: Told) -> list[Part]:
    """What the rules said, and cues, tense and time: parts of every value alike."""
    own = own_signs(candidate)
    return [
        (_with, _of_scene(candidate.scene, _OF_MODALITIES)),
        (_with, _of(own, _OF_MODALITIES)),
        (_modality_with, claim.event, _of_scene(candidate.scene, _OF_BOTH) + _of(own, _OF_BOTH)),
        (_modality, candidate.claim.modality, claim.kind, claim.event),
    ]


def _modality(value: str, was: str, kind: str, event: str) -> Iterator[str]:
    yield f"is:{value}"
    yield f"is:{value}:was:{was}"
    yield f"is:{value}:event:{kind}:{event}"
    yield f"is:{value}:was:{was}:{kind}:{event}"


def _modality_with(value: str, event: str, signs: tuple[str, ...]) -> Iterator[str]:
    return (f"is:{value}:{event}|{sign}" for sign in signs)

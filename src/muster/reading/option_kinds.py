"""What may fill the fields of event, modality and activity: all that there are, or those that the sentence tells."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.knowledge import world
from muster.model import ACTIVITIES, ALL_ACTIVITIES, EVENTS, MODALITIES
from muster.reading.option_phrases import step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Claim
    from muster.reading.analysis import Analysed
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate

_SEVERAL: Final = 3
_OF_EVENTS: Final = ("when:", "clause:", "cue:", "trigger:", "rival:", "due:")
_OF_MODALITIES: Final = ("when:", "clause:", "cue:", "speaker:", "trigger:", "due:", "negation", "modal:")
_OF_BOTH: Final = ("when:", "tense:", "cue:")


def activity_values(scene: Scene, claim: Claim) -> Iterator[str | None]:
    """The work that the sentence tells of, all work, and what was told last."""
    yield ALL_ACTIVITIES
    for token in scene.parsed.tokens:
        yield token.word.activity or None
    for verb in (verb for clause in scene.parsed.clauses for verb in clause.verbs):
        yield verb.activity or None
    yield scene.topic.activity
    row = world.mission_by_id(claim.mission) if claim.mission else None
    yield from (nature for nature in (row.nature if row else ()) if nature in ACTIVITIES)
    yield from _works(scene.analysed)[:_SEVERAL]


@lru_cache(maxsize=4)
def _works(analysed: Analysed) -> tuple[str, ...]:
    """The kinds of work that a report tells of, the most often told first."""
    told = (token.word.activity for parsed in analysed.sentences for token in parsed.tokens)
    return tuple(work for work, _ in Counter(work for work in told if work).most_common())


def activity_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """Which words tell of the work, and where they stand."""
    scene = candidate.scene
    told = [at for at, token in enumerate(scene.parsed.tokens) if token.word.activity]
    if value is None:
        yield f"null:told:{min(len(told), 2)}"
        yield f"null:clause:{any(at in scene.clause.at for at in told)}"
        return
    yield f"is:{value}"
    yield f"last:{value == scene.topic.activity}"
    works = _works(scene.analysed)
    rank = works.index(value) if value in works else _SEVERAL
    yield f"rank:{min(rank, _SEVERAL)}:{min(len(works), _SEVERAL)}"
    force = next((force for force in scene.parsed.forces if force.head == candidate.at), None)
    if force:
        yield f"force:{force.noun.activity == value if force.noun and force.noun.activity else 'none'}"
        yield f"force-is:{force.kind}:{value}"
    own = [at for at in told if scene.parsed.tokens[at].word.activity == value]
    verbs = [v.at for c in scene.parsed.clauses for v in c.verbs if v.activity == value]
    spots = own + verbs
    if spots:
        nearest = min(spots, key=lambda at: abs(at - candidate.at))
        where = "clause" if nearest in scene.clause.at else "sentence"
        yield where
        yield f"{where}:{'verb' if nearest in verbs else 'word'}"
        yield f"{where}:{value}"
        yield f"distance:{step(abs(nearest - candidate.at))}"
        yield f"at-trigger:{nearest == candidate.at}"
        word = scene.parsed.tokens[nearest].word
        if word.noun:
            yield f"noun:{word.noun.kind}"
            yield f"noun:{word.noun.lemma}:{value}"
        for verb in scene.clause.verbs:
            yield f"verb:{verb.lemma}:{value == ALL_ACTIVITIES}"
    else:
        yield "untold"
        yield f"untold:{value}"
    row = world.mission_by_id(claim.mission) if claim.mission else None
    yield f"nature:{value in row.nature if row else 'none'}"
    yield from (f"nature:{nature}:{value}" for nature in (row.nature if row else ()))
    yield f"of:{claim.mission}:{value}"


@lru_cache(maxsize=16)
def _of(signs: frozenset[str], prefixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sign for sign in signs if sign.startswith(prefixes))


def event_values(_scene: Scene, claim: Claim) -> Iterator[str | None]:
    """All events of the kind."""
    yield from EVENTS[claim.kind]


def event_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """What the rules said, and what speaks for the claim."""
    yield f"is:{value}"
    yield f"is:{value}:was:{candidate.claim.event}"
    yield f"is:{value}:modality:{candidate.claim.modality}"
    yield f"is:{value}:{claim.trace[0]}"
    yield f"is:{value}:group:{candidate.group}"
    yield from (f"is:{value}|{sign}" for sign in _of(candidate.signs, _OF_EVENTS))


def modality_values(_scene: Scene, _claim: Claim) -> Iterator[str | None]:
    """All modalities."""
    yield from MODALITIES


def modality_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """What the rules said, and cues, tense and time."""
    yield f"is:{value}"
    yield f"is:{value}:was:{candidate.claim.modality}"
    yield f"is:{value}:event:{claim.kind}:{claim.event}"
    yield f"is:{value}:was:{candidate.claim.modality}:{claim.kind}:{claim.event}"
    yield from (f"is:{value}|{sign}" for sign in _of(candidate.signs, _OF_MODALITIES))
    yield from (f"is:{value}:{claim.event}|{sign}" for sign in _of(candidate.signs, _OF_BOTH))

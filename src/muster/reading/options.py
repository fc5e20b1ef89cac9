"""What may fill a field of a claim, and the signs for and against each.

The rules of a frame propose a value; beside it stand the other values that the report offers, and none at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from muster.knowledge import world
from muster.model import ALL_ACTIVITIES, ALL_NATIONS
from muster.reading import option_kinds, option_names, option_phrases, option_sources, option_times
from muster.reading.signs import scene_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from muster.model import Claim, Count, FurtherNotice
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.time.date import Date

    Value = str | Count | Date | FurtherNotice | None
    Values = Callable[[Scene, Claim], Iterator[Any]]
    Signs = Callable[[Any, Candidate, Claim], Iterator[str]]

_FIELDS: Final[dict[str, tuple[Values, Signs]]] = {
    "event": (option_kinds.event_values, option_kinds.event_signs),
    "modality": (option_kinds.modality_values, option_kinds.modality_signs),
    "said_by": (option_sources.said_by_values, option_sources.said_by_signs),
    "nation": (option_names.nation_values, option_names.nation_signs),
    "place": (option_names.place_values, option_names.place_signs),
    "mission": (option_names.mission_values, option_names.mission_signs),
    "activity": (option_kinds.activity_values, option_kinds.activity_signs),
    "count": (option_phrases.count_values, option_phrases.count_signs),
    "who": (option_phrases.who_values, option_phrases.who_signs),
    "about": (option_phrases.about_values, option_phrases.about_signs),
    "when": (option_times.when_values, option_times.when_signs),
    "until": (option_times.until_values, option_times.until_signs),
}
FIELDS: Final = tuple(_FIELDS)
NULL: Final = "null"
_ALWAYS: Final = frozenset(("event", "modality"))
_WORDED: Final = frozenset(("event", "modality", "nation", "mission"))
_WORDS: Final = ("noun:", "verb:", "word:", "frame:", "tense:", "modal:")


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a field may have, None for not told.

    Attributes:
        value: the value.
        signs: what speaks for or against it.
        sort: what sort of value it is, whatever the report is about, to be weighed with the words around the claim;
            empty for fields that words do not tell.
    """

    value: Value
    signs: frozenset[str]
    sort: str = ""


def options(field: str, candidate: Candidate, claim: Claim) -> list[Option]:
    """The values that a field of a claim may have, the rules' own first; each once.

    Args:
        field: one of ``FIELDS``.
        candidate: the claim as the rules made it, with where it was found.
        claim: the same with the fields before this one chosen.
    """
    values, _ = _FIELDS[field]
    every = dict.fromkeys((getattr(candidate.claim, field), None, *values(candidate.scene, claim)))
    if field in _ALWAYS:
        every.pop(None)
    sort = _sort if field in _WORDED else _no_sort
    return [
        Option(value, frozenset(_signs(field, value, candidate, claim)), sort(field, value, candidate))
        for value in every
    ]


@lru_cache(maxsize=16)
def company(scene: Scene) -> frozenset[str]:
    """The words and frames around a claim, as signs."""
    return frozenset(sign for sign in scene_signs(scene) if sign.startswith(_WORDS))


def _signs(field: str, value: Value, candidate: Candidate, claim: Claim) -> Iterator[str]:
    rule = getattr(candidate.claim, field)
    yield f"rule:{value == rule}"
    if value is None:
        yield NULL
    if rule is None:
        yield f"rule-null:{value is None}"
    yield from _FIELDS[field][1](value, candidate, claim)
    if value is None or value == rule or value in {ALL_NATIONS, ALL_ACTIVITIES}:
        tag = f"{'null' if value is None else 'rule' if value == rule else value}:{value == rule}"
        yield f"{tag}:{claim.event}"
        yield f"{tag}:group:{candidate.group}"
        yield f"{tag}:{claim.trace[0]}"


def _no_sort(_field: str, _value: Value, _candidate: Candidate) -> str:
    return ""


def _sort(field: str, value: str | None, candidate: Candidate) -> str:
    topic = candidate.scene.topic
    if value is None:
        return "null"
    if field == "modality":
        return value
    if field == "event":
        return f"{candidate.claim.kind}:{value}"
    if field == "nation":
        return option_names.sort_of_nation(value, topic)
    known = value in {topic.mission, topic.main_mission}
    return "known" if known else "made" if world.mission_by_id(value) is None else "other"

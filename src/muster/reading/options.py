"""What may fill a field of a claim, and the signs for and against each.

The rules of a frame propose a value; beside it stand the other values that the report offers, and none at all.
"""

# ruff: noqa: FBT001  (makers of signs take what a part holds, in its order)

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from muster.knowledge import world
from muster.model import ALL_ACTIVITIES, ALL_NATIONS
from muster.reading import (
    option_ends,
    option_kinds,
    option_missions,
    option_names,
    option_phrases,
    option_sources,
    option_times,
)
from muster.reading.option_parts import of_value, signs_of
from muster.reading.signs import scene_signs, sentence_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from muster.model import Claim, Count, FurtherNotice
    from muster.reading.analysis import Parsed
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.option_parts import Part, Told
    from muster.reading.topics import Topic
    from muster.time.date import Date

    Value = str | Count | Date | FurtherNotice | None
    Values = Callable[[Scene, Told], Iterable[Any]]
    Rows = Callable[[Candidate, Told], list[Part]]
    Parts = Callable[[Sequence[Any], Candidate, Told], Iterator[list[Part]]]

_FIELDS: Final[dict[str, tuple[Values, Parts]]] = {
    "said_by": (option_sources.said_by_values, option_sources.said_by_parts),
    "nation": (option_names.nation_values, option_names.nation_parts),
    "place": (option_names.place_values, option_names.place_parts),
    "mission": (option_missions.mission_values, option_missions.mission_parts),
    "activity": (option_kinds.activity_values, option_kinds.activity_parts),
    "count": (option_phrases.count_values, option_phrases.count_parts),
    "who": (option_phrases.who_values, option_phrases.who_parts),
    "about": (option_phrases.about_values, option_phrases.about_parts),
    "when": (option_times.when_values, option_times.when_parts),
    "until": (option_ends.until_values, option_ends.until_parts),
}
_ALWAYS: Final[dict[str, tuple[Values, Rows]]] = {
    "event": (option_kinds.event_values, option_kinds.event_rows),
    "modality": (option_kinds.modality_values, option_kinds.modality_rows),
}
FIELDS: Final = (*_ALWAYS, *_FIELDS)
NULL: Final = "null"
WORDED: Final = frozenset(("event", "modality", "nation", "mission"))
_WORDS: Final = ("noun:", "verb:", "frame:", "tense:", "modal:")
_SENTENCE_WORDS: Final = "word:"
_EVERYTHING: Final = frozenset((ALL_NATIONS, ALL_ACTIVITIES))


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
    """The values that a field of a claim may have, the rules' own first; each once; with all signs spelled.

    Args:
        field: one of ``FIELDS``.
        candidate: the claim as the rules made it, with where it was found.
        claim: the same with the fields before this one chosen.
    """
    values = values_of(field, candidate, claim)
    sorts = sorts_of(field, values, candidate) if field in WORDED else [""] * len(values)
    rows = rows_of(field, candidate, claim)
    told = zip(values, parts_of(field, values, candidate, claim), sorts, strict=True)
    return [Option(value, frozenset(signs_of(parts + of_value(rows, value))), sort) for value, parts, sort in told]


def values_of(field: str, candidate: Candidate, claim: Told) -> list[Any]:
    """The values alone, for who weighs them without spelling their signs."""
    rule = getattr(candidate.claim, field)
    if field in _ALWAYS:
        return list(dict.fromkeys((rule, *_ALWAYS[field][0](candidate.scene, claim))))
    return list(dict.fromkeys((rule, None, *_FIELDS[field][0](candidate.scene, claim))))


def rows_of(field: str, candidate: Candidate, claim: Told) -> list[Part]:
    """The parts that each value of a field has alike, if it has any; their makers take the value first."""
    return _ALWAYS[field][1](candidate, claim) if field in _ALWAYS else []


def parts_of(field: str, values: Sequence[Any], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """The other signs of each of these values, the rule's own first, as parts."""
    rule = values[0]
    another: Part = (_another, rule is None)
    every = ([] for _ in values) if field in _ALWAYS else _FIELDS[field][1](values, candidate, claim)
    for value, parts in zip(values, every, strict=True):
        own = value is rule
        if own or value is None or value in _EVERYTHING:
            tag = NULL if value is None else "rule" if own else value
            parts.append((_tagged, own, rule is None, tag, claim.event, candidate.group, claim.trace[0]))
        else:
            parts.append(another)
        yield parts


def _tagged(own: bool, untold: bool, tag: str, event: str, group: str, frame: str) -> Iterator[str]:  # noqa: PLR0913, PLR0917  (a part holds as much)
    yield f"rule:{own}"
    if tag == NULL:
        yield NULL
    if untold:
        yield f"rule-null:{tag == NULL}"
    yield f"{tag}:{own}:{event}"
    yield f"{tag}:{own}:group:{group}"
    yield f"{tag}:{own}:{frame}"


def _another(untold: bool) -> Iterator[str]:
    yield "rule:False"
    if untold:
        yield "rule-null:False"


def company(scene: Scene) -> frozenset[str]:
    """The words and frames around a claim, as signs."""
    return words_of_sentence(scene.parsed) | words_of_clause(scene)


@lru_cache(maxsize=64)
def words_of_clause(scene: Scene) -> frozenset[str]:
    """Those of them that its clause tells."""
    return frozenset([sign for sign in scene_signs(scene) if sign.startswith(_WORDS)])


@lru_cache(maxsize=64)
def words_of_sentence(parsed: Parsed) -> frozenset[str]:
    """Those of them that its sentence tells; no clause has another of their kind."""
    return frozenset([sign for sign in sentence_words(parsed) if sign.startswith(_SENTENCE_WORDS)])


def sorts_of(field: str, values: Sequence[str | None], candidate: Candidate) -> list[str]:
    """What sort of value each of some is."""
    return [_sort(field, value, candidate) for value in values]


def _sort(field: str, value: str | None, candidate: Candidate) -> str:
    topic = candidate.scene.topic
    if value is None:
        return NULL
    if field == "modality":
        return value
    if field == "event":
        return f"{candidate.claim.kind}:{value}"
    return option_names.sort_of_nation(value, topic) if field == "nation" else _sort_of_mission(value, topic)


def _sort_of_mission(value: str, topic: Topic) -> str:
    if value in {topic.mission, topic.main_mission}:
        return "known"
    return "made" if world.mission_by_id(value) is None else "other"

"""What is under discussion: the mission, the place and the nation that a sentence leaves to be understood."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from muster.knowledge import world

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.reading.analysis import Analysed, Parsed
    from muster.reading.forces import Force


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is told: its English name, the country it lies in (None for a sea), its position in the sentence."""

    name: str
    country: str | None
    at: int
    preposition: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What a reader has in mind when a sentence begins.

    Attributes:
        mission: the mission last named, or the only one that the report is about.
        spot: the place last named that forces can be at.
        nation: the nation whose forces were last spoken of.
        home: the home nation of the outlet, or of the report's language.
        hosts: countries that the missions and places of the report lie in; their forces are no contingent.
        main_mission: the mission that the report names most.
        main_spot: the place that it names most.
        main_nation: the nation whose forces it names most.
    """

    mission: str | None = None
    spot: Spot | None = None
    nation: str | None = None
    home: str | None = None
    hosts: frozenset[str] = frozenset()
    main_mission: str | None = None
    main_spot: Spot | None = None
    main_nation: str | None = None


@cache
def country_name(code: str) -> str:
    """The English name of a country, as claims name places."""
    nation = world.nation_by_code(code)
    return nation.words["en"].name if nation else code


def spots(parsed: Parsed) -> Iterator[Spot]:
    """The places that a sentence tells, from left to right; a capital or country that stands for its government is none."""
    for at, token in enumerate(parsed.tokens):
        before = _preposition(parsed, at)
        for name in token.names:
            spot = _spot(name.kind, name.id, at, before)
            if spot:
                yield spot
                break


def _spot(kind: str, name: str, at: int, preposition: str) -> Spot | None:
    if kind == "place":
        return Spot(name, world.country_of(name), at, preposition)
    if kind == "nation" and preposition:
        return Spot(country_name(name), name, at, preposition)
    return None


def _preposition(parsed: Parsed, at: int) -> str:
    """The preposition that governs a name: right before it, or before its article, adjective or "the city of"."""
    for i in range(at - 1, max(at - 5, -1), -1):
        token = parsed.tokens[i]
        if "prepositions" in token.word.roles:
            return token.low
        if not token.is_word or token.word.verbs or "relatives" in token.word.roles:
            return ""
    return ""


def missions_in(parsed: Parsed) -> list[tuple[int, str]]:
    """The missions that a sentence names, with their positions."""
    return [(at, name.id) for at, name in parsed.names("mission")]


def start(analysed: Analysed) -> Topic:
    """What a reader of the whole report knows it to be about, before its first sentence."""
    report = analysed.report
    outlet = world.outlet_by_name(report.outlet) if report.outlet else None
    home = outlet.nation if outlet else world.home_of(report.lang)
    missions = Counter(mission for parsed in analysed.sentences for _, mission in missions_in(parsed))
    places = [spot for parsed in analysed.sentences for spot in spots(parsed) if spot.country != home]
    counted = Counter(spot.name for spot in places)
    nations = Counter(code for parsed in analysed.sentences for force in parsed.forces for code in force.nations)
    hosts = _hosts(missions, places)
    main = counted.most_common(1)[0][0] if counted else None
    return Topic(
        home=home,
        hosts=hosts,
        main_mission=missions.most_common(1)[0][0] if missions else None,
        main_spot=next((spot for spot in places if spot.name == main), None),
        main_nation=next((code for code, _ in nations.most_common() if code not in hosts), None),
    )


def _hosts(missions: Iterable[str], places: Iterable[Spot]) -> frozenset[str]:
    theatres = {code for mission in missions if (row := world.mission_by_id(mission)) for code in row.theatre}
    return frozenset(theatres | {spot.country for spot in places if spot.country})


def advance(topic: Topic, parsed: Parsed) -> Topic:
    """What a reader has in mind after a sentence."""
    missions = missions_in(parsed)
    places = [spot for spot in spots(parsed) if spot.country != topic.home]
    nation = next((n for force in parsed.forces for n in _own(force, topic)), None)
    changed = replace(
        topic,
        mission=missions[-1][1] if missions else topic.mission,
        spot=places[-1] if places else topic.spot,
        nation=nation or _subject_nation(parsed, topic) or topic.nation,
    )
    return replace(changed, mission=None) if places and not missions and not _fits(changed.mission, places[-1]) else changed


def _own(force: Force, topic: Topic) -> Iterator[str]:
    yield from (code for code in force.nations if code not in topic.hosts and code != "*")


def _subject_nation(parsed: Parsed, topic: Topic) -> str | None:
    named = parsed.names("nation", "metonym")
    return next((n.id for at, n in named if n.id not in topic.hosts and not _preposition(parsed, at)), None)


def _fits(mission: str | None, spot: Spot) -> bool:
    """Whether a mission works where a place lies; an unknown mission fits anywhere."""
    row = world.mission_by_id(mission) if mission else None
    if row is None or spot.country is None:
        return True
    return spot.country in row.theatre or not row.theatre


fits = _fits

"""What may fill the fields of place and nation: what the report mentions, and where and how it does."""

# ruff: noqa: FBT001  (makers of signs take what a part holds, in its order)

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.knowledge import world
from muster.model import ALL_NATIONS
from muster.reading.mentions import mentions
from muster.reading.option_near import near_part, near_starred, share
from muster.reading.topics import country_name, country_of, lies_within, start
from muster.reading.voices import voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.reading.analysis import Analysed
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.mentions import Mentions
    from muster.reading.option_parts import Part, Told
    from muster.reading.topics import Topic

_PRESENCE: Final = "presence"
_APART: Final = (False, False)


def place_values(scene: Scene, _claim: Told) -> list[str | None]:
    """The places that the report mentions, its countries, and those under discussion."""
    return _places(scene)


@lru_cache(maxsize=64)
def _places(scene: Scene) -> list[str | None]:
    found = mentions(scene.analysed)
    home = country_name(scene.topic.home) if scene.topic.home else ""
    told: list[str | None] = [place for place in found.values["place"] if place != home]
    told += [country_name(code) for code in sorted(scene.topic.hosts)]
    return told + [spot.name if spot else None for spot in (scene.topic.spot, scene.topic.main_spot)]


def place_parts(values: Sequence[str | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """Where and how a place is mentioned, what sort of place it is, and how it fits the claim."""
    scene = candidate.scene
    found = mentions(scene.analysed)
    beside = _beside(found, found.number_of(scene.parsed))
    last = scene.topic.spot.name if scene.topic.spot else None
    mission = world.mission_by_id(claim.mission) if claim.mission else None
    nouns = _nouns_of(scene)
    rule = candidate.claim.place
    for value in values:
        if value is None:
            yield [(_no_place, min(len(scene.topic.hosts), 2), min(len(scene.spots), 2))]
            continue
        standing, grain, code = _standing(value, scene.analysed)
        own = code is not None and code == claim.nation
        by_rule = _nested(value, rule) if rule and rule != value else None
        listed = value == rule if candidate.listed else None
        parts = [
            standing,
            near_part("place", value, candidate, found),
            (_place_here, own, value == last, _nested_in(value, beside) if beside else _APART, by_rule, listed),
            (_place_among, grain, nouns),
        ]
        if mission:
            parts.append((_place_of_mission, mission.place == value, code in mission.theatre))
        yield parts + _together(value, claim, scene.analysed)


@lru_cache(maxsize=256)
def _standing(value: str, analysed: Analysed) -> tuple[Part, str, str | None]:
    """What a place is in a whole report, with what sort of place it is and its country."""
    topic = start(analysed)
    row = world.place_named(value)
    code = country_of(value)
    grain = row.kind if row else "town"
    main = topic.main_spot is not None and topic.main_spot.name == value
    home = code is not None and code == topic.home
    return (_place_is, *share("place", value, analysed), grain, code in topic.hosts, home, main), grain, code


def _place_is(times: int, most: bool, grain: str, host: bool, home: bool, main: bool) -> Iterator[str]:  # noqa: PLR0913, PLR0917  (a part holds as much)
    yield from _share(times, most)
    yield f"grain:{grain}"
    yield f"host:{host}:{grain == 'country'}"
    yield f"home:{home}"
    yield f"main:{main}"


def _share(times: int, most: bool) -> Iterator[str]:
    yield f"times:{times}"
    if most:
        yield "most"


def _place_here(
    own: bool, last: bool, beside: tuple[bool, bool], rule: tuple[bool, bool] | None, listed: bool | None
) -> Iterator[str]:
    yield f"own-country:{own}"
    yield f"last:{last}"
    yield f"inside-beside:{beside[0]}"
    yield f"around-beside:{beside[1]}"
    if rule is not None:
        yield f"inside-rule:{rule[0]}"
        yield f"around-rule:{rule[1]}"
    if listed is not None:
        yield f"listed:{listed}"


def _place_among(grain: str, nouns: frozenset[str]) -> Iterator[str]:
    return (f"{grain}|{noun}" for noun in nouns)


def _place_of_mission(own: bool, inside: bool) -> Iterator[str]:
    yield f"mission-place:{own}:{inside}"


def _no_place(hosts: int, spots: int) -> Iterator[str]:
    yield f"null:hosts:{hosts}"
    yield f"null:spots:{spots}"


@lru_cache(maxsize=64)
def _beside(found: Mentions, number: int) -> frozenset[str]:
    """The places that a sentence mentions."""
    return frozenset([m.value for m in found.here.get(("place", number), ())])


@lru_cache(maxsize=1024)
def _nested_in(value: str, places: frozenset[str]) -> tuple[bool, bool]:
    """Whether a place lies in any of some others, and whether any of them lies in it."""
    pairs = [_nested(value, other) for other in places if other != value]
    return any(inside for inside, _ in pairs), any(around for _, around in pairs)


def _nested(one: str, other: str) -> tuple[bool, bool]:
    """Whether one place lies within another, and the other way round."""
    return lies_within(one, other), lies_within(other, one)


def _together(value: str, claim: Told, analysed: Analysed) -> list[Part]:
    """Whether the report mentions a place beside the nation or mission of the claim, more than others."""
    parts: list[Part] = []
    for field, wanted in (("nation", claim.nation), ("mission", claim.mission)):
        if wanted:
            shared, most = _shared(field, wanted, analysed)
            if most is not None:
                mine = shared.get(value, 0)
                parts.append((_with, field, min(mine, 2), mine == most))
    return parts


def _with(field: str, times: int, most: bool) -> Iterator[str]:
    yield f"with-{field}:{times}:{most}"


@lru_cache(maxsize=64)
def _shared(field: str, value: str, analysed: Analysed) -> tuple[Counter[str], int | None]:
    """In how many sentences each place is mentioned beside a nation or mission, and the most; None if that never is."""
    found = mentions(analysed)
    if (field, value) not in found.of:
        return Counter(), None
    shared = Counter(place for n in {m.sentence for m in found.of[field, value]} for place in _beside(found, n))
    return shared, max(shared.values(), default=0)


@lru_cache(maxsize=64)
def _nouns_of(scene: Scene) -> frozenset[str]:
    """The kinds of nouns of a clause and its small words of place."""
    found = {f"noun:{kind}" for kind in scene.noun_kinds}
    if scene.has_role("there"):
        found.add("there")
    return frozenset(found)


def nation_values(scene: Scene, claim: Told) -> list[str | None]:
    """The nations that the report mentions, all nations of the mission, and those under discussion.

    Forces that are present are not the host's own.
    """
    topic = scene.topic
    told = mentions(scene.analysed).values["nation"]
    every = [*told, ALL_NATIONS, topic.home, topic.nation, topic.main_nation, topic.matter]
    return [code for code in every if code not in topic.hosts] if claim.kind == _PRESENCE else every


def sort_of_nation(value: str, topic: Topic) -> str:
    """Whose a nation is, whatever the report is about: all of the mission's, the home nation, a host, another."""
    if value == ALL_NATIONS:
        return ALL_NATIONS
    if value == topic.home:
        return "home"
    return "host" if value in topic.hosts else "other"


def nation_parts(values: Sequence[str | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """Where and how a nation is mentioned, and whether it acts, sends forces or hosts them."""
    scene = candidate.scene
    topic, actor = scene.topic, scene.actor
    found = mentions(scene.analysed)
    row = world.mission_by_id(scene.mission) if scene.mission else None
    forces = scene.forces
    own = next((f for f in forces if f.head == candidate.at), None)
    several = candidate.listed and (len(own.nations) > 1 if own and own.nations else len(scene.actors) > 1)
    named = ("mission", found.number_of(scene.parsed)) in found.here
    mission = "named" if named else "known" if scene.mission else "none"
    speaks = voice(claim.said_by, scene)
    for value in values:
        if value is None:
            yield [(_no_nation, actor is not None)]
            continue
        star = sort_of_nation(value, topic)
        state = any(value in f.nations for f in forces) if forces else "none"
        near = near_part("nation", value, candidate, found)
        times, most = share("nation", value, scene.analysed)
        listed = value == candidate.claim.nation if candidate.listed else None
        among = value == candidate.claim.nation if several else None
        parts: list[Part] = [
            (near_starred, star, near),
            (_nation_here, star, mission, state, scene.speaker is not None),
            (_nation_known, value == actor, actor is None, value == topic.nation, listed, among),
            (_nation_speaks, "none" if speaks is None else str(value == speaks), candidate.claim.event),
            (_nation_is, times, most, value == topic.main_nation, value == topic.matter, topic.matter == ALL_NATIONS),
        ]
        if own:
            whose = value in own.nations if own.nations else "none"
            parts.append((_nation_of_forces, star, whose, value == topic.nation if own.possessive else None))
        if row and value != ALL_NATIONS:
            parts.append((_takes_part, value in row.lead, value in row.nations))
        yield parts


def _no_nation(actor: bool) -> Iterator[str]:
    yield f"null:actor:{actor}"


def _nation_here(star: str, mission: str, forces: bool | str, speaker: bool) -> Iterator[str]:
    yield f"sort:{star}"
    yield f"sort:{star}:mission:{mission}"
    yield f"forces:{star}:{forces}"
    if speaker:
        yield f"sort:{star}:speaker"


def _nation_known(acts: bool, nobody: bool, last: bool, listed: bool | None, among: bool | None) -> Iterator[str]:
    yield f"actor:{acts}"
    yield f"actor-is:{'none' if nobody else acts}"
    yield f"last:{last}"
    if listed is not None:
        yield f"listed:{listed}"
    if among is not None:  # of several nations told in a row each has a claim of its own
        yield f"among:{among}"


def _nation_is(times: int, most: bool, main: bool, matter: bool, joint: bool) -> Iterator[str]:
    yield from _share(times, most)
    yield f"main:{main}"
    yield f"matter:{matter}:{joint}"


def _nation_speaks(speaks: str, event: str) -> Iterator[str]:
    yield f"voice:{speaks}"
    yield f"voice:{speaks}:{event}"


def _nation_of_forces(star: str, whose: bool | str, last: bool | None) -> Iterator[str]:
    yield f"own-force:{star}:{whose}"
    if last is not None:
        yield f"possessive:{star}:{last}"


def _takes_part(leads: bool, named: bool) -> Iterator[str]:
    yield f"leads:{leads}:takes-part:{named}"

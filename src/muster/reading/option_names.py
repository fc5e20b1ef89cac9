"""What may fill the fields of place, nation and mission: what the report mentions, and where and how it does."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from muster.knowledge import world
from muster.model import ALL_NATIONS
from muster.reading.mentions import mentions
from muster.reading.option_phrases import step
from muster.reading.setting import activity_of
from muster.reading.topics import Spot, country_name, country_of, fits
from muster.reading.voices import voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Claim
    from muster.reading.analysis import Analysed
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.mentions import Mention, Mentions
    from muster.reading.topics import Topic

_OFTEN: Final = 5
_SEVERAL: Final = 3
_FAR: Final = 20


def _near(field: str, value: str, candidate: Candidate) -> Iterator[str]:
    """The signs of where and how a value is mentioned, seen from the claim."""
    found = mentions(candidate.scene.analysed)
    own = found.of.get((field, value), ())
    if not own:
        yield "unmentioned"
        return
    if own[0].sentence == 0:
        yield "in-title"
    here = found.number[candidate.scene.parsed.sentence.start]
    same = [m for m in found.here.get((field, here), ()) if m.value == value]
    yield from _beside(same, found.here[field, here], candidate) if same else _apart(field, own, here, found)


def _beside(same: list[Mention], rivals: list[Mention], candidate: Candidate) -> Iterator[str]:
    """How a value is mentioned in the sentence of the claim."""
    in_clause = [m for m in same if m.at in candidate.scene.clause.at]
    nearest = min(in_clause or same, key=lambda m: abs(m.at - candidate.at))
    where = "clause" if in_clause else "sentence"
    side = "behind" if nearest.at > candidate.at else "before"
    yield where
    yield f"{where}:{nearest.form}"
    yield f"{where}:{nearest.form}:{nearest.preposition}"
    yield f"{where}:{side}"
    yield f"{where}:{nearest.form}:{side}:{bool(nearest.preposition)}"
    yield f"distance:{side}:{step(abs(nearest.at - candidate.at))}"
    yield f"first-in-sentence:{nearest.at == rivals[0].at}"
    yield f"rivals:{min(len({m.value for m in rivals}), _SEVERAL)}"


def _apart(field: str, own: list[Mention], here: int, found: Mentions) -> Iterator[str]:
    """How far before or behind the sentence of the claim a value is mentioned."""
    before = bisect_left(own, here, key=attrgetter("sentence"))
    if not before:
        yield f"ahead:{step(own[0].sentence - here)}"
        return
    last = own[before - 1]
    yield f"back:{step(here - last.sentence)}"
    yield f"back:{last.form}"
    near = range(max(last.sentence + 1, here - _FAR), here)
    between = {m.value for n in near for m in found.here.get((field, n), ())}
    between |= {m.value for m in found.here[field, last.sentence] if m.at > last.at}
    yield f"since:{min(len(between), _SEVERAL)}"


def _share(field: str, value: str, scene: Scene) -> Iterator[str]:
    mine = len(mentions(scene.analysed).of.get((field, value), ()))
    yield f"times:{min(mine, _OFTEN)}"
    if mine and mine == _most(field, scene.analysed):
        yield "most"


@lru_cache(maxsize=16)
def _most(field: str, analysed: Analysed) -> int:
    return max((len(own) for (of, _), own in mentions(analysed).of.items() if of == field), default=0)


def place_values(scene: Scene, _claim: Claim) -> Iterator[str | None]:
    """The places that the report mentions, its countries, and those under discussion."""
    found = mentions(scene.analysed)
    home = country_name(scene.topic.home) if scene.topic.home else ""
    yield from (place for place in found.values["place"] if place != home)
    yield from (country_name(code) for code in sorted(scene.topic.hosts))
    for spot in (scene.topic.spot, scene.topic.main_spot):
        yield spot.name if spot else None


def place_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """Where and how a place is mentioned, what sort of place it is, and how it fits the claim."""
    scene = candidate.scene
    if value is None:
        yield f"null:hosts:{min(len(scene.topic.hosts), 2)}"
        yield f"null:spots:{min(len(scene.spots), 2)}"
        return
    found = mentions(scene.analysed)
    yield from _near("place", value, candidate)
    yield from _share("place", value, scene)
    row = world.place_named(value)
    code = country_of(value)
    grain = row.kind if row else "town"
    yield f"grain:{grain}"
    yield f"host:{code in scene.topic.hosts}:{grain == 'country'}"
    yield f"own-country:{code is not None and code == claim.nation}"
    yield f"home:{code is not None and code == scene.topic.home}"
    main, last = scene.topic.main_spot, scene.topic.spot
    yield f"main:{main is not None and main.name == value}"
    yield f"last:{last is not None and last.name == value}"
    here = found.number[scene.parsed.sentence.start]
    beside = {m.value for m in found.here.get(("place", here), ()) if m.value != value}
    yield f"inside-beside:{any(world.within(value, other) for other in beside)}"
    yield f"around-beside:{any(world.within(other, value) for other in beside)}"
    rule = candidate.claim.place
    if rule and rule != value:
        yield f"around-rule:{world.within(rule, value)}"
        yield f"inside-rule:{world.within(value, rule)}"
    if candidate.listed:
        yield f"listed:{value == rule}"
    yield from _together(value, grain, candidate, claim)
    mission = world.mission_by_id(claim.mission) if claim.mission else None
    if mission:
        yield f"mission-place:{mission.place == value}:{code in mission.theatre}"


def _together(value: str, grain: str, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """Whether the report mentions a place beside the nation or mission of the claim, more than others."""
    for field, wanted in (("nation", claim.nation), ("mission", claim.mission)):
        if wanted and (field, wanted) in mentions(candidate.scene.analysed).of:
            shared = _shared(field, wanted, candidate.scene.analysed)
            mine = shared.get(value, 0)
            yield f"with-{field}:{min(mine, 2)}:{mine == max(shared.values(), default=0)}"
    for noun in _nouns_of(candidate.scene):
        yield f"{grain}|{noun}"


@lru_cache(maxsize=64)
def _shared(field: str, value: str, analysed: Analysed) -> Counter[str]:
    """In how many sentences each place is mentioned beside a nation or mission."""
    found = mentions(analysed)
    sentences = {m.sentence for m in found.of[field, value]}
    return Counter(place for number in sentences for place in {m.value for m in found.here.get(("place", number), ())})


@lru_cache(maxsize=64)
def _nouns_of(scene: Scene) -> frozenset[str]:
    """The kinds of nouns of a clause and its small words of place."""
    found = {f"noun:{n.kind}" for at in scene.clause.at if (n := scene.parsed.tokens[at].word.noun)}
    if scene.has_role("there"):
        found.add("there")
    return frozenset(found)


def nation_values(scene: Scene, _claim: Claim) -> Iterator[str | None]:
    """The nations that the report mentions, all nations of the mission, and those under discussion."""
    found = mentions(scene.analysed)
    yield from found.values["nation"]
    yield from (ALL_NATIONS, scene.topic.home, scene.topic.nation, scene.topic.main_nation, scene.topic.matter)


def sort_of_nation(value: str, topic: Topic) -> str:
    """Whose a nation is, whatever the report is about: all of the mission's, the home nation, a host, another."""
    if value in {ALL_NATIONS, topic.home}:
        return value if value == ALL_NATIONS else "home"
    return "host" if value in topic.hosts else "other"


def nation_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """Where and how a nation is mentioned, and whether it acts, sends forces or hosts them."""
    scene = candidate.scene
    topic = scene.topic
    if value is None:
        yield f"null:actor:{scene.actor is not None}"
        return
    found = mentions(scene.analysed)
    near = list(_near("nation", value, candidate))
    yield from near
    yield from _share("nation", value, scene)
    star = sort_of_nation(value, topic)
    yield f"sort:{star}"
    yield from (f"{star}|{sign}" for sign in near)
    mission = scene.mission
    here = found.number[scene.parsed.sentence.start]
    named = ("mission", here) in found.here
    yield f"sort:{star}:mission:{'named' if named else 'known' if mission else 'none'}"
    yield f"actor:{value == scene.actor}"
    yield f"actor-is:{'none' if scene.actor is None else value == scene.actor}"
    speaks = voice(claim.said_by, scene)
    yield f"voice:{'none' if speaks is None else value == speaks}"
    yield f"voice:{'none' if speaks is None else value == speaks}:{candidate.claim.event}"
    yield f"last:{value == topic.nation}"
    yield f"main:{value == topic.main_nation}"
    yield f"matter:{value == topic.matter}:{topic.matter == ALL_NATIONS}"
    forces = [f for f in scene.parsed.forces if f.head in scene.clause.at]
    yield f"forces:{star}:{'none' if not forces else any(value in f.nations for f in forces)}"
    own = next((f for f in forces if f.head == candidate.at), None)
    if own:
        yield f"own-force:{star}:{'none' if not own.nations else value in own.nations}"
        if own.possessive:
            yield f"possessive:{star}:{value == topic.nation}"
    if candidate.listed:
        yield f"listed:{value == candidate.claim.nation}"
    if scene.speaker is not None:
        yield f"sort:{star}:speaker"
    row = world.mission_by_id(mission) if mission else None
    if row and value != ALL_NATIONS:
        yield f"leads:{value in row.lead}:takes-part:{value in row.nations}"


def mission_values(scene: Scene, claim: Claim) -> Iterator[str | None]:
    """The missions that the report names, those usual for the place, and a name of its own."""
    found = mentions(scene.analysed)
    yield from found.values["mission"]
    yield from (scene.topic.mission, scene.topic.main_mission, _usual(scene, claim), _usual_at_main(scene, claim))
    yield _made(scene, claim)


def _made(_scene: Scene, claim: Claim) -> str | None:
    """A name of its own for a mission that no table knows: who leads it and where."""
    code = country_of(claim.place) if claim.place else None
    if not claim.nation or not code:
        return None
    return world.made_id(claim.nation, code)


def _usual(scene: Scene, claim: Claim) -> str | None:
    if not claim.place:
        return None
    nation = claim.nation if claim.nation and claim.nation != ALL_NATIONS else ""
    return _default(claim.place, nation, scene.topic.year, _nature(scene))


@lru_cache(maxsize=1024)
def _default(place: str, nation: str, year: int, nature: str) -> str | None:
    row = world.default_mission(place, nation, year, nature)
    return row.id if row else None


@lru_cache(maxsize=64)
def _nature(scene: Scene) -> str:
    return activity_of(scene.parsed, scene.clause) or ""


def _usual_at_main(scene: Scene, _claim: Claim) -> str | None:
    spot = scene.topic.main_spot
    return _default(spot.name, "", scene.topic.year, "") if spot else None


def mission_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """Where and how a mission is mentioned, and how it fits place, nation and time."""
    scene = candidate.scene
    topic = scene.topic
    found = mentions(scene.analysed)
    usual = _usual(scene, claim)
    if value is None:
        yield f"null:usual:{usual is not None}"
        yield f"null:known:{min(len(found.values['mission']), _SEVERAL)}"
        here = found.number[scene.parsed.sentence.start]
        yield f"null:here:{('mission', here) in found.here}"
        yield f"null:nation:{'none' if claim.nation is None else 'host' if claim.nation in topic.hosts else 'other'}"
        yield f"null:host:{country_of(claim.place) in topic.hosts if claim.place else 'none'}"
        return
    yield from _near("mission", value, candidate)
    yield from _share("mission", value, scene)
    yield f"last:{value == topic.mission}"
    yield f"main:{value == topic.main_mission}"
    yield f"usual:{value == usual}:{usual is not None}"
    yield f"usual-main:{value == _usual_at_main(scene, claim)}"
    row = world.mission_by_id(value)
    if row is None:
        yield "made"
        yield f"made:usual:{usual is not None}:known:{min(len(found.values['mission']), 2)}"
        yield f"made:force:{any(f.head in scene.clause.at for f in scene.parsed.forces)}"
    else:
        code = country_of(claim.place) if claim.place else None
        spot = Spot(claim.place, code, 0, "") if claim.place else None
        yield f"fits:{'none' if spot is None else fits(value, spot)}"
        year = str(topic.year)
        yield f"time:{(not row.since or row.since[:4] <= year) and (not row.until or row.until[:4] >= year)}"
        yield f"takes-part:{claim.nation in row.nations or claim.nation in row.lead}"
        yield f"star:{claim.nation == ALL_NATIONS}"
        yield f"single:{len(found.values['mission']) == 1}"
        yield f"part:{bool(row.part_of)}"
        nature = _nature(scene)
        yield f"nature:{nature in row.nature if nature else 'none'}"

"""What may fill the fields of place, nation and mission: what the report mentions, and where and how it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.knowledge import world
from muster.model import ALL_NATIONS
from muster.reading.mentions import mentions
from muster.reading.option_phrases import step
from muster.reading.setting import activity_of
from muster.reading.topics import Spot, country_name, country_of, fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.model import Claim
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.mentions import Mention

_OFTEN: Final = 5


def _near(value: str, found: Iterable[Mention], candidate: Candidate) -> Iterator[str]:
    """The signs of where and how a value is mentioned, seen from the claim."""
    scene = candidate.scene
    here = mentions(scene.analysed).number[scene.parsed.sentence.start]
    own = [m for m in found if m.value == value]
    same = [m for m in own if m.sentence == here]
    if not own:
        yield "unmentioned"
        return
    if own[0].sentence == 0:
        yield "in-title"
    in_clause = [m for m in same if m.at in scene.clause.at]
    if in_clause or same:
        nearest = min(in_clause or same, key=lambda m: abs(m.at - candidate.at))
        where = "clause" if in_clause else "sentence"
        yield where
        yield f"{where}:{nearest.form}"
        yield f"{where}:{nearest.form}:{nearest.preposition}"
        side = "behind" if nearest.at > candidate.at else "before"
        yield f"{where}:{side}"
        yield f"{where}:{nearest.form}:{side}:{bool(nearest.preposition)}"
        yield f"distance:{side}:{step(abs(nearest.at - candidate.at))}"
        first = min(m.at for m in found if m.sentence == here)
        yield f"first-in-sentence:{nearest.at == first}"
        rivals = {m.value for m in found if m.sentence == here}
        yield f"rivals:{min(len(rivals), 3)}"
        return
    before = [here - m.sentence for m in own if m.sentence < here]
    after = [m.sentence - here for m in own if m.sentence > here]
    if before:
        yield f"back:{step(min(before))}"
        last = max((m for m in own if m.sentence < here), key=lambda m: (m.sentence, m.at))
        yield f"back:{last.form}"
        later = {m.value for m in found if (last.sentence, last.at) < (m.sentence, m.at) and m.sentence < here}
        yield f"since:{min(len(later), 3)}"
    elif after:
        yield f"ahead:{step(min(after))}"


def _share(field: str, value: str, scene: Scene) -> Iterator[str]:
    times = mentions(scene.analysed).times
    mine = times[field, value]
    most = max((n for (f, _), n in times.items() if f == field), default=0)
    yield f"times:{min(mine, _OFTEN)}"
    if mine and mine == most:
        yield "most"


def place_values(scene: Scene, claim: Claim) -> Iterator[str | None]:
    """The places that the report mentions, its countries, and those under discussion."""
    found = mentions(scene.analysed)
    home = country_name(scene.topic.home) if scene.topic.home else ""
    yield from (m.value for m in found.places if m.value != home)
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
    yield from _near(value, found.places, candidate)
    yield from _share("place", value, scene)
    row = world.place_named(value)
    code = country_of(value)
    grain = row.kind if row else "town"
    yield f"grain:{grain}"
    yield f"host:{code in scene.topic.hosts}:{grain == 'country'}"
    yield f"own-land:{code is not None and code == claim.nation}"
    yield f"home:{code is not None and code == scene.topic.home}"
    main, last = scene.topic.main_spot, scene.topic.spot
    yield f"main:{bool(main) and main.name == value}"
    yield f"last:{bool(last) and last.name == value}"
    here = found.number[scene.parsed.sentence.start]
    beside = {m.value for m in found.places if m.sentence == here and m.value != value}
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
    found = mentions(candidate.scene.analysed)
    told = {m.sentence for m in found.places if m.value == value}
    for name, group, wanted in (("nation", found.nations, claim.nation), ("mission", found.missions, claim.mission)):
        own = {m.sentence for m in group if m.value == wanted}
        if own:
            shared = len(own & told)
            best = max(
                len(own & {m.sentence for m in found.places if m.value == other})
                for other in {m.value for m in found.places} | {value}
            )
            yield f"with-{name}:{min(shared, 2)}:{shared == best}"
    for noun in _nouns_of(candidate.scene):
        yield f"{grain}|{noun}"


def _nouns_of(scene: Scene) -> frozenset[str]:
    """The kinds of nouns of a clause and its small words of place."""
    found = {f"noun:{n.kind}" for at in scene.clause.at if (n := scene.parsed.tokens[at].word.noun)}
    if scene.has_role("there"):
        found.add("there")
    return frozenset(found)


def nation_values(scene: Scene, claim: Claim) -> Iterator[str | None]:
    """The nations that the report mentions, all nations of the mission, and those under discussion."""
    found = mentions(scene.analysed)
    yield from (m.value for m in found.nations)
    yield from (ALL_NATIONS, scene.topic.home, scene.topic.nation, scene.topic.main_nation, scene.topic.matter)


def nation_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """Where and how a nation is mentioned, and whether it acts, sends forces or hosts them."""
    scene = candidate.scene
    topic = scene.topic
    if value is None:
        yield f"null:actor:{scene.actor is not None}"
        return
    found = mentions(scene.analysed)
    near = list(_near(value, found.nations, candidate))
    yield from near
    yield from _share("nation", value, scene)
    star = (
        "*" if value == ALL_NATIONS else "home" if value == topic.home else "host" if value in topic.hosts else "other"
    )
    yield f"sort:{star}"
    yield from (f"{star}|{sign}" for sign in near)
    mission = scene.mission
    yield f"sort:{star}:mission:{'named' if any(m.sentence == found.number[scene.parsed.sentence.start] for m in found.missions) else 'known' if mission else 'none'}"
    yield f"actor:{value == scene.actor}"
    yield f"actor-is:{'none' if scene.actor is None else value == scene.actor}"
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
    yield from (m.value for m in found.missions)
    yield from (scene.topic.mission, scene.topic.main_mission, _usual(scene, claim), _usual_at_main(scene, claim))
    yield _made(scene, claim)


def _made(scene: Scene, claim: Claim) -> str | None:
    """A name of its own for a mission that no table knows: who leads it and where."""
    code = country_of(claim.place) if claim.place else None
    if not claim.nation or not code:
        return None
    return f"{'joint' if claim.nation == ALL_NATIONS else claim.nation.lower()}-in-{code.lower()}"


def _usual(scene: Scene, claim: Claim) -> str | None:
    if not claim.place:
        return None
    nation = claim.nation if claim.nation and claim.nation != ALL_NATIONS else ""
    nature = activity_of(scene.parsed, scene.clause) or ""
    row = world.default_mission(claim.place, nation, scene.topic.year, nature)
    return row.id if row else None


def _usual_at_main(scene: Scene, claim: Claim) -> str | None:
    spot = scene.topic.main_spot
    row = world.default_mission(spot.name, "", scene.topic.year, "") if spot else None
    return row.id if row else None


def mission_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """Where and how a mission is mentioned, and how it fits place, nation and time."""
    scene = candidate.scene
    topic = scene.topic
    found = mentions(scene.analysed)
    usual = _usual(scene, claim)
    if value is None:
        yield f"null:usual:{usual is not None}"
        yield f"null:known:{len({m.value for m in found.missions}) if len(found.missions) < 3 else 3}"
        here = found.number[scene.parsed.sentence.start]
        yield f"null:here:{any(m.sentence == here for m in found.missions)}"
        yield f"null:nation:{'none' if claim.nation is None else 'host' if claim.nation in topic.hosts else 'other'}"
        yield f"null:host:{country_of(claim.place) in topic.hosts if claim.place else 'none'}"
        return
    yield from _near(value, found.missions, candidate)
    yield from _share("mission", value, scene)
    yield f"last:{value == topic.mission}"
    yield f"main:{value == topic.main_mission}"
    yield f"usual:{value == usual}:{usual is not None}"
    yield f"usual-main:{value == _usual_at_main(scene, claim)}"
    row = world.mission_by_id(value)
    if row is None:
        yield "made"
        yield f"made:usual:{usual is not None}:known:{min(len({m.value for m in found.missions}), 2)}"
        yield f"made:force:{any(f.head in scene.clause.at for f in scene.parsed.forces)}"
    else:
        code = country_of(claim.place) if claim.place else None
        spot = Spot(claim.place, code, 0, "") if claim.place else None
        yield f"fits:{'none' if spot is None else fits(value, spot)}"
        year = str(topic.year)
        yield f"time:{(not row.since or row.since[:4] <= year) and (not row.until or row.until[:4] >= year)}"
        yield f"takes-part:{claim.nation in row.nations or claim.nation in row.lead}"
        yield f"star:{claim.nation == ALL_NATIONS}"
        yield f"single:{len({m.value for m in found.missions}) == 1}"
        yield f"part:{bool(row.part_of)}"
        nature = activity_of(scene.parsed, scene.clause) or ""
        yield f"nature:{nature in row.nature if nature else 'none'}"

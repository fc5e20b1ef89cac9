"""What may fill a field of a claim, and the signs for and against each: where it is mentioned, how, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from muster.knowledge import world
from muster.model import ALL_ACTIVITIES, ALL_NATIONS, EVENTS, MODALITIES
from muster.reading.mentions import mentions
from muster.reading.option_phrases import (
    about_signs,
    about_values,
    count_signs,
    count_values,
    said_by_signs,
    said_by_values,
    who_signs,
    who_values,
)
from muster.reading.option_times import until_signs, until_values, when_signs, when_values
from muster.reading.setting import activity_of
from muster.reading.signs import scene_signs
from muster.reading.topics import country_name, country_of, fits, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.model import Claim
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.mentions import Mention

FIELDS: Final = (
    "event",
    "modality",
    "nation",
    "place",
    "mission",
    "activity",
    "count",
    "who",
    "about",
    "said_by",
    "when",
    "until",
)
_WORDED: Final = frozenset(("event", "modality", "nation", "mission"))
_OFTEN: Final = 5
_STEPS: Final = (0, 1, 2, 4, 8)


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a field may have, None for not told, with its signs."""

    value: str | None
    signs: frozenset[str]


def options(field: str, candidate: Candidate, claim: Claim) -> list[Option]:
    """The values that a field of a claim may have, the rules' own first; each once.

    Args:
        field: one of ``FIELDS``.
        candidate: the claim as the rules made it, with where it was found.
        claim: the same with the fields before this one chosen.
    """
    scene = candidate.scene
    rule = getattr(candidate.claim, field)
    values = dict.fromkeys((rule, None, *_VALUES[field](scene, claim)))
    if field in {"event", "modality"}:
        values.pop(None)
    return [Option(value, frozenset(_signs(field, value, candidate, claim))) for value in values]


def _signs(field: str, value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    kind, event = claim.kind, claim.event
    rule = getattr(candidate.claim, field)
    own = [f"rule:{value == rule}"]
    if value is None:
        own.append("null")
    if rule is None:
        own.append(f"rule-null:{value is None}")
    own += _SIGNS[field](value, candidate, claim)
    for sign in own:
        yield sign
        yield f"{kind}|{sign}"
    if field in _WORDED:
        sort = _sort(field, value, candidate)
        for word in _company(candidate):
            yield f"{sort}|{word}"
    if value is None or value == rule or value in {ALL_NATIONS, ALL_ACTIVITIES}:
        tag = "null" if value is None else "rule" if value == rule else value
        yield f"{kind}|{event}|{tag}"
        yield f"{kind}|{event}|{tag}|{value == rule}"
        yield f"{tag}|{value == rule}|group:{candidate.group}"
        yield f"{tag}|{value == rule}|{claim.trace[0]}"


def _sort(field: str, value: str | None, candidate: Candidate) -> str:
    """What sort of value it is, whatever the report is about, to be weighed with the words around."""
    if value is None:
        return "null"
    if field in {"activity", "modality"}:
        return value
    if field == "event":
        return f"{candidate.claim.kind}:{value}"
    topic = candidate.scene.topic
    if field == "nation":
        return (
            "*" if value == ALL_NATIONS else "home" if value == topic.home else "host" if value in topic.hosts else "else"
        )
    if field == "mission":
        known = value in {topic.mission, topic.main_mission}
        return "known" if known else "made" if world.mission_by_id(value) is None else "other"
    grain = "country" if value in _countries() else "spot"
    return f"{grain}:{bool(topic.main_spot) and topic.main_spot.name == value}"


@cache
def _countries() -> frozenset[str]:
    return frozenset(nation.words["en"].name for nation in world.nations())


@lru_cache(maxsize=16)
def _company_of(scene: Scene) -> frozenset[str]:
    return frozenset(
        sign for sign in scene_signs(scene) if sign.startswith(("noun:", "verb:", "word:", "frame:", "tense:", "modal:"))
    )


def _company(candidate: Candidate) -> frozenset[str]:
    """The words and frames around a claim, as signs."""
    return _company_of(candidate.scene)


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
        yield f"distance:{side}:{_step(abs(nearest.at - candidate.at))}"
        first = min(m.at for m in found if m.sentence == here)
        yield f"first-in-sentence:{nearest.at == first}"
        rivals = {m.value for m in found if m.sentence == here}
        yield f"rivals:{min(len(rivals), 3)}"
        return
    before = [here - m.sentence for m in own if m.sentence < here]
    after = [m.sentence - here for m in own if m.sentence > here]
    if before:
        yield f"back:{_step(min(before))}"
        last = max((m for m in own if m.sentence < here), key=lambda m: (m.sentence, m.at))
        yield f"back:{last.form}"
        later = {m.value for m in found if (last.sentence, last.at) < (m.sentence, m.at) and m.sentence < here}
        yield f"since:{min(len(later), 3)}"
    elif after:
        yield f"ahead:{_step(min(after))}"


def _step(distance: int) -> int:
    return max(step for step in _STEPS if step <= distance)


def _share(field: str, value: str, scene: Scene) -> Iterator[str]:
    times = mentions(scene.analysed).times
    mine = times[field, value]
    most = max((n for (f, _), n in times.items() if f == field), default=0)
    yield f"times:{min(mine, _OFTEN)}"
    if mine and mine == most:
        yield "most"


def _place_values(scene: Scene, claim: Claim) -> Iterator[str | None]:
    found = mentions(scene.analysed)
    home = country_name(scene.topic.home) if scene.topic.home else ""
    yield from (m.value for m in found.places if m.value != home)
    yield from (country_name(code) for code in sorted(scene.topic.hosts))
    for spot in (scene.topic.spot, scene.topic.main_spot):
        yield spot.name if spot else None


def _place_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
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
            best = max(len(own & {m.sentence for m in found.places if m.value == other}) for other in {m.value for m in found.places} | {value})
            yield f"with-{name}:{min(shared, 2)}:{shared == best}"
    for noun in _nouns_of(candidate.scene):
        yield f"{grain}|{noun}"


def _nouns_of(scene: Scene) -> frozenset[str]:
    """The kinds of nouns of a clause and its small words of place."""
    found = {f"noun:{n.kind}" for at in scene.clause.at if (n := scene.parsed.tokens[at].word.noun)}
    if scene.has_role("there"):
        found.add("there")
    return frozenset(found)


def _nation_values(scene: Scene, claim: Claim) -> Iterator[str | None]:
    found = mentions(scene.analysed)
    yield from (m.value for m in found.nations)
    yield from (ALL_NATIONS, scene.topic.home, scene.topic.nation, scene.topic.main_nation, scene.topic.matter)


def _nation_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    scene = candidate.scene
    topic = scene.topic
    if value is None:
        yield f"null:actor:{scene.actor is not None}"
        return
    found = mentions(scene.analysed)
    near = list(_near(value, found.nations, candidate))
    yield from near
    yield from _share("nation", value, scene)
    star = "*" if value == ALL_NATIONS else "home" if value == topic.home else "host" if value in topic.hosts else "other"
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


def _mission_values(scene: Scene, claim: Claim) -> Iterator[str | None]:
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


def _mission_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
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


def _activity_values(scene: Scene, claim: Claim) -> Iterator[str | None]:
    yield ALL_ACTIVITIES
    for token in scene.parsed.tokens:
        yield token.word.activity or None
    for verb in (verb for clause in scene.parsed.clauses for verb in clause.verbs):
        yield verb.activity or None
    yield scene.topic.activity
    row = world.mission_by_id(claim.mission) if claim.mission else None
    yield from (nature for nature in (row.nature if row else ()) if nature == "training")


def _activity_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    scene = candidate.scene
    told = [at for at, token in enumerate(scene.parsed.tokens) if token.word.activity]
    if value is None:
        yield f"null:told:{min(len(told), 2)}"
        yield f"null:clause:{any(at in scene.clause.at for at in told)}"
        return
    yield f"is:{value}"
    yield f"last:{value == scene.topic.activity}"
    own = [at for at in told if scene.parsed.tokens[at].word.activity == value]
    verbs = [v.at for c in scene.parsed.clauses for v in c.verbs if v.activity == value]
    spots = own + verbs
    if spots:
        nearest = min(spots, key=lambda at: abs(at - candidate.at))
        where = "clause" if nearest in scene.clause.at else "sentence"
        yield where
        yield f"{where}:{'verb' if nearest in verbs else 'word'}"
        yield f"{where}:{value}"
        yield f"distance:{_step(abs(nearest - candidate.at))}"
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


def _event_values(scene: Scene, claim: Claim) -> Iterator[str | None]:
    yield from EVENTS[claim.kind]


def _event_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    yield f"is:{value}"
    yield f"is:{value}:was:{candidate.claim.event}"
    yield f"is:{value}:modality:{candidate.claim.modality}"
    yield f"is:{value}:{claim.trace[0]}"
    yield f"is:{value}:group:{candidate.group}"
    yield from (f"is:{value}|{sign}" for sign in candidate.signs if sign.startswith(("when:", "clause:", "cue:", "trigger:", "rival:", "due:")))


def _modality_values(scene: Scene, claim: Claim) -> Iterator[str | None]:
    yield from MODALITIES


def _modality_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    yield f"is:{value}"
    yield f"is:{value}:was:{candidate.claim.modality}"
    yield f"is:{value}:event:{claim.kind}:{claim.event}"
    yield f"is:{value}:was:{candidate.claim.modality}:{claim.kind}:{claim.event}"
    yield from (f"is:{value}|{sign}" for sign in candidate.signs if sign.startswith(("when:", "clause:", "cue:", "speaker:", "trigger:", "due:", "negation", "modal:")))
    yield from (f"is:{value}:{claim.event}|{sign}" for sign in candidate.signs if sign.startswith(("when:", "tense:", "cue:")))


_VALUES: Final = {
    "event": _event_values,
    "modality": _modality_values,
    "place": _place_values,
    "nation": _nation_values,
    "mission": _mission_values,
    "activity": _activity_values,
    "count": count_values,
    "who": who_values,
    "about": about_values,
    "said_by": said_by_values,
    "when": when_values,
    "until": until_values,
}
_SIGNS: Final = {
    "event": _event_signs,
    "modality": _modality_signs,
    "place": _place_signs,
    "nation": _nation_signs,
    "mission": _mission_signs,
    "activity": _activity_signs,
    "count": count_signs,
    "who": who_signs,
    "about": about_signs,
    "said_by": said_by_signs,
    "when": when_signs,
    "until": until_signs,
}

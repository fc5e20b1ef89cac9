"""What is under discussion: the mission, the place and the nation that a sentence leaves to be understood."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from muster.knowledge import world
from muster.knowledge.outlets import outlet_by_name
from muster.reading.lexicon import home_nation, reader_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from muster.model import Claim, Modality, Report
    from muster.reading.analysis import Analysed, Parsed
    from muster.reading.force import Force
    from muster.reading.names import Name


_WITH_FORCES: Final = 3
_SHARE: Final = 3
_OUTWEIGH: Final = 4
_REACH: Final = 5
_MOSTLY: Final = 2
_OFTEN: Final = 3
_HOME_KINDS: Final = frozenset(("ministry", "government", "parliament"))
_COALITION: Final = "coalition"
_TRAINING: Final = "training"
_OF_FORCES: Final = frozenset(("presence", "status"))
_TO_COME: Final = frozenset(("planned", "conditional"))


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
        speaker: the words of the source named last.
        plan: the modality of the deployment announced last, while the talk is of it.
        year: of the report.
        forces: how often the report names armed forces.
        matter: the nation of the mission or forces told last, ``*`` for all of a mission's.
        activity: the work told last of forces there.
    """

    mission: str | None = None
    spot: Spot | None = None
    nation: str | None = None
    home: str | None = None
    hosts: frozenset[str] = frozenset()
    main_mission: str | None = None
    main_spot: Spot | None = None
    main_nation: str | None = None
    speaker: str | None = None
    plan: Modality | None = None
    year: int = 0
    forces: int = 0
    matter: str | None = None
    activity: str | None = None


@cache
def country_name(code: str) -> str:
    """The English name of a country, as claims name places."""
    nation = world.nation_by_code(code)
    return nation.words["en"].name if nation else code


@lru_cache(maxsize=256)
def spots(parsed: Parsed) -> tuple[Spot, ...]:
    """The places that a sentence tells, in order; a capital or country that stands for its government is none."""
    return tuple(_spots(parsed))


def _spots(parsed: Parsed) -> Iterator[Spot]:
    locatives = reader_words(parsed.lang, "locatives")
    for at, names in parsed.named:
        spot = _spot(names, at, _preposition(parsed, at), locatives)
        if spot:
            yield spot


def _spot(names: tuple[Name, ...], at: int, preposition: str, locatives: frozenset[str]) -> Spot | None:
    kinds = {name.kind: name.id for name in names}
    if "mission" in kinds or "organisation" in kinds:
        return None
    if "nation" in kinds:
        inside = preposition in locatives
        return Spot(country_name(kinds["nation"]), kinds["nation"], at, preposition) if inside else None
    if not preposition and ("capital" in kinds or "metonym" in kinds):
        return None
    name = kinds.get("place") or kinds.get("town")
    if name is None or "adjective" in kinds:
        return None
    return Spot(name, country_of(name), at, preposition)


@cache
def country_of(name: str) -> str | None:
    """The code of the country that a place lies in, None for a sea or a region of several."""
    place = world.place_named(name) or next(iter(world.places_by_name(name)), None)
    return place.countries[0] if place and len(place.countries) == 1 else None


def _preposition(parsed: Parsed, at: int) -> str:
    """The preposition that governs a name: before it, its article or adjective, or a name that it is listed with."""
    found = parsed.governors.get(at)
    if found is None:
        found = parsed.governors[at] = _governor(parsed, at)
    return found


def _governor(parsed: Parsed, at: int) -> str:
    for i in range(at - 1, max(at - _REACH, -1), -1):
        token = parsed.tokens[i]
        if "prepositions" in token.word.roles:
            return token.low
        if i > 0 and _lists(parsed, i):
            return _preposition(parsed, i - 1)
        if not token.is_word or token.word.verbs or "relatives" in token.word.roles:
            return ""
    return ""


def _lists(parsed: Parsed, at: int) -> bool:
    """Whether a comma or a conjunction stands right behind a name of a place or nation, so that a list goes on."""
    token = parsed.tokens[at]
    joint = token.text == "," or "coordinators" in token.word.roles
    return joint and any(name.kind in {"place", "town", "nation"} for name in parsed.tokens[at - 1].names)


@lru_cache(maxsize=1 << 14)
def lies_within(one: str, other: str) -> bool:
    """Whether one place lies within another: as the world tables say, which take long to ask."""
    return world.within(one, other)


def listed(parsed: Parsed, first: Spot, found: list[Spot]) -> list[Spot]:
    """A place with those that are listed with it: "in Estonia, Latvia and Poland"."""
    group = [first]
    for spot in found:
        between = parsed.tokens[group[-1].at + 1 : spot.at]
        joint = between and all(
            t.text == "," or t.word.roles & {"coordinators", "determiners", "prepositions"} for t in between
        )
        if joint and spot.preposition == group[-1].preposition and not lies_within(group[-1].name, spot.name):
            group.append(spot)
    return group


@lru_cache(maxsize=256)
def missions_in(parsed: Parsed) -> list[tuple[int, str]]:
    """The missions that a sentence names, with their positions."""
    return [(at, name.id) for at, name in parsed.names("mission")]


def described(parsed: Parsed, positions: Sequence[int], topic: Topic) -> str | None:
    """The mission that some words describe by who leads it: "the NATO mission", "the UN force in Mali".

    Args:
        parsed: the sentence.
        positions: those of the words.
        topic: what is under discussion; its place tells the theatre where the words do not.
        activity: the work told last of forces there.
    """
    every, organisations = _matters(parsed)
    matters = [i for i in every if i in positions]
    named = [name for i, name in organisations if i in positions]
    lead = next((lead for i in matters if (lead := _lead(parsed, i))), "") or (_leader(named) if matters else "")
    lead = lead or (_COALITION if _COALITION in named else "")
    if not lead:
        return None
    first = next(iter(matters), positions[0])
    spot = next((s for s in spots(parsed) if 0 < s.at - first <= _REACH), None) or topic.spot or topic.main_spot
    nature = next((n.activity for i in matters if (n := parsed.tokens[i].word.noun) and n.activity == _TRAINING), "")
    for kind in (nature, ""):
        found, sure = _resolved(lead, spot.name if spot else "", kind, topic.year)
        if sure or (found and spot):
            return found
    return None


@lru_cache(maxsize=1 << 12)
def _resolved(lead: str, theatre: str, nature: str, year: int) -> tuple[str | None, bool]:
    """The likeliest mission of a description, and whether it leaves no doubt."""
    found = world.resolve_mission(lead=lead, theatre=theatre, nature=nature, year=year)
    return found[0].mission.id if found else None, len(found) == 1


@lru_cache(maxsize=64)
def _matters(parsed: Parsed) -> tuple[list[int], list[tuple[int, str]]]:
    """Where a sentence has nouns for missions, and the organisations that it names with their positions."""
    nouns = [(at, noun) for at, token in enumerate(parsed.tokens) if (noun := token.word.noun)]
    return (
        [at for at, noun in nouns if noun.kind == "mission" or (noun.kind == "group" and noun.plain)],
        [(at, name.id) for at, names in parsed.named for name in names if name.kind == "organisation"],
    )


def _lead(parsed: Parsed, at: int) -> str:
    """Who leads the mission that a noun names: the first part of a compound, or an organisation right behind it."""
    tokens = parsed.tokens
    for name in tokens[at].names:
        if name.kind == "lead":
            return name.id
    for i in range(at + 1, min(at + _REACH, len(tokens))):
        for name in tokens[i].names:
            if name.kind == "organisation":
                return name.id
        if not tokens[i].word.roles:
            break
    return ""


def _leader(named: list[str]) -> str:
    """An organisation that leads missions, of those named in a clause."""
    return next((name for name in named if (row := world.organisation_by_id(name)) and row.sort == "lead"), "")


def home_of(report: Report) -> str | None:
    """The home nation of a report: its outlet's, else that of its language."""
    outlet = outlet_by_name(report.outlet) if report.outlet else None
    return (outlet.nation if outlet else "") or home_nation(report.lang)


@lru_cache(maxsize=4)
def start(analysed: Analysed) -> Topic:
    """What a reader of the whole report knows it to be about, before its first sentence."""
    report = analysed.report
    home = home_of(report)
    missions = Counter(mission for parsed in analysed.sentences for _, mission in missions_in(parsed))
    nations = Counter(code for parsed in analysed.sentences for force in parsed.forces for code in force.nations)
    weights = _theatre_weights(analysed, missions, nations, home)
    theatres = frozenset(code for code, weight in weights.items() if weight * _SHARE >= max(weights.values()))
    places = [s for parsed in analysed.sentences for s in spots(parsed) if s.country in theatres or s.country is None]
    senders = _senders(analysed, home, theatres)
    topic = Topic(
        home=home,
        forces=sum(force.kind != "weak" for parsed in analysed.sentences for force in parsed.forces),
        year=dt.date.fromordinal(analysed.told.last).year,
        hosts=theatres - {home},
        main_mission=missions.most_common(1)[0][0] if missions else None,
        main_spot=_main_spot(places),
        main_nation=next(iter(senders), None),
    )
    if missions:
        return topic
    told = Counter(m for p in analysed.sentences if (m := described(p, range(len(p.tokens)), topic)))
    return replace(topic, main_mission=told.most_common(1)[0][0] if told else None)


def _main_spot(places: list[Spot]) -> Spot | None:
    """The place to assume where none is told: a town or base that the report keeps to, else the country it is about."""
    if not places:
        return None
    told = Counter(spot.name for spot in places)
    within = Counter({name: times for name, times in told.items() if name != _country_of_spot(name)})
    best, times = within.most_common(1)[0] if within else ("", 0)
    if times >= _OFTEN and times * _MOSTLY >= told.total():
        return next(spot for spot in places if spot.name == best)
    common = next(spot for spot in places if spot.name == told.most_common(1)[0][0])
    return replace(common, name=country_name(common.country)) if common.country else common


def _country_of_spot(name: str) -> str:
    """The name of the country that a place lies in; its own for a sea."""
    code = country_of(name)
    return country_name(code) if code else name


def _senders(analysed: Analysed, home: str | None, theatres: frozenset[str]) -> list[str]:
    """The nations that send forces, most spoken of first; an unnamed government is that of the home nation."""
    weights: Counter[str] = Counter()
    for parsed in analysed.sentences:
        weights.update(code for force in parsed.forces for code in force.nations for _ in range(2))
        weights.update(
            name.id for at, name in parsed.names("nation", "metonym", "adjective") if not _preposition(parsed, at)
        )
        if home:
            weights[home] += sum(bool(t.word.noun and t.word.noun.kind in _HOME_KINDS) for t in parsed.tokens)
    return [code for code, _ in weights.most_common() if code not in theatres - {home} and code != "*"]


def _theatre_weights(
    analysed: Analysed, missions: Counter[str], nations: Counter[str], home: str | None
) -> Counter[str]:
    """How much a report speaks of each country as a place where forces are, and not as a nation that sends them."""
    weights: Counter[str] = Counter()
    adjectives: Counter[str] = Counter()
    for parsed in analysed.sentences:
        weight = _WITH_FORCES if parsed.forces or missions_in(parsed) else 1
        for spot in spots(parsed):
            if spot.country:
                weights[spot.country] += weight
        adjectives.update(name.id for _, name in parsed.names("adjective"))
    for mission, times in missions.items():
        row = world.mission_by_id(mission)
        for code in row.theatre if row else ():
            weights[code] += _WITH_FORCES * times
    theatres = {code for m in missions if (row := world.mission_by_id(m)) for code in row.theatre}
    sending = {code for code, times in nations.items() if code not in theatres and weights[code] <= _OUTWEIGH * times}
    kept = {code: weight + adjectives[code] for code, weight in weights.items() if code != home and code not in sending}
    return Counter(kept)


def advance(topic: Topic, parsed: Parsed) -> Topic:
    """What a reader has in mind after a sentence."""
    named = missions_in(parsed)
    told = named[-1][1] if named else described(parsed, range(len(parsed.tokens)), topic)
    places = [
        spot for spot in spots(parsed) if spot.country in topic.hosts or (spot.country is None and spot.preposition)
    ]
    nation = next((n for force in parsed.forces for n in _own(force, topic)), None)
    mission = told or topic.mission
    return _changed(
        topic,
        {
            "mission": None if places and not told and not _fits(mission, places[-1]) else mission,
            "spot": places[-1] if places else topic.spot,
            "nation": nation or _subject_nation(parsed, topic) or topic.nation,
        },
    )


def remember(topic: Topic, speaker: str | None, claims: Iterable[Claim]) -> Topic:
    """What a reader keeps of a clause: who spoke, and whether a deployment to come is under discussion."""
    plan, activity, matter, mission = topic.plan, topic.activity, topic.matter, topic.mission
    for claim in claims:
        if claim.kind in _OF_FORCES:
            matter, mission = claim.nation or matter, mission or claim.mission
        if claim.kind == "presence":
            activity = claim.activity or activity
            plan = claim.modality if claim.event == "to-deploy" and claim.modality in _TO_COME else None
    told = {
        "speaker": speaker or topic.speaker,
        "plan": plan,
        "activity": activity,
        "matter": matter,
        "mission": mission,
    }
    return _changed(topic, told)


def _changed(topic: Topic, told: dict[str, Any]) -> Topic:
    """The topic with what was told; mostly that is what was known, and a new one is slow to make."""
    return topic if all(getattr(topic, name) == value for name, value in told.items()) else replace(topic, **told)


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
governed = _preposition

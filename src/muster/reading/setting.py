"""The setting of a claim: mission, nation, place and activity, from clause, sentence and what is under discussion."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.knowledge import world
from muster.model import ALL_NATIONS
from muster.reading.lexicon import reader_words
from muster.reading.topics import Spot, country_of, described, fits, governed, lies_within, missions_in, spots

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.reading.analysis import Parsed
    from muster.reading.clauses import Clause
    from muster.reading.force import Force
    from muster.reading.topics import Topic


_ACTING: Final = frozenset(("nation", "metonym", "demonym", "capital"))
_RULING: Final = frozenset(("government", "ministry", "parliament", "party"))
ALLIANCES: Final = frozenset(("nato", "un", "eu", "coalition"))


def place_of(parsed: Parsed, clause: Clause, topic: Topic, near: int | None = None) -> Spot | None:
    """The place of a clause: told in it (the nearest to a position, if given), in its sentence, or under discussion.

    A place outside the countries that the report is about counts only where nothing else is told.
    """
    told = [spot for spot in spots(parsed) if spot.country != topic.home]
    hosted = [spot for spot in told if spot.country in topic.hosts or (spot.country is None and spot.preposition)]
    own = [spot for spot in hosted if spot.at in clause.at]
    staying = [spot for spot in own if spot.preposition not in reader_words(parsed.lang, "origins")]
    own = staying or own
    if own:
        return most_specific(own) if near is None else min(own, key=lambda spot: abs(spot.at - near))
    by_name = _place_of_mission(parsed, clause)
    if by_name:
        return by_name
    if topic.spot and any("there" in parsed.tokens[at].word.roles or points_back(parsed, at) for at in clause.at):
        return topic.spot
    return (hosted[0] if hosted else None) or topic.main_spot or topic.spot or (told[0] if told else None)


def _place_of_mission(parsed: Parsed, clause: Clause) -> Spot | None:
    """Where a mission named in a clause has its place: "the NATO mission in Iraq" is one name."""
    for at, mission in missions_in(parsed):
        row = world.mission_by_id(mission) if at in clause.at else None
        if row and row.place:
            return Spot(row.place, country_of(row.place), at, "")
    return None


def points_back(parsed: Parsed, at: int) -> bool:
    """Whether a noun of the field with a pointing word before it stands here: "this mission", "that base"."""
    noun = parsed.tokens[at].word.noun
    return bool(noun and at and "demonstratives" in parsed.tokens[at - 1].word.roles)


def most_specific(found: list[Spot]) -> Spot:
    """The place that lies within another one told beside it; else the first."""
    names = {spot.name for spot in found}
    if len(names) > 1:
        for spot in found:
            if any(name != spot.name and lies_within(spot.name, name) for name in names):
                return spot
    return found[0]


def mission_of(  # noqa: PLR0913, PLR0917  (each tells the mission in a way of its own)
    parsed: Parsed, clause: Clause, topic: Topic, spot: Spot | None, nation: str | None, nature: str
) -> str | None:
    """The mission of a clause: named or described in it, what forces at that place are part of, or under discussion."""
    named = missions_in(parsed)
    own = [mission for at, mission in named if at in clause.at] or [mission for _, mission in named]
    if own:
        return own[0]
    told = described(parsed, clause.at, topic)
    if told:
        return told
    usual = usual_mission(spot.name, nation, topic.year, nature) if spot else None
    if usual:
        return usual
    for candidate in (topic.mission, topic.main_mission):
        if candidate and (spot is None or fits(candidate, spot)):
            return candidate
    return None


def usual_mission(place: str, nation: str | None, year: int, nature: str) -> str | None:
    """The mission that forces of a nation at a place leave no doubt of."""
    return _default(place, nation if nation and nation != ALL_NATIONS else "", year, nature)


@lru_cache(maxsize=1 << 12)
def _default(place: str, nation: str, year: int, nature: str) -> str | None:
    row = world.default_mission(place, nation, year, nature)
    return row.id if row else None


def activity_of(parsed: Parsed, clause: Clause, at: Iterable[int] = ()) -> str | None:
    """The work that a clause tells of: by the words at some positions, its verbs, its other words, its sentence's."""
    words = parsed.tokens
    for position in at:
        if words[position].word.activity:
            return words[position].word.activity
    for verb in clause.verbs:
        told = verb.activity or words[verb.at].word.activity
        if told:
            return told
    works = works_of(parsed)
    own = next((activity for position, activity in works if position in clause.at), None)
    return own or (works[0][1] if works else None)


@lru_cache(maxsize=64)
def works_of(parsed: Parsed) -> list[tuple[int, str]]:
    """The work that the words of a sentence tell of, with their positions."""
    return [(at, token.word.activity) for at, token in enumerate(parsed.tokens) if token.word.activity]


def nation_of(force: Force | None, parsed: Parsed, clause: Clause, topic: Topic) -> str | None:
    """The nation of forces: told with them, the actor of the clause, the mission's own, or under discussion."""
    if force and (nations := force.abroad(topic.hosts)):
        return nations[0]
    subject = actor_nation(parsed, clause, topic)
    if subject:
        return subject
    if force and any(at in clause.at for at, _ in missions_in(parsed)):
        return ALL_NATIONS
    return topic.main_nation or topic.nation or topic.home


def actor_nation(parsed: Parsed, clause: Clause, topic: Topic) -> str | None:
    """The nation that a clause names as acting: a country, its government or people, not one named as a place."""
    for at in clause.at:
        token = parsed.tokens[at]
        for name in token.names:
            if name.kind in _ACTING and name.id not in topic.hosts and _acts(parsed, at):
                return name.id
            if name.kind == "organisation" and name.id in ALLIANCES and _acts(parsed, at):
                return ALL_NATIONS
        if token.word.noun and token.word.noun.kind in _RULING:
            before = parsed.tokens[at - 1] if at else None
            adjective = before.name_of("adjective") if before else None
            return adjective or token.word.noun.nation or topic.home
    return None


def _acts(parsed: Parsed, at: int) -> bool:
    """Whether a name stands where an actor stands: behind no preposition, or behind the one of a passive's agent."""
    preposition = governed(parsed, at)
    return not preposition or preposition in reader_words(parsed.lang, "agents")


def actor_nations(parsed: Parsed, clause: Clause, topic: Topic) -> tuple[str, ...]:
    """The nations that a clause lists before or behind its verb as acting: "France, the US and Japan have …".

    Those behind a preposition do not act ("tension between the US and Iran").
    """
    placed = {spot.at for spot in spots(parsed)}
    named = [
        (at, n.id)
        for at, n in parsed.names("nation")
        if at not in placed and n.id not in topic.hosts and at in clause.at
    ]
    group = [one for one in named[:1] if _acts(parsed, one[0])]
    for at, code in named[1:] if group else ():
        between = parsed.tokens[group[-1][0] + 1 : at]
        if between and all(t.text == "," or t.word.roles & {"coordinators", "determiners"} for t in between):
            group.append((at, code))
    return tuple(dict.fromkeys(code for _, code in group))

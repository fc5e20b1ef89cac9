"""Harm and what is done against it: the fields of incidents, threats and measures."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from muster.knowledge.tables import load_toml
from muster.model import ALL_NATIONS
from muster.reading.casualties import casualties, counts_victims
from muster.reading.draft import words_of
from muster.reading.lexicon import folder
from muster.reading.presence import count_of
from muster.reading.setting import nation_of
from muster.reading.topics import governed, spots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.model import Count
    from muster.reading.draft import Scene
    from muster.reading.force import Force
    from muster.reading.frames import Evoked, Frame
    from muster.reading.tokens import Token

_HARMED: Final = frozenset(
    ("people", "weak", "trainee", "person", "group", "base", "ships", "vehicles", "aircraft", "helicopters", "enemy")
)
_SHORTEST: Final = 4
_ANTECEDENT: Final = 6


@cache
def harm_words(lang: str) -> dict[str, dict[str, Any]]:
    """The table ``levels.toml`` of a language: names of threat levels, words of an incident's outcome."""
    return load_toml(folder(lang) / "levels.toml")


def _words(scene: Scene, key: str) -> frozenset[str]:
    return frozenset(harm_words(scene.analysed.report.lang)["outcome"][key].split())


def incident_fields(scene: Scene, evoked: Evoked) -> Iterator[dict[str, Any]]:
    """Nation, casualties and victim or target of an incident; one set of fields for each nation whose people it hit."""
    if sets_off(scene, evoked.frame):
        yield {"nation": _striker(scene), "casualties": None, "activity": None, "about": _person(scene)}
        return
    side, fallen = _side(scene), casualties(scene)
    if fallen == 0 and evoked.frame.event == "killing":
        return
    yield {"nation": side, "casualties": fallen, "activity": None, "about": _target(scene, evoked)}
    for nation, force in _others(scene, side):
        harmed = force.quantity.minimum if force.quantity else 1 if scene.parsed.is_one(force) else None
        about = words_of(scene.parsed, force.start, force.end)
        yield {"nation": nation, "casualties": harmed, "activity": None, "about": about}


def _others(scene: Scene, side: str | None) -> Iterator[tuple[str, Force]]:
    """The other nations whose forces a clause lists: "a Finn and two Austrians"."""
    told = {side, *scene.topic.hosts}
    for force in scene.forces:
        for nation in force.nations:
            if nation not in told and not _agent(scene, force):
                told.add(nation)
                yield nation, force


def _person(scene: Scene) -> str | None:
    """The name of the person who was killed, or the words that tell who it was."""
    tokens = scene.parsed.tokens
    at = next((i for i in _where_named(scene) if (noun := tokens[i].word.noun) and noun.kind == "person"), None)
    if at is None:
        return None
    end = at + 1
    while end < len(tokens) and tokens[end].text[0].isupper() and not tokens[end].word.verbs:
        end += 1
    if end > at + 1:
        return words_of(scene.parsed, at + 1, end)
    while end < len(tokens) and (end == at + 1 or not tokens[end].word.verbs) and _describes(tokens, end):
        end += 1
    return words_of(scene.parsed, at, end)


def _describes(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word goes on telling who somebody is: "leader of the …-brigade"."""
    token = tokens[at]
    linked = "partitives" in token.word.roles or token.word.roles & {"determiners"} or _modifier(token)
    return bool(linked) or (bool(token.word.noun) and _modifier(tokens[at - 1]))


def _striker(scene: Scene) -> str | None:
    """Whose attack it was: an adjective before the attack, or a nation as agent."""
    tokens, attacks = scene.parsed.tokens, _words(scene, "strikes")
    for at in scene.clause.at:
        if attacks & tokens[at].word.lemmas and at:
            adjective = tokens[at - 1].name_of("adjective")
            if adjective:
                return adjective
    agents = _words(scene, "agents")
    for at, name in scene.parsed.names("nation", "demonym", "metonym"):
        if at in scene.clause.at and governed(scene.parsed, at) in agents:
            return name.id
    return None


def sets_off(scene: Scene, frame: Frame) -> bool:
    """Whether a killing only sets off what follows: of somebody with a rank or an office, not of the mission's own."""
    kinds = {noun.kind for at in _where_named(scene) if (noun := scene.parsed.tokens[at].word.noun)}
    named = frame.event == "killing" and "person" in kinds and "people" not in kinds
    return named and not counts_victims(scene)


def _where_named(scene: Scene) -> Sequence[int]:
    """Where a clause names who was hit: in itself, or before it if it begins with "who"."""
    first = scene.clause.at[0]
    if scene.has("person") or "relatives" not in scene.parsed.tokens[first].word.roles:
        return scene.clause.at
    return range(max(first - _ANTECEDENT, 0), first)


def threat_fields(scene: Scene, evoked: Evoked) -> dict[str, Any]:
    """Who threatens, from which level to which, and what or whom."""
    levels = harm_words(scene.analysed.report.lang)["levels"]
    named = [levels[scene.parsed.tokens[at].low] for at in scene.clause.at if scene.parsed.tokens[at].low in levels]
    level = any(word in scene.clause.lemmas for word in _words(scene, "level"))
    first, last = (named[0], named[1]) if len(named) > 1 else (None, named[0] if named and level else None)
    return {
        "nation": _threatens(scene),
        "activity": None,
        "level_from": first,
        "level_to": last,
        "about": _target(scene, evoked),
    }


def measure_fields(scene: Scene, evoked: Evoked) -> Iterator[dict[str, Any]]:
    """Nation, matter and count of a measure; one set of fields for each number of people who were moved."""
    force = next(iter(scene.forces), None)
    nation = nation_of(force, scene.parsed, scene.clause, scene.topic)
    common: dict[str, Any] = {"nation": nation, "about": _target(scene, evoked)}
    counted = list(_moved(scene)) if evoked.frame.event in {"evacuation", "reinforcement"} else []
    if not counted:
        yield common
    for moved, count in counted:
        yield common | {"count": count, "about": words_of(scene.parsed, moved.start, moved.end)}


def _moved(scene: Scene) -> Iterator[tuple[Force, Count]]:
    for force in scene.forces:
        count = count_of(force)
        if count and count.unit == "persons":
            yield force, count


def _side(scene: Scene) -> str | None:
    """The mission's side: an alliance's forces before the report's own, those before any others told."""
    every = [code for force in scene.forces for code in force.nations]
    every = every or [code for force in scene.parsed.forces for code in force.nations]
    own = [code for code in every if code not in scene.topic.hosts]
    for preferred in (ALL_NATIONS, scene.topic.home):
        if preferred in own:
            return preferred
    if len(set(own)) > 1 and casualties(scene):
        return ALL_NATIONS
    return own[0] if own else nation_of(None, scene.parsed, scene.clause, scene.topic)


def _threatens(scene: Scene) -> str | None:
    """The nation that threatens: named as acting, or behind a word like "from" or "by"; never the report's own."""
    agents = _words(scene, "agents")
    placed = {spot.at: spot.preposition for spot in spots(scene.parsed)}
    for at, name in scene.parsed.names("nation", "demonym", "metonym"):
        before = scene.parsed.tokens[at - 1] if at else None
        behind = placed.get(at, before.low if before and "prepositions" in before.word.roles else "")
        if at in scene.clause.at and name.id != scene.topic.home and (not behind or behind in agents):
            return name.id
    return None


def _target(scene: Scene, evoked: Evoked) -> str | None:
    """The victim or target: behind a word like "on" or "against", else the nearest phrase for people or things."""
    tokens, prepositions = scene.parsed.tokens, _words(scene, "targets")
    aimed = [force for force in scene.forces if force.preposition in prepositions and force.start > evoked.at]
    others = [force for force in scene.forces if not force.elliptic and force.kind in _HARMED]
    if aimed or others:
        force = aimed[0] if aimed else min(others, key=lambda f: (_agent(scene, f), abs(f.head - evoked.at)))
        return words_of(scene.parsed, force.start, force.end)
    near = sorted(scene.clause.at, key=lambda i: abs(i - evoked.at))
    found = next((i for i in near if (noun := tokens[i].word.noun) and i != evoked.at and noun.kind in _HARMED), None)
    named = found if found is not None else next((i for i in near if _nominal(tokens, i)), None)
    return words_of(scene.parsed, _phrase_start(tokens, named), named + 1) if named is not None else None


def _agent(scene: Scene, force: Force) -> bool:
    return force.preposition in _words(scene, "agents")


def _nominal(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word stands as a noun: behind an article or an inflected adjective, and nothing else that is known."""
    token = tokens[at]
    known = token.word.roles or token.word.verbs or not token.is_word or token.names
    noun = len(token.text) >= _SHORTEST and not token.low.endswith("e")
    return not known and noun and at > 0 and _modifier(tokens[at - 1])


def _modifier(token: Token) -> bool:
    roles = token.word.roles
    adjective = token.low.endswith("e") and not roles and token.is_word and not token.word.noun
    return bool(roles & {"determiners", "possessives"}) or adjective or bool(token.name_of("adjective"))


def _phrase_start(tokens: tuple[Token, ...], at: int) -> int:
    while at > 0 and _modifier(tokens[at - 1]):
        at -= 1
    return at

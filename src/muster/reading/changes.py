"""What a change of a mission, a mandate and a promise tell besides their kind: whose, who decides, what about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from muster.knowledge import world
from muster.model import ALL_ACTIVITIES, ALL_NATIONS
from muster.reading.attribution import sayings, source_at
from muster.reading.draft import Scene, words_of
from muster.reading.harm import harm_words
from muster.reading.noun_phrases import describes, phrase_around
from muster.reading.setting import ALLIANCES, activity_of, nation_of, points_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.reading.attribution import Speaker
    from muster.reading.force import Force
    from muster.reading.frames import Evoked, Frame

_STATES: Final = frozenset(("mission", "part"))
_MATTER: Final = frozenset(("mission", "part", "mandate"))
_CONCERN: Final = _MATTER | {
    "people",
    "group",
    "base",
    "enemy",
    "trainee",
    "aircraft",
    "helicopters",
    "ships",
    "system",
}
_RULERS: Final = frozenset(("government", "parliament", "ministry"))
_REACH: Final = 4


def status_fields(scene: Scene, evoked: Evoked) -> dict[str, Any]:
    """Whose mission changes, what work of it, and which forces; who handed over, where something is handed over."""
    force = _force(scene)
    matter = [at for at in scene.clause.at if _kind(scene, at) in _STATES]
    nation = (
        _adjective(scene, matter)
        or _joint(scene, matter)
        or _again(scene, matter)
        or _beside(scene)
        or nation_of(force, scene.parsed, scene.clause, scene.topic)
    )
    fields = {
        "nation": nation,
        "who": words_of(scene.parsed, *force.who) if force and force.who else None,
        "activity": _work(scene, matter, evoked.frame),
    }
    handed = evoked.frame.event == "transferred"
    return fields | {"about": (_giver(scene, nation) or _phrase(scene, evoked)) if handed else None}


def mandate_fields(scene: Scene, evoked: Evoked) -> dict[str, Any]:
    """The state asked and who asks; else who decides; and what is asked or decided."""
    words = harm_words(scene.analysed.report.lang)["outcome"]["not_binding"].split()
    binding = False if any(word in scene.clause.lemmas for word in words) else None
    fields: dict[str, Any] = {"binding": binding, "about": _phrase(scene, evoked)}
    if evoked.frame.event == "requested":
        asker = _asker(scene)
        fields["nation"] = _asked(scene, asker)
        if asker:
            fields["said_by"] = words_of(scene.parsed, asker.start, asker.end)
        return fields
    host = _host(scene) if evoked.frame.event in {"resolution", "withdrawn"} else None
    return fields | {"nation": host or _ruler(scene) or scene.actor or _host(scene) or _under_discussion(scene)}


def commitment_fields(scene: Scene, evoked: Evoked) -> dict[str, Any]:
    """Who is to report, decide, meet or deliver, and what about."""
    return {"nation": _ruler(scene) or scene.actor or _under_discussion(scene), "about": _phrase(scene, evoked)}


def _kind(scene: Scene, at: int) -> str:
    noun = scene.parsed.tokens[at].word.noun
    return noun.kind if noun else ""


def _force(scene: Scene) -> Force | None:
    return next(iter(scene.forces), None)


def _adjective(scene: Scene, matter: list[int]) -> str | None:
    """The nation that an adjective right before a mission tells."""
    before = [i for at in matter for i in (at - 1, at - 2) if i >= 0]
    return next((code for i in before if (code := scene.parsed.tokens[i].name_of("adjective"))), None)


def _beside(scene: Scene) -> str | None:
    """The nation of forces told in the sentence, where the change comes from an agent: "stopped by the coalition"."""
    if not scene.clause.passive and not scene.clause.perfect:
        return None
    told = (code for force in scene.parsed.forces for code in force.nations if code not in scene.topic.hosts)
    return next(told, None)


def _again(scene: Scene, matter: list[int]) -> str | None:
    """All nations, where "the mission" or "this mission" points back to one told as that of all."""
    bare = [at for at in matter if at and scene.parsed.tokens[at - 1].word.roles & {"demonstratives", "determiners"}]
    return ALL_NATIONS if bare and scene.topic.matter == ALL_NATIONS and not scene.actor else None


def _joint(scene: Scene, matter: list[int]) -> str | None:
    """All nations, where the clause names a mission of an alliance and neither forces nor a nation beside it."""
    tokens = scene.parsed.tokens
    if any(tokens[at].name_of("compound") for at in matter):
        return ALL_NATIONS
    named = any(tokens[at].name_of("mission") for at in scene.clause.at)
    mission = world.mission_by_id(scene.mission) if scene.mission and named else None
    joint = mission is not None and not _force(scene) and not scene.actor and not ALLIANCES.isdisjoint(mission.lead)
    return ALL_NATIONS if joint else None


def _work(scene: Scene, matter: list[int], frame: Frame) -> str:
    own = next((work for at in matter if (work := scene.parsed.tokens[at].word.activity)), None)
    if own is None and any(points_back(scene.parsed, at) for at in matter):
        own = next((f.noun.activity for f in scene.parsed.forces if f.noun and f.noun.activity), None)
    if own is None and matter and frame.event in {"suspended", "resumed"}:
        own = activity_of(scene.parsed, scene.clause, matter)
    return own or ALL_ACTIVITIES


def _giver(scene: Scene, receiver: str | None) -> str | None:
    """The nation or organisation named beside the receiver of a handover."""
    kinds = {"nation", "demonym", "metonym", "organisation"}
    for at in scene.clause.at:
        token = scene.parsed.tokens[at]
        if any(name.kind in kinds and name.id != receiver for name in token.names):
            return token.text
    return None


def _host(scene: Scene) -> str | None:
    kinds = {"adjective", "nation", "capital"}
    named = (name for at in scene.clause.at for name in scene.parsed.tokens[at].names)
    return next((name.id for name in named if name.kind in kinds and name.id in scene.topic.hosts), None)


def _ruler(scene: Scene) -> str | None:
    """The nation of a council or parliament that has one by its name, or that a place behind it tells."""
    tokens = scene.parsed.tokens
    for at in scene.clause.at:
        noun = tokens[at].word.noun
        if noun and noun.kind in _RULERS:
            behind = (name.id for i in scene.clause.at if at < i <= at + 2 for name in tokens[i].names)
            return noun.nation or _adjective(scene, [at]) or next((code for code in behind if len(code) == 2), None)  # noqa: PLR2004  (a nation's code has two letters)
    return None


def _under_discussion(scene: Scene) -> str | None:
    return scene.topic.nation or scene.topic.main_nation or scene.topic.home


def _asker(scene: Scene) -> Speaker | None:
    """Who asks: the first source that a clause names as its subject, or as that from which the request comes."""
    tokens = scene.parsed.tokens
    words = sayings(scene.analysed.report.lang)
    for at in scene.clause.at:
        roles = tokens[at - 1].word.roles if at else frozenset()
        if "prepositions" not in roles or "origins" in roles:
            found = source_at(tokens, at, words)
            if found and found.start == at and found.end - 1 in scene.clause.at:
                return found
    return None


def _asked(scene: Scene, asker: Speaker | None) -> str | None:
    """The state asked for forces: that of the forces, another one named than the asker, or the one under discussion."""
    skipped = range(asker.start, asker.end) if asker else range(0)
    asking = {name.id for at in skipped for name in scene.parsed.tokens[at].names}
    force = _force(scene)
    if force and force.nations and force.nations[0] not in asking:
        return force.nations[0]
    named = [
        name.id
        for at in scene.clause.at
        for name in scene.parsed.tokens[at].names
        if at not in skipped and name.kind in {"nation", "metonym", "demonym"}
    ]
    other = next((code for code in named if code not in asking and code not in scene.topic.hosts), None)
    known = (scene.topic.nation, scene.topic.main_nation, scene.topic.home)
    return other or next((code for code in known if code and code not in asking), None)


def _phrase(scene: Scene, evoked: Evoked) -> str | None:
    """What a claim is about: the noun of the field nearest to the trigger, else what a preposition governs."""
    near = sorted(range(len(scene.parsed.tokens)), key=lambda i: (i not in scene.clause.at, abs(i - evoked.at)))
    concern = [i for i in near if i != evoked.at and _kind(scene, i) in _CONCERN]
    own = [evoked.at] if _kind(scene, evoked.at) == "mandate" else []
    head = next(iter((*concern, *own, *_governed(scene, evoked))), None)
    return None if head is None else words_of(scene.parsed, *phrase_around(scene.parsed, head))


def _governed(scene: Scene, evoked: Evoked) -> Iterator[int]:
    """The plain nouns behind a preposition of the clause."""
    tokens = scene.parsed.tokens
    for at in scene.clause.at:
        if "prepositions" in tokens[at].word.roles:
            behind = range(at + 1, min(at + _REACH, len(tokens)))
            noun = next((i for i in behind if not tokens[i].word.roles and not describes(scene.parsed, i)), None)
            if noun and _plain(scene, noun, evoked):
                yield noun


def _plain(scene: Scene, at: int, evoked: Evoked) -> bool:
    """Whether a word may be a noun that is no name, no time and no part of the trigger."""
    token = scene.parsed.tokens[at]
    if not token.text.islower() or token.names or any(verb.at == at for verb in scene.clause.verbs):
        return False
    return not token.word.lemmas & set(evoked.trigger) and at not in scene.parsed.dated

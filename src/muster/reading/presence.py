"""Presence: forces that are, will be or no longer are somewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from muster.model import ALL_NATIONS, Claim, Count
from muster.reading.draft import Scene, claim_of, words_of
from muster.reading.force import COUNTED
from muster.reading.force_signs import beside_signs, force_signs
from muster.reading.judging import Candidate
from muster.reading.setting import most_specific, nation_of
from muster.reading.signs import scene_signs
from muster.reading.timing import open_ended
from muster.reading.topics import country_of, listed, missions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Modality
    from muster.reading.force import Force
    from muster.reading.frames import Evoked, Frame
    from muster.reading.topics import Spot
    from muster.time.date import Date


_PRESENCE: Final = "presence"
_LINKING: Final = frozenset(("coordinators", "determiners"))
_TO_COME: Final = frozenset(("planned", "possible", "conditional"))


@dataclass(frozen=True, slots=True)
class _Told:
    event: str
    modality: Modality
    rule: str


def presence_candidates(scene: Scene) -> Iterator[Candidate]:
    """The presence candidates of a clause: one for each phrase that names forces, else for each nation that acts."""
    evoked = [e for e in scene.evoked if e.frame.kind == _PRESENCE]
    forces = [force for force in scene.forces if _counts(force, scene)]
    signs = frozenset(scene_signs(scene))
    for force in forces:
        best = _best(evoked, force, scene)
        told = _told(best, scene) if best else _mentioned(scene)
        own = (
            signs | frozenset(force_signs(scene, force)) | {f"rule:{told.rule}", f"event:{told.event}:{told.modality}"}
        )
        claims = list(_claims(scene, force, told))
        listed = len(claims) > 1
        yield from (Candidate(claim, own, _PRESENCE, scene, force.head, listed) for claim in claims)
    if not forces:
        yield from _participation(evoked, scene)


def _counts(force: Force, scene: Scene) -> bool:
    """Whether a phrase can be a contingent here: not the host's forces, nor a crowd of just people."""
    nations = force.abroad(scene.topic.hosts)
    if nations and all(code in scene.topic.hosts for code in nations):
        return False
    if force.kind == "weak":
        return bool(force.quantity or nations or force.possessive or _told_plainly(scene))
    return force.kind != "nations" or bool(force.quantity)


def _told_plainly(scene: Scene) -> bool:
    """Whether a clause has words that by themselves tell where forces are or go, so that its people may be forces."""
    return any(e.frame.kind == _PRESENCE and not e.frame.light for e in scene.evoked)


def _best(evoked: list[Evoked], force: Force, scene: Scene) -> Evoked | None:
    fitting = [e for e in evoked if _fits(e.frame, force, scene)]
    if scene.incident:
        fitting = [e for e in fitting if e.frame.motion]
    return min(fitting, key=lambda e: (-len(e.trigger), e.frame.rank), default=None)


def _fits(frame: Frame, force: Force, scene: Scene) -> bool:
    if frame.needs_place and not _sited(scene):
        return False
    if frame.needs_mission and not scene.mission:
        return False
    return force.kind != "base" or not (frame.motion or frame.needs_mission)


def _sited(scene: Scene) -> bool:
    """Whether a clause tells where, or its sentence names a mission."""
    return bool(scene.spots or scene.has_role("there") or missions_in(scene.parsed))


def _told(best: Evoked, scene: Scene) -> _Told:
    frame, done = best.frame, scene.done
    modality = scene.modality
    if frame.event == "to-deploy":
        return _Told("to-deploy", "planned" if modality == "asserted" and not done else modality, frame.id)
    if frame.away:
        planned = modality == "asserted" and not done and scene.timing.future
        return _Told(
            "withdrawn",
            "planned" if planned or (not done and modality == "asserted" and scene.going) else modality,
            frame.id,
        )
    if modality == "asserted" and (scene.timing.future or (frame.motion and not done)):
        return _Told("to-deploy", "planned", frame.id)
    if modality in {"planned", "possible", "conditional", "undisclosed"} or (modality == "denied" and frame.motion):
        return _Told("deployed" if done else "to-deploy", modality, frame.id)
    return _Told("deployed", modality, frame.id)


def _mentioned(scene: Scene) -> _Told:
    """Forces that are only mentioned; where a deployment to come is under discussion, they are part of it."""
    if scene.modality in _TO_COME or (scene.timing.future and scene.modality == "asserted"):
        return _Told("to-deploy", "planned" if scene.modality == "asserted" else scene.modality, "mentioned")
    plan = scene.topic.plan
    if plan and scene.modality == "asserted" and not scene.done and not scene.has_role("now"):
        return _Told("to-deploy", plan, "mentioned")
    return _Told("deployed", scene.modality, "mentioned")


def _claims(scene: Scene, force: Force, told: _Told) -> Iterator[Claim]:
    count = count_of(force)
    for nation in _nations(scene, force, told):
        for spot in _places(scene, force, told):
            if nation in scene.topic.hosts:
                continue
            yield claim_of(
                scene,
                kind=_PRESENCE,
                event=told.event,
                modality=told.modality,
                nation=nation,
                spot=spot,
                who=words_of(scene.parsed, *force.who) if force.who else None,
                count=count,
                activity=(force.noun.activity if force.noun else "") or None,
                when=_when(scene, told),
                rule=told.rule,
            )


def is_local(candidate: Candidate) -> bool:
    """Whether a candidate tells of forces in their own country, whom others train or help there.

    Those of the report's home nation are taken for going or coming home.
    """
    claim, home = candidate.claim, candidate.scene.topic.home
    if claim.kind != _PRESENCE or claim.place is None or claim.nation in {None, home}:
        return False
    return country_of(claim.place) == claim.nation


def _nations(scene: Scene, force: Force, told: _Told) -> tuple[str | None, ...]:
    """Whose forces: told with them, told as where they come from, the actors of the clause, or under discussion."""
    if told.event == "withdrawn" and force.whence:
        force = replace(force, nations=())
    if nations := force.abroad(scene.topic.hosts):
        return nations
    if told.event != "withdrawn" and (origins := _origins(scene)):
        return origins
    if not force.possessive and len(scene.actors) > 1:
        return scene.actors
    return (nation_of(force, scene.parsed, scene.clause, scene.topic),)


def _origins(scene: Scene) -> tuple[str, ...]:
    """The nations that a clause tells as those where somebody comes from: "they come from Fiji, India and Ireland"."""
    told = [spot.country for spot in scene.spots if spot.country and _is_origin(scene, spot)]
    return tuple(dict.fromkeys(code for code in told if code not in scene.topic.hosts))


def _is_origin(scene: Scene, spot: Spot) -> bool:
    return "origins" in scene.parsed.tokens[spot.at - 1].word.roles or spot.preposition in scene.origins


def _places(scene: Scene, force: Force, told: _Told) -> list[Spot | None]:
    """Where: the places listed behind the forces, or before them; None leaves it to what is under discussion."""
    found = [s for s in scene.spots if told.event == "withdrawn" or not _is_origin(scene, s)]
    numbered = {other.start - 1: other for other in scene.parsed.forces if other.elliptic or _is_owned(scene, other)}
    own = [s for s in found if numbered.get(s.at) == force]
    found = own or [s for s in found if s.at not in numbered]
    found = _led_by(found, force, scene) or found
    behind = [spot for spot in found if spot.at >= force.head]
    first = most_specific(behind or found) if found else None
    return list(listed(scene.parsed, first, found)) if first else [None]


def _is_owned(scene: Scene, force: Force) -> bool:
    """Whether a number counts those of the nation named right before it: that is no place of anybody's."""
    before = scene.parsed.tokens[force.start - 1] if force.start and force.quantity else None
    return before is not None and any(name.id in force.nations for name in before.names)


def _led_by(found: list[Spot], force: Force, scene: Scene) -> list[Spot]:
    """The places told before a number where each of a list has its own before it: "in Gao 250, in Kidal 30"."""
    counted = [one for one in scene.forces if one.quantity]
    edges = [-1, *(one.head for one in counted)]
    led = [[s for s in found if low < s.at < high] for low, high in pairwise(edges)]
    apart = len(counted) > 1 and all(led) and all(spot.at < edges[-1] for spot in found)
    return led[counted.index(force)] if apart and force in counted else []


def _when(scene: Scene, told: _Told) -> Date | None:
    when = scene.timing.when
    return open_ended(when) if told.event == "to-deploy" and when and scene.timing.since else None


def count_of(force: Force) -> Count | None:
    """How many of which unit a phrase counts; None where it counts none."""
    quantity = force.quantity
    if quantity is None or force.bodies or force.kind in {"base", "system"}:
        return None
    return Count(quantity.minimum, quantity.maximum, unit_of(force), quantity.approx)


def unit_of(force: Force) -> str:
    """What the number of a phrase counts: ships, aircraft and the like, else people."""
    return force.kind if force.kind in COUNTED and not force.crew else "persons"


def _participation(evoked: list[Evoked], scene: Scene) -> Iterator[Candidate]:
    """Nations, an alliance, a mission or "they" that act or take part, without a word about their forces."""
    best = max(evoked, key=lambda e: len(e.trigger), default=None)
    if best is None:
        return
    told = _told(best, scene)
    signs = scene_signs(scene).union(beside_signs(scene), (f"rule:{told.rule}", f"event:{told.event}:{told.modality}"))
    for subject, nation in _subjects(scene, best.frame):
        for spot in _spots_of(scene, told):
            claim = claim_of(
                scene,
                kind=_PRESENCE,
                event=told.event,
                modality=told.modality,
                nation=nation,
                spot=spot,
                rule=told.rule,
            )
            own = signs | {f"subject:{subject}", f"{subject}+rule:{told.rule}"}
            yield Candidate(claim, own, "participation", scene, best.at, listed=len(scene.actors) > 1)


def _subjects(scene: Scene, frame: Frame) -> Iterator[tuple[str, str | None]]:
    if scene.actors:
        yield from (("nation", code) for code in scene.actors)
        yield from (("beside", code) for code in _beside(scene))
    elif scene.actor and scene.actor not in scene.topic.hosts and (not frame.light or _sited(scene)):
        yield ("alliance" if scene.actor == ALL_NATIONS else "government"), scene.actor
    elif not frame.away and (origins := _origins(scene)):
        yield from (("origin", code) for code in origins)
    elif any(force.kind == "nations" and force.possessive for force in scene.forces):
        yield "our-country", scene.topic.home
    elif any(at in scene.clause.at for at, _ in scene.parsed.names("mission")) or scene.has("mission"):
        yield "mission", ALL_NATIONS
    elif scene.has_role("plural_subjects"):
        yield "they", scene.topic.nation or scene.topic.main_nation
    elif scene.has_role("plural_pronouns") and _told_plainly(scene):
        yield "we", scene.topic.nation or scene.topic.home


def _beside(scene: Scene) -> Iterator[str]:
    """The nations of a clause that does as others do without a verb of its own: "Italy takes no part, nor Poland"."""
    tokens = scene.parsed.tokens
    placed = {spot.at for spot in scene.spots}
    for at, name in scene.parsed.names("nation"):
        apart = at in scene.clause.at and at not in placed and at and not tokens[at - 1].word.roles - _LINKING
        if apart and name.id not in scene.actors and name.id not in scene.topic.hosts:
            yield name.id


def _spots_of(scene: Scene, told: _Told) -> list[Spot | None]:
    found = [s for s in scene.spots if told.event == "withdrawn" or not _is_origin(scene, s)]
    return list(listed(scene.parsed, found[0], found)) if found else [None]

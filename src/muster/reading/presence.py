"""Presence: forces that are, will be or no longer are somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from muster.model import ALL_NATIONS, Claim, Count
from muster.reading.draft import Scene, claim_of, words_of
from muster.reading.forces import COUNTED
from muster.reading.judging import Candidate
from muster.reading.setting import nation_of
from muster.reading.signs import force_signs, scene_signs
from muster.reading.topics import missions_in
from muster.reading.timing import open_ended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Modality
    from muster.reading.forces import Force
    from muster.reading.frames import Evoked, Frame



@dataclass(frozen=True, slots=True)
class _Told:
    event: str
    modality: Modality
    rule: str


def presence_candidates(scene: Scene) -> Iterator[Candidate]:
    """The presence candidates of a clause: one for each phrase that names forces, or one for a nation that takes part."""
    evoked = [e for e in scene.evoked if e.frame.kind == "presence"]
    forces = [force for force in scene.parsed.forces if force.head in scene.clause.at and _counts(force, scene)]
    signs = frozenset(scene_signs(scene))
    for force in forces:
        best = _best(evoked, force, scene)
        told = _told(best, scene) if best else _mentioned(scene)
        own = signs | frozenset(force_signs(scene, force)) | {f"rule:{told.rule}", f"event:{told.event}:{told.modality}"}
        yield from (Candidate(claim, own, "presence") for claim in _claims(scene, force, told))
    if not forces:
        yield from (Candidate(claim, signs, "participation") for claim in _participation(evoked, scene))


def _counts(force: Force, scene: Scene) -> bool:
    """Whether a phrase can be a contingent here: not the host's forces, nor a crowd of just people."""
    if any(code in scene.topic.hosts for code in force.nations) and not any(c not in scene.topic.hosts for c in force.nations):
        return False
    return force.kind != "weak" or bool(force.quantity)


def _best(evoked: list[Evoked], force: Force, scene: Scene) -> Evoked | None:
    fitting = [e for e in evoked if _fits(e.frame, force, scene)]
    if scene.incident:
        fitting = [e for e in fitting if e.frame.motion]
    order = {"withdraw": 0, "relieve": 1, "send": 2, "go": 3, "do-work": 5, "be-stationed": 4, "take-part": 6, "be-somewhere": 7}
    return min(fitting, key=lambda e: (-len(e.trigger), order.get(e.frame.id, 9)), default=None)


def _fits(frame: Frame, force: Force, scene: Scene) -> bool:
    if frame.needs_place and not (scene.spots or scene.has_role("there") or missions_in(scene.parsed)):
        return False
    if frame.needs_mission and not scene.mission:
        return False
    return force.kind != "base" or not (frame.motion or frame.needs_mission)


def _told(best: Evoked, scene: Scene) -> _Told:
    frame, done = best.frame, scene.done
    modality = scene.modality
    if frame.event == "to-deploy":
        return _Told("to-deploy", "planned" if modality == "asserted" and not done else modality, frame.id)
    if frame.away:
        planned = modality == "asserted" and not done and scene.timing.future
        return _Told("withdrawn", "planned" if planned or (not done and modality == "asserted" and scene.going) else modality, frame.id)
    if modality == "asserted" and (scene.timing.future or (frame.motion and not done)):
        return _Told("to-deploy", "planned", frame.id)
    if modality in {"planned", "possible", "conditional", "undisclosed"} or (modality == "denied" and frame.motion):
        return _Told("deployed" if done else "to-deploy", modality, frame.id)
    return _Told("deployed", modality, frame.id)


def _mentioned(scene: Scene) -> _Told:
    """Forces that are only mentioned: "the Dutch soldiers in Mali"."""
    modality = scene.modality
    return _Told("deployed", "asserted" if modality in {"planned", "possible", "conditional"} else modality, "mentioned")


def _claims(scene: Scene, force: Force, told: _Told) -> Iterator[Claim]:
    nations = force.nations or (nation_of(force, scene.parsed, scene.clause, scene.topic),)
    count = count_of(force)
    for nation in nations if len(nations) < 2 or count is None else nations[:1]:
        if nation in scene.topic.hosts:
            continue
        near = [spot for spot in scene.spots if spot.at >= force.head]
        yield claim_of(
            scene,
            kind="presence",
            event=told.event,
            modality=told.modality,
            nation=nation,
            spot=near[0] if len(scene.spots) > 1 and near else None,
            who=words_of(scene.parsed, *force.who) if force.who else None,
            count=count,
            activity=(force.noun.activity if force.noun else "") or None,
            when=open_ended(scene.timing.when) if told.event == "to-deploy" and scene.timing.when and scene.timing.since else None,
            rule=told.rule,
        )


def count_of(force: Force) -> Count | None:
    """How many of which unit a phrase counts; None where it counts none."""
    quantity = force.quantity
    if quantity is None or force.kind in {"base", "system"}:
        return None
    unit = force.kind if force.kind in COUNTED else "persons"
    return Count(quantity.minimum, quantity.maximum, unit, quantity.approx)


def _participation(evoked: list[Evoked], scene: Scene) -> Iterator[Claim]:
    """A nation that takes part in a mission, without a word about its forces."""
    best = next((e for e in evoked if e.frame.id == "take-part"), None)
    nation = scene.actor
    if best and nation and missions_in(scene.parsed) and nation != ALL_NATIONS:
        told = _told(best, scene)
        yield claim_of(scene, kind="presence", event=told.event, modality=told.modality, nation=nation, rule=told.rule)

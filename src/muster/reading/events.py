"""The claims that are not presence: status, threat, incident, mandate, measure, commitment and stance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from muster.knowledge import world
from muster.reading.bounds import bounded
from muster.reading.causes import follows
from muster.reading.changes import commitment_fields, mandate_fields, status_fields
from muster.reading.context import decision_words
from muster.reading.draft import Scene, claim_of
from muster.reading.harm import incident_fields, measure_fields, sets_off, threat_fields
from muster.reading.judging import Candidate
from muster.reading.lexicon import reader_words
from muster.reading.outcomes import event_of
from muster.reading.signs import frame_signs, scene_signs
from muster.reading.stance import holder_signs, stance_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Claim, Modality
    from muster.reading.analysis import Parsed
    from muster.reading.frames import Evoked, Frame

_INCIDENT: Final = "incident"
_STATUS: Final = "status"
KINDS: Final = ("status", "threat", "incident", "mandate", "measure", "commitment", "stance")
_USUAL: Final = ("mission", "force", "part")


def event_candidates(scene: Scene) -> Iterator[Candidate]:
    """The candidates of a clause other than presence: one for each frame that it evokes and that may stand there."""
    signs = frozenset(scene_signs(scene))
    allowed = [e for e in scene.evoked if e.frame.kind in KINDS and _allowed(e.frame, scene)]
    evoked = _one_killing(_by_main_verbs(_plainest(allowed), scene), scene)
    for one in evoked:
        own = frozenset((*frame_signs(scene, one), *_near_signs(one.frame, scene), f"rival:{_has_rival(one, evoked)}"))
        own |= frozenset(holder_signs(scene)) if one.frame.kind == "stance" else frozenset()
        yield from (Candidate(claim, signs | own, one.frame.kind, scene, one.at) for claim in _claims(scene, one))


def _plainest(evoked: list[Evoked]) -> list[Evoked]:
    """Those of each kind that tell it most plainly: rows that only hint, or come last, give way to the others."""
    told = {one.frame.kind: _vagueness(one.frame) for one in sorted(evoked, key=lambda e: -_vagueness(e.frame))}
    return [e for e in evoked if _vagueness(e.frame) == told[e.frame.kind]]


def _vagueness(frame: Frame) -> int:
    """How vaguely a frame tells its kind of claim: plainly, by a hint, only where no other does, both."""
    return 2 * frame.last + frame.hint


def _by_main_verbs(evoked: list[Evoked], scene: Scene) -> list[Evoked]:
    """Where the clause's main verb tells a change of state, no other word of it tells another one besides."""
    helping = reader_words(scene.parsed.lang, "auxiliaries")
    verbs = [verb for verb in scene.clause.verbs if verb.lemma not in helping]
    main = {verb.lemma for verb in verbs} | {scene.parsed.tokens[verb.at].low for verb in verbs}
    told = [e for e in evoked if e.frame.kind == _STATUS and main & set(e.trigger)]
    return [e for e in evoked if e.frame.kind != _STATUS or not told or e in told]


def _one_killing(evoked: list[Evoked], scene: Scene) -> list[Evoked]:
    """A killing that sets off what follows is told once, not as an attack besides."""
    if not any(sets_off(scene, e.frame) for e in evoked):
        return evoked
    return [e for e in evoked if e.frame.kind != _INCIDENT or sets_off(scene, e.frame)]


def _has_rival(one: Evoked, evoked: list[Evoked]) -> bool:
    """Whether another frame of the same kind is evoked by a more specific trigger."""
    return any(other.frame.kind == one.frame.kind and len(other.trigger) > len(one.trigger) for other in evoked)


def _near_signs(frame: Frame, scene: Scene) -> Iterator[str]:
    near = _nearness(frame, scene)
    yield f"near:{near}"
    yield f"{frame.id}+near:{near}"
    if frame.future:
        yield f"due:{_due(scene)}"


def _nearness(frame: Frame, scene: Scene) -> str:
    """How near the mention stands that a frame needs: in its clause, in its sentence, or only under discussion."""
    needs = frame.needs or _USUAL
    if any(_present(need, scene) for need in needs):
        return "clause"
    return "sentence" if any(_beside(need, scene) for need in needs) else "talk"


def _allowed(frame: Frame, scene: Scene) -> bool:
    if frame.needs and not _has_needed(frame, scene):
        return False
    if frame.needs_actor and not (scene.actor or scene.speaker):
        return False
    if (frame.future and _due(scene) == "past") or (frame.dated and not _may_come(scene)):
        return False
    if frame.foe and not _foe(scene.parsed):
        return False
    if not _told(frame, scene):
        return False
    about = scene.mission or scene.topic.main_mission or scene.topic.nation
    return bool(about or scene.parsed.forces or scene.has("mission") or any(p.forces for p in scene.analysed.sentences))


def _has_needed(frame: Frame, scene: Scene) -> bool:
    """Whether the mention that a frame needs is near enough: in the clause if it asks so, else told or understood."""
    near = _nearness(frame, scene)
    return near == "clause" if frame.near else near != "talk" or _understood(scene)


def _told(frame: Frame, scene: Scene) -> bool:
    """Whether the clause has what a frame asks for: one verb and no other, bounds in time, numbers."""
    if frame.alone and len(scene.clause.verbs) != 1:
        return False
    return bounded(frame, scene)


def _may_come(scene: Scene) -> bool:
    """Whether a clause tells a day that is to come, or that may be as it is told in the present tense."""
    return scene.timing.future or (scene.timing.ahead and _due(scene) != "past")


def _foe(parsed: Parsed) -> bool:
    """Whether a sentence names an armed group, or those who fight in one."""
    if parsed.has_noun("enemy"):
        return True
    named = (name.id for _, names in parsed.named for name in names if name.kind == "organisation")
    return any((group := world.organisation_by_id(name)) and group.sort == "armed-group" for name in named)


def _due(scene: Scene) -> str:
    """Whether what a clause tells is still to come: told so, in the present tense, not yet done, or past."""
    if scene.timing.future or scene.modality in {"planned", "conditional", "possible"}:
        return "told"
    if scene.going:
        return "present"
    return "open" if scene.clause.tense == "present" and scene.has_role("negations") else "past"


def _understood(scene: Scene) -> bool:
    """Whether a clause may speak of a mission without naming it: the one the report is about, or one by a pronoun."""
    if scene.topic.main_mission is not None:
        return True
    known = scene.topic.mission or scene.topic.nation
    return known is not None and (scene.has_role("pronouns") or scene.has_role("there"))


def _present(need: str, scene: Scene) -> bool:
    """Whether a mention of a kind is in the clause."""
    if need == "force":
        return bool(scene.forces)
    if need == "nation":
        return scene.actor is not None
    if need == "mission":
        return scene.has("mission") or any(at in scene.clause.at for at, _ in scene.parsed.names("mission"))
    return scene.has(need)


def _beside(need: str, scene: Scene) -> bool:
    """Whether a mention of a kind stands elsewhere in the sentence, so that the clause may be about it."""
    if need == "force":
        return bool(scene.parsed.forces)
    if need == "mission" and scene.parsed.names("mission"):
        return True
    return scene.parsed.has_noun(need)


def _claims(scene: Scene, evoked: Evoked) -> Iterator[Claim]:
    frame = evoked.frame
    modality = scene.modality
    if frame.kind == "status":
        modality = _planned(scene, modality)
        modality = "planned" if modality == "asserted" and _unfulfilled(scene, evoked) else modality
    elif frame.kind == "commitment" and modality == "asserted":
        modality = "planned"
    for fields in _fields(scene, evoked):
        event = event_of(scene, frame, fields.get("casualties"))
        claim = claim_of(scene, kind=frame.kind, event=event, modality=modality, rule=frame.id, **fields)
        claim = replace(claim, mission=None) if sets_off(scene, frame) else claim
        yield replace(claim, when=None) if follows(scene.parsed, evoked.at) else claim


def _fields(scene: Scene, evoked: Evoked) -> Iterator[dict[str, Any]]:
    """The fields that a kind of claim fills in its own way."""
    kind = evoked.frame.kind
    if kind == "measure":
        yield from measure_fields(scene, evoked)
    elif kind == "stance":
        yield from stance_fields(scene, evoked)
    elif kind == "threat":
        yield threat_fields(scene, evoked)
    elif kind == "incident":
        yield from incident_fields(scene, evoked)
    elif kind == "status":
        yield status_fields(scene, evoked)
    elif kind == "mandate":
        yield mandate_fields(scene, evoked)
    else:
        yield commitment_fields(scene, evoked)


def _unfulfilled(scene: Scene, evoked: Evoked) -> bool:
    """Whether the change is only told as something to do ("to extend it"), by nobody who decided or began it."""
    tokens = scene.parsed.tokens
    verb = next((v for v in scene.clause.verbs if v.at == evoked.at), None)
    if verb is None or verb.tense != "infinitive" or not verb.at:
        return False
    marked = "infinitive_marker" in tokens[verb.at - 1].word.roles
    decided = decision_words(scene.parsed.lang)
    return marked and not any(decided & clause.lemmas.keys() for clause in scene.parsed.clauses)


def _planned(scene: Scene, modality: Modality) -> Modality:
    return "planned" if modality == "asserted" and scene.timing.future else modality

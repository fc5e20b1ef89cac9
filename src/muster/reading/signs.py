"""Signs: what of a clause speaks for or against a candidate claim, as names that weights are given to."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from muster.reading.classes import classes_of, classes_of_verb
from muster.reading.lexicon import reader_words
from muster.reading.topics import governed, missions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.reading.analysis import Parsed
    from muster.reading.draft import Scene
    from muster.reading.frames import Evoked

_NONE: frozenset[str] = frozenset()
_WITH_KIND = ("noun:", "mission:", "actor:", "cue:", "speaker:", "when:", "tense:", "frame:", "negation")


@lru_cache(maxsize=64)
def scene_signs(scene: Scene) -> frozenset[str]:
    """The signs of a clause, whatever the claim is about."""
    return sentence_words(scene.parsed).union(_scene_signs(scene), *_meanings(scene))


def _scene_signs(scene: Scene) -> Iterator[str]:
    clause = scene.clause
    yield f"clause:{clause.kind}"
    yield f"tense:{clause.tense}:{'perfect' if clause.perfect else 'passive' if clause.passive else 'plain'}"
    for verb in clause.verbs:
        yield f"verb:{verb.lemma}"
    for modal in clause.modals:
        yield f"modal:{modal}"
    for cue in scene.cues:
        yield f"cue:{cue.modality}"
    for evoked in scene.evoked:
        yield f"frame:{evoked.frame.id}"
        yield f"kind:{evoked.frame.kind}"
    yield from _nouns(scene)
    yield from _where(scene)
    yield f"report:mission:{scene.topic.main_mission is not None}"
    yield f"report:hosts:{min(len(scene.topic.hosts), 2)}"
    yield f"report:forces:{min(scene.topic.forces // 4, 4)}"
    yield f"speaker:{scene.speaker is not None}"
    yield f"actor:{'none' if scene.actor is None else 'home' if scene.actor == scene.topic.home else 'other'}"
    timing = scene.timing
    yield f"when:{'future' if timing.future else 'past' if timing.past else 'told' if timing.when else 'none'}"
    yield f"mission:{'named' if missions_in(scene.parsed) else 'known' if scene.mission else 'none'}"
    if '"' in scene.parsed.text:
        yield "quote"


def _meanings(scene: Scene) -> Iterator[frozenset[str]]:
    """The classes of the verbs and of the other words of the clause."""
    lang = scene.parsed.lang
    helping = _helping(lang)
    verbs = [verb for verb in scene.clause.verbs if verb.lemma not in helping]
    places = {verb.at for verb in scene.clause.verbs}
    classes = token_classes(scene.parsed)
    yield from [_spelled("does", classes_of_verb(verb.lemma, lang)) for verb in verbs]
    yield from [_spelled("means", classes[at]) for at in scene.clause.at if classes[at] and at not in places]


@lru_cache(maxsize=1 << 15)
def _spelled(sort: str, names: frozenset[str]) -> frozenset[str]:
    """The signs of some names, kept because few words are new."""
    return frozenset([f"{sort}:{name}" for name in names])


@cache
def _helping(lang: str) -> frozenset[str]:
    return reader_words(lang, "auxiliaries") | reader_words(lang, "modals")


@lru_cache(maxsize=64)
def token_classes(parsed: Parsed) -> tuple[frozenset[str], ...]:
    """The classes of each word of a sentence."""
    lang = parsed.lang
    return tuple([classes_of(token, lang) if token.is_word else _NONE for token in parsed.tokens])


def role_of(scene: Scene, at: int) -> str:
    """What a phrase is in its clause: behind which preposition, or before or behind the finite verb, in which voice."""
    preposition = governed(scene.parsed, at)
    if preposition:
        return preposition
    finite = next((verb.at for verb in scene.clause.verbs if verb.tense in {"present", "past"}), None)
    side = "alone" if finite is None else "first" if at < finite else "behind"
    return f"{side}:{'passive' if scene.clause.passive else 'active'}"


@lru_cache(maxsize=64)
def sentence_words(parsed: Parsed) -> frozenset[str]:
    """The words of a sentence as signs, small ones and names left out."""
    plain = [token for token in parsed.tokens if token.is_word and not token.names and not token.word.roles]
    names = frozenset([f"name:{name.kind}" for _, names in parsed.named for name in names])
    return names.union(*[_spelled("word", token.word.lemmas) for token in plain])


def _nouns(scene: Scene) -> Iterator[str]:
    for at in scene.clause.at:
        token = scene.parsed.tokens[at]
        if token.word.noun:
            yield f"noun:{token.word.noun.kind}"
        if "negations" in token.word.roles:
            yield "negation"


def _where(scene: Scene) -> Iterator[str]:
    if scene.has_role("there"):
        yield "there"
    own = scene.spots
    yield f"spots:{min(len(own), 2)}"
    for spot in own:
        yield f"spot:{spot.preposition}:{'host' if spot.country in scene.topic.hosts else 'else'}"


def _whose(scene: Scene) -> str:
    """Whose the first forces of a clause are, as seen from its report."""
    return scene.forces[0].whose(scene.topic.hosts, scene.topic.home) if scene.forces else "absent"


@lru_cache(maxsize=64)
def _telling(scene: Scene) -> tuple[str, ...]:
    """The signs of a clause that tell more together with the kind of a frame."""
    return tuple([sign for sign in scene_signs(scene) if sign.startswith(_WITH_KIND)])


def frame_signs(scene: Scene, evoked: Evoked) -> Iterator[str]:
    """The signs of a frame that a clause evokes, besides those of the clause."""
    frame = evoked.frame
    yield f"evoked:{frame.id}"
    yield f"trigger:{' '.join(evoked.trigger)}"
    yield f"trigger-length:{len(evoked.trigger)}"
    yield f"trigger-role:{role_of(scene, evoked.at)}"
    for sign in _telling(scene):
        yield f"{frame.kind}+{sign}"
    yield f"{frame.kind}+force:{_whose(scene)}"
    yield f"{frame.kind}+host:{any(s.country in scene.topic.hosts for s in scene.spots)}"

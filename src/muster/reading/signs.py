"""Signs: what of a clause speaks for or against a candidate claim, as names that weights are given to."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from muster.reading.classes import classes_of, classes_of_verb
from muster.reading.lexicon import reader_words
from muster.reading.topics import governed, missions_in, spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.reading.analysis import Analysed, Parsed
    from muster.reading.draft import Scene
    from muster.reading.force import Force
    from muster.reading.frames import Evoked

_NONE: frozenset[str] = frozenset()
_FAR = 6
_OPENING = frozenset(("determiners", "possessives"))
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


def force_signs(scene: Scene, force: Force) -> Iterator[str]:
    """The signs of a phrase that names forces, besides those of its clause."""
    yield f"force:{force.kind}"
    if force.noun:
        yield f"force-noun:{force.noun.lemma}"
    yield f"force-preposition:{force.preposition}"
    yield f"force-nation:{_whose(scene, force)}"
    yield f"force-counted:{_counted(force)}"
    yield f"force-whose-counted:{_whose(scene, force)}:{_counted(force)}"
    if force.who:
        yield "force-who"
    if force.possessive:
        yield "force-possessive"
    yield from _form(scene, force)
    yield f"force-size:{_size(force)}"
    yield f"force-size:{force.kind}:{_size(force)}"
    first = scene.clause.verbs[0].at if scene.clause.verbs else None
    yield f"force-side:{'none' if first is None else 'before' if force.head < first else 'after'}"
    role = role_of(scene, force.start)
    yield f"force-role:{role}"
    for verb in scene.clause.verbs:
        yield f"force-role:{role}+verb:{verb.lemma}"
        yield from (f"force-role:{role}+{name}" for name in classes_of_verb(verb.lemma, scene.parsed.lang))
    around = range(max(force.start - 2, 0), force.start)
    yield from (f"force-before:{name}" for at in around for name in token_classes(scene.parsed)[at])
    behind = range(force.end, min(force.end + 2, len(scene.parsed.tokens)))
    yield from (f"force-behind:{name}" for at in behind for name in token_classes(scene.parsed)[at])
    yield from (f"force-is:{name}" for name in token_classes(scene.parsed)[force.head])
    near = [spot for spot in spots(scene.parsed) if 0 <= spot.at - force.end < _FAR]
    yield f"force-near:{near[0].preposition if near else ''}"
    for evoked in scene.evoked:
        yield f"force:{force.kind}+frame:{evoked.frame.id}"
        yield f"counted:{_counted(force)}+frame:{evoked.frame.id}"
        yield f"nation:{_whose(scene, force)}+frame:{evoked.frame.id}"


def _form(scene: Scene, force: Force) -> Iterator[str]:
    """How a phrase is built: what opens it, its adjectives, and the noun before it that it belongs to."""
    tokens = scene.parsed.tokens
    words = [tokens[at] for at in range(force.start, force.head)]
    opens = next((token.low for token in words if token.word.roles & _OPENING), "bare")
    yield from _newness(scene, force, opens)
    yield f"force-article:{opens}"
    yield f"force-article:{opens}:{force.kind}"
    yield f"force-article:{opens}:{_counted(force)}:{_whose(scene, force)}"
    if force.start:
        yield from (f"force-after:{role}" for role in tokens[force.start - 1].word.roles)
        yield f"force-after:{tokens[force.start - 1].low if tokens[force.start - 1].word.roles else 'word'}"
    plain = [token for token in words if token.is_word and not token.word.roles and not token.names]
    yield from (f"force-adjective:{token.low}" for token in plain)
    if force.preposition and force.start > 1:
        before = tokens[force.start - 2]
        if before.word.noun:
            yield f"force-owner:{force.preposition}:{before.word.noun.kind}"
        if before.is_word and not before.word.roles:
            yield from (f"force-owner:{force.preposition}:{lemma}" for lemma in before.word.lemmas)


@lru_cache(maxsize=4)
def _first_told(analysed: Analysed) -> dict[tuple[str, object], int]:
    """Where a report first tells of forces by a noun, of a nation, in a number: the sentence's place in the text."""
    first: dict[tuple[str, object], int] = {}
    for parsed in analysed.sentences:
        for key in (key for force in parsed.forces for key in _keys(force)):
            first.setdefault(key, parsed.sentence.start)
    return first


def _keys(force: Force) -> Iterator[tuple[str, object]]:
    if force.noun:
        yield "noun", force.noun.lemma
    yield from (("nation", code) for code in force.nations)
    if force.quantity:
        yield "count", (force.kind, force.quantity.minimum)


def _size(force: Force) -> str:
    """How many, by its number of digits: one, some, tens, hundreds and so on."""
    quantity = force.quantity
    return "none" if quantity is None else "1" if quantity.maximum == 1 else f"{len(str(quantity.minimum))} digits"


def _newness(scene: Scene, force: Force, opens: str) -> Iterator[str]:
    """Whether the report told of such forces before: of this noun, of this nation, in this number."""
    first, here = _first_told(scene.analysed), scene.parsed.sentence.start
    new = {key[0]: first[key] == here for key in _keys(force) if key in first}
    yield from (f"force-new:{what}:{is_new}" for what, is_new in new.items())
    yield f"force-new:noun:{new.get('noun')}:{opens}"
    yield f"force-new:{new.get('noun')}:{new.get('nation')}:{new.get('count')}"


def beside_signs(scene: Scene) -> Iterator[str]:
    """The signs of a clause without forces: which the sentence tells besides, and whether it says more of them."""
    told = scene.parsed.forces
    yield f"forces-beside:{min(len(told), 3)}:{any(force.quantity for force in told)}"
    first = scene.clause.at[0]
    tokens = scene.parsed.tokens
    before = first - 1 if first and tokens[first - 1].is_word else first - 2
    if "relatives" in tokens[first].word.roles:
        yield f"relative:{next((force.kind for force in told if force.start <= before < force.end), 'other')}"


def _whose(scene: Scene, force: Force) -> str:
    nations = force.abroad(scene.topic.hosts)
    if not nations:
        return "none"
    if nations[0] in scene.topic.hosts:
        return "host"
    return "all" if nations[0] == "*" else "home" if nations[0] == scene.topic.home else "other"


def _counted(force: Force) -> str:
    if force.elliptic:
        return "elliptic"
    return "none" if force.quantity is None else "hedged" if force.quantity.approx else "exact"


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
    yield f"{frame.kind}+force:{_whose(scene, scene.forces[0]) if scene.forces else 'absent'}"
    yield f"{frame.kind}+host:{any(s.country in scene.topic.hosts for s in scene.spots)}"

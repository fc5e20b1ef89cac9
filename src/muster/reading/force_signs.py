"""Signs of phrases for forces: how they are built, what they are in their clause, and whether they are news."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.reading.classes import classes_of_verb
from muster.reading.signs import role_of, token_classes
from muster.reading.topics import spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.reading.analysis import Analysed
    from muster.reading.draft import Scene
    from muster.reading.force import Force

_FAR: Final = 6
_OPENING: Final = frozenset(("determiners", "possessives"))


def force_signs(scene: Scene, force: Force) -> Iterator[str]:
    """The signs of a phrase that names forces, besides those of its clause."""
    whose = force.whose(scene.topic.hosts, scene.topic.home)
    yield f"force:{force.kind}"
    if force.noun:
        yield f"force-noun:{force.noun.lemma}"
    yield f"force-preposition:{force.preposition}"
    yield f"force-nation:{whose}"
    yield f"force-counted:{_counted(force)}"
    yield f"force-whose-counted:{whose}:{_counted(force)}"
    if force.who:
        yield "force-who"
    if force.possessive:
        yield "force-possessive"
    yield from _form(scene, force, whose)
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
        yield f"nation:{whose}+frame:{evoked.frame.id}"


def _form(scene: Scene, force: Force, whose: str) -> Iterator[str]:
    """How a phrase is built: what opens it, its adjectives, and the noun before it that it belongs to."""
    tokens = scene.parsed.tokens
    words = [tokens[at] for at in range(force.start, force.head)]
    opens = next((token.low for token in words if token.word.roles & _OPENING), "bare")
    yield from _newness(scene, force, opens)
    yield f"force-article:{opens}"
    yield f"force-article:{opens}:{force.kind}"
    yield f"force-article:{opens}:{_counted(force)}:{whose}"
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


def _counted(force: Force) -> str:
    if force.elliptic:
        return "elliptic"
    return "none" if force.quantity is None else "hedged" if force.quantity.approx else "exact"

"""What may fill the fields that quote the report: how many, which forces, and what about."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from muster.reading.changes import phrase_around
from muster.reading.draft import words_of
from muster.reading.presence import count_of
from muster.reading.signs import role_of, token_classes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.model import Claim, Count
    from muster.reading.draft import Scene
    from muster.reading.forces import Force
    from muster.reading.judging import Candidate
    from muster.reading.tokens import Token

_STEPS = (0, 1, 2, 4, 8, 16)


def step(distance: int) -> int:
    """A distance in tokens or sentences, roughly."""
    return max(one for one in _STEPS if one <= distance)


def count_values(scene: Scene, _claim: Claim) -> Iterator[Count | None]:
    """The counts of forces in the sentence."""
    yield from (count_of(force) for force in scene.parsed.forces)


def count_signs(value: Count | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """Where a count stands, of what, and whose."""
    scene = candidate.scene
    counted = [force for force in scene.parsed.forces if count_of(force) is not None]
    if value is None:
        yield f"null:counted:{min(len(counted), 2)}:{any(f.head in scene.clause.at for f in counted)}"
        yield f"null:own:{any(f.head == candidate.at for f in counted)}"
        return
    force = min((f for f in counted if count_of(f) == value), key=lambda f: abs(f.head - candidate.at), default=None)
    if force is None:
        return
    inside = force.head in scene.clause.at
    yield f"inside:{inside}:own:{force.head == candidate.at}"
    yield f"unit:{value.unit}"
    yield f"kind:{force.kind}:elliptic:{force.elliptic}"
    yield f"distance:{'behind' if force.head > candidate.at else 'before'}:{step(abs(force.head - candidate.at))}"
    yield f"role:{role_of(scene, force.start)}"
    yield f"rivals:{min(len(counted), 3)}"
    yield f"nation:{'none' if not force.nations else claim.nation in force.nations}"
    yield from (f"is:{name}" for name in token_classes(scene.parsed)[force.head])
    yield from _own(scene, candidate, force)


def _own(scene: Scene, candidate: Candidate, force: Force) -> Iterator[str]:
    """Whether the claim's own forces and the counted ones are the same kind of thing."""
    mine = next((f for f in scene.parsed.forces if f.head == candidate.at), None)
    if mine and mine.head != force.head:
        between = scene.parsed.tokens[min(mine.end, force.end) : max(mine.start, force.start)]
        yield f"beside:{mine.kind}:{force.kind}:{mine.quantity is not None}"
        yield f"between:{min(len(between), 3)}:{any(t.text == ',' for t in between)}"


def who_values(scene: Scene, _claim: Claim) -> Iterator[str | None]:
    """The names of forces in the sentence."""
    yield from (words_of(scene.parsed, *force.who) for force in scene.parsed.forces if force.who)


def who_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """What the words name, and where they stand."""
    scene = candidate.scene
    named = [force for force in scene.parsed.forces if force.who]
    if value is None:
        yield f"null:named:{min(len(named), 2)}:own:{any(f.head == candidate.at for f in named)}"
        yield f"null:count:{claim.count is not None}"
        return
    force = next((f for f in named if f.who and words_of(scene.parsed, *f.who) == value), None)
    if force is None:
        return
    yield f"inside:{force.head in scene.clause.at}:own:{force.head == candidate.at}"
    yield f"kind:{force.kind}"
    yield f"noun:{force.noun.lemma if force.noun else 'demonym'}"
    yield f"words:{min(len(value.split()), 3)}"
    yield f"capital:{value != value.lower()}"
    yield f"modifier:{bool(scene.parsed.tokens[force.head].word.modifier)}"
    yield f"count:{claim.count is not None}"
    yield f"role:{role_of(scene, force.start)}"
    yield from (f"is:{name}" for name in token_classes(scene.parsed)[force.head])


def about_values(scene: Scene, _claim: Claim) -> Iterator[str | None]:
    """The noun phrases of the clause."""
    yield from _phrases(scene)


@lru_cache(maxsize=64)
def _phrases(scene: Scene) -> dict[str, tuple[int, int]]:
    """The noun phrases of a clause by their words: where the head of the first stands, and where it begins."""
    found: dict[str, tuple[int, int]] = {}
    for at in scene.clause.at:
        if _nominal(scene.parsed.tokens[at]):
            start, end = phrase_around(scene, at)
            found.setdefault(words_of(scene.parsed, start, end), (at, start))
    return found


def _nominal(token: Token) -> bool:
    if not token.is_word or token.word.roles:
        return False
    return bool(token.word.noun or token.names) or not (token.word.verbs or token.low.endswith("e"))


def about_signs(value: str | None, candidate: Candidate, claim: Claim) -> Iterator[str]:
    """What the phrase is, and where it stands in its clause."""
    scene = candidate.scene
    if value is None:
        yield f"null:trigger:{claim.trace[0]}"
        return
    if value not in _phrases(scene):
        return
    head, start = _phrases(scene)[value]
    token = scene.parsed.tokens[head]
    trigger = candidate.at
    yield f"trigger:{head == trigger}"
    yield f"distance:{'behind' if head > trigger else 'before'}:{step(abs(head - trigger))}"
    yield f"role:{role_of(scene, start)}"
    yield f"noun:{token.word.noun.kind if token.word.noun else 'none'}"
    yield f"noun:{token.word.noun.kind if token.word.noun else 'none'}:{claim.event}"
    yield f"name:{token.names[0].kind if token.names else token.text[0].isupper()}"
    yield f"words:{min(len(value.split()), 4)}"
    yield from (f"is:{name}" for name in token_classes(scene.parsed)[head])
    yield from (f"is:{name}:{claim.event}" for name in token_classes(scene.parsed)[head])
    yield f"last:{head == max(scene.clause.at)}"

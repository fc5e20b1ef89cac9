"""Where and how a value is mentioned, seen from a claim: in its clause or sentence, or how far before or behind."""

# ruff: noqa: FBT001  (makers of signs take what a part holds, in its order)

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from muster.reading.mentions import mentions
from muster.reading.option_parts import side, step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.reading.analysis import Analysed
    from muster.reading.judging import Candidate
    from muster.reading.mentions import Mention, Mentions
    from muster.reading.option_parts import Part

_OFTEN: Final = 5
_SEVERAL: Final = 3
_FAR: Final = 20


def share(field: str, value: str, analysed: Analysed) -> tuple[int, bool]:
    """How often a report mentions a value, up to five times, and whether no other one more often."""
    found = mentions(analysed)
    mine = len(found.of.get((field, value), ()))
    return min(mine, _OFTEN), mine > 0 and mine == found.most[field]


def near_part(field: str, value: str, candidate: Candidate, found: Mentions) -> Part:
    """The signs of where and how a value is mentioned, seen from the claim."""
    own = found.of.get((field, value))
    if own is None:
        return _UNMENTIONED
    here = found.number_of(candidate.scene.parsed)
    rivals = found.here.get((field, here), [])
    same = [m for m in rivals if m.value == value]
    titled = own[0].sentence == 0
    if not same:
        return _apart(found, field, value, here)
    inside = [m for m in same if m.at in candidate.scene.clause.at]
    at = candidate.at
    nearest = min(inside or same, key=lambda m: abs(m.at - at))
    others = _several(found, field, here)
    where, far = "clause" if inside else "sentence", step(abs(nearest.at - at))
    first = nearest.at == rivals[0].at
    return _beside, titled, where, nearest.form, nearest.preposition, side(nearest.at, at), far, first, others


@lru_cache(maxsize=128)
def _several(found: Mentions, field: str, number: int) -> int:
    return min(len({m.value for m in found.here[field, number]}), _SEVERAL)


@lru_cache(maxsize=1024)
def _apart(found: Mentions, field: str, value: str, here: int) -> Part:
    """How far before or behind the sentence of the claim a value is mentioned."""
    own = found.of[field, value]
    titled = own[0].sentence == 0
    before = bisect_left(own, here, key=attrgetter("sentence"))
    if not before:
        return _ahead, titled, step(own[0].sentence - here)
    last = own[before - 1]
    return _back, titled, step(here - last.sentence), last.form, _between(found, field, last, here)


def _between(found: Mentions, field: str, last: Mention, here: int) -> int:
    """How many others are mentioned in between, up to three."""
    between = {m.value for m in found.here[field, last.sentence] if m.at > last.at}
    for number in range(max(last.sentence + 1, here - _FAR), here):
        if len(between) >= _SEVERAL:
            break
        between.update([m.value for m in found.here.get((field, number), ())])
    return min(len(between), _SEVERAL)


def near_starred(star: str, near: Part) -> Iterator[str]:
    """The signs of a part, each also with the sort of value."""
    maker, *told = near
    for sign in maker(*told):
        yield sign
        yield f"{star}|{sign}"


def _beside(  # noqa: PLR0913, PLR0917  (a part holds as much)
    titled: bool,
    where: str,
    form: str,
    preposition: str,
    where_to: str,
    distance: int,
    first: bool,
    rivals: int,
) -> Iterator[str]:
    """How a value is mentioned in the sentence of the claim."""
    yield from _in_title(titled)
    yield where
    yield f"{where}:{form}"
    yield f"{where}:{form}:{preposition}"
    yield f"{where}:{where_to}"
    yield f"{where}:{form}:{where_to}:{bool(preposition)}"
    yield f"distance:{where_to}:{distance}"
    yield f"first-in-sentence:{first}"
    yield f"rivals:{rivals}"


def _back(titled: bool, distance: int, form: str, between: int) -> Iterator[str]:
    yield from _in_title(titled)
    yield f"back:{distance}"
    yield f"back:{form}"
    yield f"since:{between}"


def _ahead(titled: bool, distance: int) -> Iterator[str]:
    yield from _in_title(titled)
    yield f"ahead:{distance}"


def _in_title(titled: bool) -> tuple[str, ...]:
    return ("in-title",) if titled else ()


def _unmentioned() -> Iterator[str]:
    yield "unmentioned"


_UNMENTIONED: Final[Part] = (_unmentioned,)

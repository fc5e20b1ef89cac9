"""Twins: two candidates of one sentence that tell one fact, of which the better one is kept.

A sentence may tell of several contingents or attacks, or name one of them twice; and what it tells may be taken for a
claim of two kinds (rivals), as when a vote extends a mission. Which it is, a table fitted on annotated reports
(``lang/<code>/twins.tsv``) judges by what the two have in common and what stands between them.
"""

from __future__ import annotations

from itertools import groupby
from math import floor
from typing import TYPE_CHECKING, Final

from muster.reading.fitted import BIAS, sign_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from muster.reading.judging import Candidate, Scored
    from muster.reading.tokens import Token

TABLE: Final = "twins.tsv"
RIVALS: Final = "rivals"
_FIELDS: Final = (
    "event",
    "modality",
    "nation",
    "place",
    "count",
    "who",
    "mission",
    "activity",
    "about",
    "when",
    "said_by",
)
_SHAPES: Final = (("nation", "place", "count"), ("event", "nation", "who"))
_LINKS: Final = ("coordinators", "partitives", "relatives", "subordinators")
_MARKS: Final = (",", ";")
_WIDE, _FARTHEST, _NEAR = 3, 6, 4
_HALVES, _HIGHEST = 2, 6


def the_better(found: list[Scored], lang: str) -> list[Scored]:
    """The scored candidates without twins by the table of a language; all where it has none."""
    table = sign_weights(lang, TABLE)
    return kept(found, table) if table else found


def kept(found: Sequence[Scored], table: Mapping[str, float]) -> list[Scored]:
    """The scored candidates without twins, in the same order; the weights may be of any unit."""
    ranked = sorted(range(len(found)), key=lambda at: (_sentence(found[at][1]), -found[at][0], at))
    stay: list[int] = []
    for _, group in groupby(ranked, key=lambda at: _sentence(found[at][1])):
        own: list[int] = []
        for at in group:
            if not any(_alike(found[better], found[at], table) for better in own):
                own.append(at)
        stay += own
    return [found[at] for at in sorted(stay)]


def _sentence(candidate: Candidate) -> int:
    return candidate.claim.evidence.start


def _alike(better: Scored, other: Scored, table: Mapping[str, float]) -> bool:
    return table.get(BIAS, 0) + sum(table.get(sign, 0) for sign in twin_signs(better, other)) > 0


def twin_signs(better: Scored, other: Scored) -> Iterator[str]:
    """What speaks for or against two scored candidates telling one fact, the better one first."""
    (high, one), (low, two) = better, other
    kind = _kind(one, two)
    yield kind
    if kind == RIVALS:
        yield f"kinds:{one.claim.kind}:{two.claim.kind}"
        yield f"lower:{min(floor(_HALVES * low), _HIGHEST)}"
    told = {field: _compared(getattr(one.claim, field), getattr(two.claim, field)) for field in _FIELDS}
    for field, how in told.items():
        yield f"{field}:{how}"
        yield f"{kind}|{field}:{how}"
    for shape in _SHAPES:
        yield f"{'+'.join(shape)}:{':'.join(told[field] for field in shape)}"
    yield f"events:{one.claim.event}:{two.claim.event}"
    yield f"listed:{one.listed}:{two.listed}"
    yield f"rules:{one.claim.trace[:1] == two.claim.trace[:1]}"
    yield f"gap:{min(floor(_HALVES * (high - low)), _HIGHEST)}"
    yield from _between(one, two)


def _kind(one: Candidate, two: Candidate) -> str:
    return one.claim.kind if one.claim.kind == two.claim.kind else RIVALS


def _compared(one: object, two: object) -> str:
    if one is None or two is None:
        return f"{one is not None:d}{two is not None:d}"
    return "same" if one == two else "other"


def _between(one: Candidate, two: Candidate) -> Iterator[str]:
    """Where in the sentence the two stand to each other."""
    clause, at = one.scene.clause is two.scene.clause, one.at == two.at
    for name in (f"at:{at}", f"clause:{clause}"):
        yield name
        yield f"{_kind(one, two)}|{name}"
    yield f"at+clause:{at}:{clause}"
    first, last = sorted((one.at, two.at))
    yield f"far:{min((last - first) // _WIDE, _FARTHEST)}"
    tokens = one.scene.parsed.tokens[first + 1 : last]
    roles = {role for token in tokens for role in token.word.roles}
    yield from (f"between:{link}:{link in roles}" for link in _LINKS)
    yield from (f"between:{mark}:{any(token.text == mark for token in tokens)}" for mark in _MARKS)
    if last - first <= _NEAR:
        yield f"words:{' '.join(_word(token) for token in tokens)}"


def _word(token: Token) -> str:
    return "N" if token.word.noun else token.low

"""Whether a candidate is a claim: the sum of the weights of its signs, from a table fitted on annotated reports.

The table is data like any other (``lang/<code>/weights.tsv``): a sign and its weight a line, by kind of candidate. How
it was fitted, and what it adds to the rules alone, stands in docs/reading.md.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Final

from muster.reading.elsewhere import is_elsewhere
from muster.reading.fitted import BIAS, THOUSAND, fitted_rows
from muster.reading.signs import scene_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from muster.model import Claim
    from muster.reading.draft import Scene

TABLE: Final = "weights.tsv"
ANY: Final = "any"
_OFTEN: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A claim that may be one, with the signs that speak for and against it.

    Attributes:
        claim: as the rules made it.
        signs: what speaks for or against its being a claim.
        group: which table of weights judges it.
        scene: the clause that it was found in.
        at: where in the sentence the words stand that evoked it.
        listed: whether its clause gave several claims that differ in nation or place.
    """

    claim: Claim
    signs: frozenset[str]
    group: str
    scene: Scene
    at: int
    listed: bool = False


Scored = tuple[float, Candidate]


@cache
def weights(lang: str) -> dict[str, dict[str, int]]:
    """The weights of a language in thousandths: group of candidates → sign → weight; ``any`` holds for all groups."""
    found: dict[str, dict[str, int]] = {}
    for group, sign, weight in fitted_rows(lang, TABLE):
        found.setdefault(group, {})[sign] = round(float(weight) * THOUSAND)
    return found


@cache
def _table(group: str, lang: str) -> dict[str, int]:
    """What each sign weighs in a group of candidates, all groups' weight and its own added up."""
    every = weights(lang)
    found: Counter[str] = Counter()
    for part in (ANY, group):
        found.update(every.get(part, {}))
    return dict(found)


def _sum(signs: Iterable[str], table: dict[str, int]) -> int:
    return sum(map(table.get, signs, repeat(0)))


@lru_cache(maxsize=16)
def own_signs(candidate: Candidate) -> frozenset[str]:
    """The signs of a candidate besides those of its scene."""
    return candidate.signs - scene_signs(candidate.scene)


@lru_cache(maxsize=64)
def _of_scene(scene: Scene, group: str, lang: str) -> int:
    return _sum(scene_signs(scene), _table(group, lang))


def total(candidate: Candidate, lang: str) -> int:
    """How much speaks for a candidate in thousandths: above 0 it is more likely a claim than not.

    The signs of its scene, which it shares with others, are added up once.
    """
    table = _table(candidate.group, lang)
    own, shared = own_signs(candidate), scene_signs(candidate.scene)
    if len(own) + len(shared) != len(candidate.signs):
        return table.get(BIAS, 0) + _sum(candidate.signs, table)
    return table.get(BIAS, 0) + _sum(own, table) + _of_scene(candidate.scene, candidate.group, lang)


def score(candidate: Candidate, lang: str) -> float:
    """The total in units; 0 where no table judges the candidate."""
    return total(candidate, lang) / THOUSAND


def companies(claims: Sequence[Claim]) -> Iterator[tuple[str, str, str]]:
    """What the claims of a report tell of each other: told before or not, alone in the sentence or not, how early."""
    crowd = Counter([(one.kind, one.evidence.start) for one in claims])
    before: Counter[tuple[str, str, str | None, str | None]] = Counter()
    for one in claims:
        key = one.kind, one.event, one.nation, one.place
        beside = min(crowd[one.kind, one.evidence.start], _OFTEN)
        early = one.evidence.start == claims[0].evidence.start
        yield f"retold:{min(before[key], _OFTEN)}", f"beside:{beside}", f"early:{early}"
        before[key] += 1


def in_company(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Add what the candidates of a report tell of each other."""
    every = list(candidates)
    told = companies([one.claim for one in every])
    return [replace(one, signs=one.signs.union(signs)) for one, signs in zip(every, told, strict=True)]


def accepted(candidates: Iterable[Candidate], lang: str) -> list[Scored]:
    """The candidates that more speaks for than against; none in a report that as a whole is about something else.

    Args:
        candidates: all candidates of a report, as the rules made them.
        lang: the language's code.

    Returns:
        Each with its score.
    """
    every = list(candidates)
    told = companies([one.claim for one in every])
    totals = [total(one, lang) + _sum(beside, _table(one.group, lang)) for one, beside in zip(every, told, strict=True)]
    found = [(total_ / THOUSAND, one) for total_, one in zip(totals, every, strict=True)]
    return [] if is_elsewhere(found, lang) else [(score_, one) for score_, one in found if score_ >= 0]

"""Whether a candidate is a claim: the sum of the weights of its signs, from a table fitted on annotated reports.

The table is data like any other (``lang/<code>/weights.tsv``): a sign and its weight a line, by kind of candidate. How
it was fitted, and what it adds to the rules alone, stands in docs/reading.md.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import repeat
from math import exp
from typing import TYPE_CHECKING, Final, Protocol

from muster.reading.lexicon import folder
from muster.reading.signs import scene_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from muster.model import Claim, Span
    from muster.reading.draft import Scene

BIAS: Final = "bias"
THOUSAND: Final = 1000
ANY: Final = "any"
HOPELESS: Final = -1500  # thousandths; what totals less before its fields are chosen is not accepted after
_OFTEN: Final = 4
_LONG: Final = 5  # sentences
_FEW: Final = 3.2  # claims to be expected in a report, chosen by cross-validation on annotated reports
_SELDOM: Final = 0.4  # claims to be expected in a sentence


class Judged(Protocol):
    """What is asked of a claim to tell its company."""

    @property
    def kind(self) -> str: ...  # noqa: D102  (as of a claim, and so are the others)
    @property
    def event(self) -> str: ...  # noqa: D102
    @property
    def nation(self) -> str | None: ...  # noqa: D102
    @property
    def place(self) -> str | None: ...  # noqa: D102
    @property
    def evidence(self) -> Span: ...  # noqa: D102


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


@cache
def weights(lang: str) -> dict[str, dict[str, int]]:
    """The weights of a language in thousandths: group of candidates → sign → weight; ``any`` holds for all groups."""
    path = folder(lang) / "weights.tsv"
    found: dict[str, dict[str, int]] = {}
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                group, sign, weight = line.split("\t")
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


def more(signs: Iterable[str], candidate: Candidate, lang: str) -> int:
    """What some signs that a candidate has not yet add to its total."""
    return _sum(signs, _table(candidate.group, lang))


def score(candidate: Candidate, lang: str) -> float:
    """The total in units; 0 where no table judges the candidate."""
    return total(candidate, lang) / THOUSAND


def companies(claims: Sequence[Judged]) -> Iterator[tuple[str, str, str]]:
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


def accepted(candidates: Iterable[Candidate], lang: str, sentences: int = 0) -> list[Candidate]:
    """The candidates that more speaks for than against; none in a report that as a whole is about something else.

    Args:
        candidates: all candidates of a report.
        lang: the language's code.
        sentences: how many sentences the report has.
    """
    found = [(total(candidate, lang), candidate) for candidate in in_company(candidates)]
    if weights(lang) and is_elsewhere([total_ for total_, _ in found], sentences):
        return []
    return [candidate for total_, candidate in found if total_ >= 0]


def is_elsewhere(totals: Iterable[float], sentences: int) -> bool:
    """Whether a report is about something else: many sentences, and all its candidates make hardly a claim or two.

    The chances of all candidates add up to the number of claims to be expected. Where that is small, for the report and
    for its length, a trade mission, an exercise or a sports team is likelier than a mission told of in passing.

    Args:
        totals: the totals of all candidates, in thousandths.
        sentences: how many sentences the report has.
    """
    expected = sum(1 / (1 + exp(-total_ / THOUSAND)) for total_ in totals)
    return sentences >= _LONG and expected < _FEW and expected < _SELDOM * sentences

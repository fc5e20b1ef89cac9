"""Whether a candidate is a claim: the sum of the weights of its signs, from a table fitted on annotated reports.

The table is data like any other (``lang/<code>/weights.tsv``): a sign and its weight a line, by kind of candidate. How
it was fitted, and what it adds to the rules alone, stands in docs/reading.md.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from math import exp
from typing import TYPE_CHECKING, Final

from muster.reading.lexicon import folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.model import Claim
    from muster.reading.draft import Scene

BIAS: Final = "bias"
_THOUSAND: Final = 1000
ANY: Final = "any"
HOPELESS: Final = -1.5  # what scores less before its fields are chosen is not accepted after
_OFTEN: Final = 4
_LONG: Final = 5  # sentences
_FEW: Final = 3.2  # claims to be expected in a report, chosen by cross-validation on annotated reports
_SELDOM: Final = 0.4  # claims to be expected in a sentence


@dataclass(frozen=True, slots=True)
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
                found.setdefault(group, {})[sign] = round(float(weight) * _THOUSAND)
    return found


def score(candidate: Candidate, lang: str) -> float:
    """How much speaks for a candidate: above 0 it is more likely a claim than not; 0 where no table judges it."""
    tables = [table for group in (ANY, candidate.group) if (table := weights(lang).get(group))]
    total = sum(table.get(BIAS, 0) + sum([table.get(sign, 0) for sign in candidate.signs]) for table in tables)
    return total / _THOUSAND


def in_company(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Add what the candidates of a report tell of each other: told before or not, alone in the sentence or not."""
    every = list(candidates)
    told = [(c.claim.kind, c.claim.event, c.claim.nation, c.claim.place) for c in every]
    crowd = Counter((c.claim.kind, c.claim.evidence.start) for c in every)
    before: Counter[tuple[str, str, str | None, str | None]] = Counter()
    found = []
    for candidate, key in zip(every, told, strict=True):
        retold = min(before[key], _OFTEN)
        before[key] += 1
        beside = min(crowd[candidate.claim.kind, candidate.claim.evidence.start], _OFTEN)
        early = candidate.claim.evidence.start == every[0].claim.evidence.start
        found.append(
            replace(candidate, signs=candidate.signs | {f"retold:{retold}", f"beside:{beside}", f"early:{early}"})
        )
    return found


def accepted(candidates: Iterable[Candidate], lang: str, sentences: int = 0) -> list[Candidate]:
    """The candidates that more speaks for than against; none in a report that as a whole is about something else.

    Args:
        candidates: all candidates of a report.
        lang: the language's code.
        sentences: how many sentences the report has.
    """
    found = [(score(candidate, lang), candidate) for candidate in in_company(candidates)]
    if weights(lang) and is_elsewhere([total for total, _ in found], sentences):
        return []
    return [candidate for total, candidate in found if total >= 0]


def is_elsewhere(scores: Iterable[float], sentences: int) -> bool:
    """Whether a report is about something else: many sentences, and all its candidates make hardly a claim or two.

    The chances of all candidates add up to the number of claims to be expected. Where that is small, for the report and
    for its length, a trade mission, an exercise or a sports team is likelier than a mission told of in passing.
    """
    expected = sum(1 / (1 + exp(-total)) for total in scores)
    return sentences >= _LONG and expected < _FEW and expected < _SELDOM * sentences

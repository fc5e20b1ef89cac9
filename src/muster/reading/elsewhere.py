"""Whether a report as a whole is about something else: a trade mission, an exercise, a sports team, a look back.

Such a report may have a sentence that by itself would be a claim. A table fitted on annotated reports
(``lang/<code>/reports.tsv``) judges it by all that its candidates tell, and by how likely each is a claim.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Final

from muster.reading.fitted import BIAS, sign_weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.reading.judging import Scored

TABLE: Final = "reports.tsv"
_JUDGED: Final = 4  # sentences; what is shorter has no whole to speak of
_EXPECTED: Final = (0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8)  # claims
_LIKELIEST: Final = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_ACCEPTED: Final = (1, 2, 3, 4, 5, 7)  # claims
_DENSITY: Final = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1)  # claims a sentence
_LENGTH: Final = (3, 5, 7, 10, 15)  # sentences


def is_elsewhere(found: Sequence[Scored], lang: str) -> bool:
    """Whether a report is about something else.

    Args:
        found: all candidates of the report, each with its score.
        lang: the language's code; without a table no report is, nor one of a sentence or three.
    """
    table = sign_weights(lang, TABLE)
    if not table or not found or _sentences(found) < _JUDGED:
        return False
    return table[BIAS] + sum(table.get(sign, 0) for sign in report_signs(found)) > 0


def _sentences(found: Sequence[Scored]) -> int:
    return len(found[0][1].scene.analysed.sentences)


def report_signs(found: Sequence[Scored]) -> frozenset[str]:
    """What speaks for or against it: all signs of the candidates, which have scores, and how likely they are."""
    every = frozenset[str]().union(*[candidate.signs for _, candidate in found])
    return every.union(_likelihoods([score for score, _ in found], _sentences(found)))


def _likelihoods(scores: list[float], sentences: int) -> Iterator[str]:
    chances = [1 / (1 + exp(-score)) for score in scores]
    expected = sum(chances)
    yield from _steps("expected", expected, _EXPECTED)
    yield from _steps("likeliest", max(chances), _LIKELIEST)
    yield from _steps("accepted", sum(score >= 0 for score in scores), _ACCEPTED)
    yield from _steps("density", expected / sentences, _DENSITY)
    yield from _steps("sentences", sentences, _LENGTH)


def _steps(name: str, value: float, steps: tuple[float, ...]) -> Iterator[str]:
    return (f"report-{name}:{step}" for step in steps if value >= step)

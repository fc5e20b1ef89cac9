"""Which of the values that a report offers fills a field of a claim: the one whose signs weigh most.

The rules of a frame propose a value; what else the report mentions stands beside it, and a table fitted on annotated
reports (``lang/<code>/choices.tsv``) weighs where and how each is mentioned. Without a table the rules' value stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import fsum
from typing import TYPE_CHECKING, Final

from muster.reading.lexicon import folder
from muster.reading.options import FIELDS, options

if TYPE_CHECKING:
    from muster.model import Claim
    from muster.reading.judging import Candidate
    from muster.reading.options import Option

TABLE: Final = "choices.tsv"


@cache
def weights(lang: str) -> dict[str, dict[str, float]]:
    """The weights of a language: field → sign → weight; none where there is no table."""
    path = folder(lang) / TABLE
    found: dict[str, dict[str, float]] = {}
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                field, sign, weight = line.split("\t")
                found.setdefault(field, {})[sign] = float(weight)
    return found


def chosen(candidate: Candidate, lang: str) -> Claim:
    """The claim of a candidate with each field filled by the value that most speaks for."""
    claim = candidate.claim
    tables = weights(lang)
    for field in FIELDS:
        table = tables.get(field)
        if table:
            best = max(options(field, candidate, claim), key=lambda option: weight(option, table))
            claim = replace(claim, **{field: best.value})
    return claim


def weight(option: Option, table: dict[str, float]) -> float:
    """How much speaks for an option."""
    return fsum(table.get(sign, 0.0) for sign in option.signs)

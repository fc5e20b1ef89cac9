"""Which of the values that a report offers fills a field of a claim: the one whose signs weigh most.

The rules of a frame propose a value; what else the report mentions stands beside it, and a table fitted on annotated
reports (``lang/<code>/choices.tsv``) weighs where and how each is mentioned. Without a table the rules' value stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from math import fsum
from typing import TYPE_CHECKING, Final

from muster.model import ALL_NATIONS
from muster.reading.lexicon import folder
from muster.reading.options import FIELDS, options

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def chosen(candidate: Candidate, tables: dict[str, dict[str, float]]) -> Candidate:
    """A candidate with each field of its claim filled by the value that most speaks for.

    Args:
        candidate: as the rules made it.
        tables: field → sign → weight, as `weights` gives them; a field without a table stays as it is.
    """
    claim = candidate.claim
    for field in FIELDS:
        table = tables.get(field)
        if table:
            best = max(options(field, candidate, claim), key=lambda option: weight(option, table))
            claim = replace(claim, **{field: best.value})
    return replace(candidate, claim=claim, signs=candidate.signs | frozenset(_signs(candidate, claim)))


def _signs(candidate: Candidate, claim: Claim) -> Iterator[str]:
    """What the choice tells for or against the claim."""
    topic = candidate.scene.topic
    yield f"chose:{claim.event}:{claim.modality}"
    yield f"chose-otherwise:{claim.event != candidate.claim.event}:{claim.modality != candidate.claim.modality}"
    whose = {None: "none", ALL_NATIONS: "all", topic.home: "home"}.get(claim.nation) or (
        "host" if claim.nation in topic.hosts else "other"
    )
    told = [name for name in ("mission", "place", "count", "who", "about", "said_by") if getattr(claim, name) is not None]
    yield f"chose-nation:{whose}"
    yield from (f"chose-told:{name}" for name in told)
    yield f"chose:{claim.event}:{whose}"
    yield f"chose:{claim.event}:{'count' in told}:{'who' in told}"


def weight(option: Option, table: dict[str, float]) -> float:
    """How much speaks for an option."""
    return fsum(table.get(sign, 0.0) for sign in option.signs)

"""Which of the values that a report offers fills a field of a claim: the one whose signs weigh most.

The rules of a frame propose a value; what else the report mentions stands beside it, and a table fitted on annotated
reports (``lang/<code>/choices.tsv``) weighs where and how each is mentioned. Without a table the rules' value stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from operator import add
from typing import TYPE_CHECKING, Any, Final

from muster.reading.causes import follows
from muster.reading.choice_weights import Weights, around, head_of
from muster.reading.fitted import fitted_rows
from muster.reading.option_times import when_chosen
from muster.reading.options import (
    FIELDS,
    WORDED,
    parts_of,
    rows_of,
    sorts_of,
    values_of,
    words_of_clause,
    words_of_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from muster.model import Claim, Count, FurtherNotice
    from muster.reading.judging import Candidate
    from muster.reading.options import Option
    from muster.time.date import Date

TABLE: Final = "choices.tsv"


_HUNDRED: Final = 100
_KILLING: Final = "killing"
_YET_TO_GO: Final = "to-deploy"
EVERY: Final = "every"
WORDS: Final = "words"


@cache
def weights(lang: str) -> dict[str, Weights]:
    """The weights of a language by field; none where there is no table."""
    return weighed((name, part, sign, float(weight)) for name, part, sign, weight in fitted_rows(lang, TABLE))


def weighed(rows: Iterable[tuple[str, str, str, float]]) -> dict[str, Weights]:
    """Sort rows of a table: field, part (``every``, a kind of claim, or ``words``), sign, weight.

    A sign of the part ``words`` is a sort of value and a word, with a blank between.
    """
    found: dict[str, Weights] = {}
    for name, part, sign, told in rows:
        weight = round(told * _HUNDRED)
        table = found.setdefault(name, Weights({}, {}, {}))
        if part == EVERY:
            table.every[sign] = weight
        elif part == WORDS:
            sort, _, word = sign.partition(" ")
            table.words.setdefault(word, {})[sort] = weight
        else:
            table.kinds.setdefault(part, {})[sign] = weight
    return found


def names_of(option: Option, kind: str, around: frozenset[str]) -> Iterator[tuple[str, str]]:
    """All signs of an option as the rows of a table name them: part and sign."""
    for sign in option.signs:
        yield EVERY, sign
        yield kind, sign
    if option.sort:
        yield from ((WORDS, f"{option.sort} {word}") for word in around)


@dataclass(slots=True, eq=False)
class Choice:
    """A candidate with the fields of its claim as they are chosen, one after the other.

    Attributes:
        candidate: as the rules made it.
        kind, trace, event … until: those of the claim.
    """

    candidate: Candidate
    kind: str
    trace: tuple[str, ...]
    event: str
    modality: str
    said_by: str | None
    nation: str | None
    place: str | None
    mission: str | None
    activity: str | None
    count: Count | None
    who: str | None
    about: str | None
    when: Date | None
    until: Date | FurtherNotice | None

    @property
    def claim(self) -> Claim:
        """The claim with what was chosen."""
        fields: dict[str, Any] = {name: getattr(self, name) for name in FIELDS}
        return replace(self.candidate.claim, **fields)


def _unchosen(candidate: Candidate) -> Choice:
    claim = candidate.claim
    return Choice(candidate, claim.kind, claim.trace, *[getattr(claim, name) for name in FIELDS])


def chosen(candidate: Candidate, tables: dict[str, Weights]) -> Candidate:
    """A candidate with each field of its claim filled by the value that most speaks for.

    Args:
        candidate: as the rules made it.
        tables: the weights by field, as `weights` gives them; a field without a table stays as it is.
    """
    choice = _unchosen(candidate)
    for name in FIELDS:
        _choose(name, choice, tables)
    return replace(candidate, claim=choice.claim)


def _choose(name: str, choice: Choice, tables: dict[str, Weights]) -> None:
    table = tables.get(name)
    if table is None or _settled(name, choice.candidate):
        return
    values = values_of(name, choice.candidate, choice)
    if len(values) > 1:
        value = values[_heaviest(name, values, choice, table)]
        setattr(choice, name, when_chosen(value, choice.candidate.scene, choice) if name == "when" else value)


def _heaviest(name: str, values: Sequence[Any], choice: Choice, table: Weights) -> int:
    """Which of some values weighs most, the first if several do."""
    totals = table.of_parts(parts_of(name, values, choice.candidate, choice), choice.kind)
    rows = rows_of(name, choice.candidate, choice)
    if rows:
        totals = list(map(add, totals, table.of_rows(rows, values, choice.kind)))
    if name in WORDED:
        scene = choice.candidate.scene
        sorts = sorts_of(name, values, choice.candidate)
        for words in (words_of_sentence(scene.parsed), words_of_clause(scene)):
            weights_ = around(table, words, head_of(sorts[-1]))
            totals = [total + weights_.get(sort, 0) for total, sort in zip(totals, sorts, strict=True)]
    return totals.index(max(totals))


def _settled(name: str, candidate: Candidate) -> bool:
    """Whether the rules' word stands: on who was killed, and on the date of a killing named as having gone before.

    "After the killing of …" is not dated by its sentence: that dates what came after. And who is somewhere from a day
    ahead is yet to go there.
    """
    if candidate.claim.event == _YET_TO_GO and name == "event":
        return candidate.scene.timing.since and candidate.scene.timing.future
    if candidate.claim.event != _KILLING:
        return False
    if name == "about":
        return candidate.claim.about is not None
    return name == "when" and follows(candidate.scene.parsed, candidate.at)

"""Which of the values that a report offers fills a field of a claim: the one whose signs weigh most.

The rules of a frame propose a value; what else the report mentions stands beside it, and a table fitted on annotated
reports (``lang/<code>/choices.tsv``) weighs where and how each is mentioned. Without a table the rules' value stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from muster.model import ALL_NATIONS
from muster.reading.causes import follows
from muster.reading.lexicon import folder
from muster.reading.options import FIELDS, company, options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.model import Claim
    from muster.reading.judging import Candidate
    from muster.reading.options import Option

TABLE: Final = "choices.tsv"


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """How much each sign of one field weighs, in hundredths: whole numbers add up alike in any order.

    Attributes:
        every: sign → weight, for claims of all kinds.
        kinds: what it weighs besides for one kind of claim: kind → sign → weight.
        words: word around the claim → sort of value → weight.
    """

    every: dict[str, int]
    kinds: dict[str, dict[str, int]]
    words: dict[str, dict[str, int]]

    def of(self, option: Option, kind: str) -> int:
        """What the signs of an option weigh in a claim of a kind."""
        every, own = self.every.get, self.kinds.get(kind, _NOTHING).get
        return sum([every(sign, 0) + own(sign, 0) for sign in option.signs])

    @lru_cache(maxsize=256)  # noqa: B019  (tables live as long as the program)
    def around(self, company: frozenset[str]) -> dict[str, int]:
        """What the words around a claim weigh for each sort of value."""
        found: dict[str, int] = {}
        for word in company:
            for sort, weight in self.words.get(word, _NOTHING).items():
                found[sort] = found.get(sort, 0) + weight
        return found


_NOTHING: Final[dict[str, int]] = {}
_HUNDRED: Final = 100
_KILLING: Final = "killing"
_TOLD: Final = (
    "mission",
    "place",
    "count",
    "who",
    "about",
    "said_by",
    "cause",
    "level_to",
    "casualties",
    "binding",
)
EVERY: Final = "every"
WORDS: Final = "words"


@cache
def weights(lang: str) -> dict[str, Weights]:
    """The weights of a language by field; none where there is no table."""
    path = folder(lang) / TABLE
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return weighed((field, part, sign, float(weight)) for field, part, sign, weight in rows)


def weighed(rows: Iterable[tuple[str, str, str, float]]) -> dict[str, Weights]:
    """Sort rows of a table: field, part (``every``, a kind of claim, or ``words``), sign, weight.

    A sign of the part ``words`` is a sort of value and a word, with a blank between.
    """
    found: dict[str, Weights] = {}
    for field, part, sign, told in rows:
        weight = round(told * _HUNDRED)
        table = found.setdefault(field, Weights({}, {}, {}))
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


def chosen(candidate: Candidate, tables: dict[str, Weights]) -> Candidate:
    """A candidate with each field of its claim filled by the value that most speaks for.

    Args:
        candidate: as the rules made it.
        tables: the weights by field, as `weights` gives them; a field without a table stays as it is.
    """
    claim = candidate.claim
    around = company(candidate.scene)
    for field in FIELDS:
        table = tables.get(field)
        if table and not _settled(field, candidate):
            claim = replace(claim, **{field: _best(options(field, candidate, claim), table, claim.kind, around)})
    return replace(candidate, claim=claim, signs=candidate.signs | frozenset(_signs(candidate, claim)))


def _settled(field: str, candidate: Candidate) -> bool:
    """Whether the rules' word stands: on who was killed, and on the date of a killing named as having gone before.

    "After the killing of …" is not dated by its sentence: that dates what came after.
    """
    if candidate.claim.event != _KILLING:
        return False
    if field == "about":
        return candidate.claim.about is not None
    return field == "when" and follows(candidate.scene.parsed, candidate.at)


def _signs(candidate: Candidate, claim: Claim) -> Iterator[str]:
    """What the choice tells for or against the claim."""
    topic = candidate.scene.topic
    yield f"chose:{claim.event}:{claim.modality}"
    yield f"chose-otherwise:{claim.event != candidate.claim.event}:{claim.modality != candidate.claim.modality}"
    whose = {None: "none", ALL_NATIONS: "all", topic.home: "home"}.get(claim.nation) or (
        "host" if claim.nation in topic.hosts else "other"
    )
    told = [name for name in _TOLD if getattr(claim, name) is not None]
    yield f"chose-nation:{whose}"
    yield from (f"chose-told:{name}" for name in told)
    yield f"chose:{claim.event}:{whose}"
    yield f"chose:{claim.event}:{'count' in told}:{'who' in told}"


def _best(given: list[Option], table: Weights, kind: str, around: frozenset[str]) -> Any:  # noqa: ANN401  (the fields of a claim have types of their own)
    by_words = table.around(around) if given[0].sort else _NOTHING

    def total(option: Option) -> int:
        return table.of(option, kind) + by_words.get(option.sort, 0)

    return max(given, key=total).value

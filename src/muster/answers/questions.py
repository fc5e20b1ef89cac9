"""Questions in plain words: which nation, mission, place and day are meant, and what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.answers.places import place_named
from muster.answers.subject import Filters
from muster.knowledge.nations import nation_by_code
from muster.knowledge.tables import PACKAGE, load_rows
from muster.problems import MusterError
from muster.reading.names import names
from muster.time.expressions import read_dates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.reading.names import Name
    from muster.time.date import Date
    from muster.time.expressions import TimeExpression

LONGEST_NAME: Final = 6
SHORTEST: Final = 3
OF_ANYTHING: Final = frozenset({"precedents", "sources", "disputes"})
MONTHS: Final = frozenset({"month", "month-short"})
OF_A_NATION: Final = frozenset({"adjective", "demonym", "metonym"})
OF_A_PLACE: Final = frozenset({"place", "capital"})
CURLY: Final = "\u2019"
_NUMBER: Final = re.compile(r"\b\d{1,2} $")
_WORD: Final = re.compile(r"[\w'.-]*\w")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a question with one of the cues asks for; the example is one that does."""

    ask: str
    cues: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Known:
    """Words before a day by which something was known."""

    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """How a question was understood.

    Attributes:
        ask: what it asks for.
        filters: of whom and where.
        days: of which days; None where it names none.
        known: by which day it was known; None where it does not say.
        unused: times that it names and that the answer does not heed.
    """

    ask: str
    filters: Filters
    days: Date | None
    known: Date | None = None
    unused: tuple[str, ...] = ()


@cache
def cues(lang: str) -> tuple[Cue, ...]:
    """Give the table of a language's questions.

    Raises:
        TableError: when it is not as it must be.
    """
    return load_rows(PACKAGE / "lang" / lang / "questions.toml", "question", Cue)


def understand(question: str, today: Date, lang: str = "nl") -> Understood | None:
    """Understand a question in one line; None where it names no nation, mission or place that is known.

    Raises:
        MusterError: where it names a day that its month lacks.
    """
    filters, ask = _filters(question, lang), _ask(question, lang)
    if filters == Filters() and ask not in OF_ANYTHING:
        return None
    read = read_dates(question, today, lang).expressions
    _refuse_no_day(question, read)
    known = next((one for one in read if _is_known_by(question, one, lang)), None)
    days = next((one for one in read if one is not known and not one.date.is_open), known)
    unused = tuple(one.span.text for one in read if one not in (known, days))
    return Understood(ask, filters, days.date if days else None, known.date if known else None, unused)


def _refuse_no_day(question: str, read: Sequence[TimeExpression]) -> None:
    for one in read:
        before = _NUMBER.search(question[: one.span.start])
        if before and one.rule in MONTHS:
            raise MusterError(f"{before.group() + one.span.text!r} is no day; that month has no such day")


def _is_known_by(question: str, one: TimeExpression, lang: str) -> bool:
    """Whether words before a time say that it is the day by which something was known."""
    before = f" {question[: one.span.start].casefold().rstrip()}"
    return not one.date.is_open and any(before.endswith(f" {cue}") for row in _known(lang) for cue in row.cues)


@cache
def _known(lang: str) -> tuple[Known, ...]:
    return load_rows(PACKAGE / "lang" / lang / "known_by.toml", "known", Known)


def _ask(question: str, lang: str) -> str:
    words = " ".join(_WORD.findall(question.replace(CURLY, "'").casefold()))
    lowered = f" {words} "
    rows = cues(lang)
    asked = (row.ask for row in rows if any(f" {cue}" in lowered for cue in row.cues))
    return next(asked, rows[-1].ask)


def _filters(question: str, lang: str) -> Filters:
    found = names_in(question, lang) or _found(question.casefold(), _lowered(lang))
    missions = frozenset(name.id for name in found if name.kind == "mission")
    nations = frozenset(name.id for name in found if name.kind in OF_A_NATION)
    countries = [name.id for name in found if name.kind == "nation"]
    places = {name.id for name in found if name.kind == "place"}
    places |= {place for name in found if name.kind == "capital" and (place := _capital(name.id, lang))}
    if not nations and countries and (places or missions):
        return Filters(missions, frozenset(countries), frozenset(places))
    places |= {place for code in countries if (place := _country(code))}
    return Filters(missions, nations, frozenset(places))


def names_in(text: str, lang: str) -> list[Name]:
    """Give the names in a text, the longest first at each place, none inside another."""
    return _found(text, names(lang))


@cache
def _lowered(lang: str) -> dict[str, tuple[Name, ...]]:
    """The names in small letters, as one types who is in a hurry; the shortest could be any word."""
    return {one.casefold(): meant for one, meant in names(lang).items() if len(one) >= SHORTEST}


def _found(text: str, table: Mapping[str, tuple[Name, ...]]) -> list[Name]:
    words = _WORD.findall(text.replace(CURLY, "'"))
    found, at = [], 0
    while at < len(words):
        for length in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            meant = table.get(" ".join(words[at : at + length]))
            if meant:
                found.append(meant[0])
                at += length
                break
        else:
            at += 1
    return found


def _country(code: str) -> str | None:
    nation = nation_by_code(code)
    return place_named(nation.words["en"].name) if nation else None


def _capital(code: str, lang: str) -> str | None:
    nation = nation_by_code(code)
    capitals = nation.words[lang].capitals if nation else ()
    return place_named(capitals[0]) if capitals else None

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
from muster.reading.names import names
from muster.time.expressions import read_dates

if TYPE_CHECKING:
    from muster.reading.names import Name
    from muster.time.date import Date

LONGEST_NAME: Final = 6
OF_A_NATION: Final = frozenset({"adjective", "demonym", "metonym"})
OF_A_PLACE: Final = frozenset({"place", "capital"})
CURLY: Final = "\u2019"
_WORD: Final = re.compile(r"[\w'.-]*\w")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a question with one of the cues asks for; the example is one that does."""

    ask: str
    cues: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Understood:
    """How a question was understood: what it asks for, of whom and where, of which days (None where it names none)."""

    ask: str
    filters: Filters
    days: Date | None


@cache
def cues(lang: str) -> tuple[Cue, ...]:
    """Give the table of a language's questions.

    Raises:
        TableError: when it is not as it must be.
    """
    return load_rows(PACKAGE / "lang" / lang / "questions.toml", "question", Cue)


def understand(question: str, today: Date, lang: str = "nl") -> Understood | None:
    """Understand a question in one line; None where it names no nation, mission or place that is known."""
    filters = _filters(question, lang)
    if filters == Filters():
        return None
    read = read_dates(question, today, lang).expressions
    days = next((one.date for one in read if not one.date.is_open), None)
    return Understood(_ask(question, lang), filters, days)


def _ask(question: str, lang: str) -> str:
    words = " ".join(_WORD.findall(question.replace(CURLY, "'").casefold()))
    lowered = f" {words} "
    rows = cues(lang)
    asked = (row.ask for row in rows if any(f" {cue}" in lowered for cue in row.cues))
    return next(asked, rows[-1].ask)


def _filters(question: str, lang: str) -> Filters:
    found = names_in(question, lang)
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
    words = _WORD.findall(text.replace(CURLY, "'"))
    table, found, at = names(lang), [], 0
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

"""The rows of a language's time tables (``lang/<language>/time``), loaded strictly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from muster.knowledge.tables import TableError, load_rows

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Row = TypeVar("Row")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday (Monday is 0), or a stretch of the week of more days than one."""

    number: int
    forms: Words
    short: Words
    length: int = 1


@dataclass(frozen=True, slots=True)
class Month:
    """A month; January is 1."""

    number: int
    forms: Words
    short: Words


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time; ``few`` is the most that its bare plural means."""

    unit: str
    one: Words
    many: Words
    few: int
    calendar: bool = False


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in one word or phrase."""

    forms: Words
    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class Deictic:
    """Days counted from the report's own; ``heads`` take a part of the day as their tail."""

    first: int
    last: int
    forms: Words
    heads: Words


@dataclass(frozen=True, slots=True)
class Daypart:
    """A part of the day; ``today`` are its words for the report's own day."""

    forms: Words
    tails: Words
    today: Words
    night: bool = False


@dataclass(frozen=True, slots=True)
class RelationWords:
    """Words that point at one occurrence; ``after`` are those that follow what they point at."""

    relation: str
    forms: Words
    after: Words


@dataclass(frozen=True, slots=True)
class Season:
    """A part of every year: month and day of its first and last day."""

    forms: Words
    span: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday, by exactly one of three reckonings."""

    forms: Words
    yearly: tuple[int, ...] = ()
    easter: tuple[int, ...] = ()
    nth: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A piece of a number word."""

    kind: str
    value: int
    forms: Words


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal, or (value 0) the endings that make one of a number."""

    value: int
    forms: Words
    endings: Words = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A count that is no plain number."""

    forms: Words
    least: int | float
    most: int | float


@dataclass(frozen=True, slots=True)
class Approximation:
    """A word before a count and the factors by which it stretches it."""

    forms: Words
    low: int | float
    high: int | float


@dataclass(frozen=True, slots=True)
class PartWords:
    """A part of a period, for each grain of period."""

    forms: Words
    steps: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Function words of one class."""

    name: str
    forms: Words


@dataclass(frozen=True, slots=True)
class Nothing:
    """Phrases that look like time and are none."""

    why: str
    forms: Words


@dataclass(frozen=True, slots=True)
class Verb:
    """Verb forms that tell a tense."""

    tense: str
    forms: Words


@dataclass(frozen=True, slots=True)
class Ending:
    """How an unlisted word of a tense looks; ``place`` is ``anywhere`` or ``second``."""

    tense: str
    place: str
    least: int
    begins: Words
    ends: Words
    never: Words


@dataclass(frozen=True, slots=True)
class Boundary:
    """Words at which a sentence or a clause ends."""

    strength: str
    forms: Words


@lru_cache(maxsize=8)
def folder(lang: str) -> Traversable:
    """Where the time tables of a language are.

    Raises:
        TableError: where there are none.
    """
    found = files("muster") / "lang" / lang / "time"
    if not (lang.isalpha() and found.is_dir()):
        raise TableError(f"no time tables for the language {lang!r}; languages with tables: {', '.join(languages())}")
    return found


def languages() -> tuple[str, ...]:
    """The languages in which time expressions can be read."""
    root = files("muster") / "lang"
    return tuple(sorted(entry.name for entry in root.iterdir() if (entry / "time").is_dir()))


def rows(lang: str, file: str, name: str, row: type[Row]) -> tuple[Row, ...]:
    """The rows ``[[name]]`` of one table of a language."""
    return load_rows(folder(lang) / f"{file}.toml", name, row)

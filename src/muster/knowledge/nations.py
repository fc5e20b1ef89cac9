"""Nations: their names, adjectives, demonyms, capitals and what stands for their government, by language."""

from __future__ import annotations

from dataclasses import dataclass, field, make_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from muster.knowledge.flat import load_flat
from muster.knowledge.tables import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = PACKAGE / "world" / "nations"
_OWN = ("nl", "en")
LANGUAGES = (*_OWN, *sorted({path.stem for path in FOLDER.glob("??.tsv")} - {*_OWN}))


@dataclass(frozen=True, slots=True)
class NationWords:
    """What one language calls a nation.

    Attributes:
        name: the name that answers print.
        names: all its names, ``name`` first.
        adjectives: all forms, inflected ones too ("Iraaks", "Iraakse").
        demonyms: singular and plural ("Duitser", "Duitsers").
        capitals: the capital and other seats of government, each in all spellings; the usual one first.
        metonyms: what else stands for government or armed forces ("Kremlin", "Bundeswehr").
    """

    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nation:
    """One country: ``code`` is ISO 3166-1 alpha-2 (XK is Kosovo), ``continent`` one of AF AN AS EU NA OC SA."""

    code: str
    continent: str
    words: Mapping[str, NationWords] = field(compare=False)


# A language without a column has its names in its own table alone.
_NAMES = [(lang, str, field(default="")) for lang in LANGUAGES]
_Cldr: Any = make_dataclass("_Cldr", [("code", str), ("continent", str), *_NAMES], frozen=True, slots=True)


@dataclass(frozen=True, slots=True)
class _Words:
    code: str
    name: str = ""
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ending:
    lang: str
    inflected: str
    ending: str = ""


@cache
def nations() -> tuple[Nation, ...]:
    """Give all nations, by code.

    Raises:
        TableError: when a table is not as it must be.
    """
    by_lang = {lang: _words(lang) for lang in LANGUAGES}
    return tuple(
        Nation(row.code, row.continent, {lang: by_lang[lang][row.code] for lang in LANGUAGES})
        for row in load_flat(FOLDER / "cldr.tsv", _Cldr)
    )


@cache
def nation_by_code(code: str) -> Nation | None:
    """Give the nation of an ISO 3166-1 alpha-2 code, None where there is none."""
    return next((nation for nation in nations() if nation.code == code), None)


def inflected(adjective: str, lang: str) -> str:
    """Give the inflected form of an adjective ("Iraakse" of "Iraaks"), the adjective itself where it has none."""
    for row in _endings():
        if row.lang == lang and adjective.endswith(row.ending):
            return adjective[: len(adjective) - len(row.ending)] + row.inflected
    return adjective


@cache
def _endings() -> tuple[_Ending, ...]:
    return tuple(sorted(load_flat(FOLDER / "endings.tsv", _Ending), key=lambda row: -len(row.ending)))


def _words(lang: str) -> dict[str, NationWords]:
    made = {row.code: row for row in load_flat(FOLDER / f"{lang}.tsv", _Words)}
    borrowed = {row.code: getattr(row, lang) for row in load_flat(FOLDER / "cldr.tsv", _Cldr)}
    return {code: _joined(made.get(code, _Words(code)), name, lang) for code, name in borrowed.items()}


def _joined(row: _Words, borrowed: str, lang: str) -> NationWords:
    name = row.name or borrowed
    forms = (form for base in row.adjectives for form in (base, inflected(base, lang)))
    return NationWords(
        name,
        _once((name, borrowed, *row.names)),
        _once(tuple(forms)),
        row.demonyms,
        row.capitals,
        row.metonyms,
    )


def _once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))

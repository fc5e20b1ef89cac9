"""The words of the page: a table for each language, loaded once and strictly; no word of it stands in code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import PACKAGE, TableError, load_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = PACKAGE / "web" / "words"
LANGUAGES: Final = ("nl", "en")
FALLBACK: Final = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, by ``group.key``."""

    lang: str
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Give the words of a key with the values filled in.

        Raises:
            KeyError: where the tables have no such key.
        """
        return self.table[key].format_map(values) if values else self.table[key]

    def of(self, group: str, term: str | None) -> str:
        """Give the words for one of the product's own terms; a term without words is given back as it is."""
        return self.table.get(f"{group}.{term}", term or "")

    @property
    def other(self) -> str:
        """The language to switch to."""
        return next(lang for lang in LANGUAGES if lang != self.lang)


@cache
def words(lang: str) -> Words:
    """Give the words of a language of ``LANGUAGES``.

    Raises:
        TableError: when its table is not groups of texts.
    """
    path = FOLDER / f"{lang}.toml"
    flat: dict[str, str] = {}
    for group, entries in load_toml(path).items():
        for key, text in entries.items() if isinstance(entries, dict) else [("", None)]:
            if not isinstance(text, str):
                raise TableError(f"{path}: {group}.{key} must be a text")
            flat[f"{group}.{key}"] = text
    return Words(lang, flat)


def chosen(asked: str | None, kept: str | None, accepted: str | None) -> str:
    """Choose the language: the one asked for, else the one kept, else the first that the browser accepts."""
    for lang in (asked, kept):
        if lang in LANGUAGES:
            return lang
    return next((lang for lang in _ranked(accepted or "") if lang in LANGUAGES), FALLBACK)


def _ranked(header: str) -> list[str]:
    """The languages of an Accept-Language header, the most wanted first; those of weight nought left out."""
    weighed = []
    for part in header[:1000].split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            value = float(weight) if weight else 1.0
        except ValueError:
            value = 0.0
        if value > 0:
            weighed.append((value, tag[:2].lower()))
    return [lang for _, lang in sorted(weighed, key=lambda one: -one[0])]

"""A guess at the language of a text by its function words, for reports that do not tell it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.tables import PACKAGE, TableError, load_rows

if TYPE_CHECKING:
    from pathlib import Path

UNDETERMINED: Final = "und"
_LOOKED_AT: Final = 20_000
_LEAST_SHARE: Final = 0.2
_LEAST_LEAD: Final = 1.5
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Profile:
    """The function words of one language, with texts that are of it and texts that are not."""

    words: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def profiles() -> dict[str, Profile]:
    """Give the profile of each language that has one, by its ISO 639-1 code."""
    return {path.parent.name: _one(path) for path in sorted((PACKAGE / "lang").glob("*/stopwords.toml"))}


def guess_language(text: str) -> str:
    """Give the ISO 639-1 code of the language whose function words stand out, or ISO 639-3 ``und`` if none does."""
    words = _WORD.findall(text[:_LOOKED_AT].lower())
    if not words:
        return UNDETERMINED
    shares = {code: sum(word in known for word in words) / len(words) for code, known in _sets().items()}
    best, share = max(shares.items(), key=lambda item: item[1])
    next_best = max((other for code, other in shares.items() if code != best), default=0.0)
    return best if share >= _LEAST_SHARE and share >= _LEAST_LEAD * next_best else UNDETERMINED


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {code: frozenset(profile.words) for code, profile in profiles().items()}


def _one(path: Path) -> Profile:
    rows = load_rows(path, "profile", Profile)
    if len(rows) != 1:
        raise TableError(f"{path}: {len(rows)} profiles; a language has one [[profile]]")
    return rows[0]

"""The language of a text: by its function words for those that have tables, by a small detector for all others.

The function words are sure of what they know, and take other languages that share many of them for their own; the
detector (trained on 97 languages, offline, no download) knows those, and is unsure of short texts. So a text is of the
language of its words unless the detector is sure of another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from muster.knowledge.tables import PACKAGE, TableError, load_rows

if TYPE_CHECKING:
    from pathlib import Path

UNDETERMINED: Final = "und"
_LOOKED_AT: Final = 6_000
_DETECTED_IN: Final = 800
_LEAST_SHARE: Final = 0.2
_LEAST_LEAD: Final = 1.5
_LEAST_LETTERS: Final = 60
_SURE: Final = 0.95
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
    """Give the ISO 639-1 code of the language that a text is in, or ISO 639-3 ``und`` where it cannot be told."""
    words = _WORD.findall(text[:_LOOKED_AT].lower())
    told = _by_words(words)
    if sum(map(len, words[:_LEAST_LETTERS])) < _LEAST_LETTERS:
        return told
    label, sure = _detector().classify(" ".join(words)[:_DETECTED_IN])
    return str(label) if sure >= _SURE else told


def _by_words(words: list[str]) -> str:
    """The language whose function words stand out."""
    if not words:
        return UNDETERMINED
    shares = {code: sum(word in known for word in words) / len(words) for code, known in _sets().items()}
    best, share = max(shares.items(), key=lambda item: item[1])
    next_best = max((other for code, other in shares.items() if code != best), default=0.0)
    return best if share >= _LEAST_SHARE and share >= _LEAST_LEAD * next_best else UNDETERMINED


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {code: frozenset(profile.words) for code, profile in profiles().items()}


@cache
def _detector() -> Any:  # noqa: ANN401  (it comes without types)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _one(path: Path) -> Profile:
    rows = load_rows(path, "profile", Profile)
    if len(rows) != 1:
        raise TableError(f"{path}: {len(rows)} profiles; a language has one [[profile]]")
    return rows[0]

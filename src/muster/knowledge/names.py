"""How names are compared: without accents, case, hyphens and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MARKS: Final = re.compile(r"['\u2019`.]")
_GAPS: Final = re.compile(r"[\W_]+")


def key(name: str) -> str:
    """Give the form in which two spellings of one name are the same ("Al-Muthanna" and "al muthanna")."""
    if name.isascii():
        bare = name
    else:
        bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _GAPS.sub(" ", _MARKS.sub("", bare.casefold())).strip()

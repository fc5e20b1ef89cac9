"""Tables of fitted weights: a sign and what it weighs a line."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from muster.reading.lexicon import folder

if TYPE_CHECKING:
    from collections.abc import Mapping

BIAS: Final = "bias"
THOUSAND: Final = 1000


@cache
def sign_weights(lang: str, table: str) -> Mapping[str, int]:
    """The weights of a table of signs in thousandths, the bias among them; none where a language has no such table.

    Args:
        lang: the language's code.
        table: the name of the file.
    """
    path = folder(lang) / table
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {sign: round(float(weight) * THOUSAND) for sign, weight in rows}

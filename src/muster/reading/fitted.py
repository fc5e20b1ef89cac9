"""Tables of fitted weights: a sign and what it weighs a line."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from muster.reading.lexicon import folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BIAS: Final = "bias"
THOUSAND: Final = 1000


def fitted_rows(lang: str, table: str) -> Iterator[list[str]]:
    """Give the cells of each line of a table of a language; none where it has no such table.

    Args:
        lang: the language's code.
        table: the name of the file.
    """
    path = folder(lang) / table
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return (line.split("\t") for line in lines if not line.startswith("#"))


@cache
def sign_weights(lang: str, table: str) -> Mapping[str, int]:
    """The weights of a table of signs in thousandths, the bias among them; none where a language has no such table.

    Args:
        lang: the language's code.
        table: the name of the file.
    """
    return {sign: round(float(weight) * THOUSAND) for sign, weight in fitted_rows(lang, table)}

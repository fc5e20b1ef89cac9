"""What counts as one token: a word, figures with their separators, an abbreviation, a mark, a break of lines."""

from __future__ import annotations

import re
from typing import Final

TOKEN: Final = re.compile(
    r"\d+(?:[.,:/\-–]\d+)*[^\W\d_]*"  # noqa: RUF001  (as written)
    r"|['’‘`´](?:\d\d(?!\d)|[^\W\d_](?!\w))"  # noqa: RUF001  (as written)
    r"|(?:[^\W\d_]\.){2,}(?!\w)"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # noqa: RUF001  (as written)
    r"|\n+|[^\w\s]"
)

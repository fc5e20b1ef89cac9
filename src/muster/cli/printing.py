"""Where answers are printed: a console that knows whether it is a terminal, and data as JSON."""

from __future__ import annotations

import json
import re
import shutil
import sys
from typing import IO, TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from rich.console import Console

WIDEST: Final = 132
PIPED: Final = 120
PADDING: Final = re.compile(" +(?=\n)")


class _WithoutPadding:
    """Standard output for whoever reads on: the spaces that fill up the lines of tables are left away."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        return sys.stdout.write(PADDING.sub("", text))

    def flush(self) -> None:
        sys.stdout.flush()

    def isatty(self) -> bool:
        return False


def console() -> Console:
    """Give a console for standard output: coloured on a terminal only, of its width, or of 120 columns when piped."""
    from rich.console import Console

    width = min(shutil.get_terminal_size((PIPED, 40)).columns, WIDEST)
    if sys.stdout.isatty():
        return Console(highlight=False, width=width, emoji=False)
    return Console(file=cast("IO[str]", _WithoutPadding()), highlight=False, width=width, emoji=False)


def print_json(data: Any) -> None:  # noqa: ANN401  (plain data of any shape)
    """Print plain data as JSON, in the order in which it was made."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")

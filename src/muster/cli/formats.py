"""The formats of tables, as an option."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """How a table is printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


Output = Annotated[Format, typer.Option("--format", help="How to print it.")]

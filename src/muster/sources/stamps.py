"""What tells whether a file is the one that was there before: its place, its size and when it was last written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muster.sources.found import Source


def name_of(source: Source) -> str:
    """Give the absolute path of a source."""
    return str(Path(source.where).resolve())


def stamp_of(source: Source) -> str:
    """Give size and time of writing of a source; empty where it cannot be looked at."""
    try:
        found = Path(source.where).stat()
    except OSError:
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}"

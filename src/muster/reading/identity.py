"""Which reader this is: its version and a digest of its rules, so that a better one is another one."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from typing import Final

from muster.knowledge.tables import PACKAGE

PARTS: Final = ("reading", "time", "knowledge", "lang", "world")
_DIGITS: Final = 8


@cache
def reader_name() -> str:
    """Give the name under which a ledger keeps what this reader found: "muster 0.1.0 (1f0c83aa)"."""
    digest = hashlib.sha256()
    for part in PARTS:
        for path in sorted((PACKAGE / part).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(PACKAGE)}\0".encode())
                digest.update(path.read_bytes())
    return f"muster {version('muster')} ({digest.hexdigest()[:_DIGITS]})"

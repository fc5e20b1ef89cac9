"""What the scripts that measure and fit share: which annotated reports nobody looks at, and the scorer beside them."""

from __future__ import annotations

import importlib.util
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def in_check_third(report_id: str) -> bool:
    """Whether a report belongs to the third that only measures."""
    return int(sha256(report_id.encode()).hexdigest(), 16) % 3 == 0


def scorer_at(path: Path) -> Any:
    """The scorer of the annotations as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

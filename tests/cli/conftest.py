"""The real command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]

SAMPLES = Path(__file__).parent.parent.parent / "samples"
MUSTER = (sys.executable, "-c", "from muster.cli.app import main; main()")


@pytest.fixture(scope="session")
def muster(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run ``muster`` with these arguments, in a home folder of its own; give what it printed and its status."""
    home = tmp_path_factory.mktemp("home")
    surroundings = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "PYTHONUTF8": "1"}

    def run(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        command = [*MUSTER, *map(str, arguments)]
        return subprocess.run(
            command, input=stdin, capture_output=True, encoding="utf-8", check=False, env=surroundings, timeout=100
        )

    return run


@pytest.fixture(scope="session")
def sample_ledger(muster: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the sample reports."""
    path = tmp_path_factory.mktemp("samples") / "samples.ledger"
    done = muster("read", SAMPLES, "--ledger", path)
    assert done.returncode == 0, done.stderr
    return path

"""Commands that read no text start fast: the tokeniser is not loaded for them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from muster.cli.app import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

READING = {"read", "claims"}
HEAVY = ("spacy", "numpy", "thinc", "muster.reading.reader", "muster.reading.analysis")
PROBE = """
import sys
from muster.cli.app import main
try:
    main()
except SystemExit:
    pass
sys.stderr.write(" ".join(sorted(sys.modules)))
"""
ASKING = sorted({command.__name__.replace("_", "-") for command in COMMANDS} - READING)


def modules_after(*arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("command", ["--version", "--help", *ASKING])
def test_a_command_that_reads_no_text_loads_no_tokeniser(command: str) -> None:
    loaded = modules_after(*([command] if command.startswith("-") else [command, "--help"]))
    assert "muster.cli.app" in loaded
    assert not loaded.intersection(HEAVY)


@pytest.mark.parametrize("arguments", [("picture", "--on", "2020-01-10"), ("history", "oir")])
def test_an_answer_loads_no_tokeniser(arguments: tuple[str, ...], sample_ledger: Path) -> None:
    loaded = modules_after(*arguments, "--ledger", str(sample_ledger))
    assert "muster.ledger.store" in loaded
    assert not loaded.intersection(HEAVY)


def test_the_probe_sees_a_tokeniser(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("date 2020-01 De Nederlandse missie in Irak is opgeschort.", encoding="utf-8")
    assert "spacy" in modules_after("claims", str(tmp_path / "r.txt"))

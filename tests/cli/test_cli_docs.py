"""The page of commands is what the commands say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from muster.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent.parent


def test_the_page_of_commands_is_up_to_date() -> None:
    check = subprocess.run([sys.executable, ROOT / "scripts" / "write_cli_docs.py", "--check"], check=False)
    assert check.returncode == 0, "docs/cli.md is not what the commands say; run 'make docs'"


def test_every_command_is_on_the_page_with_a_sentence() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert COMMANDS
    for command in COMMANDS:
        assert f"## muster {command.__name__.replace('_', '-')}\n" in page
        assert command.__doc__, command.__name__

"""The command in this process: as ``muster`` runs it, without the second that a process of its own takes to start."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple
from unittest.mock import patch

from muster.cli.app import main


class Done(NamedTuple):
    """What a command printed, and its exit status."""

    stdout: str
    stderr: str
    returncode: int


def muster(*arguments: object) -> Done:
    """Run ``muster`` with these arguments."""
    out, errors, status = io.StringIO(), io.StringIO(), 0
    argv = ["muster", *map(str, arguments)]
    with patch.object(sys, "argv", argv), redirect_stdout(out), redirect_stderr(errors):
        try:
            main()
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return Done(out.getvalue(), errors.getvalue(), status)

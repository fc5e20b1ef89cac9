"""Asking the process that parses PDFs, within limits of time and memory; one that dies costs its PDF only."""

from __future__ import annotations

import atexit
import json
import os
import select
import subprocess
import sys
from contextlib import suppress
from functools import cache
from typing import IO, TYPE_CHECKING, Any, Final

from muster.problems import InputError
from muster.sources.paper.child import ANSWER, QUESTION

if TYPE_CHECKING:
    from muster.sources.record import Limits

_LARGEST_ANSWER: Final = 400_000_000


class Parser:
    """The process, started where it is needed and started anew where it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, data: bytes, where: str, limits: Limits) -> dict[str, Any]:
        """Give what ``pdf_lines.read_pdf`` gives for the PDF.

        Raises:
            InputError: where it takes too long, or the process dies of it.
        """
        process = self._running()
        try:
            return _exchange(process, data, limits)
        except TimeoutError:
            self.close()
            raise InputError("too-long", where, f"{limits.seconds:g} seconds") from None
        except (OSError, EOFError, ValueError):
            self.close()
            raise InputError("damaged", where, "its parser gave up") from None

    def close(self) -> None:
        """Stop the process."""
        if self._process is not None:
            with suppress(OSError):
                self._process.kill()
            self._process.communicate()
            self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-m", "muster.sources.paper.child"]
            pipe = subprocess.PIPE
            # A session of its own: whoever stops the program at the keyboard stops it by its input ending.
            self._process = subprocess.Popen(  # noqa: S603  (our own program)
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, start_new_session=True
            )
        return self._process


@cache
def parser() -> Parser:
    """Give the one parser of this process; it stops with it."""
    one = Parser()
    atexit.register(one.close)
    return one


def _exchange(process: subprocess.Popen[bytes], data: bytes, limits: Limits) -> dict[str, Any]:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    process.stdin.write(QUESTION.pack(len(data), limits.pages))
    process.stdin.write(data)
    process.stdin.flush()
    _wait(process.stdout, limits.seconds)
    head = process.stdout.read(ANSWER.size)
    if len(head) < ANSWER.size:
        raise EOFError
    (size,) = ANSWER.unpack(head)
    if size > _LARGEST_ANSWER:
        raise EOFError
    answer = process.stdout.read(size)
    if len(answer) < size:
        raise EOFError
    found: dict[str, Any] = json.loads(answer)
    return found


def _wait(pipe: IO[bytes], seconds: float) -> None:
    """Wait for an answer to begin; the process gives it at once when it is done."""
    if os.name == "posix" and not select.select([pipe], [], [], seconds)[0]:
        raise TimeoutError

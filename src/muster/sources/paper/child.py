"""The process that parses PDFs: one after the other from standard input, an answer each to standard output.

A question is its length and the most pages (eight and four bytes) and the PDF; an answer is its length and JSON.
"""

from __future__ import annotations

import json
import struct
import sys
from contextlib import suppress
from typing import Final

from muster.sources.paper.pdf_lines import read_pdf

QUESTION: Final = struct.Struct(">QI")
ANSWER: Final = struct.Struct(">Q")
# Ten times what the largest honest papers take.
MEMORY: Final = 2_000_000_000


def main() -> None:
    """Answer until there are no more questions."""
    _limit()
    while len(head := sys.stdin.buffer.read(QUESTION.size)) == QUESTION.size:
        size, pages = QUESTION.unpack(head)
        answer = _answer(sys.stdin.buffer.read(size), pages)
        sys.stdout.buffer.write(ANSWER.pack(len(answer)) + answer)
        sys.stdout.buffer.flush()


def _answer(data: bytes, pages: int) -> bytes:
    try:
        found = read_pdf(data, pages)
    except Exception as error:  # noqa: BLE001  (whatever a broken file makes the parser do)
        found = {"problem": "damaged", "detail": f"{type(error).__name__} {error}"}
    return json.dumps(found).encode("utf-8", "surrogatepass")


def _limit() -> None:
    """Let a file that unfolds without end take this process's memory and no more; not every system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()

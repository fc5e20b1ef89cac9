"""What can be wrong with what a user gives, and what to do about it: one place for every such message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CATALOGUE: Final[dict[str, tuple[str, str]]] = {
    "no-such-path": ("there is no such file or folder", "check the spelling of the path"),
    "unreadable": ("cannot be read: {detail}", "check that you may read it"),
    "not-utf8": ("is not UTF-8 text (byte {detail})", "save it as UTF-8 and read it again"),
    "no-date": ("has no date", "begin the text with a line 'date: 2020-01' (or give \"date\" in JSON)"),
    "bad-date": ("the date {detail} is none", "write the date as 2020, 2020-01 or 2020-01-05"),
    "empty-text": ("has no text", "leave it out, or put the article below the header"),
    "too-large": ("is larger than {detail}", "split it into single reports"),
    "bad-json": ("is not JSON: {detail}", "each line (or file) must be one whole JSON object; mend or remove it"),
    "bad-record": ("{detail}", 'a report needs "id", "date" and "text", all of them strings'),
    "unknown-format": ("is of a kind that is not read", "give .txt, .md, .json or .jsonl, or '-' for standard input"),
    "nothing-found": ("holds no reports", "give a file, or a folder with .txt, .json or .jsonl files"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one input: a code of the catalogue, where it is, and a detail to fill in."""

    code: str
    where: str
    detail: str = ""

    def __str__(self) -> str:
        """Give one line: where, what is wrong, what to do."""
        what, remedy = CATALOGUE[self.code]
        return f"{self.where}: {what.format(detail=self.detail)}; {remedy}"


class MusterError(Exception):
    """A user's mistake or a broken surrounding; its text is one line that says what, where and what to do."""

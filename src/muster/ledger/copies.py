"""Nearly the same text in several reports: found by a few of its fingerprints, then compared word for word.

A text's fingerprints are the lowest hashes of its shingles (a bottom-k sketch: Broder 1997, "On the resemblance and
containment of documents"). Reports that share some are compared exactly: they are copies where most of the shingles of
both, or nearly all of the shorter one's, are common.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

WORDS: Final = 4
PRINTS: Final = 16
FEWEST: Final = 20
SHARED_PRINTS: Final = 3
MOST_COMPARED: Final = 8
RESEMBLANCE: Final = 0.5
CONTAINMENT: Final = 0.8
_WORD: Final = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """Give the hashes of all runs of four words, case and punctuation aside."""
    words = _WORD.findall(text.casefold())
    runs = zip(*(words[at:] for at in range(WORDS)), strict=False)
    return frozenset(_hash(" ".join(run)) for run in runs)


def are_copies(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two texts, given by their shingles, are one text with light edits, or one a cut of the other."""
    fewest = min(len(one), len(other))
    if fewest < FEWEST:
        return one == other and fewest > 0
    common = len(one & other)
    return common >= RESEMBLANCE * len(one | other) or common >= CONTAINMENT * fewest


def note(connection: sqlite3.Connection, row: int, text: str) -> None:
    """Keep a new report's fingerprints, and which earlier reports it copies or is copied by."""
    own = shingles(text)
    prints = sorted(own)[:PRINTS]
    for other in _candidates(connection, prints):
        (theirs,) = connection.execute("SELECT text FROM reports WHERE seq = ?", (other,)).fetchone()
        if are_copies(own, shingles(theirs)):
            connection.executemany("INSERT OR IGNORE INTO copies VALUES (?, ?)", ((row, other), (other, row)))
    connection.executemany("INSERT OR IGNORE INTO prints VALUES (?, ?)", ((value, row) for value in prints))


def _candidates(connection: sqlite3.Connection, prints: list[int]) -> list[int]:
    if not prints:
        return []
    marks = ",".join("?" * len(prints))
    fewest = min(SHARED_PRINTS, len(prints))
    query = (
        f"SELECT report FROM prints WHERE value IN ({marks}) GROUP BY report"  # noqa: S608  (marks only)
        " HAVING count(*) >= ? ORDER BY count(*) DESC, report LIMIT ?"
    )
    return [row for (row,) in connection.execute(query, (*prints, fewest, MOST_COMPARED))]


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=7).digest(), "big")

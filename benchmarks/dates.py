"""Speed and rightness next to dateparser's ``search_dates``: run ``python benchmarks/dates.py`` (extra ``bench``).

Both read the same sentences, those of the project's own corpus, in one run. Right means here: for each sentence, the
days found are those of the corpus; for dateparser, whose answer is one day, it is enough that the day is one of them.
"""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

from muster.time.date import Date
from muster.time.expressions import read_dates

CORPUS = Path(__file__).parents[1] / "tests" / "time" / "corpus" / "nl.tsv"
ROUNDS = 20


def sentences() -> list[tuple[str, Date, tuple[Date, ...]]]:
    """Text, report date and expected dates of each line of the corpus."""
    found, told = [], ""
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        text, _, values = line.partition("\t")
        if text == "told":
            told = values
        elif line and not line.startswith("#"):
            expected = tuple(Date.parse(value) for value in values.split(" ; ") if value)
            found.append((text, Date.parse(told), expected))
    return found


def muster(text: str, told: Date) -> list[Date]:
    return [one.date for one in read_dates(text, told).expressions]


def dateparser(text: str, told: Date) -> list[Date]:
    from dateparser.search import search_dates

    base = dt.datetime.combine(dt.date.fromordinal(told.first), dt.time())
    found = search_dates(text, languages=["nl"], settings={"RELATIVE_BASE": base}) or []
    return [Date.between(day.toordinal(), day.toordinal()) for _, day in found]


def right(found: list[Date], expected: tuple[Date, ...]) -> bool:
    if len(found) != len(expected):
        return False
    return all(
        answer.within(value) or (value.qualifier and value.within(answer))
        for answer, value in zip(found, expected, strict=True)
    )


def timed(read: object, cases: list[tuple[str, Date, tuple[Date, ...]]], rounds: int) -> tuple[float, int, int]:
    """Seconds a round, expressions found and sentences right in one."""
    found = [read(text, told) for text, told, _ in cases]  # type: ignore[operator]
    start = time.perf_counter()
    for _ in range(rounds):
        for text, told, _expected in cases:
            read(text, told)  # type: ignore[operator]
    seconds = (time.perf_counter() - start) / rounds
    correct = sum(right(dates, case[2]) for dates, case in zip(found, cases, strict=True))
    return seconds, sum(map(len, found)), correct


def main() -> None:
    cases = sentences()
    print(f"{len(cases)} sentences of {CORPUS.name}, {sum(len(case[2]) for case in cases)} expressions in them")
    print(f"{'':12}{'ms a sentence':>14}{'sentences/s':>13}{'found':>7}{'found/s':>9}{'right':>7}")
    speeds = {}
    for name, read, rounds in (("muster", muster, ROUNDS), ("dateparser", dateparser, 1)):
        try:
            seconds, found, correct = timed(read, cases, rounds)
        except ImportError:
            print(f"{name} is not installed; install the extra 'bench' to compare")
            continue
        speeds[name] = seconds
        each = seconds / len(cases)
        print(f"{name:12}{1000 * each:14.3f}{1 / each:13.0f}{found:7}{found / seconds:9.0f}{correct / len(cases):7.1%}")
    if len(speeds) == 2:
        print(f"muster is {speeds['dateparser'] / speeds['muster']:.0f} times as fast")


if __name__ == "__main__":
    main()

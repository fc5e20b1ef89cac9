"""Speed of the reader beside bare tokenising: run ``python benchmarks/reader.py [FOLDER…]``.

FOLDER holds reports (the samples of this project without one). Speeds are given as a ratio too: to the time in which
``spacy.blank("nl")`` merely tokenises the same text in the same run: the first time that it sees it, and again, when
it knows every word from before (the reader knows them too). Then how time grows on hostile text: for each kind
of it, the time of a text of each size, divided by the time of one half as long; 2 is linear, 4 quadratic.
"""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from muster.model import Report
from muster.reading.analysis import warm_up
from muster.reading.reader import read_report
from muster.reading.relevance import is_relevant, stems
from muster.sources.load import load
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

SAMPLES = Path(__file__).parents[1] / "samples"
CHARACTERS = 300_000
ROUNDS = 3
SIZES = (25_000, 50_000, 100_000, 200_000)
NEWS = "de Nederlandse militairen in Mali, die zestig man tellen, zijn naar Gao vertrokken"
HOSTILE: dict[str, Callable[[int], str]] = {
    "news": lambda size: f"Volgens Defensie zijn {NEWS}. " * (size // 105),
    "no full stop": lambda size: f"{NEWS} en " * (size // 86),
    "quotes": lambda size: f"{NEWS} " + '"' * size,
    "quotes, spaced": lambda size: f"{NEWS} " + '" ' * (size // 2),
    "commas": lambda size: "Militairen, " * (size // 12),
    "brackets": lambda size: f"{NEWS} " + "(a " * (size // 3),
    "one word": lambda size: f"{NEWS} militair" + "x" * size,
    "one compound": lambda size: f"{NEWS} " + "missie-" * (size // 7),
    "digits": lambda size: f"{NEWS} " + "9" * size,
    "number words": lambda size: f"{NEWS} " + "honderd" * (size // 7),
    "numbers": lambda size: f"{NEWS} " + "duizend " * (size // 8),
    "dates": lambda size: f"{NEWS} " + "maandag 3 mei " * (size // 14),
    "places": lambda size: "De militairen zijn in " + "Mali, Gao, Irak en " * (size // 19),
    "names": lambda size: f"{NEWS} " + "Jan " * (size // 4),
    "headings": lambda size: f"{NEWS}.\n\n" + "Mali\n\n" * (size // 6),
    "combining": lambda size: f"{NEWS} " + "e\u0301" * (size // 2),
    "right to left": lambda size: f"{NEWS} " + "\u202eMali\u202c \u0645\u0627\u0644\u064a " * (size // 12),
}


def reports_in(folders: list[Path]) -> list[Report]:
    found = (one for one in load(folders, sys.stdin.buffer) if isinstance(one, Report))
    return [one for one in found if one.lang == "nl" and is_relevant(one.text, "nl")]


def without_forces(report: Report) -> Report:
    """The report without the stems that make it relevant, so that the rest of its words is as in any newspaper."""
    text = report.text.lower()
    for stem in stems("nl"):
        text = text.replace(stem, "brood")
    return replace(report, text=text)


def repeated(reports: list[Report]) -> list[Report]:
    """The reports over and over, up to a size that takes some seconds."""
    times = max(1, CHARACTERS // sum(len(one.text) for one in reports))
    return reports * times


def seconds(run: Callable[[], object], rounds: int = ROUNDS, clock: Callable[[], float] = time.perf_counter) -> float:
    """The shortest of some rounds: what the machine can do when nothing disturbs it."""
    taken = []
    for _ in range(rounds):
        start = clock()
        run()
        taken.append(clock() - start)
    return min(taken)


def claims_of(report: Report) -> int:
    return len(read_report(report).claims)


def line(name: str, reports: list[Report], took: float, bare: tuple[float, float]) -> None:
    size = sum(len(one.text.encode()) for one in reports) / 1e6
    ratios = "".join(f"{took / one:12.3f}" for one in bare)
    print(f"{name:34}{len(reports) / took:11.0f}{size / took:9.2f}{ratios}")


def tokenised(nlp: Language, reports: list[Report]) -> None:
    for one in reports:
        nlp.tokenizer(one.text)


def speeds(reports: list[Report], name: str, pool: ProcessPoolExecutor, cores: int) -> None:
    fresh = [spacy.blank("nl") for _ in range(ROUNDS)]
    bare = (
        min(seconds(partial(tokenised, nlp, reports), rounds=1) for nlp in fresh),
        seconds(partial(tokenised, fresh[0], reports)),
    )
    line(f"{name}, tokenised first", reports, bare[0], bare)
    line(f"{name}, tokenised again", reports, bare[1], bare)
    line(f"{name}, read", reports, seconds(lambda: [claims_of(one) for one in reports]), bare)
    each = max(1, len(reports) // (8 * cores))
    shared = seconds(lambda: list(pool.map(claims_of, reports, chunksize=each)))
    line(f"{name}, read on {cores} cores", reports, shared, bare)


def growth() -> None:
    print("\nhostile text, milliseconds for characters, and growth when they double")
    print(f"{'':18}" + "".join(f"{size:>10,}" for size in SIZES) + "    growth")
    told = Date.parse("2020-06")
    for name, text in HOSTILE.items():
        reports = [Report("hostile", told, text(size)) for size in SIZES]
        took = [seconds(partial(claims_of, one), rounds=2, clock=time.process_time) for one in reports]
        steps = "".join(f"{after / before:6.1f}" for before, after in pairwise(took))
        print(f"{name:18}" + "".join(f"{1000 * one:10.0f}" for one in took) + f"  {steps}")


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or [SAMPLES]
    start = time.perf_counter()
    warm_up("nl")
    print(f"loading the tables: {time.perf_counter() - start:.2f} s, once")
    relevant = repeated(reports_in(folders))
    irrelevant = [without_forces(one) for one in relevant]
    assert not any(is_relevant(one.text, "nl") for one in irrelevant)  # noqa: S101  (else it would measure reading)
    cores = len(os.sched_getaffinity(0))
    print(f"{'':34}{'reports/s':>11}{'MB/s':>9}{'x first':>12}{'x again':>12}")
    with ProcessPoolExecutor(cores) as pool:
        list(pool.map(claims_of, relevant[: 4 * cores]))
        speeds(relevant, "relevant", pool, cores)
        speeds(irrelevant, "irrelevant", pool, cores)
    growth()


if __name__ == "__main__":
    main()

"""How a ledger answers as it grows: times for pictures, histories and additions at 10,000 to 1,000,000 claims.

    python benchmarks/ledger.py [--most 1000000] [--folder DIR] [--processor]

The ledger is made up, of a realistic shape: see ``ledger_made`` and ``ledger_world``. A nation is drawn by how much is
told of it, the archive's own aside, which is asked by itself; a mission likewise. Every question is asked once, so that
nothing is at hand from the one before but the pages of the file. On a machine that others use, ``--processor`` counts
the time of the processor alone, which leaves out waiting for the disk.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ledger_made import reports
from ledger_world import FIRST, LAST, OWN, world

from muster.answers.bearing import scope_of
from muster.answers.history import history
from muster.answers.picture import picture_of
from muster.answers.subject import Filters
from muster.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ledger_made import Made
    from ledger_world import World

Found = dict[str, tuple[float, float]]
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
ASKED, ADDED, LAST_CLAIMS = 40, 200, 200
SETTLED = 3000
MARKS = "NOWHA"


def timed(act: Callable[[], object]) -> float:
    start = clock()
    act()
    return (clock() - start) * 1000


def clock() -> float:
    return time.process_time() if "--processor" in sys.argv else time.perf_counter()


def p95(found: list[float]) -> float:
    return sorted(found)[max(0, math.ceil(0.95 * len(found)) - 1)]


def measure(path: Path, made: World, stream: Iterator[Made], chance: random.Random) -> Found:
    with Ledger.read(path) as ledger:
        found = {name: asked(ledger, made, chance) for name, asked in QUESTIONS.items()}
    with Ledger.open(path) as ledger:
        found["adding a report"] = [timed(lambda one=one: add(ledger, one)) for one in islice(stream, ADDED)]
    return {name: (statistics.median(one), p95(one)) for name, one in found.items()}


def of_nations(ledger: Ledger, made: World, chance: random.Random) -> list[float]:
    weights = [1 / (rank + 1) for rank in range(len(made.codes) - 1)]
    return [of_day(ledger, nation_asked(code), chance) for code in chance.choices(made.codes[1:], weights, k=ASKED)]


def of_own(ledger: Ledger, _: World, chance: random.Random) -> list[float]:
    return [of_day(ledger, nation_asked(OWN), chance) for _ in range(ASKED // 2)]


def of_all(ledger: Ledger, _: World, chance: random.Random) -> list[float]:
    return [of_day(ledger, Filters(), chance) for _ in range(ASKED // 4)]


def of_missions(ledger: Ledger, made: World, chance: random.Random) -> list[float]:
    weights = [1 / (rank + 1) for rank in range(len(made.missions))]
    chosen = chance.choices(made.missions, weights, k=ASKED)
    asked = [Filters(missions=frozenset({one.name or one.known})) for one in chosen]
    return [timed(lambda one=one: history(ledger.about(scope_of(one), LAST_CLAIMS), one, LAST_CLAIMS)) for one in asked]


QUESTIONS = {
    "picture of a nation": of_nations,
    "picture of the own nation": of_own,
    "picture of the world": of_all,
    "history of a mission": of_missions,
}


def nation_asked(code: str) -> Filters:
    return Filters(nations=frozenset({code}))


def of_day(ledger: Ledger, filters: Filters, chance: random.Random) -> float:
    day = chance.randint(FIRST + SETTLED, LAST)
    return timed(lambda: picture_of(ledger, day, filters))


def add(ledger: Ledger, one: Made) -> None:
    ledger.add(one.report, one.claims, relevant=True, readable=True, reader="benchmark", anchors=one.anchors)


def grow(path: Path, most: int) -> dict[int, Found]:
    chance = random.Random(7)
    made = world(chance)
    stream, held, found = reports(made, chance), 0, {}
    for size in [one for one in SIZES if one <= most]:
        start = time.perf_counter()
        with Ledger.open(path) as ledger, ledger.batch():
            while held < size:
                one = next(stream)
                add(ledger, one)
                held += len(one.claims)
        print(
            f"{held} claims after {time.perf_counter() - start:.0f} s, {path.stat().st_size / 1e6:.0f} MB", flush=True
        )
        found[size] = measure(path, made, stream, random.Random(3))
        for name, (median, high) in found[size].items():
            print(f"  {name}: median {median:.1f} ms, p95 {high:.1f} ms (load {os.getloadavg()[0]:.1f})", flush=True)
    return found


def plot(found: dict[int, Found]) -> list[str]:
    """A log-log plot of the p95 in characters: a column for each size, a row for each half order of magnitude."""
    marks = dict(zip(next(iter(found.values())), MARKS, strict=True))
    lines = []
    for step in range(8, -3, -1):
        low, high = 10 ** (step / 2), 10 ** ((step + 1) / 2)
        cells = [
            "".join(marks[name] for name, (_, p) in sizes.items() if low <= p < high).ljust(12)
            for sizes in found.values()
        ]
        lines.append(f"{low:>9.1f} ms | {''.join(cells)}".rstrip())
    lines.append(" " * 13 + "".join(f"{size:<12,}" for size in found))
    lines.append("  " + ", ".join(f"{mark}: {name}" for name, mark in marks.items()))
    return lines


def page(found: dict[int, Found]) -> list[str]:
    names = list(next(iter(found.values())))
    machine = f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = ["| claims | " + " | ".join(names) + " |", "| --- |" + " --- |" * len(names)]
    for size, sizes in found.items():
        cells = (f"{median:.1f} / {high:.1f}" for median, high in sizes.values())
        lines.append(f"| {size:,} | " + " | ".join(cells) + " |")
    return [f"Machine: {machine}, {dt.datetime.now(dt.UTC).date()}.", "", *lines, "", "```text", *plot(found), "```"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--processor", action="store_true")
    arguments = parser.parse_args()
    if arguments.folder:
        arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        found = grow(Path(folder) / "benchmark.ledger", arguments.most)
    print("\n".join(page(found)))


if __name__ == "__main__":
    main()

"""How a ledger answers as it grows: times for pictures, histories and additions at 10,000 to 1,000,000 claims.

    python benchmarks/ledger.py [--most 1000000] [--folder DIR] [--write docs/benchmarks.md]

The ledger is made up, of a realistic shape: 40 nations of very unequal weight, 120 missions that each last some years
with up to eight nations, each in one to three places and activities, reports over 30 years with eight claims each,
three in ten dated to their month, four in ten claims of an earlier day than their report's.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import os
import platform
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from muster.answers.bearing import scope_of
from muster.answers.history import history
from muster.answers.picture import picture
from muster.answers.subject import Filters
from muster.knowledge.nations import nations
from muster.knowledge.places import country_place, places
from muster.ledger.store import Ledger
from muster.model import Claim, Count, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
CLAIMS_A_REPORT = 8
FIRST, LAST = dt.date(1995, 1, 1).toordinal(), dt.date(2025, 1, 1).toordinal()
KINDS = (
    (("presence", "deployed"), 30),
    (("presence", "to-deploy"), 4),
    (("presence", "withdrawn"), 3),
    (("status", "continued"), 7),
    (("status", "started"), 3),
    (("status", "suspended"), 2),
    (("status", "resumed"), 2),
    (("status", "ended"), 2),
    (("status", "extended"), 3),
    (("threat", "reported"), 8),
    (("threat", "raised"), 3),
    (("incident", "attack"), 8),
    (("incident", "killing"), 2),
    (("mandate", "granted"), 4),
    (("mandate", "requested"), 4),
    (("measure", "security"), 5),
    (("commitment", "report"), 4),
    (("stance", "support"), 4),
    (("stance", "oppose"), 2),
)
ACTIVITIES = (None, None, None, "all", "training", "combat", "patrol", "transport", "advice")


class Mission(NamedTuple):
    """A made-up mission: its id, its first and last day, its nations, and who does what where."""

    id: str
    first: int
    last: int
    nations: list[str]
    contingents: list[tuple[str, str, str | None]]


def world(chance: random.Random) -> list[Mission]:
    codes = [nation.code for nation in nations()]
    chance.shuffle(codes)
    codes = codes[:40]
    weights = [1 / (rank + 1) for rank in range(len(codes))]
    sites = [place for place in places() if place.countries and place.kind != "country"]
    made = []
    for number in range(120):
        first = chance.randint(FIRST - 1500, LAST - 400)
        sending = list(dict.fromkeys(chance.choices(codes, weights, k=8)))
        home = country_place(chance.choice(sites).countries[0])
        country = home.name if home else "Iraq"
        near = [
            place.name for place in sites if country in place.parents or (home and home.countries == place.countries)
        ]
        contingents = [
            (code, chance.choice([country, country, *near[:2]]), chance.choice(ACTIVITIES))
            for code in ("*", *sending)
            for _ in range(chance.choice((1, 1, 2, 3)))
        ]
        made.append(Mission(f"mission-{number}", first, first + chance.randint(700, 4500), sending, contingents))
    return made


def report(number: int, missions: list[Mission], chance: random.Random) -> tuple[Report, list[Claim]]:
    day = chance.randint(FIRST, LAST)
    going = [one for one in missions if one.first <= day <= one.last] or missions
    mission = chance.choices(going, [1 / (rank + 1) for rank in range(len(going))])[0]
    date = dt.date.fromordinal(day)
    told = Date.month(date.year, date.month) if chance.random() < 0.3 else Date.between(day, day)
    words = " ".join(f"woord{chance.randint(0, 20_000)}" for _ in range(120))
    text = f"Bericht {number}. {words}"
    claims = [claim(text, told, mission, chance) for _ in range(CLAIMS_A_REPORT)]
    return Report(f"made-{number}", told, text, outlet=f"Outlet {chance.randint(1, 60)}"), claims


def claim(text: str, told: Date, mission: Mission, chance: random.Random) -> Claim:
    kind, event = chance.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])[0]
    when = told
    if chance.random() < 0.4:
        earlier = told.first - chance.randint(0, 20)
        when = Date.between(earlier, earlier + chance.choice((0, 0, 0, 1, 6)))
    low = chance.choice((5, 10, 40, 120, 350))
    planned = event == "to-deploy" or kind == "commitment"
    start = chance.randint(0, len(text) - 120)
    sites = mission.contingents
    nation, place, activity = chance.choices(sites, [1 / (rank + 1) for rank in range(len(sites))])[0]
    return Claim(
        kind=kind,
        event=event,
        evidence=Span(start, start + 110, text[start : start + 110]),
        modality="planned" if planned else chance.choices(("asserted", "possible"), (19, 1))[0],
        mission=None if chance.random() < 0.1 else mission.id,
        nation=nation,
        place=place,
        activity=activity if kind in ("presence", "status", "measure") else None,
        about=f"woord{chance.randint(0, 300)}" if kind in ("incident", "commitment", "mandate") else None,
        count=Count(low, low + chance.choice((0, 10)), "persons") if kind == "presence" else None,
        when=Date.between(told.last + 60, told.last + 60) if planned else when,
    )


def times(act: Callable[[], object], repeats: int) -> list[float]:
    found = []
    for _ in range(repeats):
        start = time.perf_counter()
        act()
        found.append((time.perf_counter() - start) * 1000)
    return found


def p95(found: list[float]) -> float:
    return sorted(found)[max(0, math.ceil(0.95 * len(found)) - 1)]


def measure(path: Path, missions: list[Mission], number: int, chance: random.Random) -> dict[str, tuple[float, float]]:
    def random_day() -> int:
        return chance.randint(FIRST + 2000, LAST)

    codes = sorted({code for mission in missions for code in mission.nations})
    nation_times, history_times = [], []
    with Ledger.read(path) as ledger:
        for _ in range(40):
            asked, on = Filters(nations=frozenset({chance.choice(codes)})), random_day()
            nation_times += times(lambda: picture(ledger.near(on, scope_of(asked)), on, asked), 1)  # noqa: B023
        whole_times = []
        for _ in range(5):
            on = random_day()
            whole_times += times(lambda: picture(ledger.near(on, scope_of(Filters())), on), 1)  # noqa: B023
        for _ in range(40):
            asked = Filters(missions=frozenset({chance.choice(missions).id}))
            history_times += times(lambda: history(ledger.about(scope_of(asked), 200), asked), 1)  # noqa: B023
    add_times = []
    with Ledger.open(path) as ledger:
        for extra in range(40):
            one, claims = report(10_000_000 + number + extra, missions, chance)
            add_times += times(lambda: add(ledger, one, claims), 1)  # noqa: B023
    found = {
        "picture of a nation": nation_times,
        "picture of the world": whole_times,
        "history of a mission": history_times,
        "adding a report": add_times,
    }
    return {name: (statistics.median(one), p95(one)) for name, one in found.items()}


def add(ledger: Ledger, one: Report, claims: list[Claim]) -> None:
    ledger.add(one, claims, relevant=True, readable=True, reader="benchmark", anchors={})


def grow(path: Path, most: int) -> dict[int, dict[str, tuple[float, float]]]:
    chance = random.Random(7)
    missions, number, found = world(chance), 0, {}
    for size in [one for one in SIZES if one <= most]:
        start = time.perf_counter()
        with Ledger.open(path) as ledger, ledger.batch():
            while number * CLAIMS_A_REPORT < size:
                one, claims = report(number, missions, chance)
                add(ledger, one, claims)
                number += 1
        print(
            f"{size} claims after {time.perf_counter() - start:.0f} s, {path.stat().st_size / 1e6:.0f} MB", flush=True
        )
        found[size] = measure(path, missions, number, random.Random(3))
        for name, (median, high) in found[size].items():
            print(f"  {name}: median {median:.1f} ms, p95 {high:.1f} ms", flush=True)
    return found


def plot(found: dict[int, dict[str, tuple[float, float]]]) -> list[str]:
    """A log-log plot of the p95 in characters: a column for each size, a row for each half order of magnitude."""
    marks = {name: name[0].upper() if index != 1 else "W" for index, name in enumerate(next(iter(found.values())))}
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


def page(found: dict[int, dict[str, tuple[float, float]]]) -> list[str]:
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
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        found = grow(Path(folder) / "benchmark.ledger", arguments.most)
    print("\n".join(page(found)))


if __name__ == "__main__":
    main()

"""How fast the page answers on a made-up ledger, how heavy it is, and whether many visitors at once break it.

    python benchmarks/web.py [--claims 100000] [--clients 50] [--seconds 30] [--folder DIR]

The ledger is that of ``ledger.py``. First views are asked of a server that was just started and has kept no answer;
the server runs in a process of its own on loopback, as does each visitor in a thread of this one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
from ledger_made import reports
from ledger_world import FIRST, LAST, OWN, world

from ledger import add
from muster.ledger.store import Ledger
from muster.model import Report
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger_world import World

FIRST_VIEWS, LATER_VIEWS = 5, 30
VIEWS = ("picture", "map", "timeline", "changes", "due", "disputes")
PORT_LINE = re.compile(r"(http://\S+?)/(?:\s|$)")


def grow(path: Path, claims: int) -> World:
    chance = random.Random(7)
    made = world(chance)
    stream, held = reports(made, chance), 0
    with Ledger.open(path) as ledger, ledger.batch():
        while held < claims:
            one = next(stream)
            add(ledger, one)
            held += len(one.claims)
    return made


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    command = [sys.executable, "-c", "from muster.cli.app import main; main()", "serve", "--no-open", "--port", "0"]
    with subprocess.Popen([*command, "--ledger", str(ledger)], stdout=subprocess.PIPE, text=True) as server:  # noqa: S603  (our own)
        line = server.stdout.readline() if server.stdout else ""
        found = PORT_LINE.search(line)
        if found is None:
            raise SystemExit(f"the page did not start: {line}")
        httpx.get(f"{found[1]}/static/muster.css")
        Server.pid = server.pid
        yield found[1]
        server.terminate()


class Server:
    """The process that serves, for asking how much of the processor it has used."""

    pid = 0

    @classmethod
    def used(cls) -> float:
        """Milliseconds of processor time so far; only where the system tells (Linux)."""
        fields = Path(f"/proc/{cls.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def timed(client: httpx.Client, path: str) -> tuple[float, httpx.Response]:
    start = time.perf_counter()
    answer = client.get(path)
    answer.raise_for_status()
    return (time.perf_counter() - start) * 1000, answer


def first_views(ledger: Path, wait: float) -> list[tuple[float, float]]:
    """The time to the first page of servers that were started so many seconds ago, and the processor time it took."""
    found = []
    for _ in range(FIRST_VIEWS):
        with served(ledger) as address, httpx.Client(base_url=address, follow_redirects=True, timeout=60) as client:
            time.sleep(wait)
            before = Server.used()
            taken = timed(client, "/")[0]
            found.append((taken, Server.used() - before))
    return found


def after_addition(ledger: Path) -> float:
    """The median time to a first view whose answers were kept, but for a ledger that has since grown."""
    found = []
    with served(ledger) as address, httpx.Client(base_url=address, follow_redirects=True, timeout=60) as client:
        client.get("/")
        for number in range(FIRST_VIEWS):
            report = Report(f"added-{number}", Date.parse("2005-01-01"), "Nothing.")
            with Ledger.open(ledger) as grown:
                grown.add(report, [], relevant=False, readable=True, reader="benchmark")
            found.append(timed(client, "/")[0])
    return statistics.median(found)


def later_views(ledger: Path) -> dict[str, list[float]]:
    """Times of each page of days, and of missions or nations, not asked for before."""
    chance = random.Random(3)
    found: dict[str, list[float]] = {name: [] for name in VIEWS}
    with served(ledger) as address, httpx.Client(base_url=address, follow_redirects=True, timeout=120) as client:
        held = client.get("/api/v1/ledger").json()
        for name in VIEWS:
            for _ in range(LATER_VIEWS if name in ("picture", "map") else LATER_VIEWS // 6):
                day = dt.date.fromordinal(chance.randint(FIRST + 3000, LAST)).isoformat()
                mission = chance.choice(held["missions"])
                limits = f"nation={OWN}" if name in ("picture", "map") else f"nation={OWN}&mission={mission}"
                found[name].append(timed(client, f"/{name}?on={day}&{limits}")[0])
    return found


def weights(ledger: Path) -> dict[str, tuple[int, int]]:
    """The bytes of each first view with all that it loads, as sent (compressed) and as they are."""
    found = {}
    with served(ledger) as address, httpx.Client(base_url=address, follow_redirects=True, timeout=120) as client:
        for name in ("picture", "timeline", "map"):
            page = client.get("/" if name == "picture" else f"/{name}?on=2020-01-10&nation={OWN}")
            parts = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
            answers = [page, *(client.get(part) for part in dict.fromkeys(parts))]
            sent = sum(answer.num_bytes_downloaded for answer in answers)
            found[name] = sent, sum(len(answer.content) for answer in answers)
    return found


def crowd(ledger: Path, clients: int, seconds: float) -> tuple[list[float], list[str]]:
    """Times and faults of many visitors who walk through pictures, reports and maps at once."""
    times: list[float] = []
    faults: list[str] = []
    with served(ledger) as address:
        end = time.perf_counter() + seconds
        visitors = [threading.Thread(target=visit, args=(address, end, seed, times, faults)) for seed in range(clients)]
        for one in visitors:
            one.start()
        for one in visitors:
            one.join()
    return times, faults


def visit(address: str, end: float, seed: int, times: list[float], faults: list[str]) -> None:
    chance = random.Random(seed)
    with httpx.Client(base_url=address, follow_redirects=True, timeout=60) as client:
        path = "/"
        while time.perf_counter() < end:
            try:
                taken, page = timed(client, path)
                times.append(taken)
                links = re.findall(r'href="(/(?:picture|report|claim|map|static)[^"#]*)', page.text)
                path = chance.choice(links).replace("&amp;", "&") if links else "/"
            except (httpx.HTTPError, OSError) as error:
                faults.append(f"{path}: {error!r}")
                path = "/"


def p95(found: list[float]) -> float:
    return sorted(found)[max(0, int(0.95 * len(found)) - 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--folder", type=Path, default=None)
    asked = parser.parse_args()
    machine = f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, {dt.datetime.now(dt.UTC).date()}", flush=True)
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        path = Path(folder) / "page.ledger"
        grow(path, asked.claims)
        report(path, asked)


def report(path: Path, asked: argparse.Namespace) -> None:
    for wait in (0.0, 5.0):
        first = first_views(path, wait)
        walls, used = zip(*first, strict=True)
        told = f"median {statistics.median(walls):.0f} ms, worst of {len(first)} {max(walls):.0f} ms"
        busy = f"{statistics.median(used):.0f} ms of the processor; load {os.getloadavg()[0]:.1f}"
        print(f"first view, {wait:.0f} s after the start: {told} ({busy})", flush=True)
    print(f"first view after an addition: {after_addition(path):.0f} ms", flush=True)
    for name, taken in later_views(path).items():
        print(f"{name}: median {statistics.median(taken):.0f} ms, p95 {p95(taken):.0f} ms", flush=True)
    for name, (sent, whole) in weights(path).items():
        print(f"weight of {name}: {sent / 1000:.0f} kB sent, {whole / 1000:.0f} kB unpacked")
    times, faults = crowd(path, asked.clients, asked.seconds)
    told = f"{len(times)} pages ({len(times) / asked.seconds:.0f} a second), {len(faults)} faults"
    print(f"{asked.clients} visitors for {asked.seconds:.0f} s: {told}")
    print(f"  median {statistics.median(times):.0f} ms, p95 {p95(times):.0f} ms; load {os.getloadavg()[0]:.1f}")
    for fault in faults[:5]:
        print(f"  {fault}")


if __name__ == "__main__":
    main()

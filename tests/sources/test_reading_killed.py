"""``muster read`` killed at any moment: what it took is kept, once, and it goes on where it was."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from muster.ledger import kept
from muster.ledger.store import Ledger

if TYPE_CHECKING:
    from pathlib import Path

MUSTER = (sys.executable, "-c", "from muster.cli.app import main; main()")
MANY = 6000
# Texts that are not about missions, and are no copies of each other, are taken in fast; so many still take seconds.


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_each_report_is_kept_once_however_often_reading_is_killed(tmp_path: Path) -> None:
    archive, ledger = tmp_path / "a.jsonl.gz", tmp_path / "l.ledger"
    chance, kills, resumed = random.Random(4), 0, False  # noqa: S311  (no secret)
    texts = (" ".join(str(chance.randrange(10**9)) for _ in range(40)) for _ in range(MANY))
    records = ({"id": str(number), "date": "2020-01", "text": text} for number, text in enumerate(texts))
    archive.write_bytes(gzip.compress("\n".join(map(json.dumps, records)).encode()))
    command = [*MUSTER, "read", str(archive), "--ledger", str(ledger), "--quiet"]
    while kills < 4:
        with subprocess.Popen(command, env={**os.environ, "PYTHONUTF8": "1"}) as process:
            while not ledger.exists() and process.poll() is None:
                time.sleep(0.02)
            time.sleep(0.1 + chance.random() / 2)
            if process.poll() is not None:
                break
            process.send_signal(signal.SIGKILL)
        kills += 1
    done = subprocess.run([*command[:-1]], capture_output=True, text=True, check=True)
    resumed = "taken up where reading was left" in done.stdout
    with Ledger.read(ledger) as opened:
        assert opened.counts()["reports"] == MANY
        assert list(opened.faults()) == []
        assert list(kept.faults(opened)) == []
        names = opened.connection.execute("SELECT count(DISTINCT name) FROM reports").fetchone()
        raw = opened.connection.execute("SELECT count(*) FROM origins").fetchone()
    assert (names, raw) == ((MANY,), (MANY,))
    assert kills
    assert resumed or "already known" in done.stdout

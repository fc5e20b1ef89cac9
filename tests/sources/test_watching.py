"""``muster watch``: what is dropped into a folder is read once it is whole, each file once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import made_archives as made

from inside import Done, muster
from muster.ledger.store import Ledger

if TYPE_CHECKING:
    from pathlib import Path

MUSTER = (sys.executable, "-c", "from muster.cli.app import main; main()")
BAKER = "date 2020-01 De bakker in straat {} bakt weer brood, zegt de burgemeester."


def kept(ledger: Path) -> list[str]:
    if not ledger.exists():
        return []
    with Ledger.read(ledger) as opened:
        return [name for (name,) in opened.connection.execute("SELECT name FROM reports ORDER BY seq")]


def until_kept(ledger: Path, count: int) -> list[str]:
    late = time.monotonic() + 60
    while len(kept(ledger)) < count and time.monotonic() < late:
        time.sleep(0.1)
    return kept(ledger)


def watching(folder: Path, ledger: Path) -> subprocess.Popen[bytes]:
    command = [*MUSTER, "watch", str(folder), "--every", "0.2s", "--ledger", str(ledger)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ})


def test_what_is_dropped_is_read_once_also_when_watching_is_killed(tmp_path: Path) -> None:
    folder, ledger = tmp_path / "in", tmp_path / "l.ledger"
    folder.mkdir()
    (folder / "a.txt").write_text(BAKER.format(1), encoding="utf-8")
    with watching(folder, ledger) as process:
        assert until_kept(ledger, 1) == ["a"]
        (folder / "b.html").write_bytes(made.page(2, text="De bakker in straat {} bakt weer brood.").encode())
        assert until_kept(ledger, 2) == ["a", "b"]
        process.send_signal(signal.SIGKILL)
    (folder / "c.txt").write_text(BAKER.format(3), encoding="utf-8")
    with watching(folder, ledger) as process:
        assert until_kept(ledger, 3) == ["a", "b", "c"]
        with (folder / "d.txt").open("w", encoding="utf-8") as growing:
            for letter in BAKER.format(4):
                growing.write(letter)
                growing.flush()
                time.sleep(0.01)
        assert until_kept(ledger, 4) == ["a", "b", "c", "d"]
        process.send_signal(signal.SIGKILL)
    with Ledger.read(ledger) as opened:
        texts = [text for (text,) in opened.connection.execute("SELECT text FROM reports ORDER BY seq")]
    assert texts[-1] == BAKER.format(4).removeprefix("date 2020-01 ")


def test_what_is_there_may_be_read_at_once(tmp_path: Path) -> None:
    folder, ledger = tmp_path / "in", tmp_path / "l.ledger"
    folder.mkdir()
    (folder / "a.txt").write_text(BAKER.format(1), encoding="utf-8")
    (folder / "bad.txt").write_text("Geen datum.", encoding="utf-8")

    def once() -> Done:
        return muster("watch", folder, "--once", "--ledger", ledger)

    first, again = once(), once()
    assert first.stdout.splitlines()[-1] == (
        "1 report read: 1 new, 0 already known, 1 not about a military mission, 1 with problems"
    )
    assert (first.returncode, again.returncode) == (1, 0)
    assert "has no date" in first.stderr
    assert again.stderr == ""
    assert "is no folder" in muster("watch", tmp_path / "x").stderr

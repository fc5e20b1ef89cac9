"""``muster read``: what goes into the ledger, what it says, what its exit status tells."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from muster.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE = "De Nederlandse trainingsmissie in Irak is opgeschort. De trainers blijven in het kamp."
FIFTY_MEGABYTES = 50_000_000
NAUGHT = {"new": 0, "known": 0, "new_versions": 0, "not_relevant": 0, "unread": {}, "problems": 0, "stopped": False}


def kept(path: Path) -> int:
    with Ledger.read(path) as ledger:
        return ledger.visible().reports


def write_bad_input(folder: Path) -> None:
    """Write what the issue of bad input is about, with good reports before, between and after."""
    folder.mkdir()
    (folder / "a-good.txt").write_text(f" date 2020-01 {ARTICLE}", encoding="utf-8")
    (folder / "b-no-date.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "c-bad-date.txt").write_text(f"date: 2020-31\n\n{ARTICLE}", encoding="utf-8")
    (folder / "d-empty.txt").write_text("date: 2020-01\n\n", encoding="utf-8")
    (folder / "e-encoding.txt").write_bytes(f"date 2020-01 {ARTICLE} Geëindigd.".encode("latin-1"))
    good = json.dumps({"id": "f", "date": "2020-01", "text": ARTICLE})
    (folder / "f-lines.jsonl").write_text(f"{good[:40]}\n{good}\n", encoding="utf-8")
    with (folder / "g-large.txt").open("w", encoding="utf-8") as large:
        large.write("date: 2020-01\n\n" + (ARTICLE + "\n") * (FIFTY_MEGABYTES // len(ARTICLE)))
    (folder / "h-good.txt").write_text(f" date 2020-02 {ARTICLE}", encoding="utf-8")


def test_bad_input_is_a_line_each_and_the_rest_is_read(muster: Run, tmp_path: Path) -> None:
    write_bad_input(tmp_path / "in")
    done = muster("read", tmp_path / "in", tmp_path / "nowhere", "--ledger", tmp_path / "l.ledger")
    lines = done.stderr.splitlines()
    expected = {
        "b-no-date.txt": "has no date; begin the text with",
        "c-bad-date.txt": "the date '2020-31' is none; write the date as",
        "d-empty.txt": "has no text; leave it out",
        "e-encoding.txt": f"is not UTF-8 text (byte {len(f'date 2020-01 {ARTICLE} Ge')}); save it as UTF-8",
        "f-lines.jsonl, line 1": "is not JSON: unterminated string",
        "g-large.txt": "is larger than 5 MB; split it",
        "nowhere": "there is no such file or folder; check the spelling",
    }
    assert len(lines) == len(expected)
    for line, (place, said) in zip(lines, expected.items(), strict=True):
        assert line.startswith("muster: ")
        assert f"{place}: {said}" in line
    assert done.stdout == "3 reports read: 3 new, 0 already known, 7 with problems\n"
    assert done.returncode == 1
    assert kept(tmp_path / "l.ledger") == 3


def test_reading_again_adds_nothing(muster: Run, tmp_path: Path) -> None:
    ledger, path = tmp_path / "l.ledger", tmp_path / "r.txt"
    path.write_text(f"date: 2020-01\n\n{ARTICLE}", encoding="utf-8")
    first = muster("read", path, "--ledger", ledger)
    again = muster("read", path, "--ledger", ledger)
    assert (first.stdout, first.returncode) == ("1 report read: 1 new, 0 already known\n", 0)
    assert (again.stdout, again.returncode) == ("1 report read: 0 new, 1 already known\n", 0)
    assert kept(ledger) == 1


def test_a_corrected_text_is_a_new_version(muster: Run, tmp_path: Path) -> None:
    ledger, path = tmp_path / "l.ledger", tmp_path / "r.txt"
    for text in (ARTICLE, ARTICLE + " Dat meldt Defensie."):
        path.write_text(f"date: 2020-01\n\n{text}", encoding="utf-8")
        done = muster("read", path, "--ledger", ledger, "--json")
    assert json.loads(done.stdout) == NAUGHT | {"reports": 1, "new_versions": 1}


def test_a_report_of_years_ahead_is_kept_and_told_of(muster: Run, tmp_path: Path) -> None:
    file, ledger = tmp_path / "ahead.txt", tmp_path / "ahead.ledger"
    file.write_text(f"date: 2199-01-05\n\n{ARTICLE}", encoding="utf-8")
    done = muster("read", file, "--ledger", ledger)
    assert (done.returncode, kept(ledger)) == (0, 1)
    assert done.stderr.startswith("muster: ahead: is dated 2199-01-05, which is to come")
    assert not muster("read", file, "--ledger", ledger).stderr


def test_what_is_not_about_missions_and_what_cannot_be_read_is_told(muster: Run, tmp_path: Path) -> None:
    reports = [
        {"id": "1", "date": "2020", "text": "Een handelsmissie met dertig tuinders is naar Marokko vertrokken."},
        {"id": "2", "date": "2020", "text": "The mission has been suspended and the trainers stay in their camp."},
        {"id": "3", "date": "2020", "text": ARTICLE, "lang": "fy"},
    ]
    lines = "\n".join(map(json.dumps, reports))
    done = muster("read", "-", "--ledger", tmp_path / "l.ledger", stdin=lines)
    assert done.stdout == (
        "3 reports read: 3 new, 0 already known, 1 not about a military mission, "
        "2 unread, for lack of tables (en, fy)\n"
    )
    assert kept(tmp_path / "l.ledger") == 3


def test_where_nothing_can_be_done_no_ledger_is_made(muster: Run, tmp_path: Path) -> None:
    done = muster("read", tmp_path / "nowhere", "--ledger", tmp_path / "l.ledger")
    assert done.returncode == 2
    assert not (tmp_path / "l.ledger").exists()


def test_quiet_is_quiet(muster: Run, tmp_path: Path) -> None:
    done = muster("read", "-", "--ledger", tmp_path / "l.ledger", "-q", stdin=f"date 2020-01 {ARTICLE}")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_a_ledger_that_is_none_is_one_line(muster: Run, tmp_path: Path) -> None:
    path = tmp_path / "l.ledger"
    path.write_text("shopping list\n" * 100, encoding="utf-8")
    done = muster("read", "-", "--ledger", path, stdin=f"date 2020-01 {ARTICLE}")
    assert done.returncode == 2
    assert done.stderr.startswith("muster: ")
    assert len(done.stderr.splitlines()) == 1
    assert path.read_text(encoding="utf-8").startswith("shopping")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_stopping_keeps_whole_reports_and_says_how_many(tmp_path: Path) -> None:
    ledger = tmp_path / "l.ledger"
    command = [sys.executable, "-c", "from muster.cli.app import main; main()", "read", "-", "--ledger", str(ledger)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, env={**os.environ, "PYTHONUTF8": "1"}) as process:  # type: ignore[call-overload]
        assert process.stdin
        for number in range(4):
            record = {"id": str(number), "date": "2020-01", "text": f"{ARTICLE} Dat is bericht {number}."}
            process.stdin.write(json.dumps(record).encode() + b"\n")
        process.stdin.flush()
        while not ledger.exists() and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert out.decode().startswith(f"stopped; kept so far: {kept(ledger)} report")

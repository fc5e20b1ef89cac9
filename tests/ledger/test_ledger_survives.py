"""What happens to a ledger when things go wrong around it: one clear line, and nothing lost."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from muster.ledger import file as ledger_file
from muster.ledger.errors import LedgerError
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WRITER = """
import sys
from pathlib import Path
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

path, start, stop = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
with Ledger.open(path) as ledger, ledger.batch():
    for number in range(start, stop):
        text = f"Bericht {number}. De missie gaat door."
        claims = [Claim("status", "continued", Span(0, 7, "Bericht"), nation="NL", place=p) for p in ("Iraq", "Mali")]
        ledger.add(Report(f"n{number}", Date.parse("2020-01"), text), claims, relevant=True, readable=True, reader="w")
        print(number, flush=True)
"""


def write(path: Path, start: int, stop: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(path), str(start), str(stop)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def add_one(ledger: Ledger, number: int = 0) -> None:
    text = f"Bericht {number}. De missie gaat door."
    made = Claim("status", "continued", Span(0, 7, "Bericht"))
    report = Report(f"n{number}", Date.parse("2020-01"), text)
    ledger.add(report, [made], relevant=True, readable=True, reader="w")


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "a.ledger"
    with Ledger.open(made) as ledger:
        add_one(ledger)
    yield made
    for one in (made, tmp_path):
        one.chmod(0o755)


def in_one_line(error: pytest.ExceptionInfo[LedgerError], path: Path) -> str:
    text = str(error.value)
    assert "\n" not in text
    assert str(path) in text
    return text


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_kill_at_any_point_leaves_whole_reports_and_the_rest_can_be_read_again(tmp_path: Path, seed: int) -> None:
    path, chance = tmp_path / "killed.ledger", random.Random(seed)  # noqa: S311  (not for secrets)
    for _ in range(3):
        process = write(path, 0, 100_000)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.uniform(0.05, 0.7))
        process.send_signal(signal.SIGKILL)
        process.wait()
        with Ledger.open(path) as ledger:
            assert list(ledger.faults()) == []
            counts = ledger.counts()
            assert counts["claims"] == 2 * counts["reports"]
    with Ledger.open(path) as ledger:
        kept = ledger.counts()["reports"]
    done = write(path, 0, kept + 25)
    _, errors = done.communicate(timeout=60)
    assert done.returncode == 0, errors
    with Ledger.read(path) as ledger:
        assert ledger.counts() == {"reports": kept + 25, "claims": 2 * (kept + 25), "reviews": 0}


def test_two_processes_add_to_one_ledger_at_once(tmp_path: Path) -> None:
    path = tmp_path / "two.ledger"
    processes = [write(path, 0, 300), write(path, 200, 500)]
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    with Ledger.read(path) as ledger:
        assert ledger.counts() == {"reports": 500, "claims": 1000, "reviews": 0}
        assert list(ledger.faults()) == []


def test_a_reader_sees_a_whole_state_while_another_process_adds(tmp_path: Path) -> None:
    path = tmp_path / "busy.ledger"
    process = write(path, 0, 400)
    assert process.stdout
    process.stdout.readline()
    while process.poll() is None:
        if path.exists():
            try:
                with Ledger.read(path) as ledger:
                    visible = ledger.visible()
                    assert len(visible.entries) == 2 * visible.reports
            except LedgerError as error:
                assert "no ledger" in str(error)  # noqa: PT017  (only before the tables are there)
    process.communicate()


def test_a_locked_ledger_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_file, "PATIENCE", 0.1)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    connection = ledger_file.open_for_writing(path, create=False, patience=0.1)
    ledger = Ledger(path, connection)
    with pytest.raises(LedgerError) as error:
        add_one(ledger, 1)
    assert "another program holds it" in in_one_line(error, path)
    holder.execute("ROLLBACK")
    add_one(ledger, 1)
    assert ledger.counts()["reports"] == 2
    ledger.close()
    holder.close()


def test_a_full_disk_says_so_and_loses_nothing(path: Path) -> None:
    ledger = Ledger.open(path)
    pages = ledger.connection.execute("PRAGMA page_count").fetchone()[0]
    ledger.connection.execute(f"PRAGMA max_page_count = {pages}")
    text = "woord " * 20_000
    with pytest.raises(LedgerError) as error:
        ledger.add(Report("big", Date.parse("2020"), text), [], relevant=False, readable=True, reader="w")
    assert "disk is full" in in_one_line(error, path)
    assert ledger.counts()["reports"] == 1
    ledger.connection.execute("PRAGMA max_page_count = 1000000")
    ledger.add(Report("big", Date.parse("2020"), text), [], relevant=False, readable=True, reader="w")
    assert ledger.counts()["reports"] == 2
    assert list(ledger.faults()) == []
    ledger.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_cannot_be_written_says_so(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    with pytest.raises(LedgerError) as error, Ledger.open(path, create=False) as ledger:
        add_one(ledger, 1)
    assert "cannot be" in in_one_line(error, path)
    with Ledger.read(path) as ledger:
        assert len(ledger.visible().entries) == 1


def test_a_damaged_file_says_so(path: Path) -> None:
    with path.open("r+b") as opened:
        opened.seek(0)
        opened.write(b"x" * 200)
    with pytest.raises(LedgerError) as error:
        Ledger.read(path)
    assert "damaged" in in_one_line(error, path)


def test_pages_that_were_damaged_later_are_found_by_checking(path: Path) -> None:
    with Ledger.open(path) as ledger:
        for number in range(1, 200):
            add_one(ledger, number)
    size = path.stat().st_size
    with path.open("r+b") as opened:
        opened.seek(size // 2)
        opened.write(b"\xff" * 4096)
    with Ledger.read(path) as ledger:
        try:
            assert list(ledger.faults())
        except LedgerError as error:
            assert "damaged" in str(error)  # noqa: PT017  (either is a finding)


def test_a_row_that_was_changed_behind_its_back_is_found(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("DROP TRIGGER claims_no_update")
    raw.execute("UPDATE claims SET place = 'Baghdad'")
    raw.commit()
    raw.close()
    with Ledger.read(path) as ledger:
        faults = list(ledger.faults())
    assert any("is not as it was added" in fault for fault in faults)
    assert any("is not what its id was made of" in fault for fault in faults)


def test_a_row_that_was_removed_behind_its_back_is_found(path: Path) -> None:
    with Ledger.open(path) as ledger:
        add_one(ledger, 1)
    raw = sqlite3.connect(path)
    raw.execute("DROP TRIGGER chain_no_delete")
    raw.execute("DELETE FROM chain WHERE seq = 2")
    raw.commit()
    raw.close()
    with Ledger.read(path) as ledger:
        assert any("missing" in fault for fault in ledger.faults())


def test_derived_tables_that_were_spoilt_are_found_and_made_anew(path: Path) -> None:
    with Ledger.open(path) as ledger:
        add_one(ledger, 1)
        ledger.connection.execute("DELETE FROM keys")
        assert any("--mend" in fault for fault in ledger.faults())
        ledger.mend()
        assert list(ledger.faults()) == []


def test_a_ledger_of_a_newer_version_says_so(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    for door in (Ledger.open, Ledger.read):
        with pytest.raises(LedgerError) as error:
            door(path)
        assert "newer Muster" in in_one_line(error, path)


def test_another_database_a_folder_and_nothing_say_what_they_are(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    raw = sqlite3.connect(other)
    raw.execute("CREATE TABLE things (a)")
    raw.close()
    for path, said in ((other, "no ledger"), (tmp_path / "none.ledger", "there is no ledger")):
        with pytest.raises(LedgerError) as error:
            Ledger.read(path)
        assert said in in_one_line(error, path)
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(other)
    with pytest.raises(LedgerError, match="it is a folder"):
        Ledger.open(tmp_path)


def test_a_backup_is_whole_and_never_overwrites(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.ledger"
    with Ledger.read(path) as ledger:
        ledger.backup(copy)
        with pytest.raises(LedgerError, match="a file already"):
            ledger.backup(copy)
        entries = ledger.visible().entries
    with Ledger.read(copy) as other:
        assert other.visible().entries == entries
        assert list(other.faults()) == []


def test_a_ledger_on_a_medium_that_cannot_be_written_can_be_asked(path: Path) -> None:
    source = path.read_bytes()
    alone = path.parent / "alone"
    alone.mkdir()
    (alone / "b.ledger").write_bytes(source)
    (alone / "b.ledger").chmod(0o444)
    with Ledger.read(alone / "b.ledger") as ledger:
        assert json.dumps([entry.id for entry in ledger.visible().entries])
        assert len(ledger.visible().entries) == 1

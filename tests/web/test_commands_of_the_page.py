"""``muster serve`` and ``muster publish`` as a user runs them."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
from told import fill

if TYPE_CHECKING:
    from pathlib import Path

MUSTER = (sys.executable, "-c", "from muster.cli.app import main; main()")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*MUSTER, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=100)


def test_serve_says_where_the_page_is_and_serves_it(tmp_path: Path) -> None:
    ledger = fill(tmp_path / "l.ledger")
    command = [*MUSTER, "serve", "--no-open", "--port", "0", "--ledger", str(ledger)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        told = server.stdout.readline()
        found = re.search(r"The page of (\S+) is at (http://127\.0\.0\.1:\d+/)", told)
        assert found is not None, told
        assert found[1] == str(ledger)
        assert httpx.get(found[2], follow_redirects=True).status_code == 200
        server.terminate()


def test_serve_refuses_to_be_open_to_all() -> None:
    done = run("serve", "--no-open", "--host", "0.0.0.0")  # noqa: S104  (that is what must be refused)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--token" in done.stderr


def test_serve_refuses_a_file_that_is_no_ledger(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("no ledger, but long enough to be looked at as a database would be\n" * 20)
    done = run("serve", "--no-open", "--port", "0", "--ledger", other)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "no ledger" in done.stderr


def test_publish_to_a_file_is_one_line(tmp_path: Path) -> None:
    ledger = fill(tmp_path / "l.ledger")
    done = run("publish", ledger, "--ledger", ledger)
    assert done.returncode == 2
    assert done.stderr == f"muster: {ledger}: is a file; give a folder\n"


def test_publish_of_days_the_wrong_way_round_writes_nothing(tmp_path: Path) -> None:
    ledger = fill(tmp_path / "l.ledger")
    done = run("publish", tmp_path / "site", "--ledger", ledger, "--from", "2021", "--to", "2020-01")
    assert done.returncode == 2
    assert "--from" in done.stderr
    assert not (tmp_path / "site").exists()


def test_publish_writes_the_site_and_says_where(tmp_path: Path) -> None:
    ledger = fill(tmp_path / "l.ledger")
    done = run("publish", tmp_path / "site", "--ledger", ledger, "--nation", "NL", "--to", "2020-01-31")
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"\d+ pages; open \S+/site/index\.html\n", done.stdout)
    assert (tmp_path / "site/nl/day/2020-01-04.html").exists()
    assert not (tmp_path / "site/nl/day/2020-02-10.html").exists()


def test_publish_of_nothing_is_one_line(tmp_path: Path) -> None:
    done = run("publish", tmp_path / "site", "--ledger", tmp_path / "none.ledger")
    assert done.returncode == 2
    assert "nothing to publish" in done.stderr
    assert done.stderr.count("\n") == 1

"""On the annotated reports beside this folder: everything grounded, nothing random, no figure under its floor."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gold_claims import DEV, GOLD, is_check, load, seeds
from muster.reading.reader import read_report

if TYPE_CHECKING:
    from muster.model import Report

ROOT = Path(__file__).parent.parent.parent
WORDS = re.compile(r"\w+")
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated reports are not beside this folder")


def reports() -> list[Report]:
    """The reports in Dutch that may be looked at."""
    dev = [load(path)[0] for path in sorted(DEV.glob("nl-*.json")) if not is_check(path.stem)]
    return [*(report for report, _ in seeds()), *dev]


@needs_gold
def test_everything_quoted_is_in_the_text() -> None:
    every = reports()
    assert len(every) > 100
    for report in every:
        words = set(WORDS.findall(report.text.casefold()))
        for claim in read_report(report).claims:
            span = claim.evidence
            assert report.text[span.start : span.end] == span.text != ""
            for quoted in (claim.who, claim.about, claim.said_by, claim.cause):
                assert set(WORDS.findall((quoted or "").casefold())) <= words, (report.id, quoted)


@needs_gold
def test_reading_twice_gives_the_same() -> None:
    for report in reports()[:40]:
        assert read_report(report) == read_report(report)


READ = "from test_gold import digest; print(digest())"


def digest() -> str:
    """A hash of all that is read in some reports."""
    read = "\n".join(repr(read_report(report)) for report in reports()[:25])
    return hashlib.sha256(read.encode()).hexdigest()


@needs_gold
@pytest.mark.parametrize("seed", ["1", "4242"])
def test_another_process_reads_the_same(seed: str) -> None:
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "tests" / "reading")])
    env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", READ], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest()


@needs_gold
def test_no_figure_is_under_its_floor() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "score.py"), "--gold", str(GOLD), "--floors"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0), done.stdout + done.stderr

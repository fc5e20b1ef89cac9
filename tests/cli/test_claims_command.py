"""``muster claims``: the same claims for a person, a program and a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from muster.claim_json import ALWAYS, claim_from_dict

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]

SAMPLES = Path(__file__).parent.parent.parent / "samples"
SHARED = Path(__file__).parent.parent.parent.parent / "shared"
ARTICLE = (
    "De Nederlandse trainingsmissie in Irak is opgeschort, aldus een woordvoerder van Defensie. "
    "Bij Erbil zijn vijftig tot zestig Nederlandse militairen gestationeerd."
)
RECORD = json.dumps({"id": "r1", "date": "2020-01", "text": ARTICLE, "claims": [{"kind": "gold"}]})


def test_json_lines_are_whole_claims_with_evidence_from_the_text(muster: Run) -> None:
    done = muster("claims", "-", "--format", "jsonl", stdin=RECORD)
    (row,) = map(json.loads, done.stdout.splitlines())
    assert row["id"] == "r1"
    assert {claim["event"] for claim in row["claims"]} >= {"suspended", "deployed"}
    for claim in row["claims"]:
        assert set(ALWAYS) <= set(claim)
        assert claim_from_dict(claim, ARTICLE)
    assert done.returncode == 0


def test_a_spreadsheet_has_the_same_claims(muster: Run) -> None:
    told = json.loads(muster("claims", "-", "--format", "jsonl", stdin=RECORD).stdout)["claims"]
    rows = list(csv.DictReader(io.StringIO(muster("claims", "-", "--format", "csv", stdin=RECORD).stdout)))
    assert [(row["kind"], row["event"], row["evidence"]) for row in rows] == [
        (claim["kind"], claim["event"], claim["evidence"]) for claim in told
    ]
    assert ("50", "60", "persons") in {(row["count_min"], row["count_max"], row["count_unit"]) for row in rows}


def test_a_person_sees_sentence_fields_and_rules(muster: Run) -> None:
    lines = muster("claims", "-", "--explain", stdin=RECORD).stdout.splitlines()
    assert lines[0] == "r1 · 2020-01 · nl"
    assert any(line.endswith("status · suspended") for line in lines)
    assert f"     “{ARTICLE.split('. ', maxsplit=1)[0]}.”" in lines
    assert "     count       50 to 60 persons" in lines
    assert any(line.startswith("     rules       ") for line in lines)


def test_reports_that_are_not_read_say_so(muster: Run) -> None:
    english = muster("claims", SAMPLES / "irak" / "2020-02-training-english.txt").stdout
    assert "not read: there are no tables for its language (en)" in english
    trade = muster("claims", SAMPLES / "elders" / "2019-10-handelsmissie.txt").stdout
    assert "not about a military mission abroad" in trade


def test_problems_go_beside_the_claims(muster: Run, tmp_path: Path) -> None:
    done = muster("claims", tmp_path / "nowhere", "-", "--format", "jsonl", stdin=RECORD)
    assert len(done.stdout.splitlines()) == len(done.stderr.splitlines()) == 1
    assert done.returncode == 1
    assert muster("claims", tmp_path / "nowhere").returncode == 2


def test_a_formula_in_a_text_is_no_formula_in_a_spreadsheet(muster: Run) -> None:
    article = f'=HYPERLINK("https://example.org") {ARTICLE}'
    record = json.dumps({"id": "=1+1", "date": "2020-01", "text": article, "lang": "nl"})
    rows = list(csv.DictReader(io.StringIO(muster("claims", "-", "--format", "csv", stdin=record).stdout)))
    assert rows
    assert {row["report"] for row in rows} == {"'=1+1"}
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated reports are not beside this folder")
def test_the_five_first_reports_score_as_they_must(muster: Run, tmp_path: Path) -> None:
    found = muster("claims", SHARED / "seeds", "--format", "jsonl")
    (tmp_path / "found.jsonl").write_text(found.stdout, encoding="utf-8")
    score = [sys.executable, SHARED / "gold" / "score.py", "--gold", SHARED / "gold" / "seeds", "--json"]
    done = subprocess.run([*score, "--predicted", tmp_path / "found.jsonl"], capture_output=True, check=True)
    figures = json.loads(done.stdout)
    assert figures["reports"] == 5
    assert figures["ungrounded"] == 0
    assert figures["claim_f1"] >= 0.60

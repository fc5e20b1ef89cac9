import json
import subprocess
import sys
from pathlib import Path

import pytest


def muster(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from muster.cli.app import main; main()", "dates", *arguments]
    return subprocess.run(program, input=given, capture_output=True, text=True, check=False, encoding="utf-8")


def test_a_text_as_argument_as_file_and_on_standard_input_give_the_same(tmp_path: Path) -> None:
    text = "Zondag nam het parlement een resolutie aan."
    (tmp_path / "bericht.txt").write_text(text, encoding="utf-8")
    answers = [
        muster("--told", "2020-01", "--json", text).stdout,
        muster("--told", "2020-01", "--json", str(tmp_path / "bericht.txt")).stdout,
        muster("--told", "2020-01", "--json", "-", given=text).stdout,
    ]
    assert len(set(answers)) == 1
    (found,) = json.loads(answers[0])["dates"]
    assert found["edtf"] == "[2019-12-29,2020-01-05,2020-01-12,2020-01-19,2020-01-26]"
    assert (found["start"], found["end"], found["rule"]) == (0, 6, "weekday")
    assert found["days"][0] == found["earliest"] == "2019-12-29"


def test_the_table_tells_what_was_narrowed_and_why() -> None:
    answer = muster("--told", "2020-01", "Gisteren, donderdag 9 januari, werd hij gedood.")
    assert answer.returncode == 0
    assert "2020-01-09" in answer.stdout
    assert "the report is of 2020-01-10" in answer.stdout
    assert "\x1b" not in answer.stdout


def test_lines_are_answered_one_by_one_and_wrong_ones_are_told_of() -> None:
    lines = [
        '{"id": "a", "told": "2020-01-15", "text": "Sinds gisteren, tot nader order."}',
        '{"id": "b", "told": "2020-13", "text": "Gisteren."}',
        '{"id": "c", "text": "Gisteren."}',
        "[1]",
        "nee",
        "",
        '{"id": "d", "told": "2020", "text": "Niets."}',
    ]
    answer = muster("--jsonl", given="\n".join(lines))
    assert answer.returncode == 1
    first, last = map(json.loads, answer.stdout.splitlines())
    assert [(one["edtf"], one["latest"], one["days"]) for one in first["dates"]] == [
        ("2020-01-14", "2020-01-14", ["2020-01-14"]),
        ("2020-01-15/..", None, None),
    ]
    assert last == {"id": "d", "dates": []}
    assert [line.split(":")[1] for line in answer.stderr.splitlines()] == [" line 2", " line 3", " line 4", " line 5"]


def test_what_json_allows_or_cannot_hold_stops_no_other_line() -> None:
    lines = [
        '{"id": ' + "1" * 5000 + "}",
        "[" * 100_000,
        '{"id": "a", "told": "2020-01-15", "text": "Gisteren\u2028en morgen \\ud800."}',
    ]
    answer = muster("--jsonl", given="\n".join(lines))
    assert answer.returncode == 1
    (found,) = map(json.loads, answer.stdout.split("\n")[:-1])
    assert [one["earliest"] for one in found["dates"]] == ["2020-01-14"]
    assert [line.split(":")[1] for line in answer.stderr.splitlines()] == [" line 1", " line 2"]


def test_a_text_at_odds_with_its_report_is_told_of() -> None:
    answer = muster("--told", "2020-01-05", "Gisteren, donderdag 9 januari, werd hij gedood.")
    assert "contradicts the report's date" in answer.stdout


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    answer = muster("--told", "2020", str(tmp_path))
    assert answer.returncode == 2
    assert "is a folder" in answer.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Gisteren.",), "--told"),
        (("--told", "gisteren", "Gisteren."), "EDTF"),
        (("--told", "2020/..", "Gisteren."), "too wide"),
        (("--told", "2020", "niet-hier.txt"), "no such file"),
        (("--told", "2020", "--lang", "xx", "Gisteren."), "languages with tables: "),
        (("--told", "2020", "--lang", "../nl", "Gisteren."), "languages with tables: "),
    ],
)
def test_a_mistake_is_one_line(arguments: tuple[str, ...], message: str) -> None:
    answer = muster(*arguments)
    assert answer.returncode == 2
    assert message in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert not answer.stdout

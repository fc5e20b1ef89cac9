"""What cannot be read is said in one line: where, what is wrong, what to do; all else is read."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from muster.model import Report
from muster.problems import CATALOGUE, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Put = Callable[[str, str | bytes], Path]
    LoadAll = Callable[..., list[Report | Problem]]
    ProblemOf = Callable[..., str]

GOOD = json.dumps({"id": "good", "date": "2020-01", "text": "De missie ligt stil."})
ENDLESS_FEED = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": ' + "9" * 5000 + "}]}"
DEEP = '{"id":' + "[" * 15_000 + "]" * 15_000 + "}"

BAD_FILES = {
    "no date": ("a.txt", "De missie ligt stil.", "has no date"),
    "no date in the header": ("a.txt", "title: Stil\n\nDe missie ligt stil.", "has no date"),
    "an empty date": ("a.txt", "date:\n\nDe missie ligt stil.", "has no date"),
    "a month that is none": ("a.txt", "date 2020-13 De missie ligt stil.", "'2020-13'"),
    "a day that is none": ("a.txt", "date: 2019-02-29\n\nDe missie ligt stil.", "'2019-02-29'"),
    "a word for a date": ("a.txt", "date: gisteren\n\nDe missie ligt stil.", "'gisteren'"),
    "an interval": ("a.txt", "date: 2020-01/2020-02\n\nDe missie ligt stil.", "2020-01/2020-02"),
    "digits of another script": ("a.txt", "date: ٢٠٢٠\n\nDe missie ligt stil.", "the date"),
    "an endless date": ("a.txt", f"date: {'9' * 900}\n\nDe missie.", "9…'"),
    "nothing": ("a.txt", "", "has no text"),
    "only space": ("a.txt", " \n\t\n", "has no text"),
    "a date and no more": ("a.txt", "date 2020-01 \n", "has no text"),
    "a header and no more": ("a.txt", "date: 2020-01\n", "has no text"),
    "an article without a blank line above it": ("a.txt", "date: 2020-01\nDe missie ligt stil.\n", "line 2"),
    "a header line that is not known": ("a.txt", "date: 2020-01\nauthor: X\n\nDe missie.", "line 2"),
    "a header line that stands twice": ("a.txt", "date: 2020-01\ndate: 2021\n\nDe missie.", "date stands twice"),
    "another encoding": ("a.txt", "date 2020-01 Onmiddellijk geïnd".encode("latin-1"), "byte 28"),
    "another encoding with a mark": ("a.txt", "date 2020-01 De missie".encode("utf-16"), "byte 0"),
    "a null character": ("a.txt", "date 2020-01 De\0 missie", "U+0000"),
    "half a surrogate pair": ("a.json", '{"date": "2020", "text": "De \\ud800 missie"}', "U+D800"),
    "too much": ("a.txt", "date 2020-01 " + "De missie. " * 1000, "0.001 MB"),
    "too much in JSON": ("a.json", json.dumps({"date": "2020", "text": "De missie. " * 1000}), "0.001 MB"),
    "a language that is none": ("a.txt", "date: 2020\nlang: Nederlands\n\nDe missie.", "'Nederlands'"),
    "JSON cut off": ("a.json", '{"id": "a", "date": "2020-', "(column 21)"),
    "JSON of something else": ("a.json", "42", "no report"),
    "JSON nested deeply": ("a.json", DEEP, "nested"),
    "JSON of nothing": ("a.json", "", "has no text"),
    "a key twice": ("a.json", '{"date": "2020", "date": "2021", "text": "De missie"}', "'date' stands twice"),
    "an endless number": ("a.json", '{"date": ' + "9" * 5000 + "}", "JSON: a number in it has 5000 digits; "),
    "an endless number in a feed": ("a.json", ENDLESS_FEED, "JSON: a number in it has 5000 digits; "),
    "a date as a number": ("a.json", '{"date": 2020, "text": "De missie"}', '"date" is not a string'),
    "JSON without a text": ("a.json", '{"date": "2020"}', 'no "text"'),
    "a list of what is none": ("a.json", '["De missie"]', "report 1"),
    "a line without an id": ("a.jsonl", '{"date": "2020", "text": "De missie"}', 'line 1: has no "id"'),
    "another kind of file": ("a.xyz", b"PK\0", "of a kind that is not read"),
}


@pytest.mark.parametrize(("name", "contents", "said"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_one_line(put: Put, problem_of: ProblemOf, name: str, contents: str | bytes, said: str) -> None:
    path = put(name, contents)
    line = problem_of(path)
    assert line.startswith(str(path))
    assert said in line
    assert any(line.endswith(remedy) for _, remedy in CATALOGUE.values())


def test_a_path_that_is_not_there_is_named(tmp_path: Path, problem_of: ProblemOf) -> None:
    assert "no such file or folder" in problem_of(tmp_path / "nowhere")


def test_a_path_that_no_disk_can_have_is_named(problem_of: ProblemOf) -> None:
    assert "cannot be read" in problem_of("x" * 5000 + ".txt")


def test_a_line_cut_off_costs_only_itself(put: Put, load_all: LoadAll) -> None:
    path = put("many.jsonl", f"{GOOD[:30]}\n{GOOD}\nno json\n{GOOD[:-1]}")
    problems = [str(item) for item in load_all(path) if isinstance(item, Problem)]
    assert [line.split(":")[0] for line in problems] == [f"{path}, line {number}" for number in (1, 3, 4)]
    assert len(load_all(path)) == 4


def test_a_line_that_is_far_too_long_costs_only_itself(put: Put, load_all: LoadAll) -> None:
    path = put("many.jsonl", f"{GOOD}\n{'x' * 100_000}\n{GOOD}\n{'y' * 100_000}")
    found = load_all(path)
    assert [isinstance(item, Report) for item in found] == [True, False, True, False]
    assert "line 2: is larger than" in str(found[1])


def test_a_list_with_one_bad_report_gives_the_others(put: Put, load_all: LoadAll) -> None:
    found = load_all(put("many.json", f'[{GOOD}, {{"id": "bad"}}, {GOOD}]'))
    assert [isinstance(item, Report) for item in found] == [True, False, True]


def test_standard_input_is_called_so(problem_of: ProblemOf) -> None:
    assert problem_of("-", stdin=b"De missie").startswith("standard input: has no date")
    assert problem_of("-", stdin=b"").startswith("standard input: has no text")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_one_may_not_read_is_named(put: Put, problem_of: ProblemOf) -> None:
    path = put("a.txt", "date 2020 De missie")
    path.chmod(0)
    assert "Permission denied" in problem_of(path)


def test_a_message_steers_no_terminal(put: Put, problem_of: ProblemOf) -> None:
    line = problem_of(put("a\x1b[2J\n.txt", "date: \x1b[31m\n\nDe missie"))
    assert line.isprintable()

"""Folders are read in full and in order; what is no report is passed over, what could lead astray is not followed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from muster.model import Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from muster.problems import Problem

    Put = Callable[[str, str | bytes], Path]
    LoadAll = Callable[..., list[Report | Problem]]
    ProblemOf = Callable[..., str]


def article(word: str) -> str:
    return f"date 2020-01 De missie in {word} ligt stil."


def ids(found: list[Report | Problem]) -> list[str]:
    return [item.id if isinstance(item, Report) else item.code for item in found]


def test_a_folder_is_read_in_full_and_sorted(tmp_path: Path, put: Put, load_all: LoadAll) -> None:
    for name in ("b/2.txt", "a.TXT", "b/1.txt", "b/c/d/0.md"):
        put(name, article(name))
    assert ids(load_all(tmp_path)) == ["a", "1", "2", "0"]


def test_hidden_and_other_files_in_a_folder_are_passed_over(tmp_path: Path, put: Put, load_all: LoadAll) -> None:
    for name in ("a.txt", ".b.txt", ".git/c.txt", "d.png", "README"):
        put(name, article(name))
    assert ids(load_all(tmp_path)) == ["a"]


def test_a_folder_without_reports_is_said_to_be_so(tmp_path: Path, put: Put, problem_of: ProblemOf) -> None:
    put("d.png", "")
    assert "holds no reports" in problem_of(tmp_path)


def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path, put: Put, load_all: LoadAll) -> None:
    put("in/a.txt", article("Mali"))
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    assert ids(load_all(tmp_path)) == ["a"]


def test_a_link_to_itself_or_to_nothing_is_a_problem_and_no_end(tmp_path: Path, put: Put, load_all: LoadAll) -> None:
    put("a.txt", article("Mali"))
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere")
    assert ids(load_all(tmp_path)) == ["a", "unreadable", "unreadable"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path, put: Put, load_all: LoadAll) -> None:
    put("a.txt", article("Mali"))
    os.mkfifo(tmp_path / "b.txt")
    assert ids(load_all(tmp_path)) == ["a"]


def test_two_files_of_one_name_are_not_taken_for_versions(tmp_path: Path, put: Put, load_all: LoadAll) -> None:
    put("2019/1.txt", article("Mali"))
    put("2020/1.txt", article("Irak"))
    found = load_all(tmp_path)
    assert ids(found) == ["1", "same-name"]
    assert "2019" in str(found[1])


def test_one_file_under_two_names_is_one_report_twice(tmp_path: Path, put: Put, load_all: LoadAll) -> None:
    path = put("1.txt", article("Mali"))
    assert ids(load_all(path, tmp_path)) == ["1", "1"]

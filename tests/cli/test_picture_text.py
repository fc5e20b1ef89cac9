"""The picture as a person reads it: sections apart, the most important first, nothing twice, doubt in plain sight."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.text import Text

from muster.cli.layout import fit, fits
from muster.cli.short_words import figure_words
from muster.model import Count

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

ORDER = (
    "What stands", "Planned", "Promised, not answered", "Disputed", "Threats", "Measures", "Consent and mandates",
    "Incidents of the month before", "Positions",
)  # fmt: skip


@pytest.fixture(scope="module")
def lines(muster: Run, sample_ledger: Path) -> list[str]:
    return muster("picture", "--on", "2020-02-20", "--ledger", sample_ledger).stdout.splitlines()


def test_sections_are_set_apart_and_in_order(lines: list[str]) -> None:
    titles = [line for line in lines if line in ORDER]
    assert len(titles) > 4
    assert titles == sorted(titles, key=ORDER.index)
    assert all(not lines[lines.index(title) - 1] for title in titles)


def test_each_report_is_one_footnote_at_the_end(lines: list[str]) -> None:
    notes = [line for line in lines if re.match(r"\[\d+\]", line)]
    assert all(re.match(r"\[\d+\] |    ", line) for line in lines[lines.index(notes[0]) :])
    assert len({note.partition(" ")[2] for note in notes}) == len(notes)
    cited = {int(number) for line in lines for number in re.findall(r"\[(\d+)\]", line)}
    assert cited == set(range(1, len(notes) + 1))


def test_words_of_doubt_are_explained_below(lines: list[str]) -> None:
    legend = " ".join(lines)
    assert "presumed: told before, and nothing since says otherwise" in legend
    assert "possible, ?: dates or sources allow it" in legend


def test_no_line_is_filled_up_with_spaces(lines: list[str]) -> None:
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_sentence_is_quoted_once(muster: Run, sample_ledger: Path) -> None:
    shown = muster("picture", "--on", "2020-02-20", "--nation", "NL", "-v", "--ledger", sample_ledger).stdout
    quoted = re.findall(r"(\[\d+\])[^“\[]*“([^”]+)”", " ".join(shown.split()))
    assert len(quoted) > 5
    assert len(set(quoted)) == len(quoted)


def test_a_ledger_older_than_the_day_says_so(muster: Run, sample_ledger: Path) -> None:
    shown = muster("picture", "--on", "2025-01-01", "--ledger", sample_ledger).stdout
    assert "The last report is of 2024-02: what came after it, this ledger does not know." in shown


def test_what_nobody_knows_is_told_beside_the_answer(muster: Run, sample_ledger: Path) -> None:
    done = muster("picture", "--place", "Blorp", "--ledger", sample_ledger)
    assert "no place is known by the name 'Blorp'" in done.stderr
    assert "No answer in this ledger" in done.stdout
    assert done.returncode == 0


def test_an_empty_file_is_asked_like_a_new_ledger(muster: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.ledger"
    path.touch()
    done = muster("picture", "--ledger", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "which holds no reports" in done.stdout


@pytest.mark.parametrize(
    ("count", "who", "words"),
    [
        (Count(50, 50, "persons", approx=True), None, "~50 persons"),
        (Count(1, 1, "helicopters"), None, "1 helicopter"),
        (Count(3, 12, "persons"), "commando's", "3\u201312 persons (commando's)"),
        (Count(60, None, "nations"), None, "≥ 60 nations"),
    ],
)
def test_a_strength_has_its_noun(count: Count, who: str | None, words: str) -> None:
    assert figure_words(count, who) == words


def test_columns_give_way_before_states_are_cut() -> None:
    header, rows = ("About", "State"), [[Text("a long story of many words"), Text("suspended?")]]
    assert fit(header, rows, 60) == [26, 10]
    widths = fit(header, rows, 24)
    assert widths[1] == 10
    assert sum(widths) + 2 <= 24
    assert fits(header, rows, 24)
    assert not fits(header, rows, 12)

"""Dates and counts in words, a tally in a line, a bar only where one can be seen."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from rich.console import Console

from muster.cli.tally import Tally
from muster.cli.waiting import progress_bar
from muster.cli.wording import count_words, date_words
from muster.model import FURTHER_NOTICE, Count
from muster.time.date import Date, Kind


@pytest.mark.parametrize(
    ("edtf", "kind", "words"),
    [
        ("2020-01-05", Kind.SOME, "2020-01-05"),
        ("2020-01", Kind.SOME, "some day in 2020-01"),
        ("2020-01", Kind.ALL, "all of 2020-01"),
        ("2020-01-03/2020-01-10", Kind.SOME, "some day in 2020-01-03 to 2020-01-10"),
        ("[2019-12-29,2020-01-05]", Kind.SOME, "one of 2019-12-29, 2020-01-05"),
        (
            "[2020-01-05,2020-01-12,2020-01-19,2020-01-26,2020-02-02]",
            Kind.SOME,
            "a Sunday from 2020-01-05 to 2020-02-02",
        ),
        ("2024-05/..", Kind.ALL, "from 2024-05"),
        ("../2020-01-05", Kind.SOME, "up to 2020-01-05"),
        ("2020~", Kind.SOME, "some day in 2020 or so"),
    ],
)
def test_a_vague_date_says_what_it_is(edtf: str, kind: Kind, words: str) -> None:
    assert date_words(Date.parse(edtf, kind)) == words


def test_further_notice_is_said() -> None:
    assert date_words(FURTHER_NOTICE) == "further notice"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(40, 40, "persons", approx=True), "about 40 persons"),
        (Count(3, 12, "persons"), "3 to 12 persons"),
        (Count(60, None, "persons"), "at least 60 persons"),
        (Count(3, 3, "helicopters"), "3 helicopters"),
    ],
)
def test_a_count_keeps_its_bounds(count: Count, words: str) -> None:
    assert count_words(count) == words


def test_a_tally_says_all_that_happened() -> None:
    tally = Tally(5, 2, 1, 3, Counter({"fr": 1, "en": 2}), 4, stopped=True)
    assert tally.as_line() == (
        "stopped; kept so far: 8 reports read: 5 new, 2 already known, 1 new version of a known one, "
        "3 not about a military mission, 3 unread, for lack of tables (en, fr), 4 with problems"
    )
    assert tally.as_data()["reports"] == 8


@pytest.mark.parametrize(("terminal", "size", "shown"), [(True, 10**7, True), (True, 10, False), (False, 10**7, False)])
def test_a_bar_is_shown_on_a_terminal_for_much_to_read(*, terminal: bool, size: int, shown: bool) -> None:
    out = io.StringIO()
    with progress_bar(size, Console(file=out, force_terminal=terminal)) as passed:
        if passed:
            passed(size // 2)
    assert bool(passed) is shown
    assert ("reading" in out.getvalue()) is shown

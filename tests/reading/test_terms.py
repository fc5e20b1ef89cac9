"""Lengths of time, and the ends that they give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.reading.terms import Term, terms
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.reading.analysis import Parsed

LENGTHS = [
    ("De soldaten gaan voor een jaar naar Mali.", (12, 0)),
    ("De soldaten blijven vier maanden.", (4, 0)),
    ("De missie is met een half jaar verlengd.", (6, 0)),
    ("De missie duurt anderhalf jaar.", (18, 0)),
    ("De soldaten blijven zes weken.", (0, 42)),
    ("De soldaten blijven 90 dagen.", (0, 90)),
]


@pytest.mark.parametrize(("text", "length"), LENGTHS)
def test_a_length_of_time(sentence: Callable[[str], Parsed], text: str, length: tuple[int, int]) -> None:
    (term,) = terms(sentence(text))
    assert (term.months, term.days) == length


@pytest.mark.parametrize(
    "text", ["Twee maanden geleden gingen de soldaten.", "De soldaten trainen zestig man.", "De missie duurt lang."]
)
def test_no_length(sentence: Callable[[str], Parsed], text: str) -> None:
    assert terms(sentence(text)) == ()


def test_the_end_of_a_year() -> None:
    end = Term(0, 2, 12, 0).after(Date.parse("2020-01-01"))
    assert end.edtf == "2020-12-31/2021-01-01"


def test_an_open_beginning_counts_from_its_first_day() -> None:
    assert Term(0, 2, 3, 0).after(Date.parse("2020-01-01/..")).last == Date.parse("2020-04-01").last


@given(st.integers(0, 600), st.integers(1, 400), st.integers(700_000, 740_000), st.integers(0, 400))
def test_an_end_is_behind_its_beginning_and_as_wide(months: int, days: int, first: int, width: int) -> None:
    beginning = Date.between(first, first + width)
    end = Term(0, 1, months, days).after(beginning)
    assert end.first >= beginning.first
    # Months differ by three days; over more than a year a leap day comes on top of that.
    assert abs(end.last - end.first - width - 1) <= 4

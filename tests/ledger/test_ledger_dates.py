"""A date read from a row of the ledger is the one that its notation means, also where it is read by the short way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.ledger.rows import date_of
from muster.time.date import Date, EdtfError, Kind

DAYS = st.integers(1, 3_000_000)


@given(ends=st.tuples(DAYS, DAYS), kind=st.sampled_from(Kind))
def test_days_and_stretches_of_days_are_read_as_their_notation_means(ends: tuple[int, int], kind: Kind) -> None:
    written = Date.between(min(ends), max(ends)).edtf
    assert date_of(written, kind) == Date.parse(written, kind)


@pytest.mark.parametrize(
    "text", ["2020", "2020-01", "2020-01-05/..", "2020-01-05~", "[2020-01-05,2020-01-09]", "../2020"]
)
def test_whatever_else_is_a_date_is_read_too(text: str) -> None:
    assert date_of(text) == Date.parse(text)


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(EdtfError):
        date_of("2020-01-05/x")

"""Any text at all is read, without error, in place, and in steps that grow no faster than the text."""

import datetime as dt
import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.time import rules
from muster.time.date import Date
from muster.time.expressions import read_dates
from muster.time.tables import languages

dates = st.dates(dt.date(1995, 1, 1), dt.date(2035, 12, 31))
ALL_EXAMPLES = [text for lang in languages() for row in rules.load(lang).rules.values() for text, *_ in row.examples]
PIECES = ["de ", "1 en ", "vrijdag, ", "in 2014 en ", "(", "van ", "12-", "a.", "eind begin ", "twee", "'"]
ORDERED = [
    "Vrijdag viel hij. ",
    "Afgelopen vrijdag viel hij. ",
    "Zondag viel hij. Afgelopen vrijdag viel zij. ",
    "Een dag later viel hij op 3 mei. ",
    "Gisteren, donderdag 9 januari, viel hij. ",
    "Maandag viel hij, dinsdag zij en afgelopen woensdag zullen zij vallen. ",
]


def blurred(day: dt.date) -> list[Date]:
    return [Date.day(day.year, day.month, day.day), Date.month(day.year, day.month)]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(" ".join(ALL_EXAMPLES).split()), max_size=60).map(" ".join), dates)
def test_any_order_of_words_is_read_without_error_and_in_place(text: str, told: dt.date) -> None:
    for date in blurred(told):
        end = 0
        for found in read_dates(text, date).expressions:
            assert text[found.span.start : found.span.end] == found.span.text
            assert found.span.start >= end
            assert found.date.within(found.given)
            end = found.span.end


@given(st.text(max_size=200), dates)
def test_any_text_at_all_is_read(text: str, told: dt.date) -> None:
    read_dates(text, blurred(told)[0])


def steps(text: str, told: str) -> int:
    """How many calls reading a text takes, of Python's functions and of those below them."""
    date = Date.parse(told)
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    read_dates(text, date)  # so that what is remembered of single words counts in neither text
    sys.setprofile(counted)
    try:
        read_dates(text, date)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES + ORDERED)
def test_twice_the_hostile_text_takes_at_most_twice_the_steps(piece: str) -> None:
    few, many = steps(piece * 300, "2020-01"), steps(piece * 600, "2020-01")
    assert many <= 2.1 * few + 1000


@pytest.mark.parametrize("piece", PIECES + ORDERED[:3])
def test_long_hostile_text_is_read(piece: str) -> None:
    assert read_dates(piece * 5_000, Date.parse("2020-01-15")).told == Date.parse("2020-01-15")


@pytest.mark.parametrize("span", ["van 31 februari tot 1 mei 2022", "tussen 31 februari en 1 mei 2022"])
def test_a_day_that_its_month_lacks_begins_no_span(span: str) -> None:
    found = read_dates(f"De training duurde {span}.", Date.parse("2022-06-01")).expressions
    assert all(one.role != "between" and "-to-" not in one.rule for one in found)

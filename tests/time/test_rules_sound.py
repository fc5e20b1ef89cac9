"""Every rule, from any true day: a report blurred to its month or year still holds what the day-dated report gives."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from muster.time import rules
from muster.time.date import Date
from muster.time.expressions import DatesRead, read_dates
from muster.time.narrowing import CONTRADICTS
from muster.time.tables import languages

FIRST, LAST = dt.date(1995, 1, 1), dt.date(2035, 12, 31)
CASES = [(lang, row) for lang in languages() for row in rules.load(lang).rules.values() if row.examples]


def blurred(day: dt.date) -> list[Date]:
    return [Date.month(day.year, day.month), Date.year(day.year)]


def sharp(text: str, day: dt.date, lang: str) -> DatesRead:
    return read_dates(text, Date.day(day.year, day.month, day.day), lang)


def contradicts(read: DatesRead) -> bool:
    """Whether the text cannot have been written on the report's day."""
    return any(CONTRADICTS in reason for reason in read.reasons)


def days_around(row: rules.RuleRow) -> st.SearchStrategy[dt.date]:
    """Days of any year, and those near the example's own report, on which its days named twice agree."""
    first = Date.parse(row.examples[0][1]).first
    return st.one_of(st.dates(FIRST, LAST), st.integers(-45, 45).map(lambda step: dt.date.fromordinal(first + step)))


@pytest.mark.parametrize(("lang", "row"), CASES, ids=[f"{lang}-{row.name}" for lang, row in CASES])
def test_a_blurred_report_holds_what_the_day_gives(lang: str, row: rules.RuleRow) -> None:
    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
    @given(days_around(row), st.sampled_from(row.examples))
    def holds(day: dt.date, example: tuple[str, ...]) -> None:
        text = example[0]
        known = sharp(text, day, lang)
        assume(not contradicts(known))
        for told in blurred(day):
            read = read_dates(text, told, lang)
            assert day.toordinal() in read.told, (told.edtf, read.reasons)
            assert [one.span for one in read.expressions] == [one.span for one in known.expressions]
            for narrow, wide in zip(known.expressions, read.expressions, strict=True):
                assert narrow.given.within(wide.given), (told.edtf, narrow.given.edtf, wide.given.edtf)
                assert narrow.date.within(wide.date), (told.edtf, narrow.date.edtf, wide.date.edtf, wide.reasons)
                assert wide.date.within(wide.given)

    holds()


@settings(deadline=None)
@given(st.lists(st.sampled_from(CASES), min_size=2, max_size=4), st.dates(FIRST, LAST), st.data())
def test_examples_together_hold_what_the_day_gives(
    chosen: list[tuple[str, rules.RuleRow]], day: dt.date, data: st.DataObject
) -> None:
    lang = chosen[0][0]
    text = " ".join(data.draw(st.sampled_from(row.examples))[0] for _, row in chosen)
    known = sharp(text, day, lang)
    assume(not contradicts(known))
    for told in blurred(day):
        read = read_dates(text, told, lang)
        assert day.toordinal() in read.told, (text, told.edtf, read.reasons)
        for narrow, wide in zip(known.expressions, read.expressions, strict=True):
            assert narrow.date.within(wide.date), (text, told.edtf, narrow.date.edtf, wide.date.edtf)


@pytest.mark.parametrize(("lang", "row"), CASES, ids=[f"{lang}-{row.name}" for lang, row in CASES])
def test_no_example_contradicts_the_day_on_which_it_was_told(lang: str, row: rules.RuleRow) -> None:
    for text, told, _ in row.examples:
        assert not contradicts(read_dates(text, Date.parse(told), lang)), text

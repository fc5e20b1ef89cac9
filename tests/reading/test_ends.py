"""When a claim may end: what a report offers for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from muster.model import FURTHER_NOTICE, Report
from muster.reading.analysis import analyse
from muster.reading.option_ends import last_of
from muster.reading.options import options
from muster.reading.reader import candidates
from muster.time.date import Date

if TYPE_CHECKING:
    from muster.model import FurtherNotice


def ends(text: str, when: str | None = None) -> set[Date | FurtherNotice | None]:
    """The ends offered for the presence told last; with a date of the claim, if given."""
    every = candidates(analyse(Report("one", Date.parse("2016-03-10"), text)))
    one = [one for one in every if one.claim.kind == "presence"][-1]
    claim = replace(one.claim, when=Date.parse(when)) if when else one.claim
    return {option.value for option in options("until", one, claim)}  # type: ignore[misc]


def meets(found: set[Date | FurtherNotice | None], day: str) -> bool:
    """Whether a day is among the days of one of some ends."""
    return any(isinstance(end, Date) and (end & Date.parse(day)) is not None for end in found)


LASTS = [
    ("2014/2017", "2017"),
    ("2014-10/2016-06", "2016-06"),
    ("2016-01-03/2016-01-29", "2016-01-29"),
    ("2016-01", "2016-01"),
    ("2016", "2016"),
    ("2014-05/..", "2014-05/.."),
]


@pytest.mark.parametrize(("stretch", "last"), LASTS)
def test_the_last_part_of_a_stretch(stretch: str, last: str) -> None:
    assert last_of(Date.parse(stretch)) == Date.parse(last)


def test_a_stretch_ends_with_its_last_part() -> None:
    text = "Van oktober 2014 tot en met juni 2015 werkten honderd Nederlandse militairen in Mali."
    assert Date.parse("2015-06") in ends(text)


def test_a_length_ends_from_a_date_that_a_sentence_around_tells() -> None:
    text = "Op 1 mei 2016 is het zover. Honderd Nederlandse militairen blijven vier maanden in Mali."
    assert meets(ends(text), "2016-09-01")
    assert not meets(ends("Honderd Nederlandse militairen blijven vier maanden in Mali."), "2016-09-01")


def test_a_length_that_is_over_ends_where_the_report_stands() -> None:
    text = "Acht jaar lang werkten honderd Nederlandse militairen in Mali."
    assert Date.parse("2016-03-10") in ends(text, "2008")


def test_an_end_told_in_a_sentence_around_is_offered() -> None:
    text = "De missie duurt tot mei 2017. In Mali werken honderd Nederlandse militairen."
    assert meets(ends(text), "2017-05-15")
    assert FURTHER_NOTICE in ends("Dat geldt tot nader order. In Mali werken honderd Nederlandse militairen.")


def test_what_is_no_end_is_not_taken_from_another_sentence() -> None:
    text = "In mei 2017 is er een top. In Mali werken honderd Nederlandse militairen."
    assert Date.parse("2017-05") not in ends(text)

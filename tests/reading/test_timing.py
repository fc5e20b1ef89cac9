"""When a claim holds: from its own clause, its sentence, the report's own date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.reading.timing import open_ended, span_of, timing
from muster.time.date import LATEST, Date

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.reading.analysis import Analysed
    from muster.reading.reader import Reading
    from muster.reading.timing import Timing

    Door = Callable[..., Analysed]


def times(analysed: Analysed) -> list[Timing]:
    """The timing of each clause of a text."""
    return [timing(p, clause, analysed.told) for p in analysed.sentences for clause in p.clauses]


WHEN = [
    ("Op 12 mei 2020 vertrokken de militairen.", "2020-05-12"),
    ("Sinds 2014 trainen militairen in Irak.", "2014"),
    ("De missie begint op 1 juli 2020.", "2020-07-01"),
    ("In december vertrekken de militairen.", "2020-12"),
]


@pytest.mark.parametrize(("text", "when"), WHEN)
def test_the_date_of_a_clause(analysed: Door, text: str, when: str) -> None:
    (found,) = times(analysed(text))
    assert found.when == Date.parse(when)


def test_no_date_is_none(analysed: Door) -> None:
    (found,) = times(analysed("De militairen vertrekken."))
    assert (found.when, found.until) == (None, None)


def test_each_clause_has_its_own_date(analysed: Door) -> None:
    text = "De training stopte op 4 mei 2020 en de missie begint op 1 juli 2020."
    first, second = times(analysed(text))
    assert (first.when, second.when) == (Date.parse("2020-05-04"), Date.parse("2020-07-01"))
    assert (first.past, first.future, second.past, second.future) == (True, False, False, True)


def test_the_only_date_of_a_sentence_is_that_of_all_its_clauses(analysed: Door) -> None:
    found = times(analysed("Defensie meldt dat de militairen op 1 juli 2020 vertrekken."))
    assert {one.when for one in found} == {Date.parse("2020-07-01")}


def test_an_end_and_no_end(analysed: Door) -> None:
    (dated,) = times(analysed("De missie is verlengd tot en met december 2021."))
    (opened,) = times(analysed("De missie is tot nader order opgeschort."))
    assert dated.until
    assert not isinstance(dated.until, str)
    assert dated.until.last == Date.parse("2021-12").last
    assert opened.until == "further-notice"


def test_a_state_since_long_is_not_past(analysed: Door) -> None:
    (found,) = times(analysed("Sinds 2014 trainen militairen in Irak."))
    assert (found.since, found.past) == (True, False)


def test_from_a_date_on_and_all_of_some_dates() -> None:
    may, june = Date.parse("2020-05"), Date.parse("2020-06")
    assert (open_ended(may).first, open_ended(may).last) == (may.first, LATEST)
    assert span_of([may, june]) == may | june
    assert span_of([]) is None


def test_what_is_told_in_the_perfect_does_not_lie_ahead(analysed: Door) -> None:
    (found,) = times(analysed("De militairen zijn zondag in de namiddag met hun toestel geland.", told="2020-06"))
    assert found.when
    assert (found.when.last <= Date.parse("2020-06").last, found.future) == (True, False)


def test_but_a_plan_does(analysed: Door) -> None:
    (found,) = times(analysed("De militairen zullen zondag met hun toestel zijn geland.", told="2020-06"))
    assert found.future


CHOSEN = [
    ("Op 6 januari is de Nederlandse trainingsmissie in Erbil opgeschort.", "2020-01-15", "2020-01-06"),
    ("Op 20 januari is de Nederlandse trainingsmissie in Erbil opgeschort.", "2020-01-15", "2019-01-20"),
    (
        "Uit de Middellandse Zee zijn deze maand twee Nederlandse fregatten vertrokken.",
        "2020-01-15",
        "2020-01-01/2020-01-15",
    ),
    ("Op 20 januari vertrekken de Nederlandse militairen uit Mali.", "2020-01-15", "2020-01-20"),
    ("De Nederlandse militairen zullen op 20 januari uit Mali zijn vertrokken.", "2020-01-15", "2020-01-20"),
]


@pytest.mark.parametrize(("text", "told", "when"), CHOSEN)
def test_nor_does_the_date_that_is_chosen(read: Callable[..., Reading], text: str, told: str, when: str) -> None:
    assert {claim.when.edtf for claim in read(text, told=told).claims if claim.when} == {when}

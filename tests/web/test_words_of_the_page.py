"""The words of the page: both languages have all of them, and dates show how precise they are."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from muster.answers.promises import Due
from muster.answers.states import State
from muster.answers.winning import Sure
from muster.model import ACTIVITIES, EVENTS, MODALITIES, UNITS, Count
from muster.time.date import Date, Kind
from muster.web.dates import age_words, date_words
from muster.web.naming import count_words
from muster.web.rendering import TEMPLATES
from muster.web.words import chosen, words

NL, EN = words("nl"), words("en")


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_words_with_the_same_slots() -> None:
    assert set(NL.table) == set(EN.table)
    assert {key for key in NL.table if slots(NL.table[key]) != slots(EN.table[key])} == set()
    assert len(NL.table) > 300


def test_every_term_of_the_answers_has_words() -> None:
    from muster.answers.consent import Force
    from muster.answers.disputes import Verdict
    from muster.answers.plans import Stands

    wanted = {f"kind.{kind}" for kind in EVENTS} | {
        f"event_of.{event}" for events in EVENTS.values() for event in events
    }
    wanted |= {f"modality.{one}" for one in MODALITIES} | {f"activity.{one}" for one in ACTIVITIES}
    wanted |= {f"unit.{one}" for one in UNITS} | {f"unit_one.{one}" for one in UNITS}
    wanted |= {f"state.{one.value}" for one in State} | {f"sure.{one.value}" for one in Sure}
    wanted |= {f"stands.{one.value}" for enum in (Stands, Due, Force) for one in enum}
    wanted |= {f"verdict.{one.value}" for one in Verdict}
    assert wanted - set(NL.table) == set()


def test_every_word_that_a_template_names_is_there() -> None:
    named = {
        key
        for path in TEMPLATES.glob("*.html")
        for key in re.findall(r'\bw\("([a-z_]+\.[a-z_ ]+)"(?! ~)', path.read_text())
    }
    assert len(named) > 80
    assert named - set(NL.table) == set()


@pytest.mark.parametrize(
    ("edtf", "dutch", "english"),
    [
        ("2020-01-05", "5 januari 2020", "5 January 2020"),
        ("2020-01", "in januari 2020", "in January 2020"),
        ("2020", "in 2020", "in 2020"),
        ("[2020-01-03,2020-01-10]", "3 of 10 januari 2020", "3 or 10 January 2020"),
        ("2020-01-03/2020-01-05", "3, 4 of 5 januari 2020", "3, 4 or 5 January 2020"),
        ("2020-01-03/2020-01-10", "tussen 3 en 10 januari 2020", "between 3 and 10 January 2020"),
        ("2020-01-30/2020-02-10", "tussen 30 januari en 10 februari 2020", "between 30 January and 10 February 2020"),
        (
            "[2020-02-02,2020-02-09,2020-02-16,2020-02-23,2020-03-01]",
            "een zondag tussen 2 februari en 1 maart 2020",
            "a Sunday between 2 February and 1 March 2020",
        ),
        (
            "2019-12-30/2020-01-10",
            "tussen 30 december 2019 en 10 januari 2020",
            "between 30 December 2019 and 10 January 2020",
        ),
        ("2024-05/..", "vanaf mei 2024", "from May 2024"),
        ("../2024-05-03", "tot 3 mei 2024", "until 3 May 2024"),
        ("2020-01-05~", "rond 5 januari 2020", "around 5 January 2020"),
    ],
)
def test_dates_in_words(edtf: str, dutch: str, english: str) -> None:
    assert (date_words(Date.parse(edtf), NL), date_words(Date.parse(edtf), EN)) == (dutch, english)


def test_a_stay_and_further_notice_in_words() -> None:
    assert date_words(Date.parse("2020-01-03/2020-01-10", Kind.ALL), NL) == "van 3 tot en met 10 januari 2020"
    assert date_words("further-notice", NL) == "tot nader order"
    assert date_words(None, NL) == ""


@pytest.mark.parametrize(
    ("count", "dutch"),
    [
        (Count(40, 40, "persons"), "40 mensen"),
        (Count(1, 1, "helicopters"), "1 helikopter"),
        (Count(5200, 5200, "persons", approx=True), "ongeveer 5.200 mensen"),
        (Count(50, 60, "persons"), "50\u201360 mensen"),
        (Count(60, None, "persons"), "ten minste 60 mensen"),
        (Count(1, 60, "persons"), "ten hoogste 60 mensen"),
    ],
)
def test_counts_in_words(count: Count, dutch: str) -> None:
    assert count_words(count, NL) == dutch


def test_an_age_grows_with_the_day() -> None:
    told = Date.parse("2020-01-10")
    days = [told.first + more for more in (0, 1, 5, 40, 100, 400, 1000)]
    said = [age_words(told, day, EN) for day in days]
    assert said == [
        "of that day",
        "a day before",
        "5 days before",
        "5 weeks before",
        "3 months before",
        "over a year before",
        "2 years before",
    ]
    assert age_words(told, told.first - 3, EN) == "later"


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "lang"),
    [
        (None, None, "nl-BE,nl;q=0.9,en;q=0.8", "nl"),
        (None, None, "fr,en;q=0.5,nl;q=0.7", "nl"),
        (None, None, "nl;q=0,en", "en"),
        (None, None, "fr", "en"),
        (None, None, None, "en"),
        (None, "nl", "en", "nl"),
        ("en", "nl", "nl", "en"),
        ("xx", "../nl", "nl;q=x,en", "en"),
    ],
)
def test_the_language_is_chosen(asked: str | None, kept: str | None, accepted: str | None, lang: str) -> None:
    assert chosen(asked, kept, accepted) == lang

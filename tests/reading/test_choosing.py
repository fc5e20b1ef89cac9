"""Which value fills a field: what a report offers for it, and how weights choose among it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.model import ACTIVITIES, EVENTS, MODALITIES, Count, Report
from muster.reading.analysis import analyse
from muster.reading.choosing import EVERY, WORDS, chosen, names_of, weighed, weights
from muster.reading.options import FIELDS, company, options
from muster.reading.reader import candidates
from muster.time.date import Date

if TYPE_CHECKING:
    from muster.reading.judging import Candidate

TEXT = """In Mali blijft het onrustig.

Nederland heeft sinds 2014 zo'n 250 militairen in Gao. In Bamako werken vijftien Duitsers, zegt generaal Visser.
"""


@pytest.fixture(scope="module")
def found() -> list[Candidate]:
    every = candidates(analyse(Report("one", Date.parse("2016-03"), TEXT)))
    return [one for one in every if one.claim.kind == "presence" and one.claim.place != "Mali"]


def test_the_report_offers_what_it_mentions(found: list[Candidate]) -> None:
    one = found[0]
    offered = {field: {option.value for option in options(field, one, one.claim)} for field in FIELDS}
    assert {"Gao", "Bamako", "Mali", None} <= offered["place"]
    assert {"NL", "DE", "*", None} <= offered["nation"]
    assert offered["event"] == set(EVENTS["presence"])
    assert offered["modality"] == set(MODALITIES)
    assert offered["activity"] <= {*ACTIVITIES, None}
    assert {Date.parse("2016-03"), Date.parse("2014")} <= offered["when"]


def test_missions_at_work_there_and_then_are_offered(found: list[Candidate]) -> None:
    at_work = {option.value for option in options("mission", found[0], found[0].claim)}
    assert {"minusma", "eutm-mali", "barkhane"} <= at_work
    assert "serval" not in at_work  # over by 2016


def test_an_article_counts_one_ship_and_no_unit() -> None:
    text = "Sinds mei vaart een Belgisch fregat bij Somalië. In Mogadishu ligt een Ugandees bataljon."
    offered = [
        {option.value for option in options("count", one, one.claim)}
        for one in candidates(analyse(Report("one", Date.parse("2016-06"), text)))
        if one.claim.kind == "presence"
    ]
    assert Count(1, 1, "ships") in offered[0]
    assert offered[-1] == {None}


def test_of_a_day_that_may_be_this_years_or_the_last_each_is_offered() -> None:
    text = "De mariniers wezen 11 maart aan als dag van vertrek uit Mali. Dan keren de mariniers terug uit Mali."
    every = list(candidates(analyse(Report("one", Date.parse("2016-03"), text))))
    both, *each = (Date.parse(edtf) for edtf in ("[2015-03-11,2016-03-11]", "2015-03-11", "2016-03-11"))
    for one in every:
        offered = {option.value: option.signs for option in options("when", one, one.claim)}
        assert {both, *each} <= set(offered)
        assert offered[each[0]] != offered[each[1]]  # the nearer one can be told from the other
    assert len({one.claim.evidence.start for one in every}) == 2


def test_each_value_is_offered_once_and_the_rules_own_first(found: list[Candidate]) -> None:
    for one in found:
        for field in FIELDS:
            values = [option.value for option in options(field, one, one.claim)]
            assert values[0] == getattr(one.claim, field)
            assert len(values) == len(set(values))


def test_the_signs_of_work_tell_how_near_the_report_tells_of_it() -> None:
    text = "Het gaat om training van rekruten. In Mali werken honderd Nederlandse militairen. Later volgt patrouille."
    every = candidates(analyse(Report("one", Date.parse("2016-03"), text)))
    one = next(one for one in every if one.claim.kind == "presence")
    told = {option.value: option.signs for option in options("activity", one, one.claim)}
    assert "around:1:False" in told["training"]
    assert "around:1:True" in told["patrol"]
    assert "around:99:False" in told["all"]


def test_without_a_table_the_rules_stand(found: list[Candidate]) -> None:
    assert [chosen(one, {}).claim for one in found] == [one.claim for one in found]


def test_the_heaviest_option_is_chosen(found: list[Candidate]) -> None:
    one = found[0]
    told = {option.value: option for option in options("place", one, one.claim)}
    own = told["Bamako"].signs - told["Gao"].signs - told["Mali"].signs
    tables = weighed([("place", EVERY, sign, 100.0) for sign in own])
    assert chosen(one, tables).claim.place == "Bamako"


def test_words_around_a_claim_weigh_for_a_sort_of_value(found: list[Candidate]) -> None:
    one = found[0]
    word = min(company(one.scene))
    tables = weighed([("modality", WORDS, f"possible {word}", 100.0)])
    assert chosen(one, tables).claim.modality == "possible"
    option = next(o for o in options("modality", one, one.claim) if o.value == "possible")
    assert (WORDS, f"possible {word}") in set(names_of(option, one.claim.kind, company(one.scene)))


def test_every_field_has_weights() -> None:
    assert set(weights("nl")) == set(FIELDS)
    assert weights("xx") == {}


@pytest.mark.parametrize(
    ("begins", "event"),
    [("Vanaf 1 juli", "to-deploy"), ("Sinds 1 februari", "deployed")],
)
def test_who_is_there_from_a_day_ahead_is_yet_to_go(begins: str, event: str) -> None:
    text = f"{begins} zijn er negentig Nederlandse militairen actief in Gao."
    every = candidates(analyse(Report("one", Date.parse("2016-03"), text)))
    one = next(one for one in every if one.claim.kind == "presence" and one.claim.count)
    for_deployed = weighed([("event", EVERY, f"is:{event_}", weight) for event_, weight in LEANING])
    assert chosen(one, for_deployed).claim.event == event


LEANING = [("deployed", 9.0), ("to-deploy", 0.0), ("withdrawn", 0.0)]

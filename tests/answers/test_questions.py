"""Questions in plain Dutch are understood: each example of the table asks for its row, and names are found."""

from __future__ import annotations

import pytest

from gold_claims import day
from muster.answers.questions import Cue, cues, understand
from muster.problems import MusterError
from muster.time.date import Date

TODAY = Date.parse("2026-11-22")


@pytest.mark.parametrize("cue", cues("nl"), ids=lambda cue: cue.ask)
def test_each_example_asks_for_its_row(cue: Cue) -> None:
    understood = understand(cue.example, TODAY)
    assert understood
    assert understood.ask == cue.ask


def test_nation_place_and_days_are_found() -> None:
    understood = understand("Hoeveel Nederlandse militairen waren er in januari 2020 in Irak?", TODAY)
    assert understood
    assert understood.filters.nations == {"NL"}
    assert understood.filters.places == {"Iraq"}
    assert understood.days
    assert (understood.days.first, understood.days.last) == (day("2020-01-01"), day("2020-01-31"))


def test_a_mission_is_found_by_its_name() -> None:
    understood = understand("Wanneer begon de NAVO-missie in Irak?", TODAY)
    assert understood
    assert understood.filters.missions == {"nmi"}


@pytest.mark.parametrize("question", ["Wat is de zin van het leven?", "", "?", "x" * 10_000])
def test_what_names_nothing_known_is_not_understood(question: str) -> None:
    assert understand(question, TODAY) is None


def test_names_are_found_in_small_letters_too() -> None:
    understood = understand("hoeveel nederlanders zitten er in irak", TODAY)
    assert understood
    assert (understood.filters.nations, understood.filters.places) == ({"NL"}, {"Iraq"})


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Welke partijen steunen de missie in Irak?", "positions"),
        ("Hoeveel doden vielen er in Mali in 2022?", "incidents"),
        ("Was de missie in Irak al eerder opgeschort?", "precedents"),
        ("Hoe vaak werd de training eerder opgeschort?", "precedents"),
        ("Wie meldde als eerste dat de training stillag?", "sources"),
        ("Is er een verschil tussen de bronnen over Mali?", "disputes"),
        ("Wat is het risico voor Nederlandse troepen in Irak?", "threats"),
        ("Heeft de Tweede Kamer ingestemd met de missie in Litouwen?", "mandates"),
        ("Hoe lang duurde de Franse missie in Mali?", "history"),
        ("Waar vindt de training plaats in Irak?", "picture"),
        ("Hoe vaak werd Irak aangevallen?", "incidents"),
        ("Wat is het verschil tussen mei 2019 en juni 2019 in Irak?", "diff"),
        ("Welke verschillende missies zijn er in Irak?", "picture"),
        ("Welke kritieke gebeurtenissen waren er in Irak", "picture"),
    ],
)
def test_a_question_asks_for(question: str, asks: str) -> None:
    understood = understand(question, TODAY)
    assert understood
    assert understood.ask == asks


@pytest.mark.parametrize("known", ["bekend op", "bekend per", "volgens berichten tot"])
def test_the_day_by_which_something_was_known_is_not_the_day_asked_for(known: str) -> None:
    understood = understand(f"Wat was er {known} 1 april 2022 over de situatie in Irak op 14 maart 2022?", TODAY)
    assert understood
    assert understood.known
    assert understood.days
    assert (understood.known.last, understood.days.edtf) == (day("2022-04-01"), "2022-03-14")


def test_a_second_day_is_said_to_be_unused() -> None:
    understood = understand("Wie was er op 1 mei 2022 en op 1 juni 2022 in Irak?", TODAY)
    assert understood
    assert understood.unused == ("1 juni 2022",)


def test_a_day_that_its_month_lacks_is_refused() -> None:
    with pytest.raises(MusterError, match="'31 februari 2022' is no day"):
        understand("Wat stond er op 31 februari 2022 in Irak?", TODAY)

"""Questions in plain Dutch are understood: each example of the table asks for its row, and names are found."""

from __future__ import annotations

import pytest

from gold_claims import day
from muster.answers.questions import Cue, cues, understand
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

"""Two candidates of one sentence that tell one fact; reports about something else; whose voice a source is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from short_reports import report

from muster.reading.analysis import analyse
from muster.reading.judging import THOUSAND, is_elsewhere
from muster.reading.reader import candidates
from muster.reading.twins import kept, twin_signs, weights, without_twins
from muster.reading.voices import voice

if TYPE_CHECKING:
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate

TEXT = "In Erbil trainen veertig mariniers en in Bagdad drie commando's van de Nederlandse landmacht."


def found(text: str = TEXT) -> list[Candidate]:
    return [one for one in candidates(analyse(report(text))) if one.claim.kind == "presence"]


def test_of_two_that_are_alike_the_better_stays() -> None:
    one, two = found()[:2]
    same = {"bias": 1.0}
    assert kept([(1.0, one), (2.0, two)], same) == [(2.0, two)]
    assert kept([(2.0, one), (1.0, two)], same) == [(2.0, one)]
    assert kept([(2.0, one), (1.0, two)], {"bias": -1.0}) == [(2.0, one), (1.0, two)]


def test_kinds_and_sentences_are_told_apart() -> None:
    first, second = found(f"{TEXT} Ook in Mali zijn negentig Nederlandse militairen.")[:1], found()[:1]
    elsewhere = found(f"Het is zo ver. {TEXT}")[:1]
    assert len(kept([(1.0, first[0]), (1.0, elsewhere[0])], {"bias": 1.0})) == 2
    assert len(kept([(1.0, first[0]), (1.0, second[0])], {"bias": 1.0})) == 1


def test_signs_compare_the_fields() -> None:
    one, two = found()[:2]
    signs = set(twin_signs((1.0, one), (0.0, two)))
    assert {"event:same", "place:other", "count:other", "gap:2"} <= signs


def test_without_a_table_all_stay() -> None:
    every = found()
    assert len(every) > 1
    assert weights("xx") == {}
    assert without_twins(every, "xx") == every


@pytest.mark.parametrize(
    ("scores", "sentences", "elsewhere"),
    [
        ([0.5, -3.0], 12, True),
        ([0.5, -3.0], 2, False),
        ([3.0, 3.0, 3.0, 3.0], 12, False),
        ([], 12, True),
        ([2.0, 2.0, 2.0], 6, False),
    ],
)
def test_a_report_as_a_whole_may_be_about_something_else(
    scores: list[float], sentences: int, *, elsewhere: bool
) -> None:
    assert is_elsewhere([THOUSAND * score for score in scores], sentences) is elsewhere


def scene(text: str) -> Scene:
    return next(candidates(analyse(report(text, outlet="NOS")))).scene


VOICES = [
    ("De Franse minister Jean Dupont stuurt soldaten naar Mali.", "de Franse minister Jean Dupont", "FR"),
    ("De Franse minister Jean Dupont stuurt soldaten naar Mali.", "Dupont", "FR"),
    ("Het kabinet stuurt soldaten naar Mali.", "het kabinet", "NL"),
    ("De NAVO stuurt soldaten naar Mali.", "de NAVO", "*"),
    ("Berlijn stuurt soldaten naar Mali.", "Berlijn", "DE"),
    ("Soldaten gaan naar Mali, zegt Pieterse.", "Pieterse", None),
    ("Soldaten gaan naar Mali.", None, None),
]


@pytest.mark.parametrize(("text", "source", "nation"), VOICES)
def test_whose_voice_a_source_is(text: str, source: str | None, nation: str | None) -> None:
    assert voice(source, scene(text)) == nation

"""Two candidates of one sentence that tell one fact; reports about something else; whose voice a source is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from short_reports import report

from muster.reading.analysis import analyse
from muster.reading.elsewhere import is_elsewhere, report_signs
from muster.reading.judging import score
from muster.reading.reader import candidates
from muster.reading.twins import RIVALS, kept, the_better, twin_signs
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


def test_claims_of_two_kinds_may_be_rivals() -> None:
    vote = "De Kamer stemde dinsdag in met de verlenging van de missie in Mali."
    every = list({one.claim.kind: one for one in candidates(analyse(report(vote)))}.values())
    assert len(every) > 1
    one, two = every[:2]
    assert RIVALS in set(twin_signs((1.0, one), (0.0, two)))
    assert RIVALS not in set(twin_signs((1.0, one), (0.0, one)))
    assert kept([(1.0, one), (0.0, two)], {RIVALS: 1.0}) == [(1.0, one)]
    assert kept([(1.0, one), (0.0, two)], {RIVALS: -1.0}) == [(1.0, one), (0.0, two)]


def test_signs_compare_the_fields() -> None:
    one, two = found()[:2]
    signs = set(twin_signs((1.0, one), (0.0, two)))
    assert {"event:same", "place:other", "count:other", "gap:2"} <= signs


def test_without_a_table_all_stay() -> None:
    every = [(1.0, one) for one in found()]
    assert len(every) > 1
    assert the_better(every, "xx") == every


EXERCISE = (
    "Oefening in de heide. Zo'n tweehonderd mariniers oefenen deze week op de Veluwe, samen met een compagnie Duitsers."
    " De militairen slapen in tenten en leren een brug te bouwen. Met een missie heeft het niets te maken."
    " Wandelaars kunnen lawaai horen van twee helikopters. De gemeente krijgt na afloop een vergoeding voor schade."
)


def scored(text: str) -> list[tuple[float, Candidate]]:
    return [(score(one, "nl"), one) for one in candidates(analyse(report(text)))]


def test_a_report_as_a_whole_may_be_about_something_else() -> None:
    exercise, mission = scored(EXERCISE), scored(" ".join([TEXT] * 5))
    assert exercise
    assert is_elsewhere(exercise, "nl")
    assert not is_elsewhere(mission, "nl")
    assert not is_elsewhere([], "nl")
    assert not is_elsewhere(exercise, "xx")
    assert not is_elsewhere(scored(EXERCISE.partition(" De militairen")[0]), "nl")


def test_what_is_likely_speaks_for_a_report() -> None:
    every = scored(TEXT)
    sure = report_signs([(3.0, one) for _, one in every])
    unsure = report_signs([(-3.0, one) for _, one in every])
    assert "report-likeliest:0.95" in sure - unsure
    assert "report-accepted:1" in sure - unsure
    assert every[0][1].signs <= sure & unsure


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

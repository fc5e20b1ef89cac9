"""The language of a report that does not tell it is guessed by its function words, or left open."""

from __future__ import annotations

import pytest

from muster.sources.language import UNDETERMINED, guess_language, profiles

EXAMPLES = [(code, text) for code, profile in profiles().items() for text in profile.examples]
COUNTEREXAMPLES = [(code, text) for code, profile in profiles().items() for text in profile.counterexamples]


def test_dutch_and_english_are_told_apart() -> None:
    assert {"nl", "en"} <= profiles().keys()


@pytest.mark.parametrize(("code", "text"), EXAMPLES)
def test_a_text_of_the_language_is_known(code: str, text: str) -> None:
    assert guess_language(text) == code


@pytest.mark.parametrize(("code", "text"), COUNTEREXAMPLES)
def test_a_text_of_another_is_not(code: str, text: str) -> None:
    assert guess_language(text) != code


@pytest.mark.parametrize("text", ["", "1234 5678", "Ausbildung im Irak unterbrochen", "بعثة التدريب"])
def test_a_text_of_no_known_language_is_left_open(text: str) -> None:
    assert guess_language(text) == UNDETERMINED


OTHERS = {
    "af": "Die soldate bly voorlopig in hul kamp en gee nie les nie, het die minister van verdediging gesê.",
    "de": "Die Soldaten bleiben vorerst in ihrem Lager und geben keinen Unterricht, sagte die Ministerin am Montag.",
    "fr": "Les soldats restent pour le moment dans leur camp, a déclaré la ministre de la défense lundi à La Haye.",
    "fy": "De militêren bliuwe foarearst yn harren kamp en jouwe gjin les, sei de minister fan Definsje moandei.",
    "lt": "Kariai kol kas lieka savo stovykloje ir nemoko, pirmadienį Hagoje sakė gynybos ministrė.",
}


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_without_tables_is_known_and_not_taken_for_one_that_has_some(code: str) -> None:
    assert guess_language(OTHERS[code]) == code

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

"""Classes of words: which words are of one meaning."""

from __future__ import annotations

import pytest

from muster.model import Report
from muster.reading.analysis import analyse
from muster.reading.classes import classes_of, classes_of_verb
from muster.time.date import Date


def classes(text: str, word: str) -> frozenset[str]:
    report = Report("one", Date.parse("2020-01"), f"Nederlandse militairen in Irak. {text}")
    tokens = [token for parsed in analyse(report).sentences for token in parsed.tokens]
    return classes_of(next(token for token in tokens if token.text == word), "nl")


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("De fregatten voeren uit.", "fregatten", "ship"),
        ("De belofte van de minister.", "belofte", "promise"),
        ("Een vredesakkoord is nabij.", "vredesakkoord", "agreement-treaty"),
        ("De gijzelaars zijn vrij.", "gijzelaars", "kidnap-hostage"),
    ],
)
def test_forms_and_compounds_are_of_the_class_of_their_lemma(text: str, word: str, name: str) -> None:
    assert name in classes(text, word)


def test_a_separable_verb_is_looked_up_joined() -> None:
    assert "pause" in classes_of_verb("stilleggen", "nl")


def test_a_word_of_no_class() -> None:
    assert classes("De xyzzy is weg.", "xyzzy") == frozenset()

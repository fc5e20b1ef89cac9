"""Nations are known by all their words, in both languages, and no word means two of them."""

from __future__ import annotations

from collections import defaultdict

import pytest

from muster.knowledge.nations import LANGUAGES, inflected, nation_by_code, nations


def words(code: str, lang: str = "nl") -> set[str]:
    nation = nation_by_code(code)
    assert nation is not None
    found = nation.words[lang]
    return {*found.names, *found.adjectives, *found.demonyms, *found.capitals, *found.metonyms}


@pytest.mark.parametrize(
    ("code", "some"),
    [
        ("NL", {"Nederland", "Nederlands", "Nederlandse", "Nederlander", "Nederlanders", "Amsterdam", "Den Haag"}),
        ("US", {"VS", "Amerika", "Verenigde Staten", "de Verenigde Staten", "Amerikaanse", "Amerikanen", "Pentagon"}),
        ("GB", {"Groot-Brittannië", "Verenigd Koninkrijk", "Engeland", "Britse", "Brit", "Britten", "Londen"}),
        ("DE", {"Duitsland", "Duitse", "Duitsers", "Berlijn", "Bundeswehr", "Bundestag"}),
        ("BE", {"België", "Belgische", "Belg", "Belgen", "Brussel"}),
        ("FR", {"Frankrijk", "Franse", "Fransman", "Fransen", "Parijs"}),
        ("IQ", {"Irak", "Iraakse", "Irakees", "Irakezen", "Bagdad"}),
        ("RU", {"Rusland", "Russische", "Kremlin", "Moskou"}),
        ("KR", {"Zuid-Korea", "Zuid-Koreaanse"}),
        ("IN", {"Indiase"}),
    ],
)
def test_dutch_words(code: str, some: set[str]) -> None:
    assert some <= words(code)


@pytest.mark.parametrize(
    ("code", "some"),
    [
        ("NL", {"Netherlands", "the Netherlands", "Dutch", "The Hague"}),
        ("US", {"United States", "U.S.", "American", "Americans", "Washington", "White House", "Pentagon"}),
        ("GB", {"UK", "Britain", "British", "London"}),
        ("TR", {"Turkey", "Türkiye", "Turkish", "Ankara"}),
    ],
)
def test_english_words(code: str, some: set[str]) -> None:
    assert some <= words(code, "en")


@pytest.mark.parametrize(
    ("base", "form"), [("Iraaks", "Iraakse"), ("Libanees", "Libanese"), ("Indiaas", "Indiase"), ("Welsh", "Welsh")]
)
def test_dutch_adjectives_are_inflected(base: str, form: str) -> None:
    assert inflected(base, "nl") == form


def test_english_adjectives_are_not() -> None:
    assert inflected("Lebanese", "en") == "Lebanese"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_means_two_nations(lang: str) -> None:
    meanings = defaultdict(set)
    for nation in nations():
        for word in words(nation.code, lang):
            meanings[word].add(nation.code)
    assert {word: codes for word, codes in meanings.items() if len(codes) > 1} == {}
    assert len(meanings) > len(nations())


def test_names_to_print() -> None:
    printed = {code: nation.words["en"].name for code in ("BA", "CD", "CI", "CZ") if (nation := nation_by_code(code))}
    assert printed == {
        "BA": "Bosnia and Herzegovina",
        "CD": "Democratic Republic of the Congo",
        "CI": "Ivory Coast",
        "CZ": "Czech Republic",
    }


def test_what_is_no_code_is_no_nation() -> None:
    assert nation_by_code("ZZ") is None

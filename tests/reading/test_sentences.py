# ruff: noqa: RUF001  (typographic marks are what news is written with)
"""Paragraphs and sentences, as news writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.reading.lexicon import lexicon
from muster.reading.sentences import Sentence, is_heading, plain, split

ABBREVIATIONS = lexicon("nl").abbreviations


def found(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text, ABBREVIATIONS)]


ONE = [
    "De commandant, gen. Van Dam, kwam aan.",
    "Kap. De Boer en lt.-kol. Smit zijn gewond.",
    "Het fregat Zr. Ms. Evertsen vertrok.",
    "Er zijn o.a. Nederlanders en Belgen.",
    "Zij waren er i.v.m. De Dag van de veteraan.",
    "Dat kost 2.500 euro per dag.",
    "Minister J. de Vries ging erheen.",
    "De V.S. sturen troepen.",
    "'s Avonds om 20.30 uur klonk het alarm.",
    "Zij wachten ... en wachten.",
    "Waarom? vroeg niemand.",
    "De missie (ca. 300 man) gaat door.",
]


@pytest.mark.parametrize("text", ONE)
def test_stays_whole(text: str) -> None:
    assert found(text) == [text]


SEVERAL = [
    "De missie stopt. | De troepen gaan naar huis.",
    "De missie stopt! | Wie had dat gedacht? | Niemand.",
    "“De missie stopt.” | De troepen gaan naar huis.",
    "‘De missie stopt.’ | „Jammer”, zei hij.",
    "'De missie stopt.' | \"Jammer\", zei hij.",
    "Hij landde om 20.30 uur. | 120 militairen wachtten.",
    "Zij gaan naar Mali. | (De reis duurt lang.) | Dan volgt rust.",
    "Dit zegt Defensie over 2020. | Meer volgt.",
    pytest.param("De missie stopt… | 's Avonds is iedereen weg.", marks=pytest.mark.xfail(reason="'s opens none")),
    pytest.param("Het zijn er zestig. | – Dat is weinig.", marks=pytest.mark.xfail(reason="a dash opens none")),
]


@pytest.mark.parametrize("text", SEVERAL)
def test_is_cut(text: str) -> None:
    parts = text.split(" | ")
    assert found(" ".join(parts)) == parts


def test_lines_headings_and_paragraphs() -> None:
    text = "Mali\n\nDe missie stopt. Iedereen gaat weg.\n\nIrak\nDe training gaat door."
    cut = split(text, ABBREVIATIONS)
    assert [(text[s.start : s.end], s.heading) for s in cut] == [
        ("Mali", True),
        ("De missie stopt.", False),
        ("Iedereen gaat weg.", False),
        ("Irak", True),
        ("De training gaat door.", False),
    ]
    assert [s.paragraph for s in cut] == [0, 1, 1, 2, 3]


def test_a_dateline_stays_with_its_sentence() -> None:
    assert found("DEN HAAG - De missie stopt. Dat meldt Defensie.") == [
        "DEN HAAG - De missie stopt.",
        "Dat meldt Defensie.",
    ]


def test_a_live_blog_keeps_its_times() -> None:
    text = "14.05 uur\nDe basis is geraakt.\n\n13:10 - Er klonk alarm. Iedereen schuilt."
    assert found(text) == ["14.05 uur", "De basis is geraakt.", "13:10 - Er klonk alarm.", "Iedereen schuilt."]


@pytest.mark.parametrize("line", ["Terug uit Mali", "Nederland stuurt extra troepen naar Irak", "  Irak  "])
def test_a_heading(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize("line", ["", "   ", "De missie stopt.", "Wat nu?", "“Wij gaan”", "lang " * 20])
def test_no_heading(line: str) -> None:
    assert not is_heading(line)


def covers(text: str, cut: tuple[Sentence, ...]) -> bool:
    ends = [0, *(s.end for s in cut)]
    starts = [*(s.start for s in cut), len(text)]
    return all(not text[a:b].strip() for a, b in zip(ends, starts, strict=True))


@given(st.text(alphabet="ab A.!?'\"“”‘’ \n\t(),:…1é\u00a0", max_size=200))
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    cut = split(text, ABBREVIATIONS)
    assert covers(text, cut)
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in cut)


@given(st.text(max_size=300))
def test_plain_text_keeps_every_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert not set(plain(text)) & set("“”„‘’«»")

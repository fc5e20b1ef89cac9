# ruff: noqa: RUF001  (typographic marks are what news is written with)
"""Quantities: the bounds that careful readers give, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from muster.reading.quantities import Quantity, find_quantities

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.reading.analysis import Parsed


def known_miss(*row: object) -> Any:
    """A row that fails today; it becomes a plain one when it passes."""
    return pytest.param(*row, marks=pytest.mark.xfail(reason="not read so yet"))


def bounds(sentence: Callable[[str], Parsed], text: str) -> list[Quantity]:
    """The quantities of a sentence, without the articles that look like one."""
    return [q for q in find_quantities(sentence(text).tokens, "nl") if not q.article]


EXACT = [
    ("drie", 3, 3),
    ("elf", 11, 11),
    ("zeventien", 17, 17),
    ("vijfentwintig", 25, 25),
    ("zesendertig", 36, 36),
    ("honderd", 100, 100),
    ("honderdtwintig", 120, 120),
    ("vijftienhonderd", 1500, 1500),
    ("tweeduizend driehonderd", 2300, 2300),
    ("1200", 1200, 1200),
    ("1.200", 1200, 1200),
    ("12.500", 12500, 12500),
    ("drie tot twaalf", 3, 12),
    ("vijftig tot zestig", 50, 60),
    ("50 à 60", 50, 60),
    ("40 of 50", 40, 50),
    ("tussen 20 en 30", 20, 30),
    ("tussen de vijftig en zestig", 50, 60),
    ("enkele tientallen", 20, 90),
    ("tientallen", 20, 90),
    ("enkele honderden", 200, 900),
    ("honderden", 200, 900),
    ("een paar honderd", 200, 900),
    ("duizenden", 2000, 9000),
    ("een handvol", 3, 8),
    ("minder dan 20", 1, 19),
    ("nog geen honderd", 1, 99),
    ("meer dan 100", 100, None),
    ("minstens 60", 60, None),
    ("ten minste drie", 3, None),
    ("zeker 12", 12, None),
    ("maximaal 60", 1, 60),
    ("tot 60", 1, 60),
    ("hooguit tien", 1, 10),
    ("niet meer dan 30", 1, 30),
    ("50-60", 50, 60),
    ("zes- tot achthonderd", 600, 800),
    ("vijftien- tot twintighonderd", 1500, 2000),
    ("vijf- tot zesduizend", 5000, 6000),
    ("1.500-2.000", 1500, 2000),
    ("500-1.200", 500, 1200),
    ("30/40", 30, 40),
    ("30 á 40", 30, 40),
    ("10 000", 10000, 10000),
    ("1\u00a0250", 1250, 1250),
    ("1\u202f250", 1250, 1250),
    ("30+", 30, None),
    (">30", 30, None),
    ("3½ duizend", 3500, 3500),
    ("5.5 duizend", 5500, 5500),
    ("anderhalf duizend", 1500, 1500),
    ("anderhalfduizend", 1500, 1500),
    ("vijfenhalfduizend", 5500, 5500),
    ("tweeëneenhalf duizend", 2500, 2500),
    ("2,5 duizend", 2500, 2500),
    ("2 tot 2,5 duizend", 2000, 2500),
    ("een half dozijn", 6, 6),
    ("twee dozijn", 24, 24),
]
HEDGED = [
    ("zo'n zestig", 60, 60),
    ("zo’n zestig", 60, 60),
    ("circa 1.200", 1200, 1200),
    ("ongeveer 5000", 5000, 5000),
    ("rond de vijftig", 50, 50),
    ("een vijftigtal", 50, 50),
    ("een honderdtal", 100, 100),
    ("ruim 100", 100, 130),
    ("ruim duizend", 1000, 1300),
    ("bijna 300", 270, 300),
    ("een kleine honderd", 90, 100),
    ("een stuk of tien", 10, 10),
    ("een man of dertig", 30, 30),
    ("±30", 30, 30),
    ("± 1.200", 1200, 1200),
    ("~30", 30, 30),
    ("ongeveer 10 000", 10000, 10000),
]


@pytest.mark.parametrize(("words", "least", "most"), EXACT)
def test_bounds(sentence: Callable[[str], Parsed], words: str, least: int, most: int | None) -> None:
    (found,) = bounds(sentence, f"In Mali zijn {words} militairen.")
    assert (found.minimum, found.maximum, found.approx) == (least, most, False)


@pytest.mark.parametrize(("words", "least", "most"), HEDGED)
def test_hedged_bounds(sentence: Callable[[str], Parsed], words: str, least: int, most: int | None) -> None:
    (found,) = bounds(sentence, f"In Mali zijn {words} militairen.")
    assert (found.minimum, found.maximum, found.approx) == (least, most, True)


CHANGED = [
    ("De missie groeit tot 350 man.", (350, 350, False)),
    ("Het contingent is teruggebracht tot ongeveer vijftienhonderd.", (1500, 1500, True)),
    ("De uitbreiding tot 350 man is uitgesteld.", (350, 350, False)),
    ("Het kabinet vindt dat de missie tot 350 man moet worden uitgebreid.", (350, 350, False)),
    ("Er kunnen tot 350 man heen.", (1, 350, False)),
    ("De regering wil tot 500 soldaten sturen om de missie uit te breiden.", (1, 500, False)),
    ("Er gaan tot 300 militairen heen, en hun aantal groeit.", (1, 300, False)),
    ("De groei is voorbij, maar er kunnen tot 300 militairen heen.", (1, 300, False)),
    ("Er kunnen tot ongeveer 350 man heen.", (1, 350, False)),
]


@pytest.mark.parametrize(("text", "wanted"), CHANGED)
def test_to_a_number_is_that_number_where_a_change_is_told(
    sentence: Callable[[str], Parsed], text: str, wanted: tuple[int, int, bool]
) -> None:
    (found,) = bounds(sentence, text)
    assert (found.minimum, found.maximum, found.approx) == wanted


def test_only_in_a_range_a_number_shares_the_power_of_the_next(sentence: Callable[[str], Parsed]) -> None:
    found = bounds(sentence, "De missie groeit van 500 naar 2 duizend militairen.")
    assert [(q.minimum, q.maximum) for q in found] == [(500, 500), (2000, 2000)]


def test_to_an_article_hedges_no_number(sentence: Callable[[str], Parsed]) -> None:
    text = "Het kabinet besloot tot een bataljon van duizend militairen."
    assert [(force.quantity.minimum, force.quantity.maximum) for force in sentence(text).forces if force.quantity] == [
        (1000, 1000)
    ]


def test_a_number_inside_a_word_of_strength(sentence: Callable[[str], Parsed]) -> None:
    (found,) = bounds(sentence, "Het 120-koppige detachement vertrekt.")
    assert (found.minimum, found.maximum) == (120, 120)


@pytest.mark.parametrize(
    "text",
    [
        "De eerste militairen zijn er.",
        "De F-16 vliegt.",
        "Het alarm ging om 20.30 uur.",
        "Zij werken in een kamp.",
        "De missie gaat door.",
        "De wacht is 24/7 bezet.",
        "Het werd 3½ keer zo groot.",
    ],
)
def test_no_quantity(sentence: Callable[[str], Parsed], text: str) -> None:
    assert bounds(sentence, text) == []


@pytest.mark.parametrize("text", ["In 2014 ging de missie van start.", "Op 12 mei 2020 vertrokken de militairen."])
def test_dates_count_no_forces(sentence: Callable[[str], Parsed], text: str) -> None:
    assert [force.quantity for force in sentence(text).forces if force.quantity] == []


def test_a_sum_is_of_two_numbers(sentence: Callable[[str], Parsed]) -> None:
    found = sentence("Er zijn 300 + 50 militairen in Irak.").quantities
    assert [(one.minimum, one.maximum) for one in found] == [(300, 300), (50, 50)]


def test_two_quantities_stay_apart(sentence: Callable[[str], Parsed]) -> None:
    found = bounds(sentence, "Er zijn zo'n honderd Belgen en meer dan tweehonderd Duitsers.")
    assert [(q.minimum, q.maximum, q.approx) for q in found] == [(100, 100, True), (200, None, False)]

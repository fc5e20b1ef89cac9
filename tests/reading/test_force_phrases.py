"""Where a phrase for forces begins and ends, what looks like one and is none, and which phrases are one contingent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.reading.reader import candidates

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.reading.analysis import Analysed, Parsed
    from muster.reading.force import Force

    Door = Callable[[str], Parsed]
    Whole = Callable[[str], Analysed]


def words(parsed: Parsed, force: Force) -> str:
    return " ".join(token.text for token in parsed.tokens[force.start : force.end])


def phrases(parsed: Parsed) -> list[str]:
    return [words(parsed, force) for force in parsed.forces]


def counted(parsed: Parsed) -> list[tuple[str, int | None]]:
    """The kinds of the phrases of a sentence, with how many each counts at least."""
    return [(force.kind, force.quantity.minimum if force.quantity else None) for force in parsed.forces]


EXTENT = [
    ("Het is goed dat de militairen vertrekken.", "de militairen"),
    ("Het is goed dat Nederlandse militairen vertrekken.", "Nederlandse militairen"),
    ("De haven die de Belgische mariniers bewaken is dicht.", "de Belgische mariniers"),
    ("Gistermiddag kwam een Nederlandse compagnie aan.", "een Nederlandse compagnie"),
    ("In Mali zijn vorig jaar twintig militairen gebleven.", "twintig militairen"),
    ("Sinds kort een detachement te veel.", "een detachement"),
    ("Zij hebben permanent troepen nodig.", "troepen"),
    ("Er vertrekt een klein detachement.", "een klein detachement"),
    ("Met die militairen is het goed afgelopen.", "die militairen"),
    ("Dit zijn onze drie nieuwe fregatten.", "onze drie nieuwe fregatten"),
    ("Duitsland haalt zijn troepen terug.", "zijn troepen"),
    ("Er zijn troepen vertrokken.", "troepen"),
    ("Volgens hem waren het Zweden die bleven.", "Zweden"),
    ("Zo kwamen de 22.000 Afrikanen van de missie.", "de 22.000 Afrikanen"),
]


@pytest.mark.parametrize(("text", "phrase"), EXTENT)
def test_where_a_phrase_begins(sentence: Door, text: str, phrase: str) -> None:
    assert phrases(sentence(text)) == [phrase]


def test_the_preposition_before_the_article_is_the_phrase_s_own(sentence: Door) -> None:
    assert [force.preposition for force in sentence("Sinds mei gaat het om een bataljon.").forces] == ["om"]
    assert [force.preposition for force in sentence("Sinds mei oefenen tien militairen.").forces] == [""]


NO_FORCES = [
    "Het lukte de minister om er te landen.",
    "De NAVO wil er steeds meer legeren.",
    "De minister weet dat de steun op militair gebied groeit.",
    "Op 1 augustus ging het commando in andere handen over.",
    "De vraag is aan minister Kamp.",
    "Het gaat om wapens die Polen nooit kreeg.",
    "Volgens minister Timmermans kan het.",
    "Een groep jonge ondernemers reist naar Mali.",
    "Een ploeg leerlingen kijkt toe.",
    "Genoeg van eigen bodem.",
    "Het containerschip en twee sleepboten varen uit.",
    "Artsen zonder Grenzen blijft.",
]


@pytest.mark.parametrize("text", NO_FORCES)
def test_what_looks_like_forces_and_is_none(sentence: Door, text: str) -> None:
    assert phrases(sentence(text)) == []


FORCES_YET = [
    ("Er staat een militair voor de poort.", "een militair"),
    ("De commando's komen morgen.", "De commando's"),
    ("Een groep militairen reist naar Mali.", "Een groep militairen"),
    ("Het marineschip vaart uit.", "Het marineschip"),
    ("Zij namen de Luchtmobiele Brigade mee.", "de Luchtmobiele Brigade"),
    ("Ook het Duitse PRT blijft.", "het Duitse PRT"),
    ("Dutchbat III vertrok.", "Dutchbat III"),
    ("Italiaanse bersaglieri bewaken de dam.", "Italiaanse bersaglieri"),
]


@pytest.mark.parametrize(("text", "phrase"), FORCES_YET)
def test_forces_that_look_like_something_else(sentence: Door, text: str, phrase: str) -> None:
    assert phrases(sentence(text)) == [phrase]


NO_COUNTS = [
    "Hans Jansen (78) is zondag overleden.",
    "Daarop deed men een beroep op artikel 5.",
    "Het niveau ging naar nul.",
    "De dreiging ging naar niveau drie.",
    "Dave Steensma, drieëndertig, kwam om.",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_numbers_that_count_nobody(sentence: Door, text: str) -> None:
    assert phrases(sentence(text)) == []


def test_a_number_that_is_part_of_a_hedge_heads_nothing(sentence: Door) -> None:
    assert counted(sentence("Er komen een man of zestig.")) == [("people", 60)]


ONE_CONTINGENT = [
    ("Veertig instructeurs van de Special Forces Group werken in Mali.", [("people", 40)]),
    ("De specialisten van het Korps Commandotroepen zijn er.", [("group", None)]),
    ("Een detachement van dertig blijft.", [("group", 30)]),
    ("Twintig van hun genisten bleven.", [("people", 20)]),
    ("Er kwamen vier van zulke helikopters.", [("helicopters", 4)]),
    ("Het detachement, 120 militairen groot, vertrekt.", [("group", 120)]),
    ("De Britten, 750 in getal, vertrekken.", [("people", 750)]),
    ("De Amerikanen (700) vertrekken.", [("people", 700)]),
    ("De Britten zijn er met 750.", [("people", 750)]),
    ("Daar leiden Tsjechen met 650 man de groep.", [("people", 650), ("group", None)]),
    ("Een detachement Amerikaanse helikopters strijkt neer.", [("group", None)]),
    ("Zij sturen 300 man special forces.", [("weak", 300)]),
    ("De Tromp, een luchtverdedigingsfregat, vaart uit.", [("ships", None)]),
    ("De 290 Nederlanders in Mali, vooral verkenners, blijven.", [("people", 290)]),
]


@pytest.mark.parametrize(("text", "told"), ONE_CONTINGENT)
def test_one_contingent_is_one_phrase(sentence: Door, text: str, told: list[tuple[str, int | None]]) -> None:
    assert counted(sentence(text)) == told


SEVERAL = [
    ("Zij sturen een compagnie, vier F-16's en veertig instructeurs.", 3),
    ("Duitsland stuurt 250 Duitsers, Frankrijk 100 Fransen.", 2),
    ("De militairen trainen met 40 Belgische commando's.", 2),
    ("Het contingent groeit van 100 naar 160.", 3),
    ("De Duitsers en honderd Belgen blijven.", 2),
    ("Twee van de zeven helikopters gaan terug.", 2),
    ("Het fregat Tromp, een onderzeeboot en twee mijnenjagers varen uit.", 3),
]


@pytest.mark.parametrize(("text", "number"), SEVERAL)
def test_several_contingents_are_several(sentence: Door, text: str, number: int) -> None:
    assert len(sentence(text).forces) == number


def test_whose_a_base_is(sentence: Door) -> None:
    assert [force.nations for force in sentence("Vlakbij ligt een basis van de Amerikanen.").forces] == [("US",)]


def test_an_origin_ends_with_its_last_nation(sentence: Door) -> None:
    assert phrases(sentence("Bengalen uit Congo en Nepalezen uit Niger komen.")) == [
        "Bengalen uit Congo",
        "Nepalezen uit Niger",
    ]


FROM = [
    ("Nederland haalt zijn militairen uit Mali terug. De missie in Mali stopt.", ("NL", "Mali")),
    ("In Mali blijven dertig militairen uit België.", ("BE", "Mali")),
]


@pytest.mark.parametrize(("text", "told"), FROM)
def test_forces_from_the_host_are_not_the_host_s(analysed: Whole, text: str, told: tuple[str, str]) -> None:
    claims = [one.claim for one in candidates(analysed(text)) if one.group == "presence"]
    assert told in {(claim.nation, claim.place) for claim in claims}
    assert "ML" not in {claim.nation for claim in claims}


def signs(analysed: Analysed, at: int = 0) -> frozenset[str]:
    return [one for one in candidates(analysed) if one.group == "presence"][at].signs


def test_how_a_phrase_is_built_is_a_sign(analysed: Whole) -> None:
    told = signs(analysed("In Mali zitten de verse militairen."))
    assert {"force-article:de", "force-adjective:verse", "force-size:none"} <= told
    assert {"force-article:bare", "force-size:3 digits"} <= signs(analysed("In Mali zitten 120 militairen."))


def test_whether_forces_are_news_is_a_sign(analysed: Whole) -> None:
    report = analysed("In Mali zit een detachement. Het detachement blijft in Mali.")
    assert "force-new:noun:True" in signs(report)
    assert "force-new:noun:False" in signs(report, 1)


def test_a_clause_that_says_more_of_forces_bears_a_sign(analysed: Whole) -> None:
    report = analysed("Defensie stuurt een compagnie, die in Mali meedoet. Nederland doet in Mali mee.")
    told = [one.signs for one in candidates(report) if one.group == "participation"]
    assert ["relative:group" in one for one in told] == [True, False]

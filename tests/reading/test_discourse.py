"""What is under discussion, and who says it: carried from sentence to sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from short_reports import report

from muster.reading.analysis import reader_lexicon
from muster.reading.attribution import sayings, speaker_of
from muster.reading.presence import is_local
from muster.reading.reader import candidates
from muster.reading.sources import known_names
from muster.reading.topics import home_of, start

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.model import Claim
    from muster.reading.analysis import Analysed

    Door = Callable[..., Analysed]


def known_miss(*row: object) -> Any:
    return pytest.param(*row, marks=pytest.mark.xfail(reason="not read so yet"))


def last(analysed: Analysed, kind: str) -> Claim:
    """The last candidate claim of a kind."""
    return [c.claim for c in candidates(analysed) if c.claim.kind == kind][-1]


PLACES = [
    ("In Erbil zijn vijftig Nederlandse militairen. Er werken ook tien Duitse instructeurs.", "Erbil"),
    ("In Gao staan Nederlandse militairen. Daar werken ook zestig Duitse genisten.", "Gao"),
    ("De mariniers trainen bij Erbil. In Bagdad werken vier Nederlandse stafofficieren.", "Baghdad"),
    ("In Estland staan dertig Nederlandse militairen.", "Estonia"),
    ("Op de basis Ain al-Asad in Irak werken tien Nederlandse militairen.", "Ain al-Asad"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_the_place_of_forces(analysed: Door, text: str, place: str) -> None:
    assert last(analysed(text), "presence").place == place


MISSIONS = [
    ("MINUSMA is verlengd.", "minusma"),
    ("De VN-missie in Mali is verlengd.", "minusma"),
    ("De NAVO-missie in Irak is opgeschort.", "nmi"),
    ("In Mali werkt MINUSMA. Het kabinet heeft de missie verlengd.", "minusma"),
    ("Nederlandse militairen trainen bij Erbil Koerdische strijders. De training is opgeschort.", "oir"),
]


@pytest.mark.parametrize(("text", "mission"), MISSIONS)
def test_the_mission_by_name_description_and_reference(analysed: Door, text: str, mission: str) -> None:
    assert last(analysed(text), "status").mission == mission


def test_a_mission_that_nothing_tells_is_none(analysed: Door) -> None:
    assert last(analysed("De missie is opgeschort."), "status").mission is None


NATIONS = [
    ("Defensie stuurt honderd militairen naar Mali.", "NRC", "NL"),
    ("Defensie stuurt honderd militairen naar Mali.", "De Standaard", "BE"),
    ("Defensie stuurt honderd militairen naar Mali.", None, "NL"),
    ("Duitsland stuurt honderd militairen naar Mali.", "NRC", "DE"),
    ("Berlijn stuurt honderd militairen naar Mali.", "NRC", "DE"),
    ("Het Franse kabinet stuurt honderd militairen naar Mali.", "NRC", "FR"),
    ("Er gaan honderd militairen uit Zweden naar Mali.", "NRC", "SE"),
    ("In Mali werken Franse militairen. Zij krijgen versterking van tweehonderd soldaten.", "NRC", "FR"),
]


@pytest.mark.parametrize(("text", "outlet", "nation"), NATIONS)
def test_whose_forces(analysed: Door, text: str, outlet: str | None, nation: str) -> None:
    assert last(analysed(text, outlet=outlet), "presence").nation == nation


def test_the_home_nation_is_that_of_the_outlet_or_the_language() -> None:
    assert home_of(report("", outlet="VRT NWS")) == "BE"
    assert home_of(report("", outlet="de Volkskrant")) == "NL"
    assert home_of(report("", outlet=None)) == "NL"


def test_what_a_report_is_about_as_a_whole(analysed: Door) -> None:
    topic = start(analysed("In Mali werken Nederlandse militairen. MINUSMA is groot. Ook in Gao zijn Nederlanders."))
    assert (topic.main_mission, topic.main_nation, topic.home) == ("minusma", "NL", "NL")
    assert "ML" in topic.hosts


def test_the_hosts_own_forces_are_no_contingent(analysed: Door) -> None:
    text = "In Mali werken honderd Nederlandse militairen. De Malinese soldaten vochten bij Gao."
    found = [c.claim.nation for c in candidates(analysed(text)) if c.claim.kind == "presence"]
    assert found
    assert "ML" not in found


def test_every_verb_of_saying_has_forms() -> None:
    known = {lemma for forms in reader_lexicon("nl").verbs.values() for lemma, _ in forms}
    assert sayings("nl").verbs - known == set()


def speakers(analysed: Analysed) -> list[str | None]:
    """Who says each sentence, the speaker of one carried on to the next."""
    found: list[str | None] = []
    known = None
    for parsed in analysed.sentences:
        told = speaker_of(parsed, "nl", known)
        known = told.text if told else known
        found.append(told.text if told else None)
    return found


SPEAKERS = [
    ("De missie gaat door, aldus een woordvoerder van Defensie.", "een woordvoerder van Defensie"),
    ("Volgens minister De Wit blijven de militairen.", "minister De Wit"),
    ("“De missie stopt”, zegt kolonel Jan Peters.", "kolonel Jan Peters"),
    ("De militairen vertrekken, meldt de NAVO.", "de NAVO"),
    ("Dat laat het ministerie van Defensie weten.", "het ministerie van Defensie"),
    ("Generaal Smit vertelt dat de basis veilig is.", "Generaal Smit"),
    ("Het zijn er honderd, preciseert kolonel Jan Peters.", "kolonel Jan Peters"),
    ("De missie stopt, rekende generaal Smit voor.", "generaal Smit"),
    ("Naar het oordeel van generaal Smit is de basis veilig.", "generaal Smit"),
    ("Er zijn, volgens cijfers van Defensie, honderd militairen.", "Defensie"),
    ("De missie stopt, aldus het kabinet-Jansen.", "het kabinet-Jansen"),
    ("De missie stopt, meldt de legerleiding.", "de legerleiding"),
    ("De missie stopt, zei minister Peters in Bamako.", "minister Peters"),
    ("Minister Peters zegt dat de Afrikaanse Unie wacht.", "Minister Peters"),
    ("DEN HAAG - Defensie stopt met de missie, zei minister Peters.", "minister Peters"),
    ("De missie stopt, zei minister Jan Peters (VVD) vorige week.", "minister Jan Peters (VVD)"),
    ("Kolonel Peters sprak gisteren. De missie, zegt hij, gaat door.", "Kolonel Peters"),
]


@pytest.mark.parametrize(("text", "who"), [known_miss(*row) if row[1] == "Kolonel Peters" else row for row in SPEAKERS])
def test_who_says_it(analysed: Door, text: str, who: str) -> None:
    assert speakers(analysed(text))[-1] == who


def test_a_quotation_and_a_pronoun_carry_the_speaker_on(analysed: Door) -> None:
    text = "“De missie stopt”, zegt kolonel Jan Peters. “Dat is jammer.” Hij zei dat de militairen blijven."
    assert speakers(analysed(text)) == ["kolonel Jan Peters"] * 3


def test_what_is_told_in_somebodys_words_is_told_by_whoever_spoke_last(analysed: Door) -> None:
    text = "“De missie stopt”, zegt kolonel Jan Peters. In zijn ogen is dat jammer."
    assert speakers(analysed(text)) == ["kolonel Jan Peters"] * 2


def test_a_name_at_the_head_of_a_sentence_is_known_from_the_rest_of_the_report(analysed: Door) -> None:
    one = analysed("De missie stopt, zei minister Peters. Peters verwacht dat de militairen vertrekken.")
    last = one.sentences[-1]
    found = speaker_of(last, "nl", known=known_names(one))
    assert found is not None
    assert found.text == "Peters"
    assert speaker_of(last, "nl") is None  # any word may begin with a capital there


@pytest.mark.parametrize(
    "text",
    [
        "Met het oog op Mali blijft de missie.",
        "De militairen vertrekken.",
        "Volgens hem blijven de militairen.",
        "“Wij blijven.”",
    ],
)
def test_nobody_says_it(analysed: Door, text: str) -> None:
    assert speakers(analysed(text)) == [None]


ACTORS = [
    ("Frankrijk en Italië sturen militairen naar Mali.", {"FR", "IT"}),
    ("Door de spanning tussen Frankrijk en Italië zijn zestig Nederlandse trainers in Mali gestopt.", {"NL"}),
    ("Door de spanning tussen Frankrijk en Italië zijn zestig trainers in Mali gestopt.", {"NL"}),
]


@pytest.mark.parametrize(("text", "nations"), ACTORS)
def test_whose_forces_they_are(analysed: Door, text: str, nations: set[str]) -> None:
    found = [one.claim for one in candidates(analysed(text))]
    assert {claim.nation for claim in found if claim.kind == "presence"} == nations


HOME = [
    ("IQ", "Baghdad", True),
    ("IQ", "Kuwait", False),
    ("NL", "Netherlands", False),
    ("*", "Iraq", False),
    (None, "Iraq", False),
]


@pytest.mark.parametrize(("nation", "place", "local"), HOME)
def test_forces_in_their_own_country_are_on_no_mission(
    analysed: Door, nation: str | None, place: str, *, local: bool
) -> None:
    one = next(candidates(analysed("Er zijn zestig militairen in Bagdad.")))
    assert is_local(replace(one, claim=replace(one.claim, nation=nation, place=place))) is local

"""Noun phrases that name forces: whose, how many, what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.reading.analysis import Parsed
    from muster.reading.force import Force

    Door = Callable[[str], Parsed]


def known_miss(*row: object) -> Any:
    return pytest.param(*row, marks=pytest.mark.xfail(reason="not read so yet"))


def only(parsed: Parsed) -> Force:
    (force,) = parsed.forces
    return force


def who(parsed: Parsed, force: Force) -> str | None:
    return " ".join(t.text for t in parsed.tokens[slice(*force.who)]) if force.who else None


NATIONS = [
    ("De Nederlandse militairen trainen.", ("NL",)),
    ("Duitse en Franse soldaten trainen.", ("DE", "FR")),
    ("120 militairen uit Nederland en België trainen.", ("NL", "BE")),
    ("De Fransen vertrekken.", ("FR",)),
    ("De NAVO-troepen vertrekken.", ("*",)),
    ("De blauwhelmen vertrekken.", ("*",)),
    ("De Nederlandse NAVO-troepen vertrekken.", ("NL",)),
    ("Het fregat Zr. Ms. Evertsen vaart uit.", ("NL",)),
    ("De soldaten vertrekken.", ()),
    ("Dertig soldaten van het Afghaanse leger trainen.", ("AF",)),
    ("Twee schepen van de Duitse marine varen uit.", ("DE",)),
    ("Twee soldaten van de Duitse regering trainen.", ()),
]


@pytest.mark.parametrize(("text", "nations"), NATIONS)
def test_whose_forces(sentence: Door, text: str, nations: tuple[str, ...]) -> None:
    assert [code for force in sentence(text).forces for code in force.nations] == list(nations)


COUNTS = [
    ("Er staan vier Nederlandse F-16's.", "aircraft", 4),
    ("Er staan twee Chinooks.", "helicopters", 2),
    ("Er varen drie fregatten.", "ships", 3),
    ("Er rijden tien pantservoertuigen.", "vehicles", 10),
    ("Er werken dertig instructeurs.", "people", 30),
    ("Er werken dertig Duitsers.", "people", 30),
    ("Een detachement van 120 militairen vertrekt.", "group", 120),
    ("Een Duits team van twintig instructeurs vertrekt.", "group", 20),
    ("Het detachement telt 120 man.", "group", 120),
    ("Er werken negentig man ondersteunend personeel.", "weak", 90),
    ("In de provincie werken ongeveer 1400 Nederlanders.", "people", 1400),
    ("Zijn 2.400 Polen blijven op post.", "people", 2400),
    ("Er is één Nederlandse officier.", "weak", 1),
    ("Er zijn ongeveer honderd actief.", "people", 100),
]


@pytest.mark.parametrize(("text", "kind", "number"), COUNTS)
def test_how_many_of_what(sentence: Door, text: str, kind: str, number: int) -> None:
    force = only(sentence(text))
    assert force.quantity
    assert (force.kind, force.quantity.minimum, force.quantity.maximum) == (kind, number, number)


WHO = [
    ("De mariniers vertrekken.", "mariniers"),
    ("Het fregat Zr. Ms. Tromp vaart uit.", "Zr. Ms. Tromp"),
    ("Er staan vier F-16's.", "F-16's"),
    ("De militairen vertrekken.", None),
    ("De troepen vertrekken.", None),
    ("De Fransen vertrekken.", "Fransen"),
    ("Een compagnie mariniers vertrekt.", "compagnie mariniers"),
    ("De 165 commando's en mariniers vertrekken.", "commando's en mariniers"),
    ("Mariniers, commando's en genisten trainen.", "Mariniers , commando's en genisten"),
    ("Er staan drie helikopters van het type Chinook.", "helikopters van het type Chinook"),
    ("Het 18 Bataljon Logistiek vertrekt.", "18 Bataljon Logistiek"),
    ("Nu gaat 43 Gemechaniseerde Brigade.", "43 Gemechaniseerde Brigade"),
    ("Zij dienen bij het 45ste pantserinfanteriebataljon.", "45ste pantserinfanteriebataljon"),
    ("Het vliegdekschip Charles de Gaulle vaart uit.", "vliegdekschip Charles de Gaulle"),
    ("De bevoorrader Bonn vaart uit.", "bevoorrader Bonn"),
    ("Over hun veiligheid waken Belgen.", "Belgen"),
]


@pytest.mark.parametrize(("text", "words"), WHO)
def test_what_they_are_called(sentence: Door, text: str, words: str | None) -> None:
    parsed = sentence(text)
    assert who(parsed, parsed.forces[-1]) == words


def test_a_number_may_leave_the_forces_out(sentence: Door) -> None:
    parsed = sentence("Er zijn er zestig, van wie veertig in Erbil.")
    assert [(f.elliptic, f.quantity and f.quantity.minimum) for f in parsed.forces] == [(True, 60), (True, 40)]


@pytest.mark.parametrize(
    "text",
    [
        "De missie kost veertig miljoen euro.",
        "Er zijn 500 leerlingen opgeleid.",
        "De minister gaat naar Mali.",
        "Hij werd geboren in een dorp bij Gao.",
    ],
)
def test_no_forces(sentence: Door, text: str) -> None:
    assert [force for force in sentence(text).forces if not force.elliptic] == []


def test_a_reference_back_is_told(sentence: Door) -> None:
    assert only(sentence("Duitsland haalt zijn eigen militairen terug.")).possessive


def test_two_forces_keep_their_own_numbers(sentence: Door) -> None:
    parsed = sentence("Nederland stuurt twee Chinooks en honderd militairen.")
    assert [(f.kind, f.quantity.minimum) for f in parsed.forces if f.quantity] == [("helicopters", 2), ("people", 100)]


UNITS = ["Het 18 Bataljon Logistiek vertrekt.", "Nu gaat 43 Gemechaniseerde Brigade."]


@pytest.mark.parametrize("text", UNITS)
def test_the_number_of_a_unit_counts_nobody(sentence: Door, text: str) -> None:
    assert only(sentence(text)).quantity is None


def test_the_people_of_a_ship_are_no_ships(read: Callable[..., Any]) -> None:
    text = "Het Nederlandse fregat, met ongeveer 170 opvarenden, is vorige week naar de Rode Zee vertrokken."
    counts = {(claim.count.minimum, claim.count.unit) for claim in read(text).claims if claim.count}
    assert counts == {(170, "persons")}


APPOSITIONS = [
    ("Zestig mariniers, een versterkt peloton, zijn ingedeeld bij de Ieren.", 60),
    ("Het contingent, een groep van dertig militairen, vertrekt.", 30),
]


@pytest.mark.parametrize(("text", "number"), APPOSITIONS)
def test_forces_named_twice_are_one(sentence: Door, text: str, number: int) -> None:
    first = sentence(text).forces[0]
    assert first.quantity
    assert first.quantity.minimum == number
    assert first.end > first.head + 2


def test_a_list_of_forces_of_several_nations_is_several(sentence: Door) -> None:
    parsed = sentence("Nederlandse commando's en Belgische mariniers trainen samen.")
    assert [force.nations for force in parsed.forces] == [("NL",), ("BE",)]


SHIPS = [
    ("De Hamburg vaart uit.", ("DE",)),
    ("De Belgische Louise-Marie vaart uit.", ("BE",)),
    ("De Tromp vaart uit.", ("NL",)),
]


@pytest.mark.parametrize(("text", "nations"), SHIPS)
def test_a_ship_by_its_name(sentence: Door, text: str, nations: tuple[str, ...]) -> None:
    force = only(sentence(text))
    assert (force.kind, force.nations) == ("ships", nations)


@pytest.mark.parametrize("text", ["Hij woont in Hamburg.", "Majoor Tromp spreekt.", "Het fregat ligt in Den Helder."])
def test_a_town_or_a_person_is_no_ship(sentence: Door, text: str) -> None:
    parsed = sentence(text)
    assert [
        force for force in parsed.forces if parsed.tokens[force.head].text in {"Hamburg", "Tromp", "Den Helder"}
    ] == []


SHARING = [
    ("Er zijn 100 Nederlandse en 50 Belgische militairen.", [(100, "people", ("NL",)), (50, "people", ("BE",))]),
    (
        "Er zijn 90 Poolse, ruim 50 Belgische en 20 Deense mariniers.",
        [(90, "people", ("PL",)), (50, "people", ("BE",)), (20, "people", ("DK",))],
    ),
    ("Twee Franse en vier Duitse helikopters vliegen.", [(2, "helicopters", ("FR",)), (4, "helicopters", ("DE",))]),
    ("Er zijn 100 Nederlandse en Belgische militairen.", [(100, "people", ("NL", "BE"))]),
    (
        "Er zijn 100 Nederlandse vrachtwagens en 50 Belgische mariniers.",
        [(100, "vehicles", ("NL",)), (50, "people", ("BE",))],
    ),
    ("Er zijn 100 Nederlandse en 50 Belgische burgers.", []),
]


@pytest.mark.parametrize(("text", "told"), SHARING)
def test_numbers_that_share_a_noun(sentence: Door, text: str, told: list[tuple[int, str, tuple[str, ...]]]) -> None:
    found = sentence(text).forces
    assert [(f.quantity.minimum, f.kind, f.nations) for f in found if f.quantity] == told


OWNED = [
    ("Nederland heeft 300 en België 100 militairen.", [(), ("BE",)]),
    ("Duitsland stuurt 150, Frankrijk 200 en Nederland 50 militairen.", [(), ("FR",), ("NL",)]),
    ("Duitsland levert tien pantservoertuigen en Nederland zeker 50 mariniers.", [(), ("NL",)]),
    ("In Mali zitten 300 militairen en in Duitsland 50 mariniers.", [(), ()]),
    ("Nederland stuurt 300 Duitse militairen en België 100 Franse mariniers.", [("DE",), ("FR",)]),
]


@pytest.mark.parametrize(("text", "nations"), OWNED)
def test_a_nation_right_before_its_number_in_a_list(sentence: Door, text: str, nations: list[tuple[str, ...]]) -> None:
    assert [force.nations for force in sentence(text).forces if force.quantity] == nations


PARTS = [
    ("Twee van de vijf Chinooks vertrekken.", [(2, "helicopters", ()), (5, "helicopters", ())]),
    ("Vier van de zes Nederlandse F-16's vertrekken.", [(4, "aircraft", ("NL",)), (6, "aircraft", ("NL",))]),
    ("Vijftig van de 120 Belgische militairen vertrekken.", [(50, "people", ("BE",)), (120, "people", ("BE",))]),
    ("De helft van de 300 Nederlandse militairen vertrekt.", []),
    ("Twee derde van de 300 Nederlandse militairen vertrekt.", []),
    ("Het detachement van 120 militairen vertrekt.", [(120, "group", ())]),
    ("De komst van de 300 Nederlandse militairen is uitgesteld.", [(300, "people", ("NL",))]),
]


@pytest.mark.parametrize(("text", "told"), PARTS)
def test_a_part_is_of_what_the_whole_is(
    sentence: Door, text: str, told: list[tuple[int, str, tuple[str, ...]]]
) -> None:
    found = sentence(text).forces
    assert [(f.quantity.minimum, f.kind, f.nations) for f in found if f.quantity] == told


def test_numbers_in_a_list_of_nations_and_places(sentence: Door) -> None:
    told = sentence("Frankrijk levert 200 militairen, Duitsland 100 en Nederland vijftig.").forces
    assert [(f.quantity.minimum, f.nations) for f in told if f.quantity] == [(200, ()), (100, ("DE",)), (50, ("NL",))]
    sited = sentence("In Estland zitten duizend militairen, in Letland 1.400.").forces
    assert [f.quantity.minimum for f in sited if f.quantity] == [1000, 1400]


@pytest.mark.parametrize("text", ["Zij gingen huiswaarts.", "De kist was geland.", "Inlichtingen kwamen later."])
def test_words_that_only_end_as_forces_do(sentence: Door, text: str) -> None:
    assert not sentence(text).forces


def test_a_word_that_spacy_takes_for_an_abbreviation_ends_its_sentence(sentence: Door) -> None:
    assert [token.text for token in sentence("Rusland wijst dat van de hand.").tokens[-2:]] == ["hand", "."]

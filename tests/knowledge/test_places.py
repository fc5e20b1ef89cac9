"""Places are known by their spellings, lie in what they lie in, and a name of two is no name of one."""

from __future__ import annotations

from collections import defaultdict

import pytest

from muster.knowledge.names import key
from muster.knowledge.places import (
    ancestors,
    country_place,
    place_by_name,
    place_named,
    places,
    places_by_name,
    towns,
    within,
)


@pytest.mark.parametrize(
    ("spelling", "name", "country"),
    [
        ("Bagdad", "Baghdad", "IQ"),
        ("Mosoel", "Mosul", "IQ"),
        ("Gao", "Gao", "ML"),
        ("Taji", "Taji", "IQ"),
        ("al-asad", "Ain al-Asad", "IQ"),
        ("Noord-Irak", "Northern Iraq", "IQ"),
        ("Oeroezgan", "Uruzgan", "AF"),
        ("Tarin Kot", "Tarin Kowt", "AF"),
        ("Kamp Holland", "Camp Holland", "AF"),
        ("Mazar-e-Sharif", "Mazar-i-Sharif", "AF"),
        ("Ämari", "Amari", "EE"),
        ("Šiauliai", "Siauliai", "LT"),
        ("Golanhoogte", "Golan Heights", "SY"),
        ("Gazastrook", "Gaza Strip", "PS"),
        ("Beiroet", "Beirut", "LB"),
        ("Boedapest", "Budapest", "HU"),
        ("Amerika", "United States", "US"),
        ("DR Congo", "Democratic Republic of the Congo", "CD"),
        ("Macedonië", "Macedonia", "MK"),
    ],
)
def test_a_spelling_means_a_place(spelling: str, name: str, country: str) -> None:
    found = place_by_name(spelling)
    assert found is not None
    assert (found.name, country in found.countries) == (name, True)


@pytest.mark.parametrize("nothing", ["Bazra", "Ciudad", "", "de missie", "Split", "Koerdistan", "Mobile", "Most"])
def test_what_is_no_name_or_no_sure_one_means_nothing(nothing: str) -> None:
    assert place_by_name(nothing) is None


@pytest.mark.parametrize(
    ("name", "countries", "meant"),
    [
        ("Koerdistan", ("IQ",), "Iraqi Kurdistan"),
        ("Tripoli", ("LB",), "Tripoli (Lebanon)"),
        ("Tripoli", ("LY",), "Tripoli"),
        ("Split", ("HR",), "Split"),
    ],
)
def test_countries_of_the_text_settle_a_name(name: str, countries: tuple[str, ...], meant: str) -> None:
    found = place_by_name(name, countries)
    assert found is not None
    assert found.name == meant


def test_a_name_outside_the_countries_of_the_text_means_nothing() -> None:
    assert place_by_name("Erbil", ("ML",)) is None


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("Erbil", "Erbil"),
        ("Erbil", "Northern Iraq"),
        ("Erbil", "Iraq"),
        ("Erbil", "Middle East"),
        ("Camp Holland", "Southern Afghanistan"),
        ("Rukla", "Baltic states"),
        ("Strait of Hormuz", "Persian Gulf"),
        ("Gao", "Sahel"),
        ("Skopje", "Macedonia"),
        ("Bab el-Mandeb", "Middle East"),
        ("Den Helder", "Benelux"),
    ],
)
def test_a_place_lies_in_what_is_round_it(inner: str, outer: str) -> None:
    assert within(inner, outer)


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("Iraq", "Erbil"),
        ("Erbil", "Baghdad"),
        ("Erbil", "Mali"),
        ("Kurdistan", "Iraq"),
        ("Red Sea", "Egypt"),
        ("nowhere", "Iraq"),
        ("Iraq", "nowhere"),
    ],
)
def test_a_place_does_not_lie_in_what_is_not_round_it(inner: str, outer: str) -> None:
    assert not within(inner, outer)


def test_a_town_lies_in_its_country() -> None:
    town = next(town for town in towns() if town.countries == ("AF",))
    assert within(town, "Afghanistan")
    assert "Asia" in ancestors(town)


def test_every_parent_is_a_place() -> None:
    known = {place.name for place in places()}
    assert {parent for place in places() for parent in place.parents} <= known


def test_no_two_places_have_one_name() -> None:
    meanings = defaultdict(set)
    for place in places():
        for name in place.names:
            meanings[key(name)].add(place.name)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}
    assert len({place.name for place in places()}) == len(places())


def test_no_town_has_the_name_of_a_made_place_or_of_a_word() -> None:
    made = {key(name) for place in places() for name in place.names}
    named = {key(name) for town in towns() for name in town.names}
    assert not made & named
    assert not {"most", "mobile", "reading", "split", "even"} & named


def test_towns_come_largest_first() -> None:
    twice = next(town.name for town in towns() if len(places_by_name(town.name)) > 1)
    sizes = [place.population for place in places_by_name(twice)]
    assert sizes == sorted(sizes, reverse=True)


def test_every_nation_is_a_place() -> None:
    iraq = country_place("IQ")
    assert iraq is not None
    assert iraq == place_named("Iraq")
    assert country_place("ZZ") is None

"""Outlets are found by name and address, holders of offices by name and day, organisations by what they are called."""

from __future__ import annotations

from collections import defaultdict

import pytest

from muster.knowledge.names import key
from muster.knowledge.nations import nation_by_code
from muster.knowledge.offices import holders, offices, offices_by_name, roles
from muster.knowledge.organisations import (
    names_of_organisation,
    organisation_by_id,
    organisation_by_name,
    organisations,
)
from muster.knowledge.outlets import outlet_by_address, outlet_by_name, outlets


@pytest.mark.parametrize(
    ("name", "home"),
    [("nos", "NL"), ("HLN", "BE"), ("NH Nieuws (NOS)", "NL"), ("Ministerie van Defensie", "NL"), ("Reuters", "")],
)
def test_an_outlet_has_a_home(name: str, home: str) -> None:
    found = outlet_by_name(name)
    assert found is not None
    assert found.nation == home


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.nu.nl/politiek/1/x.html", "NU.nl"),
        ("nos.nl/artikel/1", "NOS"),
        ("https://magazines.defensie.nl/x", "Ministerie van Defensie"),
        ("https://example.org/nu.nl", None),
        ("https://notnu.nl/", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_an_address_tells_its_outlet(address: str, name: str | None) -> None:
    found = outlet_by_address(address)
    assert (found.name if found else None) == name


def test_an_unknown_outlet_is_none() -> None:
    assert outlet_by_name("Krant die niet bestaat") is None


def test_no_name_or_host_means_two_outlets() -> None:
    meanings = defaultdict(set)
    for outlet in outlets():
        assert not outlet.nation or nation_by_code(outlet.nation), outlet
        for name in (*map(key, (outlet.name, *outlet.aliases)), *outlet.hosts):
            meanings[name].add(outlet.name)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("role", "of", "day", "names"),
    [
        ("defence-minister", "NL", "2020-01", ["Ank Bijleveld"]),
        ("defence-minister", "NL", "2017-10", ["Jeanine Hennis-Plasschaert", "Klaas Dijkhoff", "Ank Bijleveld"]),
        ("defence-minister", "BE", "2022-03-01", ["Ludivine Dedonder"]),
        ("secretary-general", "nato", "2016", ["Jens Stoltenberg"]),
        ("defence-minister", "NL", "1950", []),
    ],
)
def test_who_held_an_office(role: str, of: str, day: str, names: list[str]) -> None:
    assert [office.name for office in holders(role, of, day)] == names


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("Rutte", "2020", {("prime-minister", "NL"), ("party-leader", "NL")}),
        ("Rutte", "2025-01", {("secretary-general", "nato")}),
        ("hennis", "", {("defence-minister", "NL")}),
        ("Kamp", "2015", set()),
        ("Niemand", "", set()),
    ],
)
def test_what_a_name_held(name: str, day: str, found: set[tuple[str, str]]) -> None:
    assert {(office.role, office.of) for office in offices_by_name(name, day)} == found


def test_offices_name_what_is_known() -> None:
    known = {role.id for role in roles()}
    for office in offices():
        assert office.role in known, office
        assert nation_by_code(office.of) or organisation_by_id(office.of), office
        assert not office.until or office.since <= office.until, office


@pytest.mark.parametrize(
    ("name", "found"),
    [("NAVO", "nato"), ("VN", "un"), ("Islamitische Staat", "is"), ("Houthi-rebellen", "houthis"), ("de bakker", None)],
)
def test_what_an_organisation_is_called(name: str, found: str | None) -> None:
    organisation = organisation_by_name(name)
    assert (organisation.id if organisation else None) == found


def test_no_name_means_two_organisations() -> None:
    meanings = defaultdict(set)
    for organisation in organisations():
        assert not organisation.nation or nation_by_code(organisation.nation), organisation
        assert all(nation_by_code(code) for code in organisation.members), organisation
        for name in names_of_organisation(organisation):
            meanings[key(name)].add(organisation.id)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}

"""A description means the missions that fit it in their time; forces at a place mean one where no doubt is left."""

from __future__ import annotations

from typing import Any

import pytest

from muster.knowledge.missions import mission_by_id
from muster.knowledge.organisations import natures
from muster.knowledge.places import place_named
from muster.knowledge.resolve import default_mission, defaults, resolve_mission


def meant(**told: Any) -> list[str]:
    return [candidate.mission.id for candidate in resolve_mission(**told)]


@pytest.mark.parametrize(
    ("told", "mission"),
    [
        ({"lead": "un", "theatre": "ML", "year": 2016}, "minusma"),
        ({"lead": "nato", "theatre": "IQ", "nature": "training", "year": 2020}, "nmi"),
        ({"lead": "nato", "theatre": "IQ", "nature": "training", "year": 2006}, "ntm-i"),
        ({"lead": "coalition", "enemy": "is", "year": 2017}, "oir"),
        ({"lead": "nato", "theatre": "LT", "nature": "battlegroup", "year": 2022}, "efp-lithuania"),
        ({"theatre": "TR", "nature": "air-defence", "year": 2013}, "active-fence"),
        ({"theatre": "TR", "nature": "air-defence", "year": 2003}, "display-deterrence"),
        ({"lead": "nato", "nature": "counter-piracy", "year": 2012}, "ocean-shield"),
        ({"lead": "eu", "theatre": "BA", "year": 2010}, "eufor-althea"),
        ({"lead": "eu", "theatre": "BA", "nature": "police", "year": 2010}, "eupm"),
        ({"lead": "nato", "theatre": "BA", "year": "1996-06"}, "ifor"),
        ({"lead": "nato", "theatre": "BA", "year": "2001-03-02"}, "sfor"),
        ({"lead": "FR", "theatre": "ML", "year": 2013}, "serval"),
        ({"lead": "FR", "theatre": "Mali", "year": 2016}, "barkhane"),
        ({"lead": "eu", "theatre": "Red Sea", "year": 2024}, "aspides"),
        ({"lead": "un", "theatre": "LB", "year": 2010}, "unifil"),
        ({"lead": "un", "theatre": "LB", "nature": "maritime", "year": 2010}, "unifil-maritime"),
        ({"name": "EUFOR", "theatre": "TD", "year": 2008}, "eufor-tchad"),
        ({"lead": "un", "theatre": "RW", "year": 2019}, "unamir"),
        ({"lead": "eu", "theatre": "ML", "nature": "training", "year": 2015}, "eutm-mali"),
        ({"lead": "eu", "theatre": "ML", "nature": "police", "year": 2015}, "eucap-sahel-mali"),
    ],
)
def test_a_full_description_means_one_mission(told: dict[str, Any], mission: str) -> None:
    assert meant(**told) == [mission]


@pytest.mark.parametrize(
    ("told", "some"),
    [
        ({"nature": "counter-piracy", "year": 2012}, {"atalanta", "ocean-shield"}),
        ({"theatre": "IQ", "nature": "training", "year": 2019}, {"oir", "nmi"}),
        ({"name": "EUFOR", "year": 2008}, {"eufor-althea", "eufor-tchad"}),
        ({"theatre": "SY", "year": 2018}, {"oir", "russia-syria"}),
    ],
)
def test_a_vague_one_means_several(told: dict[str, Any], some: set[str]) -> None:
    assert some <= set(meant(**told))


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"year": 2020},
        {"theatre": "Nergenshuizen"},
        {"lead": "nato", "theatre": "Nergenshuizen"},
        {"lead": "un", "theatre": "ML", "year": 1999},
        {"lead": "osce", "theatre": "ML"},
        {"name": "no such name"},
    ],
)
def test_nothing_fits_nothing(told: dict[str, Any]) -> None:
    assert meant(**told) == []


def test_the_place_at_the_heart_of_a_mission_comes_first() -> None:
    assert meant(theatre="Uruzgan", year=2008)[0] == "isaf"


def test_a_candidate_says_why() -> None:
    (only,) = resolve_mission(lead="un", theatre="ML", year=2016)
    assert only.reasons == ("lead: un", "theatre: Mali", "year: 2013-04/2023-12")


@pytest.mark.parametrize(
    ("asked", "mission"),
    [
        (("Erbil", "NL", 2020, "training"), "oir"),
        (("Chora", "NL", 2007), "isaf"),
        (("Kunduz", "NL", "2012-02"), "isaf"),
        (("Mazar-i-Sharif", "NL", 2018), "rsm"),
        (("Gao", "NL", 2015), "minusma"),
        (("Rukla", "NL", 2019), "efp-lithuania"),
        (("Siauliai", "BE", 2015), "air-policing"),
        (("As Samawah", "NL", 2004), "sfir"),
        (("Adana", "NL", 2013), "active-fence"),
        (("Potočari", "NL", "1995-07"), "unprofor"),
        (("Bugojno", "NL", "2003"), "sfor"),
        (("Bugojno", "NL", "2005"), "eufor-althea"),
        (("Orahovac", "NL", "1999-08"), "kfor"),
        (("Kabul", "NL", "2021-08"), "kabul-airlift"),
        (("Goz Beida", "NL", 2008), "eufor-tchad"),
    ],
)
def test_forces_that_leave_no_doubt(asked: tuple[Any, ...], mission: str) -> None:
    found = default_mission(*asked)
    assert found is not None
    assert found.id == mission


@pytest.mark.parametrize(
    "asked",
    [
        ("Baghdad", "NL", 2020, "training"),
        ("Bamako", "DE", 2015),
        ("Uruzgan", "NL", 1999),
        ("Uruzgan", "NL", ""),
        ("Paris", "FR", 2015),
        ("Al-Muthanna", "CN", 2004),
        ("nowhere", "NL", 2015),
    ],
)
def test_forces_that_leave_doubt(asked: tuple[Any, ...]) -> None:
    assert default_mission(*asked) is None


def test_defaults_name_what_is_known() -> None:
    kinds = {nature.id for nature in natures()}
    for row in defaults():
        assert mission_by_id(row.mission), row
        assert place_named(row.place), row
        assert set(row.natures) <= kinds, row
        assert not row.until or row.since <= row.until, row

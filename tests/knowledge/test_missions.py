"""Every mission is named, dated and placed with what the other tables know, and has the ids that claims use."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from muster.knowledge.missions import made_id, mission_by_id, missions, missions_by_name, name_of, names_of
from muster.knowledge.names import key
from muster.knowledge.nations import nation_by_code
from muster.knowledge.organisations import natures, organisation_by_id
from muster.knowledge.places import place_named

IDS = Path(__file__).parents[3] / "shared" / "gold" / "missions.json"
EDTF_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


@pytest.mark.skipif(not IDS.exists(), reason=f"needs {IDS}")
def test_the_ids_that_claims_use_are_here() -> None:
    wanted = set(json.loads(IDS.read_text(encoding="utf-8"))) - {"other"}
    assert wanted <= {mission.id for mission in missions()}


def test_ids_are_unique_and_written_alike() -> None:
    ids = [mission.id for mission in missions()]
    assert len(set(ids)) == len(ids) > 100
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", mission_id) for mission_id in ids)


def test_what_missions_refer_to_exists() -> None:
    kinds = {nature.id for nature in natures()}
    for mission in missions():
        leaders = [lead for lead in mission.lead if not (organisation_by_id(lead) or nation_by_code(lead))]
        lands = [code for code in (*mission.theatre, *mission.nations) if nation_by_code(code) is None]
        spots = [name for name in (mission.place, *mission.areas) if name and place_named(name) is None]
        enemies = [enemy for enemy in mission.enemy if organisation_by_id(enemy) is None]
        assert (mission.id, leaders, lands, spots, enemies) == (mission.id, [], [], [], [])
        assert set(mission.nature) <= kinds
        assert not mission.part_of or mission_by_id(mission.part_of)


def test_a_mission_begins_before_it_ends() -> None:
    for mission in missions():
        for end in filter(None, (mission.since, mission.until)):
            assert EDTF_MONTH.fullmatch(end), mission.id
        assert not (mission.since and mission.until) or mission.since <= mission.until, mission.id


def test_a_name_that_stands_alone_means_one_mission() -> None:
    meanings = defaultdict(set)
    for mission in missions():
        for name in names_of(mission):
            meanings[key(name)].add(mission.id)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}
    shared = {key(name) for mission in missions() for name in mission.shared}
    assert not shared & set(meanings)


def test_a_shared_name_is_shared() -> None:
    for mission in missions():
        for name in mission.shared:
            assert len(missions_by_name(name)) > 1, name


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("ISAF", {"isaf"}),
        ("Resolute Support", {"rsm"}),
        ("anti-IS-coalitie", {"oir"}),
        ("NAVO-missie in Irak", {"nmi"}),
        ("EUTM Mali", {"eutm-mali"}),
        ("Épervier", {"epervier"}),
        ("EUFOR", {"eufor-althea", "eufor-tchad", "eufor-rdc", "eufor-rca"}),
        ("Sophia", set()),
        ("de missie", set()),
    ],
)
def test_what_a_name_means(name: str, ids: set[str]) -> None:
    assert {mission.id for mission in missions_by_name(name)} == ids


def test_names_to_print() -> None:
    assert name_of("nmi", "nl") == "NAVO-missie in Irak"
    assert name_of("nmi", "en") == "NATO Mission Iraq"
    assert name_of("oir", "en") == "Operation Inherent Resolve"
    assert name_of("rough-rider", "nl") == "Operation Rough Rider"
    assert name_of("no-such", "nl") == "no-such"


@pytest.mark.parametrize(
    ("nation", "country", "lang", "name"),
    [("BE", "BJ", "nl", "België in Benin"), ("*", "CI", "en", "Ivory Coast"), ("XX", "YY", "en", "xx-in-yy")],
)
def test_a_mission_that_no_table_knows_is_called_by_whose_it_is_and_where(
    nation: str, country: str, lang: str, name: str
) -> None:
    assert name_of(made_id(nation, country), lang) == name

"""Which threats and incidents stand on a day, and what ends a threat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from single_claims import claim, picture_on

if TYPE_CHECKING:
    from pathlib import Path

    from single_claims import Told

RAISED: Told = ("2020-01-05", claim("threat", "raised", "2020-01-05", nation=None, about="raketten"))


def lowered(when: str, told: str | None = None, **fields: str | None) -> Told:
    return told or when, claim("threat", "lowered", when, **{"nation": None, "about": "dreiging"} | fields)


def threats(folder: Path, on: str, *claims: Told, known_by: str | None = None) -> list[str]:
    return [one.sure.value for one in picture_on(folder, on, *claims, known_by=known_by).threats]


def test_a_threat_stands_till_it_is_told_to_be_lower(tmp_path: Path) -> None:
    assert threats(tmp_path, "2020-01-07", RAISED, lowered("2020-01-08")) == ["presumed"]
    assert threats(tmp_path, "2020-01-10", RAISED, lowered("2020-01-08")) == []
    assert threats(tmp_path, "2020-01-15", RAISED, lowered("2020-01-08"), ("2020-01-12", RAISED[1])) == []
    again = claim("threat", "raised", "2020-01-12", nation=None, about="raketten")
    assert threats(tmp_path, "2020-01-15", RAISED, lowered("2020-01-08"), ("2020-01-12", again)) == ["presumed"]


@pytest.mark.parametrize("modality", ["denied", "planned", "conditional", "possible", "undisclosed"])
@pytest.mark.parametrize("about", ["dreiging", "raketten"])
def test_only_what_is_told_plainly_lowers_a_threat(tmp_path: Path, modality: str, about: str) -> None:
    assert threats(tmp_path, "2020-01-10", RAISED, lowered("2020-01-08", modality=modality, about=about)) == [
        "presumed"
    ]


@pytest.mark.parametrize("about", ["dreiging", "raketten"])
def test_a_threat_that_may_have_been_lowered_is_possible(tmp_path: Path, about: str) -> None:
    in_a_report_of_the_month = lowered("2020-01-08", told="2020-01", about=about)
    assert threats(tmp_path, "2020-01-10", RAISED, in_a_report_of_the_month, known_by="2020-01-10") == ["possible"]
    assert threats(tmp_path, "2020-01-10", RAISED, in_a_report_of_the_month) == []
    some_day = lowered("2020-01-08/2020-01-20", told="2020-01-21", about=about)
    assert threats(tmp_path, "2020-01-10", RAISED, some_day) == ["possible"]
    assert threats(tmp_path, "2020-01-22", RAISED, some_day) == []


def test_a_threat_to_one_mission_is_not_lowered_with_that_to_another(tmp_path: Path) -> None:
    in_mali: Told = ("2020-01-05", claim("threat", "raised", "2020-01-05", nation=None, place="Mali"))
    assert threats(tmp_path, "2020-01-15", in_mali, lowered("2020-01-08", mission="minusma", place=None)) == [
        "presumed"
    ]
    assert threats(tmp_path, "2020-01-15", in_mali, lowered("2020-01-08", mission="oir", place=None)) == []
    assert threats(tmp_path, "2020-01-15", in_mali, lowered("2020-01-08", mission=None, place="Mali")) == []


@pytest.mark.parametrize("when", ["2022", "2021-11/..", "2022-05/2022-07"])
def test_an_incident_was_before_the_report_that_tells_of_it(tmp_path: Path, when: str) -> None:
    attack: Told = ("2022-06-04", claim("incident", "attack", when))

    def incidents(on: str) -> list[str]:
        return [one.dated.when.edtf.split("/")[-1] for one in picture_on(tmp_path, on, attack).incidents]

    assert incidents("2022-06-10") == ["2022-06-04"]
    assert incidents("2022-07-10") == []
    assert incidents("2022-12-31") == []


def test_an_incident_dated_after_its_report_is_left_as_it_is(tmp_path: Path) -> None:
    ahead: Told = ("2022-06-04", claim("incident", "attack", "2022-07"))
    assert [one.dated.when.edtf for one in picture_on(tmp_path, "2022-07-10", ahead).incidents] == ["2022-07"]
    assert picture_on(tmp_path, "2022-07-10", ahead).disputes == ()

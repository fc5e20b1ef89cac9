"""What confirms a plan and what answers a promise by a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gold_claims import day
from muster.answers.narrowing import narrow
from muster.answers.promises import promises
from muster.model import Count
from single_claims import claim, picture_on, told

if TYPE_CHECKING:
    from pathlib import Path

    from single_claims import Told

LETTER = "brief over de missie"
PROMISED: Told = ("2020-02-01", claim("commitment", "report", "2020-03", modality="planned", about=LETTER))
PLANNED: Told = ("2023-11-20", claim("presence", "to-deploy", "2024-01-01", modality="planned"))


def sent(when: str, told: str | None = None, **fields: str | None) -> Told:
    return told or when, claim("stance", "inform", when, **{"about": LETTER, "said_by": "de minister"} | fields)


def due(folder: Path, on: str, *claims: Told, known_by: str | None = None) -> list[str]:
    """How the promises stand, after what a picture shows of them was seen to be the same."""
    visible = told(folder, *claims, known_by=known_by)
    listed = [one.stands.value for one in promises(narrow(visible.entries).claims, day(on))]
    shown = [one.stands.value for one in picture_on(folder, on, *claims, known_by=known_by).promises]
    assert shown == [stands for stands in listed if stands in {"open", "overdue", "no date"}]
    return listed


def open_plans(folder: Path, on: str, *claims: Told, known_by: str | None = None) -> list[str]:
    return [one.stands.value for one in picture_on(folder, on, *claims, known_by=known_by).plans]


def test_a_promise_is_answered_by_what_had_happened_by_the_day_for_certain(tmp_path: Path) -> None:
    assert due(tmp_path, "2020-04-05", PROMISED, sent("2020-04-02")) == ["answered"]
    in_a_report_of_the_month = sent("2020-04-02", told="2020-04")
    assert due(tmp_path, "2020-04-05", PROMISED, in_a_report_of_the_month, known_by="2020-04-05") == ["overdue"]
    assert due(tmp_path, "2020-04-05", PROMISED, in_a_report_of_the_month, known_by="2020-04-30") == ["answered"]
    some_day = sent("2020-04", told="2020-04")
    assert due(tmp_path, "2020-04-05", PROMISED, some_day) == ["overdue"]
    assert due(tmp_path, "2020-04-30", PROMISED, some_day) == ["answered"]


def test_a_promise_is_not_answered_before_it_is_made(tmp_path: Path) -> None:
    promised: Told = ("2020-02-10", claim("commitment", "report", "2020-02", modality="planned", about=LETTER))
    assert due(tmp_path, "2020-06-01", promised, sent("2020-02-05")) == ["overdue"]
    assert due(tmp_path, "2020-06-01", promised, sent("2020-02-15")) == ["answered"]


def test_what_is_promised_by_a_day_at_latest_can_be_answered(tmp_path: Path) -> None:
    promised: Told = ("2022-02-10", claim("commitment", "report", "../2022-04-01", modality="planned", about=LETTER))
    assert due(tmp_path, "2022-05-01", promised) == ["overdue"]
    assert due(tmp_path, "2022-05-01", promised, sent("2022-03-20")) == ["answered"]
    since: Told = ("2022-02-10", claim("commitment", "report", "2019/2022-04-01", modality="planned", about=LETTER))
    assert due(tmp_path, "2022-05-01", since, sent("2022-03-20")) == ["answered"]


def test_a_promise_told_again_on_another_day_is_one(tmp_path: Path) -> None:
    def by_april(told: str, first: str) -> Told:
        return told, claim("commitment", "report", f"{first}/2022-04-01", modality="planned", about=LETTER)

    first, again = by_april("2022-02-10", "2022-02-10"), by_april("2022-02-11", "2022-02-11")
    assert due(tmp_path, "2022-03-01", first, again) == ["open"]
    other = ("2022-02-11", claim("commitment", "report", "2022-04-05", modality="planned", about=LETTER))
    assert due(tmp_path, "2022-03-01", first, other) == ["open", "open"]


def test_promises_are_listed_in_the_order_in_which_they_fall_due(tmp_path: Path) -> None:
    days = ["2021-10", "../2022-04-01", "2022-05/..", "2022", None]
    claims: list[Told] = [
        ("2021-09-01", claim("commitment", "report", when, modality="planned", about=f"stuk{at}"))
        for at, when in enumerate(days)
    ]
    found = promises(narrow(told(tmp_path, *reversed(claims)).entries).claims, day("2021-09-10"))
    assert [one.dated.claim.about for one in found] == [f"stuk{at}" for at in (0, 1, 2, 3, 4)]


def test_a_plan_stays_open_till_it_is_confirmed_for_certain(tmp_path: Path) -> None:
    early = ("2024-01", claim("presence", "deployed", "2024-01-02"))
    assert open_plans(tmp_path, "2024-01-05", PLANNED, early, known_by="2024-01-05") == ["planned, not confirmed"]
    assert open_plans(tmp_path, "2024-01-05", PLANNED, early) == []
    some_day = ("2024-01", claim("presence", "deployed", "2024-01"))
    assert open_plans(tmp_path, "2024-01-05", PLANNED, some_day) == ["planned, not confirmed"]
    since = ("2024-03-10", claim("presence", "deployed", "2024-01-02/.."))
    assert open_plans(tmp_path, "2024-01-05", PLANNED, since) == []


def test_a_plan_that_is_called_off_is_open_no_more(tmp_path: Path) -> None:
    off = ("2023-12-10", claim("presence", "to-deploy", None, modality="denied"))
    assert open_plans(tmp_path, "2023-12-05", PLANNED, off) == ["planned"]
    assert open_plans(tmp_path, "2023-12-15", PLANNED, off) == []
    assert open_plans(tmp_path, "2024-02-15", PLANNED, off, ("2024-02-01", PLANNED[1])) == ["planned, not confirmed"]
    maybe = ("2023-12", off[1])
    assert open_plans(tmp_path, "2023-12-15", PLANNED, maybe, known_by="2023-12-15") == ["planned"]
    some = ("2023-12-10", claim("presence", "to-deploy", None, modality="denied", count=Count(30, 30, "persons")))
    assert open_plans(tmp_path, "2023-12-15", PLANNED, some) == ["planned"]
    this_year = ("2023-11-25", claim("presence", "to-deploy", "2023-11-25/2023-11-30", modality="denied"))
    assert open_plans(tmp_path, "2023-12-15", PLANNED, this_year) == ["planned"]


def test_a_promise_that_is_denied_later_is_called_off(tmp_path: Path) -> None:
    off = ("2020-02-05", claim("commitment", "report", "2020-03", modality="denied", about=LETTER))
    assert due(tmp_path, "2020-02-03", PROMISED, off) == ["open"]
    assert due(tmp_path, "2020-06-01", PROMISED, off) == ["called off"]
    assert due(tmp_path, "2020-06-01", PROMISED, ("2020-01-05", off[1])) == ["overdue"]
    other = ("2020-02-05", claim("commitment", "report", "2020-03", modality="denied", about="evaluatie"))
    assert due(tmp_path, "2020-06-01", PROMISED, other) == ["overdue"]
    assert due(tmp_path, "2020-06-01", PROMISED, off, sent("2020-03-20")) == ["answered"]
    undated: Told = ("2020-02-01", claim("commitment", "report", None, modality="planned", about=LETTER))
    assert due(tmp_path, "2020-06-01", undated, off) == ["called off"]

"""What the five seeds say of three days, from their gold claims, and from the reader's where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gold_claims import day
from muster.answers.picture import Picture, picture
from muster.answers.subject import Filters

if TYPE_CHECKING:
    from muster.answers.plans import Plan
    from muster.answers.standing import Standing
    from muster.ledger.records import Visible

DUTCH = Filters(nations=frozenset({"NL"}))


@pytest.fixture(scope="session", params=["seeds_as_told", "seeds_as_read"])
def seeds(request: pytest.FixtureRequest) -> Visible:
    seen: Visible = request.getfixturevalue(request.param)
    return seen


def the(found: Picture, mission: str | None, nation: str, place: str, activity: str = "all") -> Standing:
    standings = [one for one in found.standings if one.subject.parts == (mission, nation, place, activity)]
    assert len(standings) == 1, [one.subject.parts for one in found.standings]
    return standings[0]


def strength(standing: Standing) -> list[tuple[int, int | None, str]]:
    return [(one.count.minimum, one.count.maximum, one.count.unit) for one in standing.figures]


def test_on_10_january_2020_training_goes_on_at_erbil_with_about_40_marines(seeds: Visible) -> None:
    erbil = the(picture(seeds, day("2020-01-10"), DUTCH), "oir", "NL", "Erbil", "training")
    assert erbil.state == "active"
    assert erbil.sure in {"certain", "presumed"}
    assert erbil.otherwise == ()
    assert (erbil.confirmed.first, erbil.confirmed.last) <= (day("2020-01-10"), day("2020-01-10"))
    assert strength(erbil) == [(40, 40, "persons")]
    assert erbil.figures[0].count.approx
    assert erbil.figures[0].who == "mariniers"


def test_on_10_january_2020_training_at_baghdad_is_suspended_and_its_3_to_12_commandos_stay(seeds: Visible) -> None:
    baghdad = the(picture(seeds, day("2020-01-10"), DUTCH), "oir", "NL", "Baghdad", "training")
    assert baghdad.state == "suspended"
    assert baghdad.sure in {"certain", "presumed"}
    assert baghdad.since.at_latest
    assert strength(baghdad) == [(3, 12, "persons")]


def test_on_10_january_2020_about_60_are_in_iraq_in_all_as_told_and_not_as_a_sum(seeds: Visible) -> None:
    iraq = the(picture(seeds, day("2020-01-10"), DUTCH), "oir", "NL", "Iraq")
    assert strength(iraq) == [(60, 60, "persons")]


def test_on_10_january_2020_the_training_of_the_nato_mission_is_suspended(seeds: Visible) -> None:
    nato = the(picture(seeds, day("2020-01-10"), DUTCH), "nmi", "*", "Iraq", "training")
    assert nato.state == "suspended"
    assert day("2020-01-04") in nato.since.date


def test_on_31_may_2019_training_is_suspended_with_50_to_60_trainers_last_told_in_may(seeds: Visible) -> None:
    training = the(picture(seeds, day("2019-05-31"), DUTCH), "oir", "NL", "Iraq", "training")
    assert training.state == "suspended"
    assert strength(training) == [(50, 60, "persons")]
    assert training.confirmed.hull_edtf.startswith("2019-05")


def planned(found: Picture) -> dict[tuple[str | None, str | None, int, str], Plan]:
    return {
        (plan.subject.mission, plan.subject.place, plan.count.minimum, plan.count.unit): plan
        for plan in found.plans
        if plan.count
    }


def test_on_15_june_2024_what_was_planned_is_not_confirmed(seeds: Visible) -> None:
    plans = planned(picture(seeds, day("2024-06-15"), DUTCH))
    detachment = plans["nmi", "Iraq", 120, "persons"]
    helicopters = plans["nmi", "Iraq", 3, "helicopters"]
    (protection,) = [plan for key, plan in plans.items() if key[2] == 145]
    for plan in (detachment, helicopters, protection):
        assert plan.stands == "planned, not confirmed"
    assert {plan.when.first for plan in (detachment, helicopters) if plan.when} == {day("2024-05-01")}
    assert protection.when
    assert protection.when.first == day("2024-01-01")


def test_before_its_date_a_plan_is_planned(seeds: Visible) -> None:
    plans = planned(picture(seeds, day("2023-12-15"), DUTCH))
    assert plans["nmi", "Iraq", 120, "persons"].stands == "planned"


def test_every_answer_has_its_report_its_sentence_and_how_sure_it_is(seeds: Visible) -> None:
    for on in ("2020-01-10", "2019-05-31", "2024-06-15"):
        found = picture(seeds, day(on), DUTCH)
        for answer in (*found.standings, *found.plans):
            assert answer.claims
            assert all(dated.claim.evidence.text and dated.entry.card.id for dated in answer.claims)
        assert all(one.sure in ("certain", "presumed", "possible") for one in found.standings)

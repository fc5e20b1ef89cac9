"""What is told "from a day on" had begun on that day: it is not put off till its end, which nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gold_claims import day
from muster.answers.consent import Force
from muster.answers.narrowing import narrow
from muster.answers.promises import Due, promises
from muster.answers.winning import Sure
from muster.model import Count
from single_claims import claim, picture_on, told

if TYPE_CHECKING:
    from pathlib import Path


def test_a_suspension_from_a_day_on_is_known(tmp_path: Path) -> None:
    stop = "2020-02-06", claim("status", "suspended", "2020-02-05/..")
    (found,) = picture_on(tmp_path, "2020-03-01", stop).standings
    assert found.sure is Sure.PRESUMED


def test_a_number_is_in_doubt_from_the_day_on_which_some_leave(tmp_path: Path) -> None:
    sent = "2019-12-01", claim("presence", "deployed", "2019-12-01", count=Count(100, 100, "persons"))
    fewer = "2020-02-06", claim("status", "reduced", "2020-02-05/..")
    (found,) = picture_on(tmp_path, "2020-03-01", sent, fewer).standings
    assert [figure.sure for figure in found.figures] == [Sure.POSSIBLE]


def test_a_consent_from_a_day_on_can_be_withdrawn(tmp_path: Path) -> None:
    given = "2019-06-20", claim("mandate", "granted", "2019-06-20/..", nation="IQ")
    gone = "2020-01-06", claim("mandate", "withdrawn", "2020-01-05", nation="IQ", binding=True)
    (found,) = picture_on(tmp_path, "2020-02-01", given, gone).consents
    assert (found.force, found.sure) == (Force.WITHDRAWN, Sure.PRESUMED)


def test_a_threat_from_a_day_on_can_be_lowered(tmp_path: Path) -> None:
    raised = "2019-06-20", claim("threat", "raised", "2019-06-20/..", about="IS")
    lowered = "2020-01-06", claim("threat", "lowered", "2020-01-05", about="IS")
    assert picture_on(tmp_path, "2020-02-01", raised, lowered).threats == ()


def test_a_threat_raised_and_lowered_on_one_day_is_possible(tmp_path: Path) -> None:
    for word in ("IS", "Iran", "milities", "Al Qaida"):
        both = [("2020-01-06", claim("threat", event, "2020-01-05", about=word)) for event in ("raised", "lowered")]
        (found,) = picture_on(tmp_path, "2020-01-20", *both).threats
        assert (found.dated.claim.event, found.sure) == ("raised", Sure.POSSIBLE)


def test_a_promise_for_a_whole_year_can_be_answered(tmp_path: Path) -> None:
    words = {"about": "dreiging in Irak", "said_by": "de minister"}
    promise = "2019-01-05", claim("commitment", "report", "2019", modality="planned", **words)
    answer = "2019-02-10", claim("status", "continued", "2019-02-10", **words)
    (found,) = promises(narrow(told(tmp_path, promise, answer).entries).claims, day("2020-02-01"))
    assert found.stands is Due.ANSWERED


def test_a_promise_answered_by_a_threat_long_ago_is_not_overdue(tmp_path: Path) -> None:
    words = {"about": "dreiging in Irak", "said_by": "de minister"}
    promise = "2019-01-05", claim("commitment", "report", "2019-02/2019-11", modality="planned", **words)
    answer = "2019-03-10", claim("threat", "raised", "2019-03-10", **words)
    assert picture_on(tmp_path, "2020-10-01", promise, answer).promises == ()
    assert picture_on(tmp_path, "2020-10-01", promise).promises != ()


def test_a_plan_without_a_number_that_came_true_stays_so(tmp_path: Path) -> None:
    plan = "2023-11-20", claim("presence", "to-deploy", "2024-01-01", modality="planned")
    deeds = [
        (told_on, claim("presence", "deployed", on))
        for told_on, on in (
            ("2022-01-05", "2022-01-05"),
            ("2024-01-22", "2024-01-22"),
            ("2024-05", "2024-05-02"),
            ("2024-05", "2024-05-03"),
        )
    ]
    assert picture_on(tmp_path, "2024-05-20", plan, *deeds, known_by="2024-05-20").plans == ()

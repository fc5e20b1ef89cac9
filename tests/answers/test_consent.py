"""How a consent stands on a day: what withdraws it, what challenges it, and when it has run out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.time.date import Date
from single_claims import claim, picture_on

if TYPE_CHECKING:
    from pathlib import Path

    from single_claims import Told


def of_host(event: str, when: str, told: str | None = None, kind: str = "mandate", **fields: object) -> Told:
    return told or when, claim(kind, event, when, **{"nation": "IQ"} | fields)


GIVEN = of_host("granted", "2019-01-05")
WITHDRAWN = of_host("withdrawn", "2020-01-05", binding=True)


def consents(folder: Path, on: str, *claims: Told, known_by: str | None = None) -> list[tuple[str, str]]:
    found = picture_on(folder, on, *claims, known_by=known_by).consents
    return [(one.force.value, one.sure.value) for one in found]


def test_a_withdrawal_is_as_sure_as_its_own_date(tmp_path: Path) -> None:
    in_january = of_host("withdrawn", "2020-01")
    assert consents(tmp_path, "2020-01-10", GIVEN, in_january) == [("withdrawn", "possible")]
    assert consents(tmp_path, "2020-02-10", GIVEN, in_january) == [("withdrawn", "presumed")]
    early = of_host("withdrawn", "2020-01-04", told="2020-01")
    assert consents(tmp_path, "2020-01-10", GIVEN, early) == [("withdrawn", "presumed")]
    assert consents(tmp_path, "2020-01-10", GIVEN, early, known_by="2020-01-10") == [("withdrawn", "possible")]
    assert consents(tmp_path, "2020-01-10", GIVEN, early, in_january, WITHDRAWN) == [("withdrawn", "presumed")]


def test_what_was_withdrawn_before_it_was_given_anew_challenges_nothing(tmp_path: Path) -> None:
    anew = of_host("granted", "2020-03-05")
    assert consents(tmp_path, "2020-02-10", GIVEN, WITHDRAWN, anew) == [("withdrawn", "presumed")]
    assert consents(tmp_path, "2020-04-10", GIVEN, WITHDRAWN, anew) == [("in force", "presumed")]
    limited = of_host("limited", "2020-03-05")
    assert consents(tmp_path, "2020-04-10", WITHDRAWN, limited) == [("in force, challenged", "presumed")]
    by_vote = of_host("withdrawn", "2020-01-05", binding=False)
    assert consents(tmp_path, "2020-04-10", GIVEN, by_vote, anew) == [("in force, challenged", "presumed")]


@pytest.mark.parametrize(("kind", "event"), [("mandate", "resolution"), ("stance", "oppose"), ("mandate", "withdrawn")])
def test_what_is_denied_challenges_nothing(tmp_path: Path, kind: str, event: str) -> None:
    for modality, force in (("denied", "in force"), ("planned", "in force, challenged")):
        against = of_host(event, "2020-01-05", kind=kind, modality=modality)
        assert consents(tmp_path, "2020-01-10", GIVEN, against) == [(force, "presumed")]


def test_a_consent_runs_out_after_the_day_till_which_it_was_given(tmp_path: Path) -> None:
    till = of_host("granted", "2019-01-05", until=Date.parse("2019-12-31"))
    assert consents(tmp_path, "2019-12-31", till) == [("in force", "presumed")]
    assert consents(tmp_path, "2020-01-01", till) == [("run out", "presumed")]
    longer = of_host("extended", "2019-12-05")
    assert consents(tmp_path, "2020-01-01", till, longer) == [("in force", "presumed")]
    assert consents(tmp_path, "2020-01-10", till, WITHDRAWN) == [("withdrawn", "presumed")]
    till_december = of_host("granted", "2019-01-05", until=Date.parse("2019-12"))
    assert consents(tmp_path, "2019-12-10", till_december) == [("in force", "possible")]
    on = of_host("granted", "2019-01-05", until="further-notice")
    assert consents(tmp_path, "2020-01-01", on) == [("in force", "presumed")]


def test_consents_of_two_activities_are_kept_apart(tmp_path: Path) -> None:
    of_training = of_host("granted", "2019-01-05", activity="training")
    in_the_air = of_host("granted", "2019-02-05", activity="air", until=Date.parse("2019-12-31"))
    stand = [("run out", "presumed"), ("in force", "presumed")]
    assert consents(tmp_path, "2020-01-10", of_training, in_the_air) == stand
    no_more = of_host("withdrawn", "2019-11-05", activity="air")
    stand = [("withdrawn", "presumed"), ("in force", "presumed")]
    assert consents(tmp_path, "2020-01-10", of_training, in_the_air, no_more) == stand
    assert consents(tmp_path, "2020-01-10", GIVEN, no_more) == [("in force, challenged", "presumed")]
    whole = of_host("granted", "2019-03-05", activity="all")
    assert consents(tmp_path, "2020-01-10", GIVEN, whole) == [("in force", "presumed")]
    assert consents(tmp_path, "2020-01-10", GIVEN, of_training, WITHDRAWN) == [("withdrawn", "presumed")] * 2


def test_hearsay_gives_no_consent_anew(tmp_path: Path) -> None:
    heard = of_host("granted", "2020-03-05", modality="possible")
    assert consents(tmp_path, "2020-04-10", GIVEN, heard) == [("in force", "presumed")]
    assert consents(tmp_path, "2020-04-10", GIVEN, WITHDRAWN, heard) == [("withdrawn", "presumed")]
    assert consents(tmp_path, "2020-04-10", heard) == [("in force", "possible")]

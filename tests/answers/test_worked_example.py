"""Dates narrow each other over reports: the killing, the suspension and the resolution of January 2020.

All five reports are dated to their month, and no claim has a date that its own text does not allow.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from gold_claims import SEEDS, day
from muster.answers.narrowing import Narrowed, narrow
from muster.answers.picture import picture
from muster.answers.subject import Filters
from muster.ledger.store import Ledger
from vague_seeds import add_vague

if TYPE_CHECKING:
    from pathlib import Path

    from muster.answers.dating import Dated
    from muster.ledger.records import Visible

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"{SEEDS} is not here")
DUTCH = Filters(nations=frozenset({"NL"}))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("vague") / "vague.ledger"
    with Ledger.open(made) as ledger:
        add_vague(ledger)
    return made


def seen(path: Path, known_by: str | None = None) -> Visible:
    with Ledger.read(path) as ledger:
        return ledger.visible(day(known_by) if known_by else None)


def the(found: Narrowed, report: str, event: str, about: str = "") -> Dated:
    chosen = [
        dated
        for dated in found.claims
        if dated.entry.card.name.startswith(report)
        and dated.claim.event == event
        and about in (dated.claim.about or "")
        and not dated.at_latest
    ]
    assert chosen
    return chosen[0]


@pytest.fixture(scope="module")
def found(path: Path) -> Narrowed:
    return narrow(seen(path).entries)


def test_each_text_alone_leaves_many_days(path: Path) -> None:
    entries = {entry.claim.event: entry for entry in seen(path).entries if entry.card.name.startswith("000")}
    killing = entries["killing"].claim.when
    assert killing
    assert killing.edtf == "[2019-12-27,2020-01-03,2020-01-10,2020-01-17,2020-01-24]"


def test_the_killing_was_on_3_january(found: Narrowed) -> None:
    assert the(found, "000", "killing", "Soleimani").when.edtf == "2020-01-03"


def test_the_suspension_was_on_4_or_5_january(found: Narrowed) -> None:
    assert the(found, "002", "suspended").when.edtf == "2020-01-04/2020-01-05"
    assert the(found, "003", "suspended").when.edtf == "2020-01-04/2020-01-05"


@pytest.mark.parametrize("report", ["000", "002", "003"])
def test_the_resolution_was_on_5_january(found: Narrowed, report: str) -> None:
    assert the(found, report, "resolution").when.edtf == "2020-01-05"


def test_the_first_report_came_out_between_5_and_10_january(found: Narrowed) -> None:
    assert the(found, "000", "resolution").told.edtf == "2020-01-05/2020-01-10"


def test_nothing_contradicts(found: Narrowed) -> None:
    assert not found.clashes


def test_the_chain_of_reasons_names_the_claims_that_narrowed(found: Narrowed) -> None:
    killing = the(found, "000", "killing", "Soleimani")
    resolution = the(found, "002", "resolution")
    assert any(resolution.id in reason or "report's day" in reason for reason in killing.reasons)
    assert any(the(found, "000", "resolution").id in reason for reason in killing.reasons)
    assert any("the same happening" in reason for reason in resolution.reasons)


def test_what_came_later_narrows_nothing_for_a_question_that_does_not_know_it(path: Path) -> None:
    known = narrow(seen(path, "2020-01-31").entries)
    assert the(known, "000", "killing", "Soleimani").when.width != 1


def test_any_order_of_reports_gives_the_same_dates(path: Path, found: Narrowed) -> None:
    entries = seen(path).entries
    for shift in range(0, len(entries), 7):
        turned = (*entries[shift:], *entries[:shift])
        assert narrow(turned) == found
    assert narrow(itertools.chain(reversed(entries))) == found


def test_the_dutch_training_is_possibly_suspended_on_20_may_2019_and_suspended_on_the_31st(path: Path) -> None:
    def training(on: str) -> tuple[str, str]:
        standings = picture(seen(path), day(on), DUTCH).standings
        (one,) = [one for one in standings if one.subject.parts == ("oir", "NL", "Iraq", "training")]
        return one.state, one.sure

    assert training("2019-05-20") == ("suspended", "possible")
    assert training("2019-05-31") == ("suspended", "presumed")

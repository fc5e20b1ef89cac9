"""What ``why`` and ``show`` fetch gives what the whole ledger gives: the same reasons, the same dates, as surely."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import gold_claims
from muster.answers.as_data import claim_data, why_data
from muster.answers.bearing import scope_of
from muster.answers.narrowing import narrow, of_time
from muster.answers.reasons import MOVING, stretches, why
from muster.answers.subject import Filters
from muster.ledger.records import together
from muster.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

ASKED = [
    *(Filters(nations=frozenset({code})) for code in ("NL", "DE", "*")),
    *(Filters(missions=frozenset({mission})) for mission in ("oir", "nmi", "isaf", "minusma", "other")),
    *(Filters(places=frozenset({place})) for place in ("Iraq", "Erbil", "Mali", "Atlantis")),
]
DAYS = ("2019-05-31", "2020-01-31", "2024-06-15")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    if not gold_claims.DEV.is_dir():
        pytest.skip(f"{gold_claims.DEV} is not here")
    with Ledger.open(tmp_path_factory.mktemp("gold") / "gold.ledger") as opened:
        gold_claims.add_all(opened, [*gold_claims.seeds(), *gold_claims.dev()])
        yield opened


@pytest.mark.parametrize("filters", ASKED)
@pytest.mark.parametrize("on", DAYS)
def test_the_reasons_of_a_change_need_what_is_about_it_and_what_moved_before_it(
    ledger: Ledger, filters: Filters, on: str
) -> None:
    day, whole = gold_claims.day(on), ledger.visible()
    around = ledger.around(scope_of(filters))
    part = together(around, ledger.of_days(stretches(narrow(around.entries), day, filters), MOVING))
    assert len(part.entries) < len(whole.entries)
    first, second = (
        json.dumps([why_data(one) for one in why(narrow(seen.entries), day, filters)]) for seen in (whole, part)
    )
    assert first == second


def test_a_claim_is_dated_by_what_is_told_of_its_time(ledger: Ledger) -> None:
    whole = narrow(ledger.visible().entries)
    changed = [dated for dated in whole.claims if dated.reasons]
    assert len(changed) > 20
    for dated in changed:
        report = ledger.report_of(dated.id)
        own = ledger.told_in(report or "")
        around = ledger.of_days(of_time([dated.entry]))
        part = narrow(together(own, around).entries)
        assert len(part.claims) < len(whole.claims)
        assert claim_data(part.by_id()[dated.id]) == claim_data(dated)

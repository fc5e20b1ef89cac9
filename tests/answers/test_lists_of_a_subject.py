"""Lists limited to a nation, a mission or a place: what is fetched for them gives what the whole ledger gives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import gold_claims
from muster.answers.as_data import diff_data, difference_data, happening_data, point_data, precedent_data, promise_data
from muster.answers.bearing import scope_of
from muster.answers.changes import between_days
from muster.answers.disputes import differences
from muster.answers.happenings import happenings
from muster.answers.listing import listing
from muster.answers.narrowing import narrow
from muster.answers.precedents import precedents
from muster.answers.promises import promises
from muster.answers.series import strength
from muster.answers.subject import Filters
from muster.ledger.records import together
from muster.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.ledger.records import Visible

ASKED = [
    *(Filters(nations=frozenset({code})) for code in ("NL", "BE", "DE", "US", "*")),
    *(Filters(missions=frozenset({mission})) for mission in ("oir", "nmi", "isaf", "minusma", "unifil", "other")),
    *(Filters(places=frozenset({place})) for place in ("Iraq", "Erbil", "Mali", "Kunduz", "Lithuania", "Atlantis")),
    Filters(frozenset({"oir", "nmi"}), frozenset({"NL"}), frozenset({"Iraq"})),
]
FIRST, SECOND = gold_claims.day("2019-04-30"), gold_claims.day("2020-01-31")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    if not gold_claims.DEV.is_dir():
        pytest.skip(f"{gold_claims.DEV} is not here")
    with Ledger.open(tmp_path_factory.mktemp("gold") / "gold.ledger") as opened:
        gold_claims.add_all(opened, [*gold_claims.seeds(), *gold_claims.dev()])
        yield opened


def lists(visible: Visible, filters: Filters) -> str:
    found = narrow(visible.entries)
    data: list[Any] = [
        [
            happening_data(one)
            for kind in ("incident", "threat", "measure", "mandate", "stance")
            for one in listing(found, kind, filters)
        ],
        [happening_data(one) for one in happenings(found, filters)],
        [precedent_data(one) for one in precedents(found, "suspended", filters)],
        [point_data(one) for one in strength(found.claims, filters)],
        [difference_data(one) for one in differences(found, SECOND, filters)],
    ]
    return json.dumps(data, sort_keys=True)


@pytest.mark.parametrize("filters", ASKED)
def test_a_list_needs_no_more_than_is_around_its_subject(ledger: Ledger, filters: Filters) -> None:
    whole, around = ledger.visible(), ledger.around(scope_of(filters))
    assert len(around.entries) < len(whole.entries)
    assert around.last_told == whole.last_told
    assert lists(around, filters) == lists(whole, filters)


@pytest.mark.parametrize("filters", ASKED)
def test_promises_need_no_more_than_the_missions_of_their_subject(ledger: Ledger, filters: Filters) -> None:
    seen = ledger.visible(), ledger.around(scope_of(filters), whole=True)
    first, second = (
        [
            promise_data(one)
            for one in promises(narrow(visible.entries).claims, SECOND)
            if filters.take(one.dated.subject)
        ]
        for visible in seen
    )
    assert first == second


@pytest.mark.parametrize("filters", ASKED)
def test_what_changed_between_two_days_needs_no_more_than_bears_on_them(ledger: Ledger, filters: Filters) -> None:
    scope = scope_of(filters)
    part = together(ledger.around(scope), ledger.near(FIRST, scope), ledger.near(SECOND, scope))
    changed = [diff_data(between_days(visible, FIRST, SECOND, filters)) for visible in (ledger.visible(), part)]
    assert changed[0] == changed[1]


def test_everything_asked_is_everything_seen(ledger: Ledger) -> None:
    assert ledger.around(scope_of(Filters())) == ledger.visible()

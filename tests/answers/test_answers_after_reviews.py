"""What reviews bring bears on answers as if the reports had told it, however little of the ledger is fetched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gold_claims import day
from made_reports import claims, reports
from muster.answers.as_data import picture_data
from muster.answers.bearing import scope_of
from muster.answers.picture import picture, picture_of
from muster.answers.subject import Filters
from muster.ledger.records import together
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

    Made = list[tuple[Report, tuple[Claim, ...]]]

TEXT = "Zij leiden soldaten op."
OWN = Claim("presence", "deployed", Span(0, len(TEXT), TEXT), nation="NL", place="Iraq", activity="training")
WHOLE = replace(OWN, kind="status", event="suspended", mission="nmi", nation="*", activity="all")
ATTACK = replace(OWN, kind="incident", event="attack", nation=None, place="Baghdad", activity=None)
ON = day("2020-01-10")
DUTCH, AT_IRAQ = Filters(nations=frozenset({"NL"})), Filters(places=frozenset({"Iraq"}))
SOME = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def ledger_of(folder: Path, made: Made) -> Ledger:
    (folder / "made.ledger").unlink(missing_ok=True)
    ledger = Ledger.open(folder / "made.ledger")
    for report, found in made:
        ledger.add(report, found, relevant=True, readable=True, reader="made")
    return ledger


def told(name: str, on: str, *found: Claim) -> tuple[Report, tuple[Claim, ...]]:
    return Report(name, Date.parse(on), TEXT), found


@pytest.mark.parametrize("action", ["amend", "add"])
@pytest.mark.parametrize("filters", [DUTCH, AT_IRAQ])
def test_what_bears_on_a_claim_that_a_review_brought_is_fetched_too(
    tmp_path: Path, action: str, filters: Filters
) -> None:
    own = told("own", "2019-12-20", OWN) if action == "amend" else told("own", "2019-12-20")
    made = [own, told("whole", "2020-01-05", WHOLE), told("attack", "2020-01-06", ATTACK)]
    with ledger_of(tmp_path, made) as ledger:
        target = next(entry for entry in ledger.visible().entries if entry.card.name == "own") if own[1] else None
        report = ledger.latest(9)[-1][0]
        found = replace(OWN, mission="nmi")
        ledger.review(action, target.id if target else report, analyst="An", reason="so", claim=found)  # type: ignore[arg-type]
        near = picture_of(ledger, ON, filters)
        whole = picture(ledger.visible(), ON, filters)
    assert picture_data(near) == picture_data(whole)
    assert [(one.subject.nation, one.state.value) for one in near.standings] == [
        ("*", "suspended"),
        ("NL", "suspended"),
    ]
    assert len(near.incidents) == 1


@SOME
@given(made=reports(most=8), data=st.data())
def test_after_any_reviews_what_is_fetched_gives_the_picture_of_all(
    tmp_path: Path, made: Made, data: st.DataObject
) -> None:
    filters = data.draw(st.sampled_from((DUTCH, AT_IRAQ, Filters(missions=frozenset({"nmi"})))))
    with ledger_of(tmp_path, made) as ledger:
        for entry in ledger.visible().entries[: data.draw(st.integers(1, 4))]:
            action = data.draw(st.sampled_from(("amend", "amend", "add", "reject")))
            claim = None if action == "reject" else data.draw(claims(entry.claim.evidence.text))
            target = entry.card.id if action == "add" else entry.id
            ledger.review(action, target, analyst="An", reason="so", claim=claim)
        on = data.draw(st.sampled_from((ON, day("2020-02-15"))))
        both = together(ledger.around(scope_of(filters)), ledger.near(on, scope_of(filters)))
        whole, near = picture(ledger.visible(), on, filters), picture_of(ledger, on, filters)
    assert picture_data(near) == picture_data(whole)
    # What answers plans and promises is sought by itself, once these are known.
    fetched = replace(picture(both, on, filters), plans=whole.plans, promises=whole.promises)
    assert picture_data(fetched) == picture_data(whole)

"""Properties of answers: order and batching change nothing, knowledge only grows, what is rejected leaves no trace."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gold_claims import day
from made_reports import dense_reports, reports
from muster.answers.as_data import diff_data, difference_data, happening_data, history_data, picture_data, why_data
from muster.answers.bearing import scope_of
from muster.answers.changes import between_days
from muster.answers.disputes import differences
from muster.answers.happenings import happenings
from muster.answers.history import history
from muster.answers.narrowing import narrow
from muster.answers.picture import picture, picture_of
from muster.answers.reasons import why
from muster.answers.subject import Filters
from muster.ledger.store import Ledger

if TYPE_CHECKING:
    from muster.ledger.records import Visible
    from muster.model import Claim, Report

    Made = list[tuple[Report, tuple[Claim, ...]]]

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def everything(visible: Visible) -> str:
    """All answers as one text."""
    found, filters = narrow(visible.entries), Filters()
    data: list[Any] = [
        picture_data(picture(visible, day("2020-01-10"), filters)),
        history_data(history(visible, filters)),
        [happening_data(one) for one in happenings(found, filters)],
        [difference_data(one) for one in differences(found, day("2020-02"), filters)],
        [why_data(one) for one in why(found, day("2020-02"), filters)],
        diff_data(between_days(visible, day("2020-01-01"), day("2020-02"), filters)),
    ]
    return json.dumps(data, ensure_ascii=False)


def ledger_of(made: Made, *, batched: bool = False) -> Ledger:
    folder = Path(tempfile.mkdtemp())
    ledger = Ledger.open(folder / "made.ledger")
    if batched:
        with ledger.batch():
            _add(ledger, made)
    else:
        _add(ledger, made)
    return ledger


def _add(ledger: Ledger, made: Made) -> None:
    for report, claims in made:
        ledger.add(report, claims, relevant=True, readable=True, reader="made")


@QUICK
@given(made=reports(), data=st.data())
def test_the_order_in_which_reports_come_and_how_they_are_batched_is_all_one(made: Made, data: st.DataObject) -> None:
    turned = data.draw(st.permutations(made))
    with ledger_of(made) as one, ledger_of(turned, batched=True) as other:
        assert everything(one.visible()) == everything(other.visible())


@QUICK
@given(made=reports())
def test_reading_everything_twice_changes_nothing(made: Made) -> None:
    with ledger_of(made) as once, ledger_of([*made, *made]) as twice:
        assert everything(once.visible()) == everything(twice.visible())


@QUICK
@given(made=reports())
def test_what_is_visible_by_a_day_only_grows(made: Made) -> None:
    with ledger_of(made) as ledger:
        seen: set[str] = set()
        for by in ("2019-11", "2019-12-15", "2020-01-01", "2020-01-31", "2020-02-10", "2020-12"):
            now = {entry.id for entry in ledger.visible(day(by)).entries}
            assert seen <= now
            seen = now
        assert seen == {entry.id for entry in ledger.visible().entries}


@QUICK
@given(made=reports(), pick=st.integers(0, 1000))
def test_a_rejected_claim_leaves_no_trace_in_answers_and_stays_in_the_audit(made: Made, pick: int) -> None:
    with ledger_of(made) as ledger:
        before = ledger.visible()
        if not before.entries:
            return
        target = before.entries[pick % len(before.entries)].id
        without = before.entries[: pick % len(before.entries)] + before.entries[pick % len(before.entries) + 1 :]
        done = ledger.review("reject", target, analyst="An", reason="not so")
        after = ledger.visible()
        assert after.entries == without
        assert target not in everything(after)
        assert ledger.visible(recorded_by="2000-01-01T00:00:00.000000Z").entries == ()
        assert [review.id for review in ledger.audit(target)] == [done.id]
        ledger.review("undo", done.id, analyst="An", reason="it was so")
        assert ledger.visible().entries == before.entries


@QUICK
@given(made=reports(most=12), data=st.data())
def test_fetching_only_what_bears_on_a_question_gives_the_same_picture(made: Made, data: st.DataObject) -> None:
    some = st.frozensets
    filters = Filters(
        missions=data.draw(some(st.sampled_from(("oir", "nmi")), max_size=1)),
        nations=data.draw(some(st.sampled_from(("NL", "DE")), max_size=1)),
        places=data.draw(some(st.sampled_from(("Iraq", "Erbil", "Mali")), max_size=1)),
    )
    on = day(data.draw(st.sampled_from(("2019-12-01", "2020-01-05", "2020-01-10", "2020-02-15", "2026-01-01"))))
    with ledger_of(made) as ledger:
        seen = ledger.visible().entries
        if seen and data.draw(st.booleans()):
            ledger.review(data.draw(st.sampled_from(("reject", "confirm"))), seen[0].id, analyst="An", reason="so")
        whole = picture(ledger.visible(), on, filters)
        assert picture_data(picture_of(ledger, on, filters)) == picture_data(whole)


@settings(QUICK, max_examples=60)
@given(made=dense_reports(), data=st.data())
def test_of_what_is_told_again_and_again_a_picture_fetches_all_that_it_weighs(made: Made, data: st.DataObject) -> None:
    on = data.draw(st.integers(day("2012-01-01"), day("2024-01-01")))
    by = data.draw(st.sampled_from((None, on, on - 100, on + 400)))
    filters = Filters(
        nations=data.draw(st.sampled_from((frozenset(), frozenset({"NL"})))),
        places=data.draw(st.sampled_from((frozenset(), frozenset({"Erbil"})))),
    )
    with ledger_of(made) as ledger:
        for entry in ledger.visible().entries[: data.draw(st.integers(0, 3))]:
            ledger.review("reject", entry.id, analyst="An", reason="not so")
        whole, near = ledger.visible(by), ledger.near(on, scope_of(filters), by)
        assert picture_data(picture_of(ledger, on, filters, by)) == picture_data(picture(whole, on, filters))
        assert {entry.id for entry in near.entries} <= {entry.id for entry in whole.entries}
        assert list(ledger.faults()) == []


@QUICK
@given(made=reports(most=12), nation=st.sampled_from(("NL", "DE")), last=st.integers(1, 30))
def test_fetching_only_the_last_claims_gives_the_same_history(made: Made, nation: str, last: int) -> None:
    filters = Filters(nations=frozenset({nation}))
    with ledger_of(made) as ledger:
        whole, near = ledger.visible(), ledger.about(scope_of(filters), last)
        assert history_data(history(near, filters, last)) == history_data(history(whole, filters, last))

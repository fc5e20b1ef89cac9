"""However much alike is told, a picture shows each thing that happened, was planned, promised or said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gold_claims import day
from muster.answers.listing import listing
from muster.answers.narrowing import narrow
from muster.answers.picture import Picture, picture, picture_of
from muster.answers.plans import Stands, plans
from muster.answers.promises import Due, promises
from muster.answers.subject import Filters
from muster.ledger.store import Ledger
from muster.model import Claim, Count, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

ON = day("2020-06-01")
TEXT = "Op die dag gebeurde er iets in Irak."
DUTCH = Filters(nations=frozenset({"NL"}))
PARTS = {"threat": "threats", "measure": "measures", "stance": "positions", "incident": "incidents"}
EVENTS = {"threat": "raised", "measure": "security", "stance": "oppose", "incident": "attack"}


def told(kind: str, event: str, when: int | str, **fields: Any) -> tuple[int, Claim]:
    """A claim on the Dutch in Iraq, and the day of its report: the first day that it is about, or the one given."""
    date = Date.parse(when) if isinstance(when, str) else Date.between(when, when)
    by = fields.pop("told", None)
    common = {"mission": "oir", "nation": "NL", "place": "Iraq", "when": date, **fields}
    return day(by) if by else date.first, Claim(kind, event, Span(0, len(TEXT), TEXT), **common)


def ledger_of(folder: Path, *made: tuple[int, Claim]) -> Ledger:
    path = folder / "one.ledger"
    path.unlink(missing_ok=True)
    ledger = Ledger.open(path)
    with ledger.batch():
        for number, (by, claim) in enumerate(made):
            report = Report(f"report-{number}", Date.between(by, by), f"{TEXT} {number}")
            ledger.add(report, (claim,), relevant=True, readable=True, reader="made")
    return ledger


def shown(folder: Path, on: str, *made: tuple[int, Claim]) -> Picture:
    with ledger_of(folder, *made) as ledger:
        return picture_of(ledger, day(on), DUTCH)


@pytest.mark.parametrize("kind", EVENTS)
def test_five_things_of_one_kind_at_one_place_are_five(tmp_path: Path, kind: str) -> None:
    words = ("raketten", "bermbommen", "drones", "mortieren", "gijzelingen")
    made = [
        told(kind, EVENTS[kind], f"2020-01-0{number}", about=word, said_by=f"partij {word}")
        for number, word in enumerate(words, 2)
    ]
    assert len(getattr(shown(tmp_path, "2020-01-10", *made), PARTS[kind])) == len(words)


def test_a_plan_that_came_true_is_not_open_for_what_came_after(tmp_path: Path) -> None:
    plan = told("presence", "to-deploy", "2024-01-01", told="2023-11-20", modality="planned", count=size(150))
    deeds = [
        told("presence", "deployed", on, count=size(many))
        for on, many in (("2024-02-01", 150), ("2024-04-01", 100), ("2024-05-01", 90))
    ]
    assert [one.stands for one in shown(tmp_path, "2024-01-20", plan, *deeds).plans] == [Stands.PAST]
    assert shown(tmp_path, "2024-06-01", plan, *deeds).plans == ()


def test_a_promise_that_was_kept_is_not_overdue_for_what_was_said_after(tmp_path: Path) -> None:
    promise = told("commitment", "report", "2020-01", told="2020-01-02", modality="planned", about="brief evaluatie")
    kept = told("status", "continued", "2020-01-15", about="brief evaluatie", said_by="minister")
    after = [told("status", "continued", f"2020-0{month}-10", about="iets", said_by="minister") for month in (3, 4, 5)]
    assert [one.stands for one in shown(tmp_path, "2020-05-20", promise, *after).promises] == [Due.OVERDUE]
    assert shown(tmp_path, "2020-05-20", promise, kept, *after).promises == ()


def size(many: int) -> Count:
    return Count(many, many, "persons")


@st.composite
def alike(draw: st.DrawFn) -> tuple[int, Claim]:
    """A claim of one of few keys, told within a year and a half before the day asked, or planned for after it."""
    when, word = ON - draw(st.integers(-60, 500)), draw(st.sampled_from(("brief", "motie", "bom", "raket", "dreiging")))
    kind, event, modality = draw(
        st.sampled_from(
            (
                *((kind, event, "asserted") for kind, event in EVENTS.items()),
                ("presence", "to-deploy", "planned"),
                ("presence", "deployed", "asserted"),
                ("presence", "deployed", "asserted"),
                ("commitment", "report", "planned"),
                ("mandate", "granted", "asserted"),
            )
        )
    )
    count = size(draw(st.sampled_from((20, 40, 60)))) if kind == "presence" else None
    by = min(when - (draw(st.integers(0, 60)) if modality == "planned" else 0), ON)
    date = Date.between(when, when)
    _, claim = told(kind, event, "2020", about=word, modality=modality, count=count, said_by=draw(SPEAKERS))
    return by, replace(claim, when=date)


SPEAKERS = st.sampled_from((None, "minister Bijleveld", "SP", "VVD"))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=st.lists(alike(), min_size=6, max_size=30))
def test_a_picture_shows_all_that_the_lists_of_that_day_show(tmp_path: Path, made: list[tuple[int, Claim]]) -> None:
    with ledger_of(tmp_path, *made) as ledger:
        seen, whole = picture_of(ledger, ON, DUTCH), ledger.visible()
    every = narrow(whole.entries)
    assert seen == picture(whole, ON, DUTCH)
    for kind, part in PARTS.items():
        held = {frozenset(said.id for said in one.claims) for one in listing(every, kind, DUTCH, ON)}
        assert {frozenset(said.id for said in (one.dated, *one.also)) for one in getattr(seen, part)} == held
    assert {one.claims[0].id for one in seen.plans} == {
        one.claims[0].id
        for one in plans(every.claims, ON)
        if one.stands is not Stands.CONFIRMED and one.when and one.when.last >= ON - 366
    }
    assert {one.dated.id for one in seen.promises} == {
        one.dated.id
        for one in promises(every.claims, ON)
        if one.stands is not Due.ANSWERED and one.dated.when.last >= ON - 366
    }

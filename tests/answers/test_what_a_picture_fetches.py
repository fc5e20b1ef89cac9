"""What is fetched for a picture is what bears on it and what helps to date that; the rest would change nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gold_claims import day
from made_reports import dense_reports
from muster.answers.as_data import picture_data
from muster.answers.bearing import scope_of
from muster.answers.picture import Picture, picture, picture_of
from muster.answers.subject import Filters
from muster.ledger.store import Ledger
from muster.ledger.window import relevant
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

    from muster.ledger.records import Anchors

    Made = list[tuple[Report, tuple[Claim, ...], dict[int, Anchors]]]

SOME = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
ALL, DUTCH, AT_ERBIL = Filters(), Filters(nations=frozenset({"NL"})), Filters(places=frozenset({"Erbil"}))
ON = day("2020-01-01")
TEXT = "Maandag vertrokken zij. Zij zijn er nog."


def weeks(told: Date) -> Anchors:
    """What "last Friday" means for each week of a vague date."""
    fridays = [one for one in range(told.first - 7, told.last) if one % 7 == 5]
    pairs = ((Date.between(one + 1, one + 7) & told, Date.between(one, one)) for one in fridays)
    return tuple((days, when) for days, when in pairs if days is not None)


@st.composite
def reckoning(draw: st.DrawFn) -> Made:
    """Dense reports, of which the vaguely dated may have a first claim, of others, that reckons from their day."""
    made: Made = []
    for report, claims in draw(dense_reports()):
        hung = weeks(report.told)
        if len(hung) > 1 and draw(st.booleans()):
            days = Date.of(one for _, when in hung for one in when.ranges)
            others = replace(claims[0], nation="DE", mission="minusma", place="Mali", when=days)
            made.append(
                (report, (draw(st.sampled_from((others, replace(claims[0], when=days)))), *claims[1:]), {0: hung})
            )
        else:
            made.append((report, claims, {}))
    return made


def ledger_of(folder: Path, made: Made) -> Ledger:
    path = folder / "made.ledger"
    path.unlink(missing_ok=True)
    ledger = Ledger.open(path)
    with ledger.batch():
        for report, claims, anchors in made:
            ledger.add(report, claims, relevant=True, readable=True, reader="made", anchors=anchors)
    return ledger


@st.composite
def crowded(draw: st.DrawFn) -> Made:
    """Reports of the same contingent, time and again within a few months, some of them for a day, some for long."""
    made: Made = []
    for number in range(draw(st.integers(4, 14))):
        told, first = draw(st.integers(ON, ON + 90)), draw(st.integers(ON - 60, ON + 90))
        when = Date.between(first, first + draw(st.sampled_from((0, 0, 6, 29, 40, 90, 365))))
        claim = Claim("presence", "deployed", Span(0, 23, TEXT[:23]), nation="NL", mission="oir", place="Erbil")
        claim = replace(claim, modality=draw(st.sampled_from(("asserted", "asserted", "planned"))), when=when)
        made.append((Report(f"report-{number}", Date.between(told, told), TEXT), (claim,), {}))
    return made


@SOME
@given(made=st.one_of(reckoning(), crowded()), data=st.data())
def test_of_everything_is_weighed_what_the_window_keeps(tmp_path: Path, made: Made, data: st.DataObject) -> None:
    on = draw_day(made, data)
    with ledger_of(tmp_path, made) as ledger:
        whole, near = ledger.visible(), ledger.near(on, scope_of(ALL))
    assert near.weighed is not None
    assert near.weighed.ids == {entry.id for entry in relevant(whole.entries, on)}


@SOME
@given(
    made=reckoning(),
    data=st.data(),
    filters=st.sampled_from((ALL, DUTCH, DUTCH, AT_ERBIL)),
    late=st.sampled_from((None, None, -100, 0, 400)),
)
def test_where_dates_reckon_from_reports_the_picture_is_that_of_all_claims(
    tmp_path: Path, made: Made, data: st.DataObject, filters: Filters, late: int | None
) -> None:
    on = draw_day(made, data)
    by = None if late is None else on + late
    with ledger_of(tmp_path, made) as ledger:
        whole, near = ledger.visible(by), ledger.near(on, scope_of(filters), by)
        answer = picture_of(ledger, on, filters, by)
    assert picture_data(answer) == picture_data(picture(whole, on, filters))
    fetched = picture(replace(near, weighed=None), on, filters)
    # What answers plans and promises is sought by itself, once these are known.
    assert picture_data(_without_answers(answer)) == picture_data(_without_answers(fetched))


def _without_answers(one: Picture) -> Picture:
    return replace(one, plans=(), promises=())


def draw_day(made: Made, data: st.DataObject) -> int:
    """A day about which one of the reports was told."""
    report = data.draw(st.sampled_from([one for one, _, _ in made]))
    return report.told.first + data.draw(st.integers(-20, 70))


@pytest.mark.parametrize(
    ("when", "fetched"),
    [
        (None, False),
        ("2020-01", False),
        ("2020-01-20", True),
        ("2020-03-01", False),
    ],
)
def test_of_a_vague_report_only_what_narrows_its_date_is_fetched_beside(
    tmp_path: Path, when: str | None, *, fetched: bool
) -> None:
    own = Claim("presence", "deployed", Span(0, 23, TEXT[:23]), nation="NL", mission="oir", place="Erbil")
    other = replace(own, nation="DE", place="Mali", mission="minusma", when=Date.parse(when) if when else None)
    with ledger_of(tmp_path, [(Report("a", Date.parse("2020-01"), TEXT), (own, other), {})]) as ledger:
        near = ledger.near(day("2020-01-25"), scope_of(DUTCH))
    assert {entry.claim.nation for entry in near.entries} == ({"NL", "DE"} if fetched else {"NL"})


def test_what_reckons_from_the_day_of_a_vague_report_is_fetched_beside(tmp_path: Path) -> None:
    told = Date.parse("2020-01")
    own = Claim("presence", "deployed", Span(0, 23, TEXT[:23]), nation="NL", mission="oir", place="Erbil")
    days = Date.of(one for _, when in weeks(told) for one in when.ranges)
    other = replace(own, nation="DE", place="Mali", mission="minusma", modality="denied", when=days)
    with ledger_of(tmp_path, [(Report("a", told, TEXT), (own, other), {1: weeks(told)})]) as ledger:
        near = ledger.near(day("2020-01-25"), scope_of(DUTCH))
    assert {entry.claim.nation for entry in near.entries} == {"NL", "DE"}


def test_of_what_spans_the_day_the_first_to_end_are_weighed_short_or_long(tmp_path: Path) -> None:
    own = Claim("presence", "deployed", Span(0, 23, TEXT[:23]), nation="NL", mission="oir", place="Erbil")
    spans = ("2019-10-01/2020-01-12", "2019-11-01/2020-01-13", "2020-01-05/2020-01-30", "2020-01-06/2020-02-03")
    made = [
        (Report(f"report-{at}", Date.parse("2020-01-08"), TEXT), (replace(own, when=Date.parse(when)),), {})
        for at, when in enumerate((*spans, "2019-09-01/2020-01-20"))
    ]
    with ledger_of(tmp_path, made) as ledger:
        near = ledger.near(day("2020-01-10"), scope_of(DUTCH))
    ends = sorted(entry.claim.when.edtf for entry in near.entries if entry.claim.when)
    assert ends == ["2019-09-01/2020-01-20", "2019-10-01/2020-01-12", "2019-11-01/2020-01-13"]

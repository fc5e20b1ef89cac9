"""A timeline says of each day what the picture of that day says."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gold_claims import day
from made_reports import reports
from muster.answers.narrowing import narrow
from muster.answers.picture import picture
from muster.answers.subject import Filters
from muster.answers.timeline import timeline
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.answers.subject import Subject
    from muster.answers.timeline import Band
    from muster.ledger.records import Visible

    Made = list[tuple[Report, tuple[Claim, ...]]]
    Held = dict[Subject, tuple[str, str]]  # the states, those allowed instead behind the first, and how sure

TEXT = "De training is overgedragen."
NL = Filters(nations=frozenset({"NL"}))
FIRST, LAST = "2019-06-01", "2027-01-01"
STAYS = ("2020-01/2020-05", "2015-02/..", "2018/2019", "2019-12-20/2020-01-07", "2015-01-05")
ENDS = (None, None, "2020-02-01", "2020-01-20/2020-01-25", "2019-12")


def told(
    event: str, when: str, by: str = "", place: str = "Erbil", until: str = "", **more: str
) -> tuple[Report, Claim]:
    """Make a report with one claim, told on the day that it is about unless given."""
    kind = "presence" if event in {"deployed", "withdrawn"} else "status"
    fields = {"mission": "oir", "nation": "NL", "place": place, "activity": "training"} | more
    end = Date.parse(until) if until else None
    claim = Claim(kind, event, Span(0, len(TEXT), TEXT), when=Date.parse(when), until=end, **fields)  # type: ignore[arg-type]
    return Report(f"{event} {when}", Date.parse(by or when), TEXT), claim


def seen(made: Iterable[tuple[Report, Iterable[Claim]]]) -> Visible:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "a.ledger") as ledger:
        for report, claims in made:
            ledger.add(report, list(claims), relevant=True, readable=True, reader="made")
        return ledger.visible()


def drawn(visible: Visible, filters: Filters) -> tuple[Band, ...]:
    return timeline(narrow(visible.entries), filters, day(LAST), 99).bands


def on_band(bands: Iterable[Band], on: int) -> Held:
    held = [one for one in bands if one.first <= on <= one.last]
    return {one.subject: (" or ".join((one.state, *one.otherwise)), one.sure.value) for one in held}


def on_picture(visible: Visible, on: int, filters: Filters) -> Held:
    found = [one for one in picture(visible, on, filters).standings if filters.take(one.subject)]
    return {
        one.subject: (" or ".join((one.state, *(state for state, _ in one.otherwise))), one.sure.value) for one in found
    }


@pytest.mark.parametrize(
    ("made", "on", "said"),
    [
        (
            [
                told("continued", "2020-01-05"),
                told("suspended", "2020-02-05", nation="*", place="Iraq", activity="all"),
            ],
            "2020-03-01",
            "suspended presumed",
        ),
        ([told("suspended", "2020-01-05", by="2020-03-01", until="2020-02-01")], "2020-02-20", "active presumed"),
        ([told("deployed", "2020-01/2020-05", by="2020-06-10")], "2020-03-01", "present certain"),
        (
            [told("suspended", "2020-01-05"), told("resumed", "2020-01-05")],
            "2020-01-10",
            "active or suspended possible",
        ),
        ([told("continued", "2020-01-05")], "2025-01-01", "active presumed"),
        ([told("continued", "2020-01-05")], "2026-06-01", ""),
        ([told("transferred", "2020-01-05", nation="DE", about="Nederland")], "2020-01-20", "ended presumed"),
    ],
    ids=["all nations", "until", "a stay", "disputed", "five years", "older", "the other side"],
)
def test_a_band_is_what_the_picture_says(made: list[tuple[Report, Claim]], on: str, said: str) -> None:
    visible = seen((report, [claim]) for report, claim in made)
    bands = drawn(visible, NL)
    assert " ".join(part for found in on_band(bands, day(on)).values() for part in found) == said
    assert on_band(bands, day(on)) == on_picture(visible, day(on), NL)


@st.composite
def courses(draw: st.DrawFn) -> Made:
    """Reports with stays, ends and what was handed over among their claims."""
    return [(report, tuple(draw(turned(claim)) for claim in claims)) for report, claims in draw(reports())]


@st.composite
def turned(draw: st.DrawFn, claim: Claim) -> Claim:
    if claim.kind not in {"presence", "status"}:
        return claim
    until, stays = draw(st.sampled_from(ENDS)), draw(st.sampled_from((None, None, *STAYS)))
    when = Date.parse(stays) if stays else claim.when
    handed = claim.kind == "status" and draw(st.integers(0, 3)) == 0
    claim = replace(claim, until=Date.parse(until) if until else None, when=when)
    return replace(claim, event="transferred", about="Duitsland") if handed else claim


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=courses(), filters=st.sampled_from((Filters(), NL, Filters(missions=frozenset({"oir"})))), data=st.data())
def test_each_band_is_on_each_day_what_the_picture_of_it_says(
    made: Made, filters: Filters, data: st.DataObject
) -> None:
    """Where no dates narrow each other: a picture narrows them by what bears on its day, a timeline by all."""
    visible = seen(made)
    dated = narrow(visible.entries)
    assume(not dated.clashes and not any(one.reasons for one in dated.claims))
    bands = drawn(visible, filters)
    for on in data.draw(st.lists(st.integers(day(FIRST), day(LAST)), min_size=8, max_size=8)):
        assert on_band(bands, on) == on_picture(visible, on, filters), Date.between(on, on).edtf


def test_a_course_of_very_many_changes_is_looked_at_on_some_days_and_still_says_what_pictures_say() -> None:
    """Of a thousand days with news, half of them in a row and all alike, those that differ are found."""
    first = day("2019-06-01")
    made = [told("continued", Date.between(on, on).edtf) for on in range(first, first + 900, 2)]
    made.append(told("suspended", "2020-01-05"))
    made.append(told("ended", "2021-12-05"))
    visible = seen((report, [claim]) for report, claim in made)
    bands = drawn(visible, NL)
    ended = next(one for one in bands if one.state.value == "ended")
    assert ended.first == day("2021-12-05")
    assert len(bands) < 400

"""A question limited to a place, a nation or a mission is answered as the one about everything is, for that part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gold_claims import day
from muster.answers.as_data import picture_data
from muster.answers.bearing import scope_of
from muster.answers.changes import between_days
from muster.answers.picture import picture, picture_of
from muster.answers.subject import Filters, Subject, reached_from, reaches
from muster.ledger.records import together
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

    from muster.answers.picture import Picture

TEXT = "Zij leiden soldaten op."
STAY = Claim("presence", "deployed", Span(0, len(TEXT), TEXT), nation="NL", mission="oir", activity="training")
ON = day("2022-03-20")
SOME = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
PLACES = ("Iraq", "Erbil", "Baghdad", "Mali", None)
EVENTS = (("presence", "deployed"), ("presence", "withdrawn"), ("status", "suspended"), ("status", "continued"))


def at(place: str) -> Filters:
    return Filters(places=frozenset({place}))


def ledger_of(folder: Path, made: list[tuple[int, Claim]]) -> Ledger:
    (folder / "made.ledger").unlink(missing_ok=True)
    ledger = Ledger.open(folder / "made.ledger")
    for number, (told, claim) in enumerate(made):
        report = Report(f"report-{number}", Date.between(told, told), TEXT)
        ledger.add(report, [claim], relevant=True, readable=True, reader="made")
    return ledger


@pytest.mark.parametrize("place", ["Iraq", None])
@pytest.mark.parametrize("nation", ["NL", "*"])
def test_what_is_told_of_a_wider_place_reaches_the_place_that_is_asked(
    tmp_path: Path, place: str | None, nation: str
) -> None:
    stopped = replace(STAY, kind="status", event="suspended", place=place, nation=nation)
    made = [(day("2022-03-01"), replace(STAY, place="Erbil")), (day("2022-03-14"), stopped)]
    with ledger_of(tmp_path, made) as ledger:
        found = picture_of(ledger, ON, at("Erbil"))
        scope = scope_of(at("Erbil"))
        days = day("2022-03-10"), ON
        both = together(ledger.around(scope), *(ledger.near(on, scope) for on in days))
        changed = between_days(both, *days, at("Erbil"))
    assert [(one.subject.place, one.state.value) for one in found.standings] == [("Erbil", "suspended")]
    assert [one.part for one in changed.changes] == ["state"]


@st.composite
def told(draw: st.DrawFn) -> tuple[int, Claim]:
    kind, event = draw(st.sampled_from(EVENTS))
    on = ON + draw(st.integers(-40, 5))
    parts = {
        "mission": draw(st.sampled_from(("oir", "oir", "nmi", None))),
        "nation": draw(st.sampled_from(("NL", "NL", "DE", "*", None))),
        "place": draw(st.sampled_from(PLACES)),
        "activity": draw(st.sampled_from(("training", "all", None))),
    }
    modality = draw(st.sampled_from(("asserted",) * 4 + ("denied", "possible")))
    return on, replace(STAY, kind=kind, event=event, modality=modality, when=Date.between(on, on), **parts)


filters_drawn = st.builds(
    Filters,
    st.sampled_from((frozenset(), frozenset({"oir"}))),
    st.sampled_from((frozenset(), frozenset({"NL"}))),
    st.sampled_from((frozenset({"Erbil"}), frozenset({"Iraq"}), frozenset())),
)


def standings_of(found: Picture, filters: Filters) -> list[object]:
    """What stands of what is asked itself; what holds for all nations stands beside that of one."""
    data = picture_data(found)
    every = (*data["standings"], *data["superseded"])
    return [one for one in every if not filters.nations or one["nation"] in filters.nations]


@SOME
@given(made=st.lists(told(), min_size=1, max_size=12), filters=filters_drawn)
def test_every_standing_of_a_limited_picture_is_the_same_in_that_of_everything(
    tmp_path: Path, made: list[tuple[int, Claim]], filters: Filters
) -> None:
    with ledger_of(tmp_path, made) as ledger:
        limited, every = picture_of(ledger, ON, filters), picture_of(ledger, ON, Filters())
        whole = picture(ledger.visible(), ON, filters)
    assert picture_data(limited) == picture_data(whole)
    of_all, of_some = standings_of(every, Filters()), standings_of(limited, filters)
    asked = [one for one in (*every.standings, *every.superseded) if filters.take(one.subject)]
    assert [one for one in of_some if one not in of_all] == []
    assert len(of_some) == len(asked)


parts_drawn = st.builds(
    Subject,
    st.sampled_from(("oir", "nmi", None)),
    st.sampled_from(("NL", "*", None)),
    st.sampled_from(PLACES),
    st.sampled_from(("training", "all", None)),
)


@settings(deadline=None)
@given(wide=parts_drawn, narrow=parts_drawn)
def test_what_reaches_a_subject_is_found_among_the_parts_of_all_that_do(wide: Subject, narrow: Subject) -> None:
    assert (wide.parts in reached_from([narrow])) is reaches(wide, narrow)

"""What charts and maps draw: uncertain edges fade, totals are never summed, every place told of has a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from told import fill

from muster.answers.states import State
from muster.answers.subject import Filters, Subject
from muster.answers.timeline import Band
from muster.answers.winning import Sure
from muster.time.date import Date
from muster.web.archive import Archive
from muster.web.asked import Question
from muster.web.chart_data import bands_data
from muster.web.geography import lands, point_of
from muster.web.map_drawing import drawing, places_table
from muster.web.timeline_pages import course, spec_of
from muster.web.words import words

if TYPE_CHECKING:
    from pathlib import Path

EN = words("en")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder: Path = tmp_path_factory.mktemp("drawn")
    return Archive(fill(folder / "told.ledger"))


def rows_of(spec: dict[str, Any], part: int, layer: int) -> list[dict[str, Any]]:
    """Give the rows that a layer of the chart draws, where the chart names them."""
    drawn = spec["vconcat"][part]
    data = drawn["layer"][layer].get("data") or drawn["data"]
    found: list[dict[str, Any]] = data["values"] if "values" in data else spec["datasets"][data["name"]]
    return found


def test_a_band_fades_where_the_date_of_a_change_is_uncertain(archive: Archive) -> None:
    limits = Filters(missions=frozenset({"oir"}), nations=frozenset({"NL"}))
    spec = spec_of(course(archive, archive.overview(), limits, None), limits, EN)
    assert spec is not None
    bands = [row for row in rows_of(spec, 0, 0) if row["row"] == "Erbil, training"]
    states = [row["state"] for row in bands]
    assert states[0] == "present"
    assert "suspended" in states
    edge = [row for row in bands if "2020-01-04" <= row["start"] <= "2020-01-05"]
    assert edge
    assert min(row["opacity"] for row in edge) < 0.8
    assert all(row["start"] < row["end"] for row in bands)


def test_a_band_names_each_state_that_sources_allow() -> None:
    subject = Subject("oir", "NL", "Erbil", "training")
    disputed = Band(subject, 737000, 737010, State.ACTIVE, Sure.POSSIBLE, (), (State.SUSPENDED,))
    (row,) = bands_data([disputed], Filters(), EN)
    assert "Erbil, training: active / suspended, possible" in row["said"]


def test_plans_strengths_and_events_are_in_the_chart(archive: Archive) -> None:
    limits = Filters(nations=frozenset({"NL"}))
    spec = spec_of(course(archive, archive.overview(), limits, None), limits, EN)
    assert spec is not None
    assert len(spec["vconcat"]) == 3
    figures = rows_of(spec, 1, 0)
    assert {row["high"] for row in figures} == {40, 50, 60}
    scales = [layer["encoding"]["y"].get("scale", {}) for layer in spec["vconcat"][1]["layer"]]
    assert not any(scale.get("padding") for scale in scales), "padding would draw fewer than no people"
    ends = [(scale["domainMin"], scale["domainMax"]) for scale in scales]
    assert all(low == 0 and high > 60 for low, high in ends), "the highest point is drawn whole"


def test_a_map_shows_told_totals_and_no_sums(archive: Archive) -> None:
    question = Question(Date.parse("2020-02-20").last)
    found = archive.picture(question)
    drawn = drawing(found.standings, EN)
    assert {(spot.place, spot.people) for spot in drawn.spots} == {("Erbil", 40), ("Iraq", 60), ("Baghdad", None)}
    anchors = {row.anchor for row in places_table(drawn.spots, found.on, EN).rows}
    assert {spot.anchor for spot in drawn.spots} <= anchors
    assert all(0 < spot.x < 1000 and 0 < spot.y < drawn.height for spot in drawn.spots)
    assert any(code == "IQ" for code, _ in drawn.paths)


def test_places_are_where_they_are() -> None:
    for name, (longitude, latitude) in {"Erbil": (44.0, 36.2), "Gao": (0.0, 16.3), "Iraq": (43.8, 33.1)}.items():
        found = point_of(name)
        assert found is not None
        assert abs(found[0] - longitude) < 0.5
        assert abs(found[1] - latitude) < 0.5
    assert point_of("Abbey Gate") == point_of("Kabul")
    assert point_of("Nowhere at all") is None
    assert len(lands()) > 170

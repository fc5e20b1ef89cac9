"""A number stands till more are told to have come, some or all to have left, or the work to have stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.answers.winning import Sure
from muster.model import Count
from single_claims import claim, picture_on

if TYPE_CHECKING:
    from pathlib import Path

SIXTY = Count(60, 60, "persons")
SENT = ("2020-01-05", claim("presence", "deployed", "2020-01-05", count=SIXTY))


@pytest.mark.parametrize(
    ("kind", "event", "count", "sure"),
    [
        ("status", "continued", None, [Sure.PRESUMED]),
        ("status", "reduced", None, [Sure.POSSIBLE]),
        ("status", "reduced", Count(20, 20, "persons"), [Sure.POSSIBLE]),
        ("status", "expanded", None, [Sure.POSSIBLE]),
        ("presence", "withdrawn", Count(20, 20, "persons"), [Sure.POSSIBLE]),
        ("presence", "withdrawn", None, []),
        ("status", "ended", None, []),
    ],
)
def test_a_number_from_before_a_change_of_size_is_no_more_than_possible(
    tmp_path: Path, kind: str, event: str, count: Count | None, sure: list[Sure]
) -> None:
    change = "2020-02-05", claim(kind, event, "2020-02-05", count=count)
    after = "2020-02-20", claim("presence", "deployed", "2020-02-20")
    found = picture_on(tmp_path, "2020-03-01", SENT, change, after).standings
    assert [figure.sure for one in found for figure in one.figures] == sure


def test_the_number_told_with_the_change_stands(tmp_path: Path) -> None:
    change = "2020-02-05", claim("status", "reduced", "2020-02-05")
    forty = "2020-02-05", claim("presence", "deployed", "2020-02-05", count=Count(40, 40, "persons"))
    (found,) = picture_on(tmp_path, "2020-03-01", SENT, change, forty).standings
    assert [(figure.count.minimum, figure.sure) for figure in found.figures] == [(40, Sure.PRESUMED)]


@pytest.mark.parametrize("modality", ["planned", "denied", "possible"])
def test_what_is_not_told_as_done_changes_no_number(tmp_path: Path, modality: str) -> None:
    change = "2020-02-05", claim("status", "reduced", "2020-02-05", modality=modality)
    (found,) = picture_on(tmp_path, "2020-03-01", SENT, change).standings
    assert [figure.sure for figure in found.figures] == [Sure.PRESUMED]

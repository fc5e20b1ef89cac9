"""Who told it first: a report dated to its month is out for certain only at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.answers.happenings import happenings
from muster.answers.narrowing import narrow
from muster.answers.witnesses import witnesses
from single_claims import claim, told

if TYPE_CHECKING:
    from pathlib import Path


def test_a_report_of_a_day_is_before_one_of_its_month(tmp_path: Path) -> None:
    suspended = claim("status", "suspended", "2022-03-04", activity="training")
    days = ("2022-03", "2022-03-14", "2022-03-09")
    found = happenings(narrow(told(tmp_path, *((day, suspended) for day in days)).entries))
    assert len(found) == 1
    assert [one.first.told.edtf for one in witnesses(found[0].claims)] == ["2022-03-09", "2022-03-14", "2022-03"]

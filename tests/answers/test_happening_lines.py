"""The day of a happening as tables show it: "at latest" only where no report gives a day of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.answers.happenings import happenings
from muster.answers.narrowing import narrow
from muster.cli.happening_lines import happening_line
from single_claims import claim, told

if TYPE_CHECKING:
    from pathlib import Path

    from single_claims import Told

SUSPENDED = claim("status", "suspended", "2022-03-14", activity="training")


def when(folder: Path, *claims: Told) -> list[str]:
    return [happening_line(one).cells["When"] for one in happenings(narrow(told(folder, *claims).entries))]


def test_a_day_that_one_report_gives_is_no_day_at_latest(tmp_path: Path) -> None:
    assert when(tmp_path, ("2022-03-14", SUSPENDED)) == ["≤ 2022-03-14"]
    assert when(tmp_path, ("2022-03-14", SUSPENDED), ("2022-03-16", SUSPENDED)) == ["2022-03-14"]

"""From when a state holds is told by what is out for certain, where anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from single_claims import claim, picture_on

if TYPE_CHECKING:
    from pathlib import Path


def test_a_report_that_may_not_be_out_does_not_say_since_when(tmp_path: Path) -> None:
    before = "2019-12-01", claim("status", "continued", "2019-12-01")
    maybe = "2020-01", claim("status", "resumed", "2020-01-08")
    (early,) = picture_on(tmp_path, "2020-01-15", before, maybe, known_by="2020-01-15").standings
    (late,) = picture_on(tmp_path, "2020-02-15", before, maybe, known_by="2020-02-15").standings
    assert (early.since.date.edtf, early.since.at_latest) == ("2019-12-01", True)
    assert (late.since.date.edtf, late.since.at_latest) == ("2020-01-08", False)

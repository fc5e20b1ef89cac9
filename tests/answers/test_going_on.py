"""A mission told to go on, in a report that tells of a suspension long before, is answered for on the days between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gold_claims import day
from muster.answers.picture import picture
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "De training werd in mei stilgelegd. De missie gaat door."


def claim(event: str, when: str, activity: str) -> Claim:
    span = Span(0, 35, TEXT[:35]) if event == "suspended" else Span(36, len(TEXT), TEXT[36:])
    place, date = "Iraq", Date.parse(when)
    return Claim("status", event, span, mission="oir", nation="NL", place=place, activity=activity, when=date)


def test_a_day_between_the_change_and_its_telling_has_a_picture(tmp_path: Path) -> None:
    report, before = Report("r", Date.parse("2019-07-15"), TEXT), Report("b", Date.parse("2019-04-01"), TEXT)
    told = (claim("suspended", "2019-05-15", "training"), claim("continued", "2019-07-15", "all"))
    with Ledger.open(tmp_path / "l.ledger") as ledger:
        ledger.add(report, told, relevant=True, readable=True, reader="test")
        ledger.add(before, [claim("started", "2019-04-01", "all")], relevant=True, readable=True, reader="test")
        found = picture(ledger.visible(), day("2019-06-01"))
    states = {one.subject.activity: (one.state.value, one.confirmed.edtf) for one in found.standings}
    assert states == {"training": ("suspended", "2019-05-15"), "all": ("active", "2019-05-15")}

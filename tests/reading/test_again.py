"""Rows that count only where a sentence before tells the same."""

from __future__ import annotations

import pytest

from muster.model import Report
from muster.reading.analysis import analyse
from muster.reading.reader import candidates
from muster.time.date import Date

ON = "Later volgden nog twintig anderen."
CASES = [
    (f"Nederlandse militairen hebben in Khartoem landgenoten geëvacueerd. {ON}", {"evacuation"}),
    (f"Nederlandse militairen geven in Khartoem les aan rekruten. {ON}", set[str]()),
]


@pytest.mark.parametrize(("text", "events"), CASES)
def test_what_goes_on_telling_counts_only_behind_what_told_it(text: str, events: set[str]) -> None:
    found = candidates(analyse(Report("example", Date.parse("2023-04-25"), text, "nl", None)))
    told = text.index(". ")
    last = [c.claim for c in found if c.claim.kind == "measure" and c.claim.evidence.start > told]
    assert {claim.event for claim in last} == events

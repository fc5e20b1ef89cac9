"""A dispute is between reports: what one report tells otherwise in two sentences is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from muster.answers.disputes import Verdict, differences
from muster.answers.narrowing import narrow
from muster.answers.subject import Filters
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

DAY = Date.parse("2020-01-05")
BASE = Claim("status", "suspended", Span(0, 3, "Het"), mission="oir", nation="NL", place="Iraq", activity="training")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (replace(BASE, when=DAY), replace(BASE, event="resumed", when=DAY)),
        (replace(BASE, when=DAY), replace(BASE, when=DAY, modality="denied")),
    ],
    ids=("two states", "told and denied"),
)
@pytest.mark.parametrize("reports", [1, 2])
def test_a_dispute_takes_two_reports(first: Claim, second: Claim, reports: int, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        told = [[first, second]] if reports == 1 else [[first], [second]]
        for number, claims in enumerate(told):
            report = Report(f"bericht {number}", DAY, f"Het staat stil, zegt bericht {number}.")
            ledger.add(report, claims, relevant=True, readable=True, reader="test")
        found = differences(narrow(ledger.visible().entries), DAY.first + 1, Filters())
    assert bool([one for one in found if one.verdict is Verdict.DISPUTE]) is (reports > 1)

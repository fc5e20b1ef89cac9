"""What is told to have lasted until a day is over after it, and what is denied to have lasted is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gold_claims import day
from muster.answers.picture import picture
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "De training lag tot 1 februari stil."


@pytest.mark.parametrize(
    ("event", "modality", "state"),
    [
        ("suspended", "asserted", "active"),
        ("suspended", "denied", "active"),
        ("continued", "asserted", "ended"),
        ("ended", "denied", "active"),
    ],
)
def test_an_until_that_has_passed(tmp_path: Path, event: str, modality: str, state: str) -> None:
    span, when, until = Span(0, len(TEXT), TEXT), Date.parse("2020-01-05"), Date.parse("2020-02-01")
    claim = Claim(
        "status",
        event,
        span,
        modality=modality,
        mission="oir",
        nation="NL",
        activity="training",
        when=when,
        until=until,
    )
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        ledger.add(Report("r", Date.parse("2020-03-05"), TEXT), [claim], relevant=True, readable=True, reader="test")
        (found,) = picture(ledger.visible(), day("2020-03-10")).standings
    assert (found.state.value, found.sure.value) == (state, "presumed")

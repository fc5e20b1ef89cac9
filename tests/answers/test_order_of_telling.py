"""Words of order narrow dates: what a sentence tells that goes on from the one before it is not earlier than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.answers.narrowing import narrow
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

RAISED = "Half mei is het dreigingsniveau verhoogd."
STOPPED = "Daarop legde de missie in mei de training stil."
OTHERWISE = "De missie legde in mei de training stil."


def dated(path: Path, sentences: tuple[str, str], when: tuple[str, str], told: str = "2019-06-03") -> tuple[str, ...]:
    text = " ".join(sentences)
    claims = []
    for sentence, day, kind, event in zip(sentences, when, ("threat", "status"), ("raised", "suspended"), strict=True):
        start = text.index(sentence)
        span = Span(start, start + len(sentence), sentence)
        claims.append(Claim(kind, event, span, mission="oir", nation="*", place="Iraq", when=Date.parse(day)))
    with Ledger.open(path / "a.ledger") as ledger:
        ledger.add(Report("bericht", Date.parse(told), text), claims, relevant=True, readable=True, reader="test")
        found = {one.claim.kind: one for one in narrow(ledger.visible().entries).claims}
    assert [bool(found[kind].reasons) for kind in ("threat", "status")] == [
        found[kind].when.edtf != day for kind, day in zip(("threat", "status"), when, strict=True)
    ]
    return found["threat"].when.edtf, found["status"].when.edtf


@pytest.mark.parametrize(
    ("second", "when", "then"),
    [
        (STOPPED, ("2019-05-10/2019-05-20", "2019-05"), ("2019-05-10/2019-05-20", "2019-05-10/2019-05-31")),
        (STOPPED, ("2019-05", "2019-05-15"), ("2019-05-01/2019-05-15", "2019-05-15")),
        (STOPPED, ("2019-05-20", "2019-05-10"), ("2019-05-20", "2019-05-10")),
        (OTHERWISE, ("2019-05-10/2019-05-20", "2019-05"), ("2019-05-10/2019-05-20", "2019-05")),
    ],
)
def test_a_sentence_that_goes_on_is_not_earlier_than_the_one_before(
    tmp_path: Path, second: str, when: tuple[str, str], then: tuple[str, str]
) -> None:
    assert dated(tmp_path, (RAISED, second), when) == then

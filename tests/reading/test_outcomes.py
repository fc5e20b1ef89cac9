"""What sort of incident it was of which a sentence tells only how it ended for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.reading.reader import candidates

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.reading.analysis import Analysed

CASES = [
    ("Bij Gao ontplofte een bermbom onder een Duitse wagen. Twee Duitse militairen kwamen om.", "attack"),
    ("Bij Gao stortte een Duitse helikopter neer. Twee Duitse militairen kwamen om.", "accident"),
    ("De Duitse militairen in Mali zijn er sinds 2013. Twee Duitse militairen kwamen om.", "killing"),
    ("De Duitse militairen in Mali zijn er sinds 2013. De Duitse militairen bleven ongedeerd.", "other"),
]


@pytest.mark.parametrize(("text", "event"), CASES)
def test_an_outcome_is_of_the_incident_told_before(analysed: Callable[[str], Analysed], text: str, event: str) -> None:
    found = candidates(analysed(text))
    told = text.index(". ")
    last = [c.claim for c in found if c.claim.kind == "incident" and c.claim.evidence.start > told]
    assert {claim.event for claim in last} == {event}

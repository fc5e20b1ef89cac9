"""Whom an incident hit: one candidate for each nation whose people it names."""

from __future__ import annotations

from muster.model import Report
from muster.reading.analysis import analyse
from muster.reading.reader import candidates
from muster.time.date import Date


def _victims(text: str) -> dict[str | None, int | None]:
    report = Report("example", Date.parse("2020-06-15"), text, "nl", None)
    found = (one.claim for one in candidates(analyse(report)))
    return {claim.nation: claim.casualties for claim in found if claim.kind == "incident"}


def test_each_nation_of_a_list_is_a_candidate_with_its_own_dead() -> None:
    victims = _victims("Bij een aanslag in Mali kwamen drie Fransen, twee Duitsers en vier Denen om.")
    assert victims.keys() >= {"FR", "DE", "DK"}
    assert victims["DK"] == 4


def test_who_struck_is_no_victim() -> None:
    assert "US" not in _victims("In Mali zijn drie Franse soldaten door Amerikanen beschoten.")

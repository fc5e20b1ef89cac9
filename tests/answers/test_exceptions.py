"""Within one report the particular is an exception to the general, where it is told as plainly and is of that time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gold_claims import day
from muster.answers.picture import picture
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "De training zou zijn gestopt, de missie is hervat."


def claim(event: str, when: str, place: str, activity: str, modality: str = "asserted") -> Claim:
    span = Span(0, len(TEXT), TEXT)
    at = Date.parse(when)
    return Claim(
        "status", event, span, modality=modality, mission="oir", nation="NL", place=place, activity=activity, when=at
    )


def states(path: Path, reports: dict[str, list[Claim]], on: str, place: str) -> list[str]:
    """The states of the training at a place."""
    with Ledger.open(path / "a.ledger") as ledger:
        for told, claims in reports.items():
            ledger.add(Report(told, Date.parse(told), TEXT), claims, relevant=True, readable=True, reader="test")
        found = picture(ledger.visible(), day(on)).standings
    (one,) = [one for one in found if one.subject.parts == ("oir", "NL", place, "training")]
    return [one.state.value, *(state.value for state, _ in one.otherwise)]


def test_hearsay_of_a_part_is_no_exception_to_what_is_told_plainly(tmp_path: Path) -> None:
    heard = claim("ended", "2020-01-05", "Iraq", "training", "possible")
    reports = {
        "2019-12-01": [claim("suspended", "2019-12-01", "Iraq", "training")],
        "2020-01-05": [claim("resumed", "2020-01-05", "Iraq", "all"), heard],
    }
    assert states(tmp_path, reports, "2020-01-10", "Iraq") == ["active", "ended"]


def test_hearsay_of_a_part_does_not_supersede_the_whole(tmp_path: Path) -> None:
    reports = {
        "2020-01-05": [claim("continued", "2020-01-05", "Iraq", "training")],
        "2020-01-08": [claim("ended", "2020-01-08", "Erbil", "training", "possible")],
    }
    assert states(tmp_path, reports, "2020-01-10", "Iraq") == ["active"]


def test_a_part_supersedes_the_whole_only_once_it_is_otherwise_for_certain(tmp_path: Path) -> None:
    reports = {
        "2019-12-31": [claim("continued", "2019-12-31", "Iraq", "training")],
        "2020-01-31": [claim("suspended", "2020-01", "Erbil", "training")],
    }
    assert states(tmp_path, reports, "2020-01-10", "Iraq") == ["active"]
    with Ledger.read(tmp_path / "a.ledger") as ledger:
        (whole,) = picture(ledger.visible(), day("2020-02-10")).superseded
    assert (whole.subject.place, whole.superseded) == ("Iraq", "Erbil")


def test_what_was_so_before_the_general_began_is_no_exception_to_it(tmp_path: Path) -> None:
    reports = {
        "2020-01-10": [
            claim("started", "2018-03-01", "Erbil", "training"),
            claim("suspended", "2020-01-05", "Iraq", "all"),
        ]
    }
    assert states(tmp_path, reports, "2020-01-10", "Erbil") == ["suspended"]
    with Ledger.read(tmp_path / "a.ledger") as ledger:
        before = picture(ledger.visible(), day("2020-01-04")).standings
    assert [one.state.value for one in before] == ["active"]

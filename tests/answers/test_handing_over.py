"""What was handed over ends for the giver and begins for the receiver, by the table of docs/standing.md."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from muster.answers.bearing import scope_of
from muster.answers.picture import picture
from muster.answers.subject import Filters
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

TEXT = "De bewaking is overgedragen."
HANDED = Claim(
    "status",
    "transferred",
    Span(0, len(TEXT), TEXT),
    place="Erbil",
    activity="protection",
    when=Date.parse("2020-01-05"),
)
NAMED = {
    "another mission": ("oir", "*", "Stabilization Force", "sfor"),
    "another nation": ("oir", "DE", "de Nederlanders", "NL"),
    "neither, and a nation is told": ("oir", "EE", "de bewaking", None),
    "neither, and none or all nations are": ("oir", None, "het commando", None),
}


def rows() -> list[list[str]]:
    page = (Path(__file__).parents[2] / "docs" / "standing.md").read_text("utf-8")
    table = page.split("| `about` names |")[1].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_transfer_says_what_the_table_says(row: list[str], tmp_path: Path) -> None:
    mission, nation, about, other = NAMED[row[0]]
    claim = replace(HANDED, mission=mission, nation=nation, about=about)
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        ledger.add(Report("a", Date.parse("2020-01-06"), TEXT), [claim], relevant=True, readable=True, reader="test")
        on = Date.parse("2020-01-10").first
        found = picture(ledger.visible(), on).standings
        states = {(one.subject.mission, one.subject.nation): one.state.value for one in found}
        expected = {(mission, nation): row[1]}
        if other:
            expected[(other, nation) if other == "sfor" else (mission, other)] = row[2]
        assert states == expected
        assert (row[2] == "-") is (other is None)
        for one in found:
            asked = Filters(
                missions=frozenset({one.subject.mission or ""}), nations=frozenset({one.subject.nation or ""}) - {""}
            )
            near = picture(ledger.near(on, scope_of(asked)), on, asked).standings
            assert one.state in {same.state for same in near if same.subject == one.subject}

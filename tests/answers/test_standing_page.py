"""The tables of docs/standing.md hold: their rows are made into claims, and the answers must be those given there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from muster.answers.conditions import MEMORY
from muster.answers.dating import as_given
from muster.answers.picture import LATELY, RECENT, picture
from muster.answers.plans import plans
from muster.answers.states import MEANINGS
from muster.answers.subject import Subject, reaches
from muster.ledger.sorts import HORIZON, REACHES, Sort
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Certainty, Date

if TYPE_CHECKING:
    from muster.ledger.records import Visible

PAGE = (Path(__file__).parent.parent.parent / "docs" / "standing.md").read_text("utf-8")
CLAIM = re.compile(r"(\S+) (\S+) of (\S+) (\S+) (\S+) (\S+)(?: told (\S+))?(?: (denied|possible|planned))?")


def table(heading: str) -> list[list[str]]:
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    assert len(rows) > 2, heading
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def subject(words: str) -> Subject:
    return Subject(*(None if word == "-" else word for word in words.split()))


def made(example: str, folder: Path) -> tuple[Visible, Subject, int]:
    told, _, on = example.partition(" ? ")
    with Ledger.open(folder / "example.ledger") as ledger:
        for number, words in enumerate(told.split(";")):
            match = CLAIM.fullmatch(words.strip())
            assert match, words
            event, when, *about, telling, modality = match.groups()
            parts = subject(" ".join(about))
            text = f"Voorbeeld {number}."
            kind = next((kind for kind, name in MEANINGS if name == event), "presence")
            claim = Claim(
                kind,
                event,
                Span(0, len(text), text),
                modality=modality or ("planned" if event == "to-deploy" else "asserted"),
                mission=parts.mission,
                nation=parts.nation,
                place=parts.place,
                activity=parts.activity,
                when=Date.parse(when),
            )
            report = Report(f"example-{number}", Date.parse(telling or when), text, outlet=f"Outlet {number}")
            ledger.add(report, [claim], relevant=True, readable=True, reader="page")
            row = parts
        return ledger.visible(), row, Date.parse(on).last if on else 0


def state_of(example: str, folder: Path) -> tuple[str, str]:
    visible, row, day = made(example, folder)
    found = [one for one in picture(visible, day).standings if one.subject == row]
    if not found:
        return "nothing", "no"
    (one,) = found
    return " or ".join([one.state.value, *(state.value for state, _ in one.otherwise)]), one.sure.value


@pytest.mark.parametrize("row", table("Which claims a question sees"), ids=lambda row: row[0])
def test_what_a_question_sees(row: list[str], tmp_path: Path) -> None:
    visible, _, _ = made("continued 2020-01 of oir NL Erbil training", tmp_path)
    assert len(visible.entries) == 1
    with Ledger.read(tmp_path / "example.ledger") as ledger:
        seen = ledger.visible(Date.parse(row[1]).last).entries
    known = seen[0].card.known if seen else Certainty.NO
    assert known.value == row[2]


def test_events_mean_the_states_of_the_table() -> None:
    rows = {row[0]: tuple(row[1:]) for row in table("From events to states")}
    code = {
        event: (meaning.state.value, "yes" if meaning.begins else "no", meaning.denied.value if meaning.denied else "-")
        for (_, event), meaning in MEANINGS.items()
    }
    assert rows == code


@pytest.mark.parametrize("row", table("What a claim reaches"), ids=lambda row: f"{row[0]} > {row[1]}")
def test_what_a_claim_reaches(row: list[str]) -> None:
    assert reaches(subject(row[0]), subject(row[1])) is (row[2] == "yes")


@pytest.mark.parametrize("row", table("Which claim wins"), ids=lambda row: row[0])
def test_which_claim_wins(row: list[str], tmp_path: Path) -> None:
    state, sure = state_of(row[1], tmp_path)
    assert (sorted(state.split(" or ")), sure) == (sorted(row[2].split(" or ")), row[3])


@pytest.mark.parametrize("row", table("How sure"), ids=lambda row: f"{row[0]}: {row[1]}")
def test_how_sure_it_is(row: list[str], tmp_path: Path) -> None:
    assert state_of(row[2], tmp_path) == (row[3], row[4])
    assert row[0] == row[4]


@pytest.mark.parametrize("row", table("Plans"), ids=lambda row: f"{row[0]}: {row[2]}")
def test_how_plans_stand(row: list[str], tmp_path: Path) -> None:
    visible, _, _ = made(row[1], tmp_path)
    found = plans([as_given(entry) for entry in visible.entries], Date.parse(row[0]).last)
    assert [one.stands.value for one in found] == ([] if row[2] == "nothing" else [row[2]])


def test_how_far_back_a_picture_looks() -> None:
    rows = {row[0]: row[1] for row in table("What a picture looks at")}
    assert round(HORIZON / 365.25) == int(re.findall(r"\d+", rows["standings, consent"])[0])
    assert (REACHES[Sort.PLAN].about, rows["plans"].split(",")[0]) == (366, "of a year before the day")
    assert {MEMORY[kind] for kind in ("threat", "measure", "stance")} == {365}
    assert rows["threats, measures, positions"].startswith("1 year")
    assert rows["incidents"] == f"{MEMORY['incident']} days"
    assert LATELY == 366
    assert str(RECENT) in rows["disputes"]

"""The commands that answer, from outside: what a user sees, what a script gets, what a mistake says."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gold_claims import SEEDS, add_all, seeds
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"{SEEDS} is not here")
DOCS = (Path(__file__).parent.parent.parent / "docs" / "json.md").read_text("utf-8")
TABLES = (
    "strength",
    "incidents",
    "threats",
    "measures",
    "mandates",
    "positions",
    "disputes",
    "due --on 2024-02-01",
    "sources",
    "precedents",
    "history oir",
    "diff --from 2019-04-30 --to 2019-05-31",
)
ANSWERS = (*TABLES, "picture --on 2020-01-10", "why Iraq --on 2019-05-31")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("answers") / "seeds.ledger"
    with Ledger.open(made) as ledger:
        add_all(ledger, seeds())
    return made


def muster(path: Path, *words: str, width: int = 100) -> tuple[int, str, str]:
    program = [sys.executable, "-c", "from muster.cli.app import main; main()", *words, "--ledger", str(path)]
    found = subprocess.run(program, capture_output=True, text=True, check=False, env={"COLUMNS": str(width)})
    return found.returncode, found.stdout, found.stderr


@pytest.mark.parametrize("words", ANSWERS)
def test_an_answer_is_plain_text_when_piped_and_cites_its_reports(path: Path, words: str) -> None:
    status, out, errors = muster(path, *words.split())
    assert (status, errors) == (0, "")
    assert "\x1b" not in out
    assert re.search(r"^\[1\] .+ \(r-[0-9a-f]{12}\)$", out, re.MULTILINE)


@pytest.mark.parametrize("words", ANSWERS)
def test_the_same_as_data_has_only_keys_that_are_documented(path: Path, words: str) -> None:
    status, out, _ = muster(path, *words.split(), "--json")
    assert status == 0
    assert keys(json.loads(out)) <= set(re.findall(r"\w+", DOCS)) | set(re.findall(r"\w+", WORDS))


WORDS = (
    "kind event modality mission nation place activity who about count when until said_by cause evidence binding"
    " from to casualties"
)


def keys(data: object) -> set[str]:
    if isinstance(data, dict):
        return {*data, *(key for value in data.values() for key in keys(value))}
    return {key for value in data for key in keys(value)} if isinstance(data, list) else set()


@pytest.mark.parametrize("words", TABLES)
def test_tables_are_spreadsheets_too(path: Path, words: str) -> None:
    status, out, _ = muster(path, *words.split(), "--format", "csv")
    assert status == 0
    rows = list(csv.reader(io.StringIO(out)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("width", [80, 100, 120])
def test_a_picture_keeps_within_the_columns(path: Path, width: int) -> None:
    _, out, _ = muster(path, "picture", "--on", "2020-01-10", "--nation", "NL", width=width)
    assert max(map(len, out.splitlines())) <= width
    assert "suspended" in out


def test_verbose_gives_the_sentence(path: Path) -> None:
    _, out, _ = muster(path, "picture", "--on", "2020-01-10", "--nation", "NL", "-v", width=120)
    assert "zo'n veertig" in " ".join(out.split())


def test_silence_names_the_last_report(path: Path) -> None:
    status, out, _ = muster(path, "picture", "--on", "1999-01-01", "--nation", "FR")
    assert status == 0
    assert "No answer in this ledger, whose last report is of 2023-11." in out
    _, out, _ = muster(path, "picture", "--on", "2019-05-31", "--known-by", "2019-06-30", "--place", "Mali")
    assert "No answer in this ledger, whose last report is of 2019-05." in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("picture --on gisteren", "is no day"),
        ("picture --on 2020-13-01", "is no day"),
        ("picture --nation Atlantis", "no nation is known by that name"),
        ("picture --recorded-by soon", "is no moment"),
        ("history Nederlnd", "did you mean"),
        ("show c-000000000000", "nothing in this ledger has that id"),
        ("show nonsense", "is no id"),
        ("review reject c-000000000000 --by An --reason no", "this ledger has no such claim"),
        ("review burn c-000000000000 --by An --reason no", "is no review"),
        ("add r-000000000000 --kind status --event ended --evidence x --by An", "no such report"),
        ("diff --from 2019-04-30", "diff needs two days"),
        ("diff --from 2019-05-31 --to 2019-04-30", "--from 2019-05-31 is after --to 2019-04-30"),
        ("diff --known-by 2020-02-01 --and-by 2020-01", "--known-by 2020-02-01 is after --and-by 2020-01"),
        ("history Rukkla", "did you mean Rukla"),
        ("precedents attack", "begins no episode"),
    ],
)
def test_a_mistake_is_one_line_that_says_what_to_do(path: Path, words: str, said: str) -> None:
    status, out, errors = muster(path, *words.split())
    assert (status, out) == (2, "")
    assert said in errors
    assert errors.count("\n") == 1


def test_a_place_nobody_knows_is_asked_for_with_the_nearest_name(path: Path) -> None:
    status, _, errors = muster(path, "picture", "--on", "2020-01-10", "--place", "Erbill")
    assert status == 0
    assert "no place is known by the name 'Erbill'" in errors
    assert "did you mean Erbil" in errors


def test_figures_that_changed_are_written_as_in_pictures(path: Path) -> None:
    _, out, _ = muster(path, "diff", "--from", "2019-04-30", "--to", "2020-01-10", width=200)
    assert "50\u201360 persons" in out


def test_a_question_without_a_day_is_answered_from_all_days_and_says_so(path: Path) -> None:
    _, out, _ = muster(path, "ask", "Welke aanvallen waren er in Irak?", width=200)
    assert out.startswith("Understood as: incidents of Iraq; all days")
    assert "No answer" not in out
    _, out, _ = muster(path, "ask", "Welke aanvallen waren er in Irak in 2020?", width=200)
    assert "Incidents in 2020" in out
    assert "2023-" not in out


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Welke maatregelen waren er in Irak?", "Measures"),
        ("Heeft Irak toestemming gegeven?", "Mandates"),
        ("Wat veranderde er in Irak tussen mei 2019 en januari 2020?", "What changed from 2019-05-01 to 2020-01-31"),
        ("Wie meldde als eerste de aanval in Irak?", "Who told it"),
        ("Hoe vaak werd de training eerder opgeschort?", "Precedents: suspended"),
    ],
)
def test_a_question_is_answered_as_its_command_does(path: Path, question: str, title: str) -> None:
    status, out, _ = muster(path, "ask", question, width=200)
    assert status == 0
    assert title in out


def test_no_ledger_is_one_line(tmp_path: Path) -> None:
    status, _, errors = muster(tmp_path / "none.ledger", "picture")
    assert status == 2
    assert "there is no ledger; read reports into it first" in errors
    assert not (tmp_path / "none.ledger").exists()


TEXT = "Een aanval."
BY = ("--by", "Bo", "--reason", "so")


def test_a_claim_is_reviewed_shown_and_restored(path: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.ledger"
    assert muster(path, "backup", str(own))[0] == 0
    data = json.loads(muster(own, "picture", "--on", "2020-01-10", "--json")[1])
    erbil = next(one for one in data["standings"] if (one["place"], one["activity"]) == ("Erbil", "training"))
    claim = erbil["claims"][0]["id"]
    status, out, _ = muster(own, "review", "amend", claim, "--by", "An", "--reason", "so", "--set", "place=Baghdad")
    assert status == 0
    review, new = out.split(":")[0], out.split(", now ")[1].split(";")[0]
    assert json.loads(muster(own, "show", new, "--json")[1])["claim"]["place"] == "Baghdad"
    shown = " ".join(muster(own, "show", claim)[1].split())
    assert erbil["claims"][0]["evidence"] in shown
    assert f"Answers do not see it: it was amended by An; {new} is in its place." in shown
    again = muster(own, "review", "amend", claim, "--by", "Bo", "--reason", "so", "--set", "place=Iraq")
    assert again[0] == 2
    assert f"{claim}: it was amended by An in {review}; review {new}, which is in its place" in again[2]
    assert "nothing was changed" in muster(own, "review", "amend", new, *BY, "--set", "place=Baghdad")[2]
    assert muster(own, "review", "undo", review, "--by", "An", "--reason", "wrong")[0] == 0
    assert json.loads(muster(own, "picture", "--on", "2020-01-10", "--json")[1]) == data
    assert muster(own, "check")[:2] == (0, f"{own}: whole; 5 reports, 72 claims, 2 reviews\n")


def test_a_missed_claim_is_added_with_its_sentence(path: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.ledger"
    muster(path, "backup", str(own))
    report = next(entry.card.id for entry in Ledger.read(own).visible().entries if entry.card.name.startswith("002"))
    words = ["add", report, "--kind", "presence", "--event", "deployed", "--by", "An", "--set", "nation=CA"]
    status, out, errors = muster(own, *words, "--evidence", "Over aantallen is niets bekendgemaakt.")
    assert (status, errors) == (0, "")
    claim = out.split(":")[0]
    assert claim in muster(own, "history", "CA", "--json")[1]
    assert muster(own, *words, "--evidence", "staat er niet")[0] == 2


@pytest.mark.parametrize(
    ("change", "kept", "said"),
    [
        ("nation=Nederland", ("nation", "NL"), ""),
        ("place=bamako", ("place", "Bamako"), ""),
        ("mission=MINUSMA", ("mission", "minusma"), ""),
        ("nation=none", ("nation", None), ""),
        ("place=Nergenshuizen", ("place", "Nergenshuizen"), "no place is known by the name 'Nergenshuizen'"),
        ("nation=Atlantis", None, "no nation is known by that name"),
        ("mission=Atlantis", None, "give mission=other and mission_name=NAME"),
        ("until=2001-01-01", None, "a claim that is over before it begins"),
    ],
)
def test_what_is_put_in_is_kept_by_the_names_that_answers_know(
    path: Path, tmp_path: Path, change: str, kept: tuple[str, str | None] | None, said: str
) -> None:
    own = tmp_path / "own.ledger"
    muster(path, "backup", str(own))
    report = next(entry.card.id for entry in Ledger.read(own).visible().entries if entry.card.name.startswith("002"))
    words = ["add", report, "--kind", "presence", "--event", "deployed", "--by", "An", "--set", "when=2020-01-05"]
    words += ["--set", "nation=CA", "--set", "place=Iraq", "--set", change]
    status, out, errors = muster(own, *words, "--evidence", "Over aantallen is niets bekendgemaakt.")
    assert (status, errors.count("\n")) == (0 if kept else 2, 1 if said else 0)
    assert said in errors
    if kept:
        claim = json.loads(muster(own, "show", out.split(":")[0], "--json")[1])["claim"]
        assert claim[kept[0]] == kept[1]


def test_a_picture_of_incidents_alone_is_an_answer(tmp_path: Path) -> None:
    claim = Claim("incident", "attack", Span(0, len(TEXT), TEXT), place="Gao", when=Date.parse("2015-03-02"))
    with Ledger.open(tmp_path / "a.ledger") as ledger:
        ledger.add(Report("a", Date.parse("2015-03-03"), TEXT), [claim], relevant=True, readable=True, reader="made")
    out = muster(tmp_path / "a.ledger", "picture", "--on", "2015-03-10")[1]
    assert "Gao" in out
    assert "No answer" not in out


def test_a_history_may_be_of_one_nation_in_a_mission(path: Path) -> None:
    every = json.loads(muster(path, "history", "nmi", "--json")[1])["claims"]
    dutch = json.loads(muster(path, "history", "nmi", "--nation", "NL", "--json")[1])["claims"]
    assert {claim["nation"] for claim in dutch} == {"NL"}
    assert [claim["id"] for claim in dutch] == [claim["id"] for claim in every if claim["nation"] == "NL"]


def test_each_kind_of_id_can_be_shown(path: Path) -> None:
    data = json.loads(muster(path, "incidents", "--json")[1])
    happening = data["happenings"][0]
    for identity in (happening["id"], happening["claims"][0]["id"], happening["claims"][0]["report"]["id"]):
        status, out, _ = muster(path, "show", identity)
        assert status == 0
        assert identity in out
        assert json.loads(muster(path, "show", identity, "--json")[1])

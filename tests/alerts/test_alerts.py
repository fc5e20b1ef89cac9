"""``muster alert``: each sort of change is told once, to where the rule says, also when telling fails at first."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from inside import Done, muster
from muster.ledger.store import Ledger
from muster.model import Claim, Count, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., Done]

BEFORE, AFTER = ("--on", "2020-01-05"), ("--on", "2020-01-08")


def add(path: Path, day: str, *claims: dict[str, Any], outlet: str = "De Bode") -> None:
    """Add a report of that day with these claims, all of the same sentence."""
    text = f"Bericht van {day} in {outlet} over {len(claims)} zaken: {sorted(map(str, claims))}."
    made = [Claim(evidence=Span(0, len(text), text), **claim) for claim in claims]
    report = Report(f"{outlet} {day} {len(text)}", Date.parse(day), text, outlet=outlet)
    with Ledger.open(path) as opened:
        opened.add(report, made, relevant=True, readable=True, reader="hand")


def status(event: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": "status",
        "event": event,
        "mission": "oir",
        "nation": "NL",
        "place": "Iraq",
        "activity": "training",
    } | more


def people(number: int, **more: Any) -> dict[str, Any]:
    count = Count(number, number, "persons")
    return {
        "kind": "presence",
        "event": "deployed",
        "mission": "oir",
        "nation": "NL",
        "place": "Erbil",
        "count": count,
    } | more


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "l.ledger"
    promise = {"kind": "commitment", "event": "report", "modality": "planned", "mission": "oir", "nation": "NL"}
    promise |= {"about": "een brief over de missie", "when": Date.parse("2020-03")}
    add(path, "2020-01-02", status("started"), people(60), promise)
    return path


@pytest.fixture
def alert(ledger: Path) -> Run:
    return lambda *arguments: muster("alert", *arguments, "--ledger", ledger)


def told(alert: Run, *options: str) -> list[str]:
    done = alert("run", *(options or AFTER))
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if not line.startswith("    ")]


def test_a_change_of_state_is_told_once(ledger: Path, alert: Run) -> None:
    alert("add", "nl", "--when", "state", "--nation", "NL", *BEFORE)
    assert told(alert) == []
    add(ledger, "2020-01-06", status("suspended"))
    assert told(alert) == ["nl: oir · NL · Iraq · training: state: active → suspended (De Bode, 2020-01-06)"]
    assert told(alert) == []
    add(ledger, "2020-01-07", status("suspended"), outlet="De Koerier")
    assert told(alert) == []
    add(ledger, "2020-01-08", status("resumed"))
    (line,) = told(alert)
    assert "suspended → active" in line


def test_what_a_rule_is_not_about_is_not_told(ledger: Path, alert: Run) -> None:
    alert("add", "be", "--when", "state", "--nation", "BE", *BEFORE)
    add(ledger, "2020-01-06", status("suspended"))
    assert told(alert) == []


@pytest.mark.parametrize(("by", "number", "expected"), [("10", 75, 1), ("10", 70, 0), ("20%", 75, 1), ("20%", 70, 0)])
def test_a_figure_that_moves_by_more_than_so_much_is_told(
    ledger: Path, alert: Run, by: str, number: int, expected: int
) -> None:
    alert("add", "f", "--when", "figure", "--by", by, *BEFORE)
    add(ledger, "2020-01-06", people(number))
    lines = told(alert)
    assert len(lines) == expected
    assert all(f"60 persons → {number} persons" in line for line in lines)


def test_a_dispute_that_opens_is_told(ledger: Path, alert: Run) -> None:
    alert("add", "d", "--when", "dispute", *BEFORE)
    attack = {
        "kind": "incident",
        "event": "attack",
        "place": "Erbil",
        "when": Date.parse("2020-01-06"),
        "mission": "oir",
    }
    add(ledger, "2020-01-06", attack | {"casualties": 2, "about": "raketten op de basis"})
    assert told(alert) == []
    add(ledger, "2020-01-07", attack | {"casualties": 9, "about": "raketten op de basis"}, outlet="De Koerier")
    (line,) = told(alert)
    assert "De Bode against De Koerier" in line


def test_a_promise_that_falls_due_is_told_on_its_last_day(alert: Run) -> None:
    alert("add", "p", "--when", "due", *BEFORE)
    assert told(alert, "--on", "2020-03-30") == []
    assert told(alert, "--on", "2020-03-31") == [
        "p: oir · NL: report: een brief over de missie: due 2020-03 (De Bode, 2020-01-02)"
    ]
    assert told(alert, "--on", "2020-04-01") == []


def test_a_promise_that_was_answered_is_not(ledger: Path, alert: Run) -> None:
    alert("add", "p", "--when", "due", *BEFORE)
    about = "de brief over de missie"
    add(ledger, "2020-03-20", status("continued", about=about, when=Date.parse("2020-03-20")))
    assert told(alert, "--on", "2020-04-30") == []


def test_a_mission_that_was_never_told_of_is_told(ledger: Path, alert: Run) -> None:
    alert("add", "m", "--when", "mission", *BEFORE)
    add(ledger, "2020-01-06", people(3, mission="other", mission_name="Operatie Anker"))
    assert told(alert) == ["m: Operatie Anker: mission: first told of (De Bode, 2020-01-06)"]
    add(ledger, "2020-01-07", people(4, mission="other", mission_name="Operatie Anker"))
    assert told(alert) == []


@pytest.fixture
def hook() -> Iterator[tuple[str, list[dict[str, Any]], list[int]]]:
    """A server that takes alerts: its address, what it got, and the statuses that it is still to answer."""
    got: list[dict[str, Any]] = []
    answers: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = answers.pop(0) if answers else 204
            if status < 300:
                got.append(body)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/hook?key=secret", got, answers
        server.shutdown()


def test_an_alert_is_sent_once_also_where_sending_fails_at_first(
    ledger: Path, alert: Run, hook: tuple[str, list[dict[str, Any]], list[int]]
) -> None:
    address, got, answers = hook
    alert("add", "nl", "--when", "state", "--to", address, *BEFORE)
    add(ledger, "2020-01-06", status("suspended"))
    answers += [500]
    failed = alert("run", *AFTER)
    assert failed.returncode == 1
    assert "answers 500" in failed.stderr
    assert "secret" not in failed.stderr + alert("list").stdout
    assert got == []
    assert told(alert) == []
    assert told(alert) == []
    (sent,) = got
    assert (sent["rule"], sent["subject"], sent["before"], sent["after"]) == (
        *("nl", "oir · NL · Iraq · training", "active", "suspended"),
    )
    assert sent["id"].startswith("nl/")
    assert sent["claims"]


def test_an_alert_may_go_to_where_apprise_sends(
    ledger: Path, alert: Run, hook: tuple[str, list[dict[str, Any]], list[int]]
) -> None:
    pytest.importorskip("apprise")
    address, got, _ = hook
    alert("add", "nl", "--when", "state", "--to", address.replace("http://", "json://"), *BEFORE)
    add(ledger, "2020-01-06", status("suspended"))
    assert told(alert) == []
    assert [sent["title"] for sent in got] == ["Muster: oir · NL · Iraq · training"]


def test_a_mission_that_only_reports_name_can_be_waited_for(ledger: Path, alert: Run) -> None:
    add(ledger, "2020-01-03", status("started", mission="other", mission_name="Operatie Noorderlicht"))
    assert alert("add", "x", "--when", "state", "--mission", "Operatie Noorderlicht").returncode == 0


def test_a_day_before_the_last_look_is_refused_and_nothing_is_told(ledger: Path, alert: Run) -> None:
    alert("add", "nl", "--when", "state", "--nation", "NL", *AFTER)
    done = alert("run", *BEFORE)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "muster: --on: nl was looked at for 2020-01-08; give that day or a later one\n"
    add(ledger, "2020-01-09", status("suspended"))
    assert len(told(alert, "--on", "2020-01-09")) == 1


def test_mistakes_are_one_line(alert: Run) -> None:
    said = {
        ("run",): "there are no rules yet",
        ("add", "x"): "what does it wait for?",
        ("add",): "which rule?",
        ("add", "x", "--when", "figure", "--by", "veel"): "is no amount",
        ("add", "x", "--when", "state", "--nation", "Atlantis"): "Atlantis",
        ("add", "x", "--when", "state", "--mission", "frobnicate"): "no mission is known by the name 'frobnicate'",
        ("add", "x", "--when", "state", "--to", "me@example.org"): "'me@example.org' is no address",
        ("add", "x", "--when", "state", "--to", "https://"): "'https://…' is no address",
        ("add", "x", "--when", "state", "--to", "http://["): "is no address",
        ("remove", "x"): "there is no such rule",
    }
    for arguments, words in said.items():
        done = alert(*arguments)
        assert done.returncode == 2
        assert words in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert alert("add", "x", "--when", "state").returncode == 0
    assert "there is a rule of that name" in alert("add", "x", "--when", "due").stderr
    assert alert("list").stdout == "x: state, of anything\n"
    assert json.loads(alert("list", "--json").stdout)[0]["when"] == "state"
    assert alert("remove", "x").returncode == 0

"""The API: described, with one shape for every error, and answering as the command line does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from muster.cli.app import main
from muster.web.app import create_app
from muster.web.security import Guard

if TYPE_CHECKING:
    from running_page import Served

SCHEMATHESIS: dict[str, Any] = {
    "max_examples": 25,
    "deadline": None,
    "database": None,
    "suppress_health_check": list(HealthCheck),
}
DOCS = Path(__file__).parent.parent.parent / "docs"


NOTHING_ASKED = {"/api/v1/ledger"}  # nothing can be asked wrongly of it
PATHS = sorted(create_app(Path("none.ledger"), Guard()).openapi()["paths"])


@pytest.mark.parametrize(
    ("path", "mode"),
    [(path, mode) for path in PATHS for mode in GenerationMode if path not in NOTHING_ASKED or mode.is_positive],
)
def test_no_question_breaks_the_api_or_its_description(served: Served, path: str, mode: GenerationMode) -> None:
    described = schemathesis.openapi.from_url(f"{served.address}/api/v1/openapi.json")
    everything = SCHEMATHESIS | {"phases": [Phase.explicit, Phase.generate]}

    @seed(20200110)
    @given(case=described[path]["GET"].as_strategy(generation_mode=mode))
    @settings(**everything)
    def ask(case: schemathesis.Case) -> None:
        # Which words name a nation, and that a month has no 31st, no schema says: such a value is answered with 400.
        # In an address any value is a text, and one is a list of one: little that is unfitting arrives as such.
        case.call_and_validate(excluded_checks=[positive_data_acceptance, negative_data_rejection])

    ask()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/picture?on=never", 422),
        ("/api/v1/picture?on=2020-02-31", 400),
        ("/api/v1/strength?unit=dogs", 422),
        ("/api/v1/picture?nation=Nowhereland", 400),
        ("/api/v1/claims/c-0", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/diff", 422),
        ("/api/v1/history?last=many", 422),
        ("/api/v1/happenings/weddings", 422),
    ],
)
def test_every_error_has_one_shape(served: Served, path: str, status: int) -> None:
    answer = served.get(path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message"}
    assert served.get("/api/v1/picture", headers={"Host": "evil.example"}).status_code == 400


def test_an_empty_ledger_is_an_error_of_that_shape(empty: Served) -> None:
    answer = empty.get("/api/v1/picture")
    assert (answer.status_code, set(answer.json())) == (404, {"error"})


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("picture?on=2020-01-10&nation=NL", ["picture", "--on", "2020-01-10", "--nation", "NL"]),
        ("picture?on=2020-02-20&known-by=2020-01-10", ["picture", "--on", "2020-02-20", "--known-by", "2020-01-10"]),
        ("history?mission=oir", ["history", "oir"]),
        ("strength?nation=NL", ["strength", "--nation", "NL"]),
        ("diff?from=2020-01-10&to=2020-02-12", ["diff", "--from", "2020-01-10", "--to", "2020-02-12"]),
        ("due?on=2020-02-01", ["due", "--on", "2020-02-01"]),
        ("disputes?in=2020", ["disputes", "--in", "2020"]),
        ("happenings/threats?on=2020-02-01", ["threats", "--on", "2020-02-01"]),
    ],
)
def test_it_answers_as_the_command_line_does(
    served: Served, path: str, command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["muster", *command, "--json", "--ledger", str(served.ledger)])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    assert served.get(f"/api/v1/{path}").json() == json.loads(capsys.readouterr().out)


def test_every_route_is_described(tmp_path: Path) -> None:
    app = create_app(tmp_path / "none.ledger", Guard())
    paths = app.openapi()["paths"]
    page = (DOCS / "web.md").read_text(encoding="utf-8")
    assert len(paths) >= 12
    assert [path for path in paths if f"`{path}`" not in page] == []
    assert all(one["get"]["summary"] and one["get"]["description"] for one in paths.values())
    assert all("400" in one["get"]["responses"] or "404" in one["get"]["responses"] for one in paths.values())

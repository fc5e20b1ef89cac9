"""The whole reader on short reports that cover each kind of claim (``reports.toml``)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from muster.claim_json import claim_to_dict
from muster.model import EVENTS, Report
from muster.reading.analysis import analyse
from muster.reading.reader import candidates, read_report
from muster.time.date import Date

REPORTS = tomllib.loads(Path(__file__).with_name("reports.toml").read_text(encoding="utf-8"))["report"]
Row = dict[str, Any]


def told(report: Row) -> Report:
    return Report(report["id"], Date.parse(report["told"]), report["text"].strip(), "nl", report["outlet"])


def claims(report: Row) -> list[Row]:
    return [claim_to_dict(claim) for claim in read_report(told(report)).claims]


def like(claim: Row, wanted: Row) -> bool:
    return all(agrees(field, value, claim.get(field)) for field, value in wanted.items())


def agrees(field: str, wanted: Any, found: Any) -> bool:
    """Whether a field is as wanted; dates need only share a day, a count may be hedged."""
    if field in {"when", "until"} and wanted != "further-notice" and found and found != "further-notice":
        return Date.parse(wanted) & Date.parse(found) is not None
    if field == "count" and found:
        return bool(wanted == {key: found[key] for key in wanted})
    return bool(wanted == found)


def expected() -> list[Any]:
    rows = []
    for report in REPORTS:
        for at, claim in enumerate(report.get("claim", [])):
            fields = {key: value for key, value in claim.items() if key != "missed"}
            marks = [pytest.mark.xfail(reason=claim["missed"])] if "missed" in claim else []
            rows.append(pytest.param(report, fields, marks=marks, id=f"{report['id']}-{at}"))
    return rows


@pytest.mark.parametrize(("report", "wanted"), expected())
def test_a_claim_is_found(report: Row, wanted: Row) -> None:
    found = [claim_to_dict(one.claim) for one in candidates(analyse(told(report)))]
    assert any(like(claim, wanted) for claim in found), found


def test_most_that_is_found_is_judged_to_be_a_claim() -> None:
    """The weights are fitted anew now and then, so that one claim may fall; not many."""
    every = [param.values for param in expected() if not param.marks]
    right = [any(like(claim, wanted) for claim in claims(report)) for report, wanted in every]
    assert sum(right) >= 0.6 * len(right)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
def test_little_is_read_that_is_not_there(report: Row) -> None:
    assert len(claims(report)) <= 2 * len(report.get("claim", []))


def test_every_kind_of_claim_is_asked() -> None:
    assert {claim["kind"] for report in REPORTS for claim in report.get("claim", []) if "missed" not in claim} == set(
        EVENTS
    )

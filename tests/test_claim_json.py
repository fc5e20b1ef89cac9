"""A claim survives the way to plain data and back; what is not a claim is refused in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from muster.claim_json import ClaimShapeError, claim_from_dict, claim_to_dict
from muster.time.date import Date

GOLD = Path(__file__).parent.parent.parent / "shared" / "gold" / "seeds"
TEXT = "De missie ligt stil. De missie ligt stil tot nader order, aldus Defensie."


def plain(**changes: Any) -> dict[str, Any]:
    empty = dict.fromkeys(
        ("mission", "nation", "place", "activity", "who", "about", "count", "when", "until", "said_by", "cause")
    )
    claim = {"kind": "status", "event": "suspended", "modality": "asserted", "evidence": "De missie ligt stil"}
    return empty | claim | changes


def same_days(claim: dict[str, Any]) -> dict[str, Any]:
    """Give the claim with its dates as sets, since one set may be written in two ways."""
    dates = {key: claim[key] for key in ("when", "until") if claim[key] not in (None, "further-notice")}
    return claim | {key: Date.parse(text) for key, text in dates.items()}


FULL = plain(
    nation="*",
    activity="training",
    count={"min": 3, "max": None, "unit": "persons", "approx": True},
    when="2020-01-03/2020-02-10",
    until="further-notice",
    casualties=0,
    binding=False,
    mission_name="Morgenrood",
    **{"from": "significant", "to": "high"},
)


@pytest.mark.parametrize("data", [plain(), FULL, plain(until="2020-03"), plain(when="2024-05/..")])
def test_plain_data_comes_back_as_it_went_in(data: dict[str, Any]) -> None:
    assert claim_to_dict(claim_from_dict(data, TEXT)) == data


def test_a_set_with_gaps_is_given_as_one_interval() -> None:
    claim = claim_from_dict(plain(when="[2020-01-03,2020-01-10]"), TEXT)
    assert claim_to_dict(claim)["when"] == "2020-01-03/2020-01-10"


def test_evidence_becomes_the_span_of_its_first_occurrence() -> None:
    evidence = claim_from_dict(plain(evidence="stil"), TEXT).evidence
    assert TEXT[evidence.start : evidence.end] == "stil"
    assert evidence.start == TEXT.index("stil")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "rumour"}, "kind"),
        ({"event": "attack"}, "event"),
        ({"modality": "sure"}, "modality"),
        ({"activity": "cooking"}, "activity"),
        ({"nation": 31}, "nation"),
        ({"casualties": "two"}, "casualties"),
        ({"casualties": True}, "casualties"),
        ({"binding": 1}, "binding"),
        ({"when": 2020}, "EDTF"),
        ({"count": {"min": 3, "unit": "persons"}}, "count"),
        ({"count": {"min": 3, "max": 2, "unit": "persons"}}, "count"),
        ({"count": {"min": 3, "max": 3, "unit": "camels"}}, "unit"),
        ({"evidence": "not there"}, "not in the text"),
        ({"evidence": ""}, "not in the text"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_no_claim_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ClaimShapeError, match=said) as error:
        claim_from_dict(plain(**changes), TEXT)
    assert "\n" not in str(error.value)


def test_a_missing_key_is_named() -> None:
    data = plain()
    del data["nation"]
    with pytest.raises(ClaimShapeError, match="nation"):
        claim_from_dict(data, TEXT)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated reports are not beside this folder")
def test_every_annotated_claim_survives_the_round_trip() -> None:
    reports = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    claims = [(claim, report["text"]) for report in reports for claim in report["claims"]]
    assert claims
    for claim, text in claims:
        assert same_days(claim_to_dict(claim_from_dict(claim, text))) == same_days(claim)

"""The page of words has every word that a claim may use, and no kind or event that it may not."""

from __future__ import annotations

import re
from pathlib import Path

from muster.claim_json import ALWAYS, WHERE_TOLD
from muster.model import ACTIVITIES, EVENTS, MODALITIES, UNITS

PAGE = (Path(__file__).parent.parent / "docs" / "words.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE, re.MULTILINE))


def test_every_kind_has_its_events_and_no_others() -> None:
    kinds = {kind: tuple(re.findall(r"`([\w-]+)`", ROWS[kind])) for kind in EVENTS}
    assert kinds == EVENTS


def test_every_field_of_a_claim_is_explained() -> None:
    for field in (*ALWAYS, *WHERE_TOLD):
        assert f"`{field}`" in PAGE, field


def test_every_value_of_the_closed_fields_is_there() -> None:
    assert re.findall(r"`([\w-]+)`", ROWS["modality"]) == list(MODALITIES)
    assert re.findall(r"`([\w-]+)`", ROWS["activity"]) == list(ACTIVITIES)
    assert all(unit in ROWS["count"] for unit in UNITS)

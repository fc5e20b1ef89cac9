"""What differs between two pictures is told, also where it is only what stands beside the likeliest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gold_claims import day
from muster.answers.changes import between_days
from single_claims import claim, told

if TYPE_CHECKING:
    from pathlib import Path

    from single_claims import Told


def training(event: str, when: str, told: str | None = None, modality: str = "asserted") -> Told:
    return told or when, claim("status", event, when, activity="training", modality=modality)


def changed(folder: Path, days: tuple[str, str], *claims: Told) -> list[tuple[str, str, int]]:
    first, second = days
    found = between_days(told(folder, *claims), day(first), day(second)).changes
    return [(one.before, one.after, len(one.claims)) for one in found]


def test_a_state_that_stands_beside_another_is_told(tmp_path: Path) -> None:
    heard = training("continued", "2020-01-05"), training("ended", "2020-01-08", modality="possible")
    assert changed(tmp_path, ("2020-01-06", "2020-01-10"), *heard) == [("active", "active or ended?", 2)]
    vague = training("continued", "2020-01-05"), training("suspended", "2020-01-10/2020-01-20", told="2020-01-31")
    found = changed(tmp_path, ("2020-01-12", "2020-01-25"), *vague)
    assert [one[:2] for one in found] == [("suspended or active? (possible)", "suspended")]

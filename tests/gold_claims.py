"""Takes gold claims into a ledger in place of a reader's, so that answers are tested whatever the reader can do."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from muster.claim_json import claim_from_dict
from muster.model import Claim, Report
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.ledger.store import Ledger

GOLD = Path(__file__).parent.parent.parent / "shared" / "gold"
SEEDS = GOLD / "seeds"
DEV = GOLD / "dev"


def day(text: str) -> int:
    """The last day of a date, as an ordinal."""
    return Date.parse(text).last


def is_check(name: str) -> bool:
    """Whether a report is of the third that is only ever counted over."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def load(path: Path) -> tuple[Report, tuple[Claim, ...]]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    report = Report(data["id"], Date.parse(data["date"]), data["text"], data["lang"], data["outlet"])
    return report, tuple(claim_from_dict(claim, report.text) for claim in data["claims"])


def seeds() -> list[tuple[Report, tuple[Claim, ...]]]:
    return [load(path) for path in sorted(SEEDS.glob("*.json"))]


def dev() -> list[tuple[Report, tuple[Claim, ...]]]:
    return [load(path) for path in sorted(DEV.glob("*.json")) if not is_check(path.stem)]


def add_all(ledger: Ledger, reports: Iterable[tuple[Report, tuple[Claim, ...]]]) -> Ledger:
    with ledger.batch():
        for report, claims in reports:
            ledger.add(report, claims, relevant=bool(claims), readable=True, reader="gold")
    return ledger

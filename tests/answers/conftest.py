from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import gold_claims
from muster.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from muster.ledger.records import Visible


@pytest.fixture(scope="session")
def seed_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not gold_claims.SEEDS.is_dir():
        pytest.skip(f"{gold_claims.SEEDS} is not here")
    path = tmp_path_factory.mktemp("seeds") / "seeds.ledger"
    with Ledger.open(path) as ledger:
        gold_claims.add_all(ledger, gold_claims.seeds())
    return path


@pytest.fixture(scope="session")
def seeds_known_by(seed_ledger: Path) -> Callable[[str | None], Visible]:
    def see(known_by: str | None = None) -> Visible:
        with Ledger.read(seed_ledger) as ledger:
            return ledger.visible(gold_claims.day(known_by) if known_by else None)

    return see


@pytest.fixture(scope="session")
def seeds_as_told(seeds_known_by: Callable[[str | None], Visible]) -> Visible:
    return seeds_known_by(None)


@pytest.fixture(scope="session")
def seeds_as_read(tmp_path_factory: pytest.TempPathFactory) -> Visible:
    from muster.reading.reader import read_report

    with Ledger.open(tmp_path_factory.mktemp("read") / "read.ledger") as ledger:
        for report, _ in gold_claims.seeds():
            found = read_report(report)
            ledger.add(report, found.claims, relevant=found.relevant, readable=found.readable, reader="reader")
        return ledger.visible()

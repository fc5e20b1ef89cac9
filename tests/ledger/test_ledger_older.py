"""A ledger of an older version is brought up to date when it is next written to; until then it says what to do."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from muster.answers.bearing import scope_of
from muster.answers.subject import Filters
from muster.ledger.errors import LedgerError
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Zij zijn er nog."
CLAIM = Claim("presence", "deployed", Span(0, len(TEXT), TEXT), nation="NL", place="Erbil", mission="oir")


def fill(path: Path) -> None:
    with Ledger.open(path) as ledger:
        for name, text in (("een", TEXT), ("een", f"{TEXT} Verbeterd."), ("twee", f"Heus. {TEXT}")):
            report = Report(name, Date.parse("2020-01-01"), text)
            ledger.add(report, [CLAIM] if text.startswith(TEXT) else [], relevant=True, readable=True, reader="test")


def test_an_older_ledger_is_brought_up_to_date_by_writing_to_it(tmp_path: Path) -> None:
    path = tmp_path / "old.ledger"
    fill(path)
    raw = sqlite3.connect(path)
    for table in ("keys", "days", "replaced"):
        raw.execute(f"DROP TABLE {table}")
    raw.execute("PRAGMA user_version = 1")
    raw.commit()
    raw.close()
    with pytest.raises(LedgerError, match="older Muster made it; bring it up to date first: muster check --mend"):
        Ledger.read(path)
    with Ledger.open(path) as ledger:
        assert list(ledger.faults()) == []
    with Ledger.read(path) as ledger:
        day = Date.parse("2020-01-02").first
        assert len(ledger.near(day, scope_of(Filters())).entries) == 1


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("keys", "UPDATE keys SET last = last - 1"),
        ("days", "DELETE FROM days"),
        ("days", "UPDATE days SET told_first = told_first - 1"),
        ("replaced", "DELETE FROM replaced"),
        ("places", "DELETE FROM places"),
    ],
)
def test_a_derived_table_that_is_not_what_it_must_be_is_named_and_mended(
    tmp_path: Path, table: str, change: str
) -> None:
    path = tmp_path / "bent.ledger"
    fill(path)
    raw = sqlite3.connect(path)
    raw.execute(change)
    raw.commit()
    raw.close()
    with Ledger.open(path) as ledger:
        assert [fault.split()[2] for fault in ledger.faults()] == [table]
        ledger.mend()
        assert list(ledger.faults()) == []

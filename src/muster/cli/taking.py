"""Reports into a ledger, one by one: what ``read``, ``watch``, ``follow`` and ``reread`` do with each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer

from muster.problems import MusterError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.cli.tally import Tally
    from muster.ledger.store import Ledger
    from muster.model import Report
    from muster.reading.reader import Reading

A_MONTH: Final = 31  # a magazine may be dated so far ahead


class Taker:
    """Takes reports into one ledger and counts what came of each.

    Args:
        ledger: open for writing.
        tally: counts what came of it.
        complain: is told of a report that the reader itself fails on.
    """

    def __init__(self, ledger: Ledger, tally: Tally, complain: Callable[[Problem], None]) -> None:
        from muster.cli import asking
        from muster.ledger import kept
        from muster.reading.identity import reader_name

        self.ledger = ledger
        self.tally = tally
        self.reader = reader_name()
        self._complain = complain
        self._today = asking.date_asked("today").last
        kept.prepare(ledger)

    def take(self, report: Report) -> bool:
        """Take a report in; False where the reader fails on it, and it is left out."""
        from muster.ledger import kept
        from muster.ledger.records import Outcome

        if self.ledger.knows(report, self.reader):
            self.tally.known += 1
            return True
        reading = reading_of(report, self._complain)
        if reading is None:
            return False
        kept.keep(self.ledger, report)
        outcome = self.ledger.add(
            report, reading.claims, relevant=reading.relevant, readable=reading.readable, reader=self.reader
        )
        if outcome is not Outcome.KNOWN and report.told.first > self._today + A_MONTH:
            typer.echo(f"muster: {Problem('dated-ahead', report.id, report.told.edtf)}", err=True)
        self.tally.new += outcome is Outcome.NEW
        self.tally.known += outcome is Outcome.KNOWN
        self.tally.new_versions += outcome is Outcome.NEW_VERSION
        self.tally.not_relevant += reading.readable and not reading.relevant
        self.tally.unread.update([] if reading.readable else [report.lang])
        return True


def reading_of(report: Report, complain: Callable[[Problem], None]) -> Reading | None:
    """Read one report; None, with a complaint, where the reader itself fails on it."""
    from muster.reading.reader import read_report

    try:
        return read_report(report)
    except MusterError:
        raise
    except Exception as error:  # noqa: BLE001  (one text that the reader trips over must not cost an archive)
        complain(Problem("reader-fault", report.id, f"{type(error).__name__} {error}".strip()))
        return None

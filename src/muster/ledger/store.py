"""The door to a ledger file: open it, add reports with their claims, review, and see what a question may see."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from muster.claim_json import claim_to_dict
from muster.ledger import (
    answering,
    around,
    chain,
    check,
    clock,
    copies,
    finding,
    keys,
    nearby,
    overview,
    replay,
    select,
    times,
    told_of,
)
from muster.ledger.anchors import anchors as anchors_of
from muster.ledger.derived import INSERT_PLACE, rebuild
from muster.ledger.errors import clear_errors
from muster.ledger.file import open_for_reading, open_for_writing
from muster.ledger.ids import claim_id, report_id, review_id
from muster.ledger.records import Outcome, Review
from muster.ledger.reviews import OF_CLAIMS, check_review, review_with, reviews_of, write_body
from muster.ledger.rows import (
    CLAIM_COLUMNS,
    CLAIM_WIDTH,
    REPORT_COLUMNS,
    claim_row,
    days_of,
    key_of,
    report_of,
    report_row,
)
from muster.ledger.transactions import Transactions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from muster.ledger.answering import Sought
    from muster.ledger.finding import Found
    from muster.ledger.overview import Overview
    from muster.ledger.records import Action, Anchors, Entry, Fate, Told, Visible
    from muster.ledger.scope import Scope
    from muster.model import Claim, Report

INSERT_REPORT: Final = f"INSERT INTO reports ({REPORT_COLUMNS}, recorded) VALUES (?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608  (own names)
INSERT_REVIEW: Final = (
    "INSERT INTO reviews (id, action, target, analyst, reason, recorded, body) VALUES (?,?,?,?,?,?,?)"
)
INSERT_CLAIM: Final = (
    f"INSERT INTO claims (id, reading, report, day_first, day_last, key, {CLAIM_COLUMNS})"  # noqa: S608  (own names)
    f" VALUES ({','.join('?' * (CLAIM_WIDTH + 6))})"
)


def _placed(claim: Claim, report: Report) -> tuple[int, int, int]:
    return *days_of(claim, report.told), key_of(claim)


class Ledger:
    """One ledger file, open. Use it as a context manager, or ``close`` it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._transactions = Transactions(connection)

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open a ledger for writing; where there is none it is made, unless ``create`` is False.

        Raises:
            LedgerError: where it cannot be opened, is no ledger, or of a newer version.
        """
        return cls(path, open_for_writing(path, create=create))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Open a ledger to ask it only.

        Raises:
            LedgerError: where there is none, or it cannot be read.
        """
        return cls(path, open_for_reading(path))

    def close(self) -> None:
        """Close the file; what was added in an open batch is kept."""
        with clear_errors(self.path):
            self._transactions.end()
            self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Add many reports with few commits, each between two reports; none waits longer than half a second."""
        with clear_errors(self.path), self._transactions.batch():
            yield

    def knows(self, report: Report, reader: str) -> bool:
        """Whether this version of the report is here, as read by this reader."""
        query = "SELECT 1 FROM readings JOIN reports r ON r.seq = readings.report WHERE r.id = ? AND reader = ?"
        with clear_errors(self.path):
            return self.connection.execute(query, (report_id(report), reader)).fetchone() is not None

    def add(  # noqa: PLR0913  (a reading has as many parts)
        self,
        report: Report,
        claims: Iterable[Claim],
        *,
        relevant: bool,
        readable: bool,
        reader: str,
        recorded: str | None = None,
        anchors: Mapping[int, Anchors] | None = None,
    ) -> Outcome:
        """Add a report and what a reader found in it, whole or not at all.

        The same version read by the same reader again adds nothing; by another reader, that reading is added.

        Args:
            report: the report, as it came in.
            claims: the claims found in it.
            relevant: whether the reader took it to concern military missions.
            readable: whether the reader has tables for its language.
            reader: name and version of the reader.
            recorded: the moment of adding, as ``clock.now`` writes it; the present one where not given.
            anchors: by a claim's number, its date for each part of the report's vague one; found where not given.

        Raises:
            LedgerError: where the file cannot be written to; nothing of the report is then kept.
        """
        listed = tuple(claims)
        made = [(claim_id(claim, report_id(report)), claim) for claim in listed]
        hung = anchors_of(report, listed) if anchors is None else anchors
        moment = recorded or clock.now()
        with clear_errors(self.path), self._transactions.whole():
            outcome, row = self._add_report(report, moment)
            if self._is_read(row, reader):
                return outcome
            reading = self._insert(
                "INSERT INTO readings (report, reader, relevant, readable, recorded) VALUES (?,?,?,?,?)",
                (row, reader, int(relevant), int(readable), moment),
            )
            self._add_claims(reading, row, report, made, hung)
            chain.append(self.connection, "reading", reading)
            return outcome

    def visible(self, known_by: int | None = None, recorded_by: str | None = None) -> Visible:
        """Give the claims that a question may see.

        Args:
            known_by: only reports that can have been out by the end of that day (ordinal).
            recorded_by: only what the ledger had taken in by that moment.
        """
        with clear_errors(self.path), self._transactions.snapshot():
            return select.visible(self.connection, known_by, recorded_by)

    def near(self, day: int, scope: Scope, known_by: int | None = None, recorded_by: str | None = None) -> Visible:
        """Give of what a question may see that which can bear on a day (ordinal) and a scope, and read no more."""
        with clear_errors(self.path), self._transactions.snapshot():
            return nearby.nearby(self.connection, day, scope, select.bounds(known_by, recorded_by), known_by)

    def answering(
        self, of: Sought, day: int, scope: Scope, known_by: int | None = None, recorded_by: str | None = None
    ) -> list[Entry]:
        """Give of what a question may see that which can confirm plans and answer promises by a day (ordinal)."""
        with clear_errors(self.path), self._transactions.snapshot():
            bounds = select.bounds(known_by, recorded_by)
            return answering.fetched(self.connection, of, day, scope.above, bounds)

    def about(self, scope: Scope, last: int, known_by: int | None = None, recorded_by: str | None = None) -> Visible:
        """Give of what a question may see the last claims (by valid time) about a scope, at most so many and a bit."""
        with clear_errors(self.path), self._transactions.snapshot():
            return told_of.about(self.connection, scope, last, select.bounds(known_by, recorded_by), known_by)

    def around(
        self, scope: Scope, known_by: int | None = None, recorded_by: str | None = None, *, whole: bool = False
    ) -> Visible:
        """Give of what a question may see that which bears on a scope over all time; ``whole``: all of its missions."""
        with clear_errors(self.path), self._transactions.snapshot():
            if scope.is_all:
                return select.visible(self.connection, known_by, recorded_by)
            bounds = select.bounds(known_by, recorded_by)
            return around.around(self.connection, scope, bounds, known_by, whole=whole)

    def of_days(
        self,
        stretches: Iterable[tuple[int, int]],
        kinds: Collection[str] = (),
        known_by: int | None = None,
        recorded_by: str | None = None,
    ) -> Visible:
        """Give of what a question may see that which is told of stretches of days (ordinals), of all kinds or some."""
        with clear_errors(self.path), self._transactions.snapshot():
            bounds = select.bounds(known_by, recorded_by)
            return times.of_days(self.connection, stretches, kinds, bounds, known_by)

    def missions_called(self, name: str) -> frozenset[str]:
        """Give the missions that claims are about whose id or name is this one, whatever its case."""
        with clear_errors(self.path):
            return told_of.missions_called(self.connection, name)

    def overview(self) -> Overview:
        """Give whom and where the claims are about, and on which days the reports are told."""
        with clear_errors(self.path), self._transactions.snapshot():
            return overview.overview(self.connection)

    def additions(self) -> int:
        """Give a number that grows with every addition: where it is the same, so is every answer."""
        with clear_errors(self.path):
            return overview.additions(self.connection)

    def latest(self, most: int) -> tuple[tuple[str, str], ...]:
        """Give the ids of the reports last taken in, the last first, with the moments of their recording."""
        with clear_errors(self.path):
            return overview.latest(self.connection, most)

    def find(self, words: Sequence[str], most: int) -> Found:
        """Give the reports, claims and speakers that hold all of the words, at most so many of each."""
        with clear_errors(self.path), self._transactions.snapshot():
            return finding.find(self.connection, words, most)

    def told_in(self, report: str, known_by: int | None = None, recorded_by: str | None = None) -> Visible:
        """Give what a question may see of the claims of one report."""
        with clear_errors(self.path), self._transactions.snapshot():
            return finding.told_in(self.connection, report, select.bounds(known_by, recorded_by), known_by)

    def report_of(self, claim: str) -> str | None:
        """Give the id of the report that a claim is of, seen or not; None where there is no such claim."""
        with clear_errors(self.path):
            return finding.report_of(self.connection, claim)

    def told(self, claim: str) -> Told | None:
        """Give the claim with that id as it was read or brought, seen or not; None where there is none."""
        with clear_errors(self.path):
            return replay.told(self.connection, claim)

    def fate(self, claim: str) -> Fate | None:
        """Give the review that took a claim from answers and what it put in its place; None where none did."""
        with clear_errors(self.path):
            return replay.fate(self.connection, claim)

    def must_be_there(self, claim: str) -> None:
        """Refuse a claim that is not there to be reviewed.

        Raises:
            LedgerError: with what became of it.
        """
        with clear_errors(self.path):
            replay.must_be_there(self.connection, claim)

    def report(self, identity: str) -> Report | None:
        """Give the version of a report with that id, text and all; None where there is none."""
        with clear_errors(self.path):
            row = self.connection.execute(f"SELECT {REPORT_COLUMNS} FROM reports WHERE id = ?", (identity,)).fetchone()  # noqa: S608
        return report_of(row) if row else None

    def review(  # noqa: PLR0913  (a review has as many parts)
        self,
        action: Action,
        target: str,
        *,
        analyst: str,
        reason: str,
        claim: Claim | None = None,
        recorded: str | None = None,
    ) -> Review:
        """Add a review: what questions see changes from its recording on, no row does.

        Args:
            action: confirm, reject or amend a claim, add one to a report, or undo a review.
            target: id of the claim, the report or the review.
            analyst: who says so.
            reason: why.
            claim: the claim that an amendment or an addition brings.
            recorded: the moment of adding; the present one where not given.

        Raises:
            LedgerError: where the target is not here, or something needed is missing.
        """
        body = None if claim is None else write_body(claim_to_dict(claim), claim)
        moment = recorded or clock.now()
        made = Review(review_id(action, target, analyst, moment, body), action, target, analyst, reason, moment, body)
        with clear_errors(self.path), self._transactions.whole():
            check_review(self.connection, made)
            if action in OF_CLAIMS:
                replay.must_be_there(self.connection, target)
            row = self._insert(INSERT_REVIEW, (made.id, action, target, analyst, reason, moment, body))
            chain.append(self.connection, "review", row)
        return made

    def faults(self) -> Iterator[str]:
        """Yield a line for everything in the file that is not as it must be."""
        with clear_errors(self.path):
            yield from check.faults(self.connection)

    def mend(self) -> None:
        """Make the derived tables anew from the rows of record."""
        with clear_errors(self.path), self._transactions.whole():
            rebuild(self.connection)

    def backup(self, path: Path) -> None:
        """Write a whole copy of the ledger, as it is at this moment, to a new file.

        Raises:
            LedgerError: where the file is there already, or cannot be written.
        """
        check.backup(self.connection, path)

    def counts(self) -> dict[str, int]:
        """Give how many reports (all versions), claims and reviews the ledger holds."""
        with clear_errors(self.path):
            tables = ("reports", "claims", "reviews")
            return {name: self.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}  # noqa: S608

    def one_review(self, identity: str) -> Review | None:
        """Give the review with that id; None where there is none."""
        with clear_errors(self.path):
            return review_with(self.connection, identity)

    def audit(self, target: str) -> tuple[Review, ...]:
        """Give every review that names a claim, a report or a review, undone ones too, oldest first."""
        with clear_errors(self.path):
            return reviews_of(self.connection, target)

    def _add_report(self, report: Report, moment: str) -> tuple[Outcome, int]:
        identity = report_id(report)
        known = self.connection.execute("SELECT seq FROM reports WHERE id = ?", (identity,)).fetchone()
        if known:
            return Outcome.KNOWN, known[0]
        older = self.connection.execute("SELECT 1 FROM reports WHERE name = ?", (report.id,)).fetchone()
        row = self._insert(INSERT_REPORT, (*report_row(report, identity), moment))
        chain.append(self.connection, "report", row)
        copies.note(self.connection, row, report.text)
        return (Outcome.NEW_VERSION if older else Outcome.NEW), row

    def _add_claims(
        self, reading: int, row: int, report: Report, made: list[tuple[str, Claim]], anchors: Mapping[int, Anchors]
    ) -> None:
        rows = {
            identity: (identity, reading, row, *_placed(claim, report), *claim_row(claim, anchors.get(at, ())))
            for at, (identity, claim) in enumerate(made)
        }
        places = {claim.place for _, claim in made if claim.place}
        self.connection.executemany(INSERT_PLACE, [(place,) for place in sorted(places)])
        self.connection.executemany(INSERT_CLAIM, [rows[identity] for identity in sorted(rows)])
        keys.note(self.connection, reading, report, made)

    def _is_read(self, row: int, reader: str) -> bool:
        query = "SELECT 1 FROM readings WHERE report = ? AND reader = ?"
        return self.connection.execute(query, (row, reader)).fetchone() is not None

    def _insert(self, statement: str, values: tuple[object, ...]) -> int:
        row = self.connection.execute(statement, values).lastrowid
        if row is None:
            raise sqlite3.DatabaseError("a row was not added")
        return row

"""``muster reread``: all reports once more with the present reader, the old readings kept."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from muster.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from muster.ledger.store import Ledger
    from muster.model import Claim, Report
    from muster.problems import Problem

_AT_ONCE: Final = 1.0
_INTERRUPTED: Final = 130
_SHOWN: Final = 90
_CURRENT: Final = """
  SELECT id FROM reports r WHERE NOT EXISTS (SELECT 1 FROM reports n WHERE n.name = r.name AND n.seq > r.seq)
  ORDER BY seq
"""

Dry = Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Count only; do not list the claims.")]


@dataclass(slots=True)
class Changes:
    """What rereading changed, counted."""

    reports: int = 0
    known: int = 0
    changed: int = 0
    texts: int = 0
    new: int = 0
    gone: int = 0
    reviewed: int = 0
    problems: int = 0
    stopped: bool = False
    lines: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """Give the counts as plain data."""
        names = ("reports", "known", "changed", "texts", "new", "gone", "reviewed", "problems", "stopped")
        return {name: getattr(self, name) for name in names}

    def as_line(self) -> str:
        """Say it in one line."""
        told = [
            (self.known, "already read by this reader"),
            (self.changed, f"changed: {self.new} claims more, {self.gone} fewer"),
            (self.texts, "with another text than before, as new versions"),
            (self.reviewed, "claims gone that somebody had reviewed"),
            (self.problems, "with problems"),
        ]
        words = ", ".join(f"{count} {what}" for count, what in told if count) or "nothing changed"
        start = "stopped; so far: " if self.stopped else ""
        return f"{start}{self.reports} report{'' if self.reports == 1 else 's'} read anew: {words}"


def reread(
    ledger: options.Ledger = None,
    *,
    dry: Dry = False,
    quiet: Quiet = False,
    as_json: options.Json = False,
) -> None:
    """Read all reports anew with the present reader, as new rows beside the old, and say what changed."""
    from muster.cli.printing import print_json
    from muster.cli.stopping import heeding
    from muster.ledger import kept
    from muster.ledger.store import Ledger

    path, changes = ledger or options.default_ledger(), Changes(stopped=True)
    with Ledger.open(path, create=False) as opened, suppress(KeyboardInterrupt), heeding() as heed:
        kept.prepare(opened)
        _all(opened, changes, heed, dry=dry, quiet=quiet or as_json)
        changes.stopped = False
    if as_json:
        print_json(changes.as_data())
    else:
        typer.echo(changes.as_line() + (" (nothing was kept: --dry-run)" if dry else ""))
    raise typer.Exit(_INTERRUPTED if changes.stopped else int(bool(changes.problems)))


def _all(ledger: Ledger, changes: Changes, heed: Callable[[], None], *, dry: bool, quiet: bool) -> None:
    """Reread all, some in each commit, so that what was done stays done whenever it is stopped."""
    from muster.cli.stopping import heeded

    listed = heeded([row[0] for row in ledger.connection.execute(_CURRENT)], heed)
    more = True
    while more:
        more = False
        with ledger.batch():
            began = time.monotonic()
            for identity in listed:
                _one(identity, ledger, changes, dry=dry)
                more = time.monotonic() - began > _AT_ONCE
                if more:
                    break
        for line in changes.lines if not quiet else ():
            sys.stdout.write(line + "\n")
        changes.lines.clear()


def _one(identity: str, ledger: Ledger, changes: Changes, *, dry: bool) -> None:
    from muster.cli.taking import reading_of
    from muster.ledger import kept
    from muster.ledger.ids import report_id
    from muster.reading.identity import reader_name
    from muster.sources.again import made_again
    from muster.sources.record import Limits

    old, origin = ledger.report(identity), kept.origin_of(ledger, identity)
    if old is None:
        return
    report = made_again(old, origin, Limits()) if origin else old
    if ledger.knows(report, reader_name()):
        changes.known += 1
        return

    def complain(problem: Problem) -> None:
        changes.problems += 1
        sys.stderr.write(f"muster: {problem}\n")

    reading = reading_of(report, complain)
    if reading is None:
        return
    changes.reports += 1
    changes.texts += report_id(report) != identity
    _compare(identity, report, reading.claims, ledger, changes)
    if not dry:
        kept.keep(ledger, report)
        ledger.add(report, reading.claims, relevant=reading.relevant, readable=reading.readable, reader=reader_name())


def _compare(identity: str, report: Report, claims: Sequence[Claim], ledger: Ledger, changes: Changes) -> None:
    """Tell which claims there are now that were not there before, and the other way round; their rules do not count."""
    before = {_key(claim): (known, claim) for known, claim in _claims_of(identity, ledger)}
    now = {_key(claim): claim for claim in claims}
    new, gone = [now[key] for key in now.keys() - before.keys()], [before[key] for key in before.keys() - now.keys()]
    if not new and not gone:
        return
    changes.changed += 1
    changes.new += len(new)
    changes.gone += len(gone)
    changes.lines.append(f"{identity} {report.outlet or ''} {report.told.edtf}: {report.title or report.id}".strip())
    changes.lines += sorted(f"  + {_words(claim)}" for claim in new)
    changes.lines += sorted(f"  - {_words(claim)}" for _, claim in gone)
    for known, _ in gone:
        for review in ledger.audit(known):
            changes.reviewed += 1
            changes.lines.append(f"  ! {known} was reviewed by {review.analyst} ({review.action}); look at it again")


def _claims_of(report: str, ledger: Ledger) -> Iterator[tuple[str, Claim]]:
    """The claims of the last reading of a version of a report, with their ids."""
    from muster.ledger.rows import CLAIM_COLUMNS, claim_of

    query = f"""
      SELECT id, {CLAIM_COLUMNS} FROM claims WHERE reading = (
        SELECT max(g.seq) FROM readings g JOIN reports r ON r.seq = g.report WHERE r.id = ?)
    """  # noqa: S608  (own names)
    for identity, *row in ledger.connection.execute(query, (report,)):
        yield identity, claim_of(row)


def _key(claim: Claim) -> str:
    from dataclasses import replace

    return repr(replace(claim, trace=()))


def _words(claim: Claim) -> str:
    """A claim in one line."""
    count = claim.count
    numbers = "" if count is None else f"{'~' if count.approx else ''}{count.minimum} {count.unit}"
    told = (claim.kind, claim.event, claim.mission, claim.nation, claim.place, claim.activity, numbers)
    evidence = " ".join(claim.evidence.text.split())
    quoted = evidence if len(evidence) <= _SHOWN else evidence[:_SHOWN] + "…"
    return f"{' · '.join(part for part in told if part)}: “{quoted}”"

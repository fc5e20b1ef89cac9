"""``muster claims``: what the reader finds in reports, without touching a ledger."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from muster.cli import options
from muster.cli.intake import Intake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.model import Claim, Report
    from muster.reading.reader import Reading

    Read = Iterable[tuple[Report, Reading]]


class Format(StrEnum):
    """How claims are printed."""

    TEXT = "text"
    JSONL = "jsonl"
    CSV = "csv"


COLUMNS: Final = (
    "report", "date", "outlet", "kind", "event", "modality", "mission", "mission_name", "nation", "place", "activity",
    "who", "about", "count_min", "count_max", "count_unit", "count_approx", "when", "until", "from", "to", "casualties",
    "binding", "said_by", "cause", "evidence",
)  # fmt: skip


def claims(
    paths: options.Paths,
    form: Annotated[Format, typer.Option("--format", help="For a person, a program or a spreadsheet.")] = Format.TEXT,
    max_size: options.MaxSize = options.DEFAULT_MAX_SIZE,
    *,
    explain: Annotated[bool, typer.Option("--explain", help="Name the rules that made each claim.")] = False,
) -> None:
    """Show what the reader finds in reports; no ledger is touched."""
    intake = Intake(paths, max_size)
    read = ((report, reading) for report in intake.reports() if (reading := intake.reading(report)))
    {Format.TEXT: _print_text, Format.JSONL: _print_json_lines, Format.CSV: _print_csv}[form](read, explain=explain)
    raise typer.Exit(intake.status)


def _print_text(read: Read, *, explain: bool) -> None:
    from rich.console import Console

    from muster.cli.claim_lines import claim_lines, report_line

    console = Console(highlight=False, soft_wrap=True)
    width = console.width if console.is_terminal else None
    for report, reading in read:
        console.print(report_line(report))
        console.print(f"  {_summary(reading, report)}\n", style="dim")
        for number, claim in enumerate(reading.claims, 1):
            for line in claim_lines(claim, number, width, explain=explain):
                console.print(line)
            console.print()


def _summary(reading: Reading, report: Report) -> str:
    if not reading.readable:
        return f"not read: there are no tables for its language ({report.lang})"
    if not reading.relevant:
        return "not about a military mission abroad"
    return f"{len(reading.claims)} claim{'' if len(reading.claims) == 1 else 's'}"


def _print_json_lines(read: Read, *, explain: bool) -> None:
    from muster.claim_json import claim_to_dict

    for report, reading in read:
        found = [claim_to_dict(claim) | ({"trace": claim.trace} if explain else {}) for claim in reading.claims]
        sys.stdout.write(json.dumps({"id": report.id, "claims": found}, ensure_ascii=False) + "\n")


def _print_csv(read: Read, *, explain: bool) -> None:
    from muster.csv_out import write_csv

    columns = (*COLUMNS, "trace") if explain else COLUMNS
    write_csv(columns, (row for report, reading in read for row in _rows(report, reading.claims)), sys.stdout)


def _rows(report: Report, found: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    from muster.claim_json import claim_to_dict

    for claim in found:
        flat = claim_to_dict(claim)
        count = flat.pop("count") or {}
        source = {"report": report.id, "date": report.told.edtf, "outlet": report.outlet}
        yield source | flat | {f"count_{key}": value for key, value in count.items()} | {"trace": " ".join(claim.trace)}

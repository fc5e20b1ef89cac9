"""``muster dates``: the time expressions of a text and the days that each may mean."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from muster.cli import options  # noqa: TC001  (typer reads the annotations at run time)
from muster.problems import MusterError, Problem
from muster.time.date import Date
from muster.time.edtf import iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.time.expressions import DatesRead, TimeExpression

MOST_DAYS: Final = 31
MOST_SHOWN: Final = 6
LONGEST_NAME: Final = 200

JSONL_HELP: Final = 'Read lines {"id", "told", "text"}, answer in lines; docs/dates.md says what is in them.'
Given = Annotated[str | None, typer.Argument(metavar="TEXT|FILE|-", help="A text, a file, or '-' for standard input.")]
Told = Annotated[str | None, typer.Option("--told", help="The report's own date: 2020, 2020-01 or 2020-01-05.")]
Lang = Annotated[str, typer.Option("--lang", help="The language of the text, as ISO 639-1.")]
JsonLines = Annotated[bool, typer.Option("--jsonl", help=JSONL_HELP)]


def dates(
    given: Given = None,
    told: Told = None,
    lang: Lang = "nl",
    *,
    as_json: options.Json = False,
    jsonl: JsonLines = False,
) -> None:
    """List the time expressions of a text, and the days that each may mean when read on the report's date."""
    text = _text(given)
    if jsonl:
        _answer_lines(text, told, lang)
        return
    from muster.time.expressions import read_dates

    if told is None:
        raise MusterError("no report date; give it with --told, as 2020, 2020-01 or 2020-01-05")
    read = read_dates(text, Date.parse(told), lang)
    if as_json:
        typer.echo(json.dumps(_whole(read), ensure_ascii=False, indent=2))
    else:
        _print(read, Date.parse(told))


def _text(given: str | None) -> str:
    if given is None and sys.stdin.isatty():
        raise MusterError("no text; give one as an argument, name a file, or pipe it in and give '-'")
    if given in (None, "-"):
        return _decoded(sys.stdin.buffer.read(), "standard input")
    name = str(given)
    if len(name) <= LONGEST_NAME and "\n" not in name and Path(name).is_file():
        return _decoded(Path(name).read_bytes(), name)
    if len(name) <= LONGEST_NAME and "\n" not in name and "/" in name and Path(name).is_dir():
        raise MusterError(f"{name} is a folder; name one file, or pipe several in with --jsonl")
    if (
        len(name) <= LONGEST_NAME
        and " " not in name.strip()
        and Path(name).suffix in (".txt", ".jsonl", ".json", ".md")
    ):
        raise MusterError(str(Problem("no-such-path", name)))
    return name


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MusterError(str(Problem("not-utf8", where, str(error.start)))) from error


def _answer_lines(text: str, told: str | None, lang: str) -> None:
    """Answer each line; a line that is wrong is told of on standard error, and the others are answered."""
    wrong = 0
    for number, line in enumerate(text.split("\n"), 1):  # only this ends a line of JSON: others may stand in a text
        if not line.strip():
            continue
        try:
            answer = _answer(line, told, lang)
        except MusterError as error:
            wrong += 1
            typer.echo(f"muster: line {number}: {error}", err=True)
        else:
            typer.echo(json.dumps(answer, ensure_ascii=False))
    if wrong:
        raise typer.Exit(1)


def _answer(line: str, told: str | None, lang: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise MusterError(f"is not JSON ({error}); write one object a line") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise MusterError('has no "text"; write {"id": …, "told": "2020-01", "text": "…"}')
    date = record.get("told") or told
    if not isinstance(date, str):
        raise MusterError('has no "told"; write the report\'s date as 2020, 2020-01 or 2020-01-05')
    from muster.time.expressions import read_dates

    read = read_dates(record["text"], Date.parse(date), str(record.get("lang", lang)))
    return {"id": record.get("id"), "dates": [_short(one) for one in read.expressions]}


def _short(one: TimeExpression) -> dict[str, Any]:
    return {
        "text": one.span.text,
        "start": one.span.start,
        "end": one.span.end,
        "edtf": one.date.edtf,
        "earliest": iso(one.date.first),
        "latest": iso(one.date.last),
        "days": _days(one.date),
    }


def _days(date: Date) -> list[str | None] | None:
    width = date.width
    return [iso(day) for day in date.days()] if width is not None and width <= MOST_DAYS else None


def _whole(read: DatesRead) -> dict[str, Any]:
    return {
        "told": read.told.edtf,
        "reasons": list(read.reasons),
        "dates": [
            _short(one)
            | {
                "kind": str(one.date.kind),
                "given": one.given.edtf,
                "role": one.role,
                "rule": one.rule,
                "reasons": list(one.reasons),
            }
            for one in read.expressions
        ],
    }


def _print(read: DatesRead, told: Date) -> None:
    if not read.expressions:
        typer.echo("No time expression in this text.")
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("at", justify="right")
    table.add_column("expression", overflow="fold", min_width=12)
    for heading in ("first day", "last day"):
        table.add_column(heading, no_wrap=True)
    table.add_column("days", justify="right", no_wrap=True)
    for heading in ("role", "rule"):
        table.add_column(heading, overflow="fold")
    for row in _rows(read):
        table.add_row(*row)
    console = Console(highlight=False)
    console.print(table)
    for line in _remarks(read, told):
        console.print(line, markup=False, soft_wrap=True)


def _rows(read: DatesRead) -> Iterator[tuple[str, ...]]:
    for one in read.expressions:
        first, last = iso(one.date.first) or "open", iso(one.date.last) or "open"
        width = "" if one.date.width is None else str(one.date.width)
        words = one.span.text.replace("[", r"\[").replace("\n", " ")
        yield str(one.span.start), words, first, last, width, one.role, one.rule


def _remarks(read: DatesRead, told: Date) -> Iterator[str]:
    """What the table cannot hold: sets with gaps, and what was narrowed and why."""
    gaps = [one for one in read.expressions if len(one.date.ranges) > 1]
    if gaps:
        yield ""
    for one in gaps:
        yield f"{one.span.text}: {_set(one.date)}"
    if read.reasons:
        yield ""
        yield f"Narrowed: the report is of {_set(read.told)}" if read.told != told else "Remarks:"
    yield from (f"  {reason}" for reason in read.reasons)


def _set(date: Date) -> str:
    """A set of days in EDTF, or how many stretches it has where they are too many to read."""
    if len(date.ranges) <= MOST_SHOWN:
        return date.edtf
    return f"{len(date.ranges)} stretches of days within {date.hull_edtf}; --json lists them"

"""What commands that ask have in common: the ledger opened to read, the clocks, the limits, how silence sounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from muster.cli import options
from muster.problems import MusterError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from muster.answers.picture import Picture
    from muster.answers.subject import Filters
    from muster.ledger.records import Visible
    from muster.model import Claim
    from muster.time.date import Date

EVERY: Final = 1_000_000_000
On = Annotated[str, typer.Option("--on", help="The day asked for, or a month: 2020-01-10.", show_default="today")]
KnownBy = Annotated[str | None, typer.Option("--known-by", help="Only what reports had told by that day.")]
RecordedBy = Annotated[
    str | None, typer.Option("--recorded-by", help="Only what the ledger held by that moment: 2026-01-31T14:05.")
]
Nation = Annotated[list[str] | None, typer.Option("--nation", help="Only this nation: NL or Netherlands.")]
Mission = Annotated[list[str] | None, typer.Option("--mission", help="Only this mission: oir, or its name.")]
Place = Annotated[list[str] | None, typer.Option("--place", help="Only this place and all in it: Iraq, Erbil.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Give the sentence behind every line.")]
Subject = Annotated[str, typer.Argument(help="A mission, a nation or a place: oir, NL, Erbil.", metavar="SUBJECT")]


def date_asked(text: str) -> Date:
    """Read a day, month or year that a user gave; ``today`` and nothing are the present day.

    Raises:
        MusterError: where it is none.
    """
    import datetime as dt

    from muster.time.date import Date, EdtfError

    if text in ("", "today"):
        return Date.parse(dt.datetime.now(dt.UTC).date().isoformat())
    try:
        date = Date.parse(text)
    except EdtfError as error:
        raise MusterError(f"{text!r} is no day; write it as 2020-01-10, or a month as 2020-01") from error
    if date.is_open or len(date.ranges) > 1:
        raise MusterError(f"{text!r} is no day or month; write 2020-01-10 or 2020-01")
    return date


def last_day(text: str | None) -> int | None:
    """The last day of a date that a user gave, None where none was given."""
    return None if text is None else date_asked(text).last


def picture(path: Path | None, day: int, filters: Filters, known_by: str | None, recorded_by: str | None) -> Picture:
    """Give the picture on a day (ordinal) of what is asked, from what the question may see."""
    from muster.answers.picture import picture_of
    from muster.ledger.clock import moment
    from muster.ledger.store import Ledger

    until = None if recorded_by is None else moment(recorded_by)
    with Ledger.read(path or options.default_ledger()) as ledger:
        return picture_of(ledger, day, filters, last_day(known_by), until)


def see_near(path: Path | None, day: int, filters: Filters, known_by: str | None, recorded_by: str | None) -> Visible:
    """Give of what a question may see that which can bear on a day (ordinal) and what is asked."""
    from muster.answers.bearing import scope_of
    from muster.ledger.clock import moment
    from muster.ledger.store import Ledger

    until = None if recorded_by is None else moment(recorded_by)
    with Ledger.read(path or options.default_ledger()) as ledger:
        return ledger.near(day, scope_of(filters), last_day(known_by), until)


def see_around(
    path: Path | None, filters: Filters, known_by: str | None, recorded_by: str | None = None, *, whole: bool = False
) -> Visible:
    """Give of what a question may see that which bears on what is asked over all time; all of it where nothing is."""
    from muster.answers.bearing import scope_of
    from muster.ledger.clock import moment
    from muster.ledger.store import Ledger

    until = None if recorded_by is None else moment(recorded_by)
    with Ledger.read(path or options.default_ledger()) as ledger:
        return ledger.around(scope_of(filters), last_day(known_by), until, whole=whole)


def see_between(
    path: Path | None, days: tuple[int, int], filters: Filters, known_by: str | None, recorded_by: str | None
) -> Visible:
    """Give of what a question may see that which bears on what is asked on two days (ordinals), and between them."""
    from muster.answers.subject import Filters
    from muster.ledger.records import together

    around = see_around(path, filters, known_by, recorded_by)
    if filters == Filters():
        return around
    return together(around, *(see_near(path, day, filters, known_by, recorded_by) for day in days))


def see_about(
    path: Path | None, filters: Filters, last: int | None, known_by: str | None, recorded_by: str | None
) -> Visible:
    """Give of what a question may see the claims about what is asked, or so many last ones."""
    from muster.answers.bearing import scope_of
    from muster.ledger.clock import moment
    from muster.ledger.store import Ledger

    until = None if recorded_by is None else moment(recorded_by)
    with Ledger.read(path or options.default_ledger()) as ledger:
        return ledger.about(scope_of(filters), last or EVERY, last_day(known_by), until)


def see_of_days(
    path: Path | None,
    stretches: Iterable[tuple[int, int]],
    kinds: Collection[str],
    known_by: str | None,
    recorded_by: str | None,
) -> Visible:
    """Give of what a question may see that which is told of some days (ordinals), of some kinds or all."""
    from muster.ledger.clock import moment
    from muster.ledger.store import Ledger

    until = None if recorded_by is None else moment(recorded_by)
    with Ledger.read(path or options.default_ledger()) as ledger:
        return ledger.of_days(stretches, kinds, last_day(known_by), until)


def any_subject(word: str, path: Path | None) -> Filters:
    """Make the limits of a question of one word for a mission, a nation or a place; the ledger may name others."""
    from muster.answers.subject import Filters
    from muster.answers.subjects import any_subject as named
    from muster.ledger.store import Ledger

    try:
        return named(word)
    except MusterError:
        with Ledger.read(path or options.default_ledger()) as ledger:
            missions = ledger.missions_called(word)
        if missions:
            return Filters(missions=missions)
        raise


def limits(
    nation: list[str] | None = None, mission: list[str] | None = None, place: list[str] | None = None
) -> Filters:
    """Make the limits of a question of the options given."""
    from muster.answers.subjects import filters_of

    found = filters_of(mission or (), nation or (), place or ())
    _tell_unknown(found)
    return found


def _tell_unknown(asked: Filters) -> None:
    """Tell on standard error what is asked for and nobody knows; a report may call something so all the same."""
    from muster.answers.places import place_named
    from muster.answers.subjects import names_near
    from muster.knowledge.missions import mission_by_id

    unknown = [("mission", name) for name in sorted(asked.missions) if mission_by_id(name) is None]
    unknown += [("place", name) for name in sorted(asked.places) if place_named(name) is None]
    for kind, name in unknown:
        words = f"muster: no {kind} is known by the name {name!r}; asked for as reports may have written it"
        near = names_near(kind, name)
        typer.echo(f"{words}; did you mean {' or '.join(near)}?" if near else words, err=True)


def tell_unknown_place(claim: Claim | None) -> None:
    """Tell on standard error where a claim that is put in is about a place that nobody knows."""
    from muster.answers.places import place_named

    if claim is not None and claim.place and place_named(claim.place) is None:
        typer.echo(f"muster: no place is known by the name {claim.place!r}; kept as it is written", err=True)


def silence(last_told: Date | None) -> str:
    """How no answer sounds."""
    if last_told is None:
        return "No answer in this ledger, which holds no reports that the question may see."
    return f"No answer in this ledger, whose last report is of {last_told.edtf}."


def subject_and(subject: str, nation: list[str] | None, path: Path | None) -> Filters:
    """Make the limits of a question of a subject in one word and, if given, nations."""
    from dataclasses import replace

    from muster.answers.subjects import filters_of

    found = any_subject(subject, path)
    return replace(found, nations=filters_of((), nation).nations or found.nations) if nation else found

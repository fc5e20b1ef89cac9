"""The pages that list: what changed, what sources tell otherwise than each other, what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter
from starlette.requests import Request  # noqa: TC002  (FastAPI reads it at run time)
from starlette.responses import HTMLResponse, Response

from muster.answers.disputes import differences
from muster.answers.promises import SETTLED, promises
from muster.answers.subject import subject_of
from muster.problems import MusterError
from muster.time.edtf import iso
from muster.web.asked import day_asked
from muster.web.changes_lines import changes_table
from muster.web.csv_pages import csv_page
from muster.web.feeds import calendar
from muster.web.sections import disputes_table, happenings_table, promises_table
from muster.web.visit import Visit

if TYPE_CHECKING:
    from muster.answers.changes import Diff
    from muster.answers.disputes import Difference
    from muster.answers.promises import Promise
    from muster.answers.subject import Filters
    from muster.time.date import Date
    from muster.web.archive import Archive
    from muster.web.asked import Question

router = APIRouter(include_in_schema=False)
BACK: Final = 31
MOST: Final = 300


@dataclass(frozen=True, slots=True)
class Stretch:
    """From which day to which a page of changes is asked (ordinals), and whether these are days of knowledge."""

    start: int
    end: int
    learnt: bool
    on: int


def stretch_asked(visit: Visit, question: Question) -> Stretch:
    """Read from which day to which; without any, the month before the day asked.

    Raises:
        MusterError: where one is no day, or the first is after the last.
    """
    asked = _stretch(visit, question)
    if asked.start > asked.end:
        raise MusterError(f"{iso(asked.start)} is after {iso(asked.end)}; give the earlier of two days first")
    return asked


def _stretch(visit: Visit, question: Question) -> Stretch:
    start, end, by = (visit.value(name) for name in ("from", "to", "and-by"))
    if question.known_by is not None and by:
        return Stretch(question.known_by, day_asked(by).last, learnt=True, on=question.on)
    last = day_asked(end).last if end else question.on
    return Stretch(day_asked(start).last if start else last - BACK, last, learnt=False, on=last)


def changed(archive: Archive, asked: Stretch, question: Question) -> Diff:
    """Give what changed, or was learnt."""
    if asked.learnt:
        return archive.learnt(asked.start, asked.end, asked.on, question.filters)
    return archive.changed(asked.start, asked.end, question.filters, question.known_by)


def disputed(
    archive: Archive, filters: Filters, known_by: int | None, day: int, during: Date | None
) -> list[Difference]:
    """Give what sources tell otherwise than each other, of the days asked for if any."""

    def make() -> list[Difference]:
        found = differences(archive.told(filters, known_by).narrowed, during.last if during else day, filters)
        return [one for one in found if during is None or any(it.when & during for it in (*one.one, *one.other))]

    return archive.kept(("disputed", filters, known_by, day, during), make)


def promised(archive: Archive, filters: Filters, known_by: int | None, day: int, *, answered: bool) -> list[Promise]:
    """Give what was promised by a day, the answered too if asked for."""

    def make() -> list[Promise]:
        told = archive.told(filters, known_by, whole=True).narrowed.claims
        found = (one for one in promises(told, day) if filters.take(subject_of(one.dated.claim)))
        return [one for one in found if answered or one.stands not in SETTLED]

    return archive.kept(("promised", filters, known_by, day, answered), make)


@router.get("/changes")
def changes(request: Request) -> HTMLResponse:
    """What changed between two days."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return visit.empty()
    question = visit.question(held)
    asked = stretch_asked(visit, question)
    found = changed(visit.archive, asked, question)
    happened = happenings_table("happened", found.happened, visit.words)
    return visit.page(
        "changes.html",
        "changes",
        held,
        question,
        controls=visit.controls("changes", question, held, dated=False),
        asked=asked,
        changes=changes_table(found, visit.words),
        happened=happened,
        more={"from": visit.value("from"), "to": visit.value("to"), "and-by": visit.value("and-by")},
    )


@router.get("/changes.csv")
def changes_csv(request: Request) -> Response:
    """What changed, for a spreadsheet."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return csv_page(None, visit.words)
    question = visit.question(held)
    found = changed(visit.archive, stretch_asked(visit, question), question)
    return csv_page(changes_table(found, visit.words), visit.words)


def _during(visit: Visit) -> Date | None:
    during = visit.value("in")
    return day_asked(during) if during else None


@router.get("/disputes")
def disputes(request: Request) -> HTMLResponse:
    """What sources tell otherwise than each other."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return visit.empty()
    question = visit.question(held)
    found = disputed(visit.archive, question.filters, question.known_by, question.on, _during(visit))
    return visit.page(
        "disputes.html",
        "disputes",
        held,
        question,
        controls=visit.controls("disputes", question, held, dated=False),
        during=visit.value("in") or "",
        disputes=disputes_table(found[:MOST], visit.words),
        most=MOST,
        all_of=len(found),
    )


@router.get("/disputes.csv")
def disputes_csv(request: Request) -> Response:
    """What sources tell otherwise than each other, for a spreadsheet."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return csv_page(None, visit.words)
    question = visit.question(held)
    found = disputed(visit.archive, question.filters, question.known_by, question.on, _during(visit))
    return csv_page(disputes_table(found, visit.words), visit.words)


@router.get("/due")
def due(request: Request) -> HTMLResponse:
    """What was promised, and what answers it."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return visit.empty()
    question = visit.question(held)
    answered = visit.value("all") is not None
    found = nearest(
        promised(visit.archive, question.filters, question.known_by, question.on, answered=answered), question
    )
    return visit.page(
        "due.html",
        "due",
        held,
        question,
        controls=visit.controls("due", question, held),
        answered=answered,
        promises=promises_table(found, visit.words),
    )


def nearest(found: list[Promise], question: Question) -> list[Promise]:
    """Give promises as a page lists them: what is still to come in its order, then what is past, the latest first."""
    ahead = [one for one in found if one.dated.when.last >= question.on]
    past = [one for one in found if one.dated.when.last < question.on]
    return [*ahead, *reversed(past)]


@router.get("/due.csv")
def due_csv(request: Request) -> Response:
    """What was promised, for a spreadsheet."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return csv_page(None, visit.words)
    question = visit.question(held)
    found = promised(visit.archive, question.filters, question.known_by, question.on, answered=True)
    return csv_page(promises_table(found, visit.words), visit.words)


@router.get("/due.ics")
def due_calendar(request: Request) -> Response:
    """What was promised, as a calendar to subscribe to."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return Response(calendar([], visit.words, ""), media_type="text/calendar")
    question = visit.question(held)
    found = promised(visit.archive, question.filters, question.known_by, question.on, answered=False)
    text = calendar(found, visit.words, str(request.base_url))
    return Response(text, media_type="text/calendar; charset=utf-8")

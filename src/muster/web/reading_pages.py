"""The pages of reading: a report with its claims marked, one claim, one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from starlette.requests import Request  # noqa: TC002  (FastAPI reads it at run time)
from starlette.responses import HTMLResponse  # noqa: TC002  (FastAPI reads it at run time)

from muster.answers.happenings import happening
from muster.answers.witnesses import witnesses
from muster.web.asked import day_asked
from muster.web.claim_fields_shown import as_typed, choices, nothing_typed, shown
from muster.web.dates import date_words
from muster.web.marked import around, paragraphs
from muster.web.quotes import gist
from muster.web.visit import NothingThereError, Visit

if TYPE_CHECKING:
    from muster.answers.dating import Dated
    from muster.answers.happenings import Happening
    from muster.ledger.records import Review
    from muster.web.archive import Read
    from muster.web.words import Words

router = APIRouter(include_in_schema=False)


@router.get("/report/{identity}")
def report(request: Request, identity: str) -> HTMLResponse:
    """A report, its claims marked and listed."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return visit.empty()
    read = read_of(visit, identity)
    return visit.page(
        "report.html",
        "report",
        held,
        **report_context(read, visit.words),
        done=visit.value("done"),
        choices=choices(visit.words),
        typed=as_typed,
        nothing_typed=nothing_typed(),
        undone={review.target for review in read.reviews if review.action == "undo"},
    )


def report_context(read: Read, words: Words) -> dict[str, Any]:
    """Give what the template of a report needs."""
    told = read.claims[0].told if read.claims else read.report.told
    return {
        "read": read,
        "told": date_words(read.report.told, words),
        "narrowed": date_words(told, words) if told.ranges != read.report.told.ranges else "",
        "paragraphs": paragraphs(read.report.text, read.claims),
        "numbers": {one.id: number for number, one in enumerate(read.claims, 1)},
        "source_address": safe_address(read.report.url),
        "excerpts_only": False,
        "gist": lambda one: gist(one, words),
        "shown": lambda one: shown(one.claim, words),
    }


def safe_address(url: str | None) -> str:
    """Give a report's address where it is one of the web; what else a text may bring is led to by no link."""
    return url if url and url.startswith(("https://", "http://")) else ""


def read_of(visit: Visit, identity: str) -> Read:
    """Give the report of an id.

    Raises:
        NothingThereError: where there is none.
    """
    known_by = visit.value("known-by")
    read = visit.archive.read(identity, day_asked(known_by).last if known_by else None)
    if read is None:
        raise NothingThereError(visit.words("page.not_id", id=identity[:80]))
    return read


@router.get("/claim/{identity}")
def claim(request: Request, identity: str) -> HTMLResponse:
    """One claim: its sentence in its report, its fields, its dates and why, its reviews."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return visit.empty()
    of_report = visit.archive.report_of(identity)
    if of_report is None:
        raise NothingThereError(visit.words("page.not_id", id=identity[:80]))
    read = read_of(visit, of_report)
    dated = next((one for one in read.claims if one.id == identity), None)
    return visit.page(
        "claim.html",
        "claim",
        held,
        identity=identity,
        read=read,
        dated=dated,
        told=date_words(dated.told if dated else read.report.told, visit.words),
        context=around(read.report.text, dated) if dated else (),
        fields=shown(dated.claim, visit.words) if dated else [],
        event=event_of(read, dated) if dated else None,
        reviews=reviews_about(read, identity),
        address=str(request.url.replace(query="")),
    )


def reviews_about(read: Read, identity: str) -> list[Review]:
    """Give the reviews of a claim, those that take one of them back too, oldest first."""
    own = {one.id for one in read.reviews if one.target == identity}
    return [one for one in read.reviews if one.target == identity or one.target in own]


def event_of(read: Read, dated: Dated) -> Happening | None:
    """Give the event that a claim tells of with others; None where it tells of it alone."""
    group = next((one for one in read.narrowed.groups if any(dated.id == member.id for member in one)), ())
    return happening(group) if len(group) > 1 else None


@router.get("/event/{identity}")
def event(request: Request, identity: str) -> HTMLResponse:
    """One event: when it can have been, who told it first, who says what."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return visit.empty()
    of_claim = identity.replace("e-", "c-", 1)
    of_report = visit.archive.report_of(of_claim)
    read = read_of(visit, of_report) if of_report else None
    dated = next((one for one in read.claims if one.id == of_claim), None) if read else None
    if read is None or dated is None:
        raise NothingThereError(visit.words("page.not_id", id=identity[:80]))
    found = event_of(read, dated) or happening((dated,))
    return visit.page("event.html", "event", held, found=found, witnesses=witnesses(found.claims))

"""The pages of standings: the first one, and the picture of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from starlette.requests import Request  # noqa: TC002  (FastAPI reads it at run time)
from starlette.responses import HTMLResponse, RedirectResponse, Response

from muster.model import ALL_NATIONS
from muster.web.asked import Question, last_to_ask
from muster.web.csv_pages import csv_page
from muster.web.sections import sections
from muster.web.standing_lines import as_table, grouped, line
from muster.web.visit import Visit

if TYPE_CHECKING:
    from muster.answers.picture import Picture
    from muster.ledger.overview import Overview
    from muster.web.words import Words

router = APIRouter(include_in_schema=False)


@router.get("/")
def first(request: Request) -> Response:
    """Lead to the picture of the last report's day, of the nation most told of."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return visit.empty()
    answer = RedirectResponse(visit.links.view("picture", first_question(held), lang=visit.asked_language), 307)
    answer.headers["Vary"] = "Accept-Language, Cookie"
    return answer


def first_question(held: Overview) -> Question:
    """Give what is shown first: the last report's day, of the nation that the ledger tells most of."""
    nation = next((code for code in held.nations if code != ALL_NATIONS), None)
    return Question(last_to_ask(held.days)).limited(nation=nation)


@router.get("/picture")
def picture(request: Request) -> HTMLResponse:
    """What stood on a day."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return visit.empty()
    question = visit.question(held)

    def make() -> dict[str, Any]:
        shown = picture_context(visit.archive.picture(question), visit.words)
        return shown | {"controls": visit.controls("picture", question, held)}

    return visit.kept_page("picture.html", "picture", held, question, make)


def picture_context(found: Picture, words: Words) -> dict[str, Any]:
    """Give what the template of a picture needs."""
    return {
        "found": found,
        "missions": grouped(found.standings, found.on, words),
        "tables": sections(found, words),
        "superseded": [line(one, found.on, words) for one in found.superseded],
        "stale": found.last_told is not None and found.last_told.last < found.on,
    }


@router.get("/picture.csv")
def picture_csv(request: Request) -> Response:
    """The standings of a day for a spreadsheet."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return csv_page(None, visit.words)
    question = visit.question(held)
    found = visit.archive.picture(question)
    return csv_page(as_table(found.standings, found.on, visit.words), visit.words)

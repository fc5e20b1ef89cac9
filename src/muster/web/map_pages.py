"""The map of a day."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request  # noqa: TC002  (FastAPI reads it at run time)
from starlette.responses import HTMLResponse  # noqa: TC002  (FastAPI reads it at run time)

from muster.web.map_drawing import drawing, places_table
from muster.web.visit import Visit

router = APIRouter(include_in_schema=False)


@router.get("/map")
def page(request: Request) -> HTMLResponse:
    """Who is where on a day."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return visit.empty()
    question = visit.question(held)

    def make() -> dict[str, Any]:
        found = visit.archive.picture(question)
        world = visit.value("view") == "world"
        drawn = drawing(found.standings, visit.words, world=world)
        places = places_table(drawn.spots, found.on, visit.words)
        return {
            "controls": visit.controls("map", question, held),
            "drawing": drawn,
            "world": world,
            "places": places,
        }

    return visit.kept_page("map.html", "map", held, question, make)

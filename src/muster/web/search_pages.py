"""Search over reports, claims, places and people; and the feed of what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import APIRouter
from starlette.requests import Request  # noqa: TC002  (FastAPI reads it at run time)
from starlette.responses import HTMLResponse, Response

from muster.answers.dating import as_given
from muster.answers.subject import Filters
from muster.answers.subjects import any_subject
from muster.model import ALL_NATIONS
from muster.problems import MusterError
from muster.web.asked import Question, last_to_ask
from muster.web.feeds import atom
from muster.web.naming import mission_name, nation_name, place_name
from muster.web.sections import claims_table
from muster.web.visit import Visit

if TYPE_CHECKING:
    from muster.ledger.overview import Overview
    from muster.web.words import Words

router = APIRouter(include_in_schema=False)
MOST_WORDS: Final = 8
LONGEST: Final = 200
MOST_NAMED: Final = 12
IN_FEED: Final = 30


def words_sought(text: str) -> tuple[str, ...]:
    """Give the words of a search, without those beyond what is looked for."""
    legible = "".join(one if one.isprintable() else " " for one in text[:LONGEST])
    return tuple(legible.split()[:MOST_WORDS])


def subjects_called(text: str, held: Overview, words: Words) -> list[tuple[str, Filters]]:
    """Give the missions, nations and places of the ledger whose name holds the text, or that it is a name of."""
    wanted = text.casefold()
    found: dict[str, Filters] = {}
    if wanted:
        for name, limits in _named(held, words):
            if wanted in name.casefold():
                found.setdefault(name, limits)
        found |= _meant(text, words)
    return list(found.items())[:MOST_NAMED]


def _named(held: Overview, words: Words) -> list[tuple[str, Filters]]:
    return [
        *((mission_name(one, words), Filters(missions=frozenset({one}))) for one in held.missions),
        *((nation_name(one, words), Filters(nations=frozenset({one}))) for one in held.nations if one != ALL_NATIONS),
        *((place_name(one, words), Filters(places=frozenset({one}))) for one in held.places),
    ]


def _meant(text: str, words: Words) -> dict[str, Filters]:
    try:
        limits = any_subject(text)
    except MusterError:
        return {}
    named = [
        *(mission_name(one, words) for one in sorted(limits.missions)),
        *(nation_name(one, words) for one in sorted(limits.nations)),
        *(place_name(one, words) for one in sorted(limits.places)),
    ]
    return {", ".join(named): limits}


@router.get("/search")
def search(request: Request) -> HTMLResponse:
    """What holds the words sought."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return visit.empty()
    text = (visit.value("q") or "").strip()[:LONGEST]
    found = visit.archive.find(words_sought(text))
    subjects = subjects_called(text, held, visit.words)
    last = last_to_ask(held.days)
    return visit.page(
        "search.html",
        "search",
        held,
        sought=text,
        reports=found.reports,
        speakers=found.speakers,
        claims=claims_table((as_given(one) for one in found.claims), visit.words),
        subjects=[(name, Question(last, filters=limits)) for name, limits in subjects],
    )


@router.get("/feed.atom")
def feed(request: Request) -> Response:
    """What the ledger took in last, to follow."""
    visit = Visit(request)
    held = visit.held()
    question = visit.question(held) if held else None
    base = str(request.base_url)
    latest = visit.archive.latest(IN_FEED) if question else ()
    told = [(at, one) for at, one in latest if question and question.filters.take(one.subject)]
    text = atom(told, visit.words, base, str(request.url))
    return Response(text, media_type="application/atom+xml; charset=utf-8")

"""The API: the answers as data under ``/api/v1``, read only, described by OpenAPI, with one shape for every error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from fastapi import APIRouter, FastAPI, Query
from starlette.requests import Request  # noqa: TC002  (FastAPI reads it at run time)
from starlette.responses import HTMLResponse, JSONResponse

from muster.answers import as_data
from muster.answers.dating import as_given
from muster.answers.happenings import happening
from muster.answers.listing import listing
from muster.answers.series import strength
from muster.time.edtf import iso
from muster.web import shapes
from muster.web.asked import Question, day_asked, last_to_ask, limits_asked
from muster.web.list_pages import disputed, promised
from muster.web.reading_pages import event_of, read_of
from muster.web.search_pages import words_sought
from muster.web.visit import NothingThereError, Visit

if TYPE_CHECKING:
    from muster.ledger.overview import Overview
    from muster.ledger.records import Review

VERSION: Final = "v1"
PREFIX: Final = f"/api/{VERSION}"
router = APIRouter(prefix=PREFIX, tags=["answers"])
MOST_CLAIMS: Final = 10_000
DATE: Final = r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"

On = Annotated[
    str | None,
    Query(pattern=DATE, description="The day asked for, 2020-01-10, or a month; without it the last report's."),
]
KnownBy = Annotated[
    str | None, Query(alias="known-by", pattern=DATE, description="Only what reports had told by that day.")
]
Nation = Annotated[list[str] | None, Query(description="Only this nation: NL or Netherlands.")]
Mission = Annotated[list[str] | None, Query(description="Only this mission: oir, or its name.")]
Place = Annotated[list[str] | None, Query(description="Only this place and all in it: Iraq, Erbil.")]
Kind = Literal["incidents", "threats", "measures", "mandates", "positions"]
Unit = Literal["persons", "helicopters", "aircraft", "ships", "vehicles", "nations"]
KINDS: Final = {"incidents": "incident", "threats": "threat", "measures": "measure", "mandates": "mandate"}
FAULTS: Final[dict[int | str, dict[str, Any]]] = {
    400: {"model": shapes.Error, "description": "A value is none, such as a day that is no day"},
    422: {"model": shapes.Error, "description": "A value is missing or of another type"},
}
MISSING: Final[dict[int | str, dict[str, Any]]] = {
    **FAULTS,
    404: {"model": shapes.Error, "description": "Nothing has that id"},
}


def _gives(
    shape: type[shapes.Shape], faults: dict[int | str, dict[str, Any]] = FAULTS
) -> dict[int | str, dict[str, Any]]:
    return {200: {"model": shape}, **faults}


def _question(  # noqa: PLR0913, PLR0917  (what the parts of a question are)
    held: Overview,
    on: str | None,
    known_by: str | None,
    nation: list[str] | None,
    mission: list[str] | None,
    place: list[str] | None,
) -> Question:
    filters = limits_asked({"nation": nation or [], "mission": mission or [], "place": place or []})
    known = day_asked(known_by).last if known_by else None
    return Question(day_asked(on).last if on else last_to_ask(held.days), known, filters)


def _held(visit: Visit) -> Overview:
    held = visit.held()
    if held is None:
        raise NothingThereError("this ledger holds no reports; read some into it: muster read PATH")
    return held


@router.get("/ledger", responses=_gives(shapes.Held, MISSING), summary="What the ledger holds")
def ledger(request: Request) -> JSONResponse:
    """Missions, nations and places told of, the most told of first, and the days of the reports."""
    held = _held(Visit(request))
    plain = {
        "reports": held.reports,
        "claims": held.claims,
        "first_day": iso(held.days[0]),
        "last_day": iso(held.days[-1]),
    }
    named = {"missions": list(held.missions), "nations": list(held.nations), "places": list(held.places)}
    return JSONResponse(plain | named)


@router.get("/picture", responses=_gives(shapes.Picture, MISSING), summary="What stood on a day")
def picture(  # noqa: PLR0913, PLR0917  (one parameter a limit)
    request: Request,
    on: On = None,
    known_by: KnownBy = None,
    nation: Nation = None,
    mission: Mission = None,
    place: Place = None,
) -> JSONResponse:
    """All standings of a day, with plans, promises, disputes, threats, measures, consent, incidents and positions."""
    visit = Visit(request)
    question = _question(_held(visit), on, known_by, nation, mission, place)
    return JSONResponse(as_data.picture_data(visit.archive.picture(question)))


@router.get("/history", responses=_gives(shapes.History, MISSING), summary="What was told, in order of valid time")
def history(  # noqa: PLR0913, PLR0917  (one parameter a limit)
    request: Request,
    known_by: KnownBy = None,
    nation: Nation = None,
    mission: Mission = None,
    place: Place = None,
    last: Annotated[
        int, Query(ge=1, le=MOST_CLAIMS, description="Only so many claims, the last by their dates.")
    ] = 200,
) -> JSONResponse:
    """The claims about what is asked."""
    visit = Visit(request)
    question = _question(_held(visit), None, known_by, nation, mission, place)
    return JSONResponse(as_data.history_data(visit.archive.history(question.filters, last, question.known_by)))


@router.get("/strength", responses=_gives(shapes.Strength, MISSING), summary="How many, over time")
def strengths(  # noqa: PLR0913, PLR0917  (one parameter a limit)
    request: Request,
    known_by: KnownBy = None,
    nation: Nation = None,
    mission: Mission = None,
    place: Place = None,
    unit: Annotated[Unit | None, Query(description="Only figures of this unit.")] = None,
) -> JSONResponse:
    """Every figure told of forces, with its range."""
    visit = Visit(request)
    question = _question(_held(visit), None, known_by, nation, mission, place)
    told = visit.archive.told(question.filters, question.known_by)
    points = strength(told.narrowed.claims, question.filters, unit)
    return JSONResponse(
        _asked(question, as_data.edtf(told.last_told)) | {"figures": [as_data.point_data(one) for one in points]}
    )


def _asked(question: Question, last: str | None) -> dict[str, Any]:
    return {"asked": as_data.filters_data(question.filters), "last_report": last}


@router.get("/happenings/{kind}", responses=_gives(shapes.Happenings, MISSING), summary="What was told of one kind")
def happened(  # noqa: PLR0913, PLR0917  (one parameter a limit)
    request: Request,
    kind: Kind,
    on: On = None,
    known_by: KnownBy = None,
    nation: Nation = None,
    mission: Mission = None,
    place: Place = None,
) -> JSONResponse:
    """Incidents, threats, measures, mandates or positions, each once; with a day only those that hold then."""
    visit = Visit(request)
    question = _question(_held(visit), on, known_by, nation, mission, place)
    told = visit.archive.told(question.filters, question.known_by)
    day = question.on if on else None
    found = listing(told.narrowed, KINDS.get(kind, "stance"), question.filters, day)
    plain = {"on": iso(day) if day else None, "happenings": [as_data.happening_data(one) for one in found]}
    return JSONResponse(_asked(question, as_data.edtf(told.last_told)) | plain)


@router.get("/diff", responses=_gives(shapes.Diff, MISSING), summary="What changed between two days")
def diff(  # noqa: PLR0913, PLR0917  (one parameter a limit)
    request: Request,
    start: Annotated[str, Query(alias="from", pattern=DATE, description="The first day: 2019-04-30.")],
    to: Annotated[str, Query(pattern=DATE, description="The second day.")],
    known_by: KnownBy = None,
    nation: Nation = None,
    mission: Mission = None,
    place: Place = None,
) -> JSONResponse:
    """What differs between the pictures of two days, and what happened between them."""
    visit = Visit(request)
    question = _question(_held(visit), to, known_by, nation, mission, place)
    found = visit.archive.changed(day_asked(start).last, question.on, question.filters, question.known_by)
    return JSONResponse(as_data.diff_data(found))


@router.get("/disputes", responses=_gives(shapes.Disputes, MISSING), summary="Where sources differ")
def disputes(  # noqa: PLR0913, PLR0917  (one parameter a limit)
    request: Request,
    on: On = None,
    known_by: KnownBy = None,
    nation: Nation = None,
    mission: Mission = None,
    place: Place = None,
    during: Annotated[
        str | None, Query(alias="in", pattern=DATE, description="Only of the days of this date: 2020-01.")
    ] = None,
) -> JSONResponse:
    """What sources tell otherwise than each other, and figures that differ."""
    visit = Visit(request)
    question = _question(_held(visit), on, known_by, nation, mission, place)
    date = day_asked(during) if during else None
    found = disputed(visit.archive, question.filters, question.known_by, question.on, date)
    last = visit.archive.told(question.filters, question.known_by).last_told
    plain = {"differences": [as_data.difference_data(one) for one in found]}
    return JSONResponse(_asked(question, as_data.edtf(last)) | plain)


@router.get("/due", responses=_gives(shapes.Due, MISSING), summary="What was promised")
def due(  # noqa: PLR0913, PLR0917  (one parameter a limit)
    request: Request,
    on: On = None,
    known_by: KnownBy = None,
    nation: Nation = None,
    mission: Mission = None,
    place: Place = None,
    answered: Annotated[bool, Query(description="Those that are answered too.")] = False,  # noqa: FBT002  (a query)
) -> JSONResponse:
    """What was promised by a day, in the order in which it falls due."""
    visit = Visit(request)
    question = _question(_held(visit), on, known_by, nation, mission, place)
    found = promised(visit.archive, question.filters, question.known_by, question.on, answered=answered)
    last = visit.archive.told(question.filters, question.known_by, whole=True).last_told
    plain = {"on": iso(question.on), "promises": [as_data.promise_data(one) for one in found]}
    return JSONResponse(_asked(question, as_data.edtf(last)) | plain)


@router.get("/claims/{identity}", responses=_gives(shapes.OneClaim, MISSING), summary="One claim")
def claim(request: Request, identity: str, known_by: KnownBy = None) -> JSONResponse:  # noqa: ARG001  (read by the visit)
    """A claim, the happening that it tells of with others, and its reviews."""
    visit = Visit(request)
    _held(visit)
    of_report = visit.archive.report_of(identity)
    if of_report is None:
        raise NothingThereError(visit.words("page.not_id", id=identity[:80]))
    read = read_of(visit, of_report)
    dated = next((one for one in read.claims if one.id == identity), None)
    event = event_of(read, dated) if dated else None
    reviews = [_review(one) for one in visit.archive.reviews_of(identity)]
    shown = as_data.claim_data(dated) if dated else None
    return JSONResponse({"claim": shown, "happening": event.id if event else None, "reviews": reviews})


def _review(one: Review) -> dict[str, Any]:
    plain = {"id": one.id, "action": one.action, "target": one.target, "by": one.analyst}
    return plain | {"reason": one.reason, "recorded": one.recorded}


@router.get("/events/{identity}", responses=_gives(shapes.Happening, MISSING), summary="One event")
def event(request: Request, identity: str, known_by: KnownBy = None) -> JSONResponse:  # noqa: ARG001  (read by the visit)
    """What several claims say happened once, and who told it."""
    visit = Visit(request)
    _held(visit)
    of_claim = identity.replace("e-", "c-", 1)
    of_report = visit.archive.report_of(of_claim)
    read = read_of(visit, of_report) if of_report else None
    dated = next((one for one in read.claims if one.id == of_claim), None) if read else None
    if read is None or dated is None:
        raise NothingThereError(visit.words("page.not_id", id=identity[:80]))
    return JSONResponse(as_data.happening_data(event_of(read, dated) or happening((dated,))))


@router.get("/reports/{identity}", responses=_gives(shapes.OneReport, MISSING), summary="One report")
def report(request: Request, identity: str, known_by: KnownBy = None) -> JSONResponse:  # noqa: ARG001  (read by the visit)
    """A report with its text, its claims and the reviews of them."""
    visit = Visit(request)
    _held(visit)
    read = read_of(visit, identity)
    told = read.report
    plain = {"id": read.id, "name": told.id, "told": told.told.edtf, "outlet": told.outlet, "title": told.title}
    text = {"url": told.url, "text": told.text, "lang": told.lang}
    listed = {
        "claims": [as_data.claim_data(one) for one in read.claims],
        "reviews": [_review(one) for one in read.reviews],
    }
    return JSONResponse(plain | text | listed)


@router.get("/search", responses=_gives(shapes.Found, MISSING), summary="Search")
def search(
    request: Request, q: Annotated[str, Query(min_length=1, max_length=200, description="Words that must all occur.")]
) -> JSONResponse:
    """Reports, claims and speakers that hold all of the words."""
    visit = Visit(request)
    _held(visit)
    words = words_sought(q)
    found = visit.archive.find(words)
    claims = [as_data.claim_data(as_given(one)) for one in found.claims]
    cards = [as_data.card_data(card) for card in found.reports]
    return JSONResponse({"words": list(words), "reports": cards, "claims": claims, "speakers": list(found.speakers)})


def describe(app: FastAPI) -> None:
    """Add the API's description, for programs and for people, to the page."""
    app.openapi_url = f"{PREFIX}/openapi.json"

    @app.get(app.openapi_url, include_in_schema=False)
    def described() -> JSONResponse:
        return JSONResponse(app.openapi())

    @app.get("/api", include_in_schema=False)
    def for_people(request: Request) -> HTMLResponse:
        visit = Visit(request)
        paths = [(path, spec["get"]) for path, spec in app.openapi()["paths"].items()]
        return visit.page("api.html", "api", visit.held(), paths=paths, description=app.openapi_url)

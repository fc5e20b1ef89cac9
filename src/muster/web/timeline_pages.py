"""The timeline of a mission, a nation or a place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter
from starlette.requests import Request  # noqa: TC002  (FastAPI reads it at run time)
from starlette.responses import HTMLResponse, RedirectResponse, Response

from muster.answers.series import strength
from muster.answers.subject import Filters
from muster.answers.timeline import Timeline, timeline
from muster.model import ALL_NATIONS
from muster.web.chart import as_script, as_svg, time_words, timeline_spec
from muster.web.chart_data import bands_data, figures_data, marks_data, plans_data
from muster.web.csv_pages import csv_page
from muster.web.dates import when_words
from muster.web.lines import Row, Table, table
from muster.web.naming import count_words, subject_words
from muster.web.sections import claims_table
from muster.web.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.answers.dating import Dated
    from muster.answers.series import Point
    from muster.ledger.overview import Overview
    from muster.web.archive import Archive
    from muster.web.asked import Question
    from muster.web.words import Words

router = APIRouter(include_in_schema=False)
LAST: Final = 100
MANY: Final = 20_000


@dataclass(frozen=True, slots=True)
class Course:
    """What a timeline shows: the states, the figures, and the claims that are about what is asked."""

    states: Timeline
    points: tuple[Point, ...]
    claims: tuple[Dated, ...]
    end: int


def course(archive: Archive, held: Overview, filters: Filters, known_by: int | None) -> Course:
    """Give what a timeline shows of what is asked, up to the last report."""

    def make() -> Course:
        told = archive.told(filters, known_by)
        end = min(held.days[-1], known_by) if known_by else held.days[-1]
        claims = tuple(one for one in told.narrowed.claims if filters.take(one.subject))
        points = strength(told.narrowed.claims, filters)
        return Course(timeline(told.narrowed, filters, end), points, claims, end)

    return archive.kept(("course", filters, known_by), make)


def spec_of(found: Course, filters: Filters, words: Words) -> dict[str, Any] | None:
    """Give the chart of a timeline; None where there is nothing to draw."""
    bands = bands_data(found.states.bands, filters, words)
    rows = {band["row"] for band in bands}
    plans = [plan for plan in plans_data(found.claims, filters, words) if plan["row"] in rows]
    marks = marks_data(found.claims, filters, words)
    return timeline_spec(bands, marks, figures_data(found.points, filters, found.end, words), plans, words)


def figures_table(points: Sequence[Point], words: Words) -> Table:
    """Give the figures as a table."""
    columns = ("when", "whom", "strength", "detail")
    ordered = sorted(points, key=lambda one: (one.dated.when.first, one.dated.when.last, one.dated.id))
    return table("figures", columns, (_figure(one, words) for one in ordered))


def _figure(one: Point, words: Words) -> Row:
    detail = words.of("modality", one.dated.claim.modality) if one.dated.claim.modality != "asserted" else ""
    cells = (
        when_words(one.dated, words),
        subject_words(one.subject, words),
        count_words(one.count, words, one.who),
        detail,
    )
    return Row(cells, (one.dated,), mark="planned" if one.planned else "", doubtful=one.planned or one.dated.unsure)


def usual(held: Overview) -> Filters:
    """Give what a timeline is of where nothing is asked: the nation and the mission told of most."""
    nation = next((code for code in held.nations if code != ALL_NATIONS), None)
    return Filters(frozenset(held.missions[:1]), frozenset([nation] if nation else []))


@router.get("/timeline")
def page(request: Request) -> Response:
    """States, events and strength over time."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return visit.empty()
    question = visit.question(held)
    if question.filters == Filters() and usual(held) != Filters():
        limits = usual(held)
        led = question.limited(mission=next(iter(limits.missions), None), nation=next(iter(limits.nations), None))
        return RedirectResponse(visit.links.view("timeline", led, lang=visit.asked_language), 307)
    mission = _leading_mission(visit, question) if held.claims > MANY else None
    if mission:
        of_one = question.limited(mission=mission)
        return RedirectResponse(visit.links.view("timeline", of_one, lang=visit.asked_language), 307)
    return _page(visit, held, question)


def _leading_mission(visit: Visit, question: Question) -> str | None:
    """The mission of which most stands on the day, where a nation alone is asked of a ledger too large to draw it."""
    filters = question.filters
    if filters.missions or filters.places or visit.value("whole"):
        return None
    standing = Counter(one.subject.mission for one in visit.archive.picture(question).standings if one.subject.mission)
    return next((mission for mission, _ in standing.most_common(1)), None)


def _page(visit: Visit, held: Overview, question: Question) -> HTMLResponse:
    found = course(visit.archive, held, question.filters, question.known_by)
    spec = spec_of(found, question.filters, visit.words)
    return visit.page(
        "timeline.html",
        "timeline",
        held,
        question,
        controls=visit.controls("timeline", question, held, dated=False),
        drawn=visit.links.view("timeline.svg", question, lang=visit.words.lang) if spec else "",
        **timeline_context(found, spec, question.filters, visit.words),
    )


def timeline_context(found: Course, spec: dict[str, Any] | None, filters: Filters, words: Words) -> dict[str, Any]:
    """Give what the template of a timeline needs."""
    late = sorted(found.claims, key=lambda one: (one.when.first, one.when.last, one.id))[-LAST:]
    return {
        "spec": as_script({"spec": spec, "locale": time_words(words)}) if spec else "",
        "figures": figures_table(found.points[-LAST:], words),
        "claims": claims_table(reversed(late), words),
        "left_out": found.states.left_out,
        "rows_drawn": len({band.subject for band in found.states.bands}),
        "filters": filters,
    }


@router.get("/timeline.svg")
def picture(request: Request) -> Response:
    """The chart drawn without a browser."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return Response(status_code=404)
    question = visit.question(held)
    key = "svg", question.filters, question.known_by, visit.words.lang
    return Response(visit.archive.kept(key, lambda: _drawn(visit, held, question)), media_type="image/svg+xml")


def _drawn(visit: Visit, held: Overview, question: Question) -> str:
    found = course(visit.archive, held, question.filters, question.known_by)
    spec = spec_of(found, question.filters, visit.words)
    return as_svg(spec, visit.words) if spec else "<svg xmlns='http://www.w3.org/2000/svg'/>"


@router.get("/timeline.csv")
def figures_csv(request: Request) -> Response:
    """The figures of a timeline for a spreadsheet."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return csv_page(None, visit.words)
    question = visit.question(held)
    found = course(visit.archive, held, question.filters, question.known_by)
    return csv_page(figures_table(found.points, visit.words), visit.words)


@router.get("/claims.csv")
def claims_csv(request: Request) -> Response:
    """All claims about what is asked, for a spreadsheet."""
    visit = Visit(request)
    held = visit.held()
    if held is None:
        return csv_page(None, visit.words)
    question = visit.question(held)
    found = visit.archive.history(question.filters, 1_000_000, question.known_by)
    return csv_page(claims_table(found.claims, visit.words), visit.words)

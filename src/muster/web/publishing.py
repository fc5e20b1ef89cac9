"""A static site of what a ledger tells: a page for each day on which something changed, fixed in what was known."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from muster.answers.subject import Filters
from muster.problems import MusterError
from muster.time.date import EARLIEST, LATEST
from muster.time.edtf import iso
from muster.web import assets
from muster.web.asked import EARLIEST_ASKED, LATEST_ASKED, Question
from muster.web.dates import day_words
from muster.web.list_pages import MOST, disputed, promised
from muster.web.map_drawing import drawing
from muster.web.marked import excerpts
from muster.web.naming import mission_name, nation_name, place_name
from muster.web.pages import picture_context
from muster.web.reading_pages import report_context
from muster.web.rendering import render
from muster.web.sections import disputes_table, promises_table
from muster.web.static_links import StaticLinks
from muster.web.timeline_pages import course, spec_of, timeline_context
from muster.web.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from muster.answers.picture import Picture
    from muster.web.archive import Archive
    from muster.web.words import Words

LIST: Final = "muster-files.json"
MOST_TIMELINES: Final = 40
_UNSAFE: Final = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Site:
    """What is published.

    Attributes:
        archive: the ledger.
        known_by: the day (ordinal) up to which reports count.
        filters: what it is limited to.
        full_text: whether whole articles are published, and not their sentences only.
        first, last: the days (ordinals) that pages are made for, at most.
    """

    archive: Archive
    known_by: int
    filters: Filters = field(default_factory=Filters)
    full_text: bool = False
    first: int = EARLIEST_ASKED
    last: int = LATEST_ASKED

    def question(self, day: int) -> Question:
        """The question of a day's page."""
        return Question(day, self.known_by, self.filters)


@dataclass(frozen=True, slots=True)
class Plan:
    """What pages there are: days with their pictures, missions with a timeline, reports cited."""

    days: tuple[int, ...]
    timelines: dict[str, str]
    reports: frozenset[str]

    def links(self, up: str) -> StaticLinks:
        """Give the links as seen from a page so far below its language's folder."""
        return StaticLinks(up, self.days, self.timelines, self.reports)


def publish(site: Site, folder: Path, passed: Callable[[int, int], None] = lambda *_: None) -> int:
    """Write the site; give how many pages it has. ``passed`` is told how many days of how many were looked at.

    Raises:
        MusterError: where the folder holds other things, or cannot be written to.
    """
    if not site.archive.exists or not site.archive.overview().reports:
        raise MusterError(
            f"{site.archive.path}: there is nothing to publish; read reports into it first: muster read PATH"
        )
    old = _files_of(folder)
    if site.first > site.last:
        raise MusterError("no day lies between --from and --to; give the earlier one to --from")
    plan = _plan(site, passed)
    try:
        written = [_write(folder, name, content) for name, content in _pages(site, plan)]
        for name in sorted(set(old) - set(written)):
            (folder / name).unlink(missing_ok=True)
        _write(folder, LIST, json.dumps(sorted(written), indent=0))
    except OSError as error:
        raise MusterError(f"{folder}: cannot be written to ({error.strerror}); give another folder") from error
    return sum(name.endswith(".html") for name in written)


def _files_of(folder: Path) -> list[str]:
    """The files of an earlier publication in the folder, which these pages replace."""
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise MusterError(f"{folder}: is a file; give a folder")
    if not any(folder.iterdir()):
        return []
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
        safe = [name for name in listed if isinstance(name, str) and ".." not in name and not name.startswith("/")]
    except (OSError, ValueError, TypeError) as error:
        raise MusterError(f"{folder}: holds other things; give an empty folder, or one published to before") from error
    return safe


def _plan(site: Site, passed: Callable[[int, int], None]) -> Plan:
    days: list[int] = []
    cited: set[str] = set()
    before: object = None
    candidates = _candidates(site)
    for number, day in enumerate(candidates, 1):
        found = site.archive.picture(site.question(day))
        now = _gist(found)
        if now != before and (now or days):
            days.append(day)
            cited |= set(_cited(found))
        before = now
        passed(number, len(candidates))
    timelines = dict(_timelines(site, frozenset(days)))
    for mission in timelines:
        told = site.archive.told(_of_mission(site, mission), site.known_by)
        cited |= {one.entry.card.id for one in told.narrowed.claims if _of_mission(site, mission).take(one.subject)}
    for difference in disputed(site.archive, site.filters, site.known_by, site.known_by, None):
        cited |= {one.entry.card.id for one in (*difference.one, *difference.other)}
    for promise in promised(site.archive, site.filters, site.known_by, site.known_by, answered=True):
        cited |= {one.entry.card.id for one in (promise.dated, *promise.also, *promise.answers)}
    return Plan(tuple(days), timelines, frozenset(cited))


def _candidates(site: Site) -> list[int]:
    """The days on which something can change: those on which what is told of begins, is over, or becomes known."""
    told = site.archive.told(site.filters, site.known_by).narrowed.claims
    edges = {day for one in told for date in (one.when, one.told) for day in (date.first, date.last)}
    last = min(site.last, site.known_by)
    return sorted(day for day in edges if EARLIEST < day < LATEST and site.first <= day <= last)


def _gist(found: Picture) -> object:
    """What makes a day's picture differ from another's, but for the ages that grow with each day."""
    return (
        (
            [
                (
                    one.subject,
                    one.state,
                    one.sure,
                    one.since,
                    [(it.count, it.who, it.sure) for it in one.figures],
                    one.superseded,
                )
                for one in (*found.standings, *found.superseded)
            ],
            [(plan.subject, plan.event, plan.stands) for plan in found.plans],
            [(promise.dated.id, promise.stands) for promise in found.promises],
            [(one.what, one.one[0].id, one.other[0].id) for one in found.disputes],
            [(one.dated.id, one.sure) for one in (*found.threats, *found.measures, *found.incidents, *found.positions)],
            [(one.given.id, one.force, one.sure) for one in found.consents],
        )
        if found.standings or found.plans or found.incidents
        else ()
    )


def _cited(found: Picture) -> Iterator[str]:
    """The reports that a picture quotes."""
    for standing in (*found.standings, *found.superseded):
        told = [*standing.claims, *(one for figure in standing.figures for one in figure.claims)]
        yield from (one.entry.card.id for one in (*told, *(it for _, others in standing.otherwise for it in others)))
    for plan in found.plans:
        yield from (one.entry.card.id for one in (*plan.claims, *plan.confirmed_by))
    for promise in found.promises:
        yield from (one.entry.card.id for one in (promise.dated, *promise.also, *promise.answers))
    for dispute in found.disputes:
        yield from (one.entry.card.id for one in (*dispute.one, *dispute.other))
    for condition in (*found.threats, *found.measures, *found.incidents, *found.positions):
        yield from (one.entry.card.id for one in (condition.dated, *condition.also))
    for consent in found.consents:
        yield from (one.entry.card.id for one in (consent.given, *consent.challenges))


def _timelines(site: Site, days: frozenset[int]) -> Iterator[tuple[str, str]]:
    """The missions that have a timeline, with the names of their files."""
    held = site.archive.overview().missions if days else ()
    taken: set[str] = set()
    for mission in [one for one in held if not site.filters.missions or one in site.filters.missions][:MOST_TIMELINES]:
        name = _UNSAFE.sub("-", mission.lower()).strip("-") or "mission"
        name = name if name not in taken else f"{name}-{len(taken)}"
        taken.add(name)
        yield mission, name


def _of_mission(site: Site, mission: str) -> Filters:
    return replace(site.filters, missions=frozenset({mission}))


def _write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def _pages(site: Site, plan: Plan) -> Iterator[tuple[str, str | bytes]]:
    yield "index.html", _front(site)
    for name, content in assets.assets().items():
        yield f"static/{name}", content
    if plan.timelines:
        yield f"static/{assets.VEGA}", assets.vega()
    for lang in LANGUAGES:
        spoken = words(lang)
        for name, page in _of_language(site, plan, spoken):
            yield f"{lang}/{name}", page


def _front(site: Site) -> str:
    offered = [(lang, words(lang)) for lang in LANGUAGES]
    spoken = words(LANGUAGES[-1])
    links = StaticLinks("", (), {}, frozenset())
    return render("languages.html", spoken, links, offered=offered, published=_days_of(site))


def _days_of(site: Site) -> dict[str, str]:
    return {lang: day_words(site.known_by, words(lang)) for lang in LANGUAGES}


def _shared(site: Site, spoken: Words, name: str) -> dict[str, Any]:
    filters = site.filters
    return {
        "page": name,
        "question": site.question(site.known_by),
        "held": None,
        "last_told": site.archive.overview().days[-1],
        "other_language": "",
        "iso": iso,
        "controls": None,
        "published": day_words(site.known_by, spoken),
        "limits": [
            *(mission_name(one, spoken) for one in sorted(filters.missions)),
            *(nation_name(one, spoken) for one in sorted(filters.nations)),
            *(place_name(one, spoken) for one in sorted(filters.places)),
        ],
    }


def _of_language(site: Site, plan: Plan, spoken: Words) -> Iterator[tuple[str, str]]:
    yield "index.html", _index(site, plan, spoken)
    yield "disputes.html", _disputes(site, plan, spoken)
    yield "due.html", _due(site, plan, spoken)
    for at, day in enumerate(plan.days):
        yield f"day/{iso(day)}.html", _day(site, plan, spoken, at)
    for mission, name in plan.timelines.items():
        yield f"timeline/{name}.html", _timeline(site, plan, spoken, mission)
    for identity in sorted(plan.reports):
        yield f"report/{identity}.html", _report(site, plan, spoken, identity)


def _index(site: Site, plan: Plan, spoken: Words) -> str:
    years: dict[int, list[int]] = {}
    for day in reversed(plan.days):
        years.setdefault(int((iso(day) or "0")[:4]), []).append(day)
    missions = sorted((mission_name(one, spoken), one) for one in plan.timelines)
    shared = _shared(site, spoken, "")
    other = f"../{spoken.other}/index.html"
    return render(
        "index.html",
        spoken,
        plan.links(""),
        **{**shared, "other_language": other},
        years=years,
        missions=missions,
        ask=site.question,
    )


def _day(site: Site, plan: Plan, spoken: Words, at: int) -> str:
    day = plan.days[at]
    found = site.archive.picture(site.question(day))
    shared = _shared(site, spoken, "picture") | {"question": site.question(day)}
    shared["other_language"] = f"../../{spoken.other}/day/{iso(day)}.html"
    before = plan.days[at - 1] if at else None
    after = plan.days[at + 1] if at + 1 < len(plan.days) else None
    return render(
        "picture.html",
        spoken,
        plan.links("../"),
        **shared,
        before=before,
        after=after,
        drawing=drawing(found.standings, spoken),
        **picture_context(found, spoken),
    )


def _disputes(site: Site, plan: Plan, spoken: Words) -> str:
    found = disputed(site.archive, site.filters, site.known_by, site.known_by, None)
    shared = _shared(site, spoken, "disputes") | {"other_language": f"../{spoken.other}/disputes.html"}
    listed = {"during": "", "disputes": disputes_table(found[:MOST], spoken), "most": MOST, "all_of": len(found)}
    return render("disputes.html", spoken, plan.links(""), **shared, **listed)


def _due(site: Site, plan: Plan, spoken: Words) -> str:
    found = promised(site.archive, site.filters, site.known_by, site.known_by, answered=True)
    shared = _shared(site, spoken, "due") | {"other_language": f"../{spoken.other}/due.html"}
    return render("due.html", spoken, plan.links(""), **shared, answered=True, promises=promises_table(found, spoken))


def _timeline(site: Site, plan: Plan, spoken: Words, mission: str) -> str:
    filters = _of_mission(site, mission)
    found = course(site.archive, site.archive.overview(), filters, site.known_by)
    spec = spec_of(found, filters, spoken)
    question = replace(site.question(site.known_by), filters=filters)
    shared = _shared(site, spoken, "timeline") | {"question": question, "limits": [mission_name(mission, spoken)]}
    shared["other_language"] = f"../../{spoken.other}/timeline/{plan.timelines[mission]}.html"
    context = timeline_context(found, spec, filters, spoken)
    return render("timeline.html", spoken, plan.links("../"), **shared, drawn="", **context)


def _report(site: Site, plan: Plan, spoken: Words, identity: str) -> str:
    read = site.archive.read(identity, site.known_by)
    if read is None:
        raise MusterError(f"{identity}: this report is gone from the ledger; publish again")
    shared = _shared(site, spoken, "report") | {"question": None}
    shared["other_language"] = f"../../{spoken.other}/report/{identity}.html"
    context = report_context(read, spoken)
    if not site.full_text:
        context |= {"paragraphs": excerpts(read.report.text, read.claims), "excerpts_only": True}
    return render("report.html", spoken, plan.links("../"), **shared, done=None, **context)

"""A made-up ledger of a realistic shape, for timing how answers grow: a nation's archive of forty years.

Its proportions are those of the hand-made claims of some 160 real reports (which kinds and modalities, how many about
the archive's own nation, about all nations, of a report's own date, of forces named in words). What those cannot tell
is set here: 250 missions of 0.5 to 25 years, told of by the inverse of their rank (the first is in 16 of 100 reports
that can tell of any), with 3 to 45 of 200 nations each, the archive's own in nine of ten of the thirty most told of
and in one of four of the rest, each nation with one to three contingents, the own one with two to five. One report in
three is dated to its month, half of these have a claim that reckons from the report's day ("last Friday"); one in six
is a reprint of another with its last word cut.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from muster.knowledge.nations import nations
from muster.knowledge.places import country_place, places
from muster.model import Claim, Count, Report, Span
from muster.time.date import LATEST, Date, Kind

if TYPE_CHECKING:
    from muster.ledger.records import Anchors

CLAIMS_A_REPORT = 8
RECKONING = 0.5
FIRST, LAST = dt.date(1985, 1, 1).toordinal(), dt.date(2025, 1, 1).toordinal()
OWN = "NL"
MISSIONS, NATIONS, NAMED = 250, 200, 60
EVENTS = {
    ("presence", "deployed"): 300,
    ("presence", "to-deploy"): 147,
    ("presence", "withdrawn"): 55,
    ("incident", "attack"): 51,
    ("stance", "support"): 41,
    ("mandate", "granted"): 31,
    ("incident", "other"): 27,
    ("mandate", "requested"): 24,
    ("status", "started"): 23,
    ("status", "transferred"): 23,
    ("measure", "evacuation"): 21,
    ("status", "ended"): 21,
    ("threat", "reported"): 20,
    ("stance", "reserve"): 19,
    ("threat", "raised"): 19,
    ("stance", "oppose"): 17,
    ("status", "extended"): 16,
    ("status", "continued"): 13,
    ("commitment", "decide"): 17,
    ("incident", "killing"): 18,
    ("status", "reduced"): 11,
    ("mandate", "extended"): 18,
    ("status", "suspended"): 9,
    ("status", "resumed"): 8,
    ("status", "expanded"): 8,
    ("mandate", "resolution"): 12,
    ("measure", "security"): 16,
    ("commitment", "report"): 7,
    ("threat", "lowered"): 7,
}
MODALITIES = {"asserted": 83, "planned": 5, "possible": 5, "conditional": 3, "denied": 3, "undisclosed": 1}
ACTIVITIES = (None,) * 6 + ("training", "all", "air", "protection", "support", "patrol")
WORDS = [f"woord{number}" for number in range(20_000)]


class Mission(NamedTuple):
    """A made-up mission: its id, its first and last day, its nations, and who does what where, the most told first."""

    id: str
    first: int
    last: int
    nations: list[str]
    contingents: list[tuple[str | None, str | None, str | None]]


class Made(NamedTuple):
    """A made-up report, its claims, and how their dates hang on its own."""

    report: Report
    claims: list[Claim]
    anchors: dict[int, Anchors]


class World(NamedTuple):
    """All that reports can tell of: the missions by rank, and the nations by how much is told of them."""

    missions: list[Mission]
    codes: list[str]
    lives: list[tuple[list[Mission], list[float]]]


def world(chance: random.Random) -> World:
    """Make the missions and nations."""
    codes = [nation.code for nation in nations() if nation.code != OWN]
    chance.shuffle(codes)
    codes = codes[: NATIONS - 1]
    sites: dict[str, list[str]] = {}
    for place in places():
        for country in place.countries if place.kind != "country" else ():
            sites.setdefault(country, []).append(place.name)
    weights = [1 / (rank + 1) for rank in range(len(codes))]
    missions = [_mission(number, codes, weights, sites, chance) for number in range(MISSIONS)]
    return World(missions, [OWN, *codes], [_alive(missions, day) for day in range(FIRST, LAST + 1, 30)])


def _mission(
    number: int, codes: list[str], weights: list[float], sites: dict[str, list[str]], chance: random.Random
) -> Mission:
    days = int(min(max(chance.lognormvariate(7.3, 1.0), 180), 9000))
    first = chance.randint(FIRST - days // 2, LAST - 180)
    many = int(min(max(chance.lognormvariate(2.2, 0.8), 3), 45))
    sending = list(dict.fromkeys(chance.choices(codes, weights, k=many)))
    if chance.random() < (0.9 if number < NATIONS * 0.15 else 0.25):
        sending.insert(0, OWN)
    host = chance.choice(sorted(sites))
    home = country_place(host)
    near = [home.name if home else sites[host][0], *chance.sample(sites[host], min(3, len(sites[host])))]
    contingents: list[tuple[str | None, str | None, str | None]] = []
    for nation in ("*", None, *sending, host):
        for _ in range(chance.randint(2, 5) if nation == OWN else chance.randint(1, 3)):
            place = None if chance.random() < 0.07 else chance.choice([near[0], *near])
            contingents.append((nation, place, chance.choice(ACTIVITIES)))
    return Mission(f"mission-{number}", first, first + days, sending, contingents)


def _alive(missions: list[Mission], day: int) -> tuple[list[Mission], list[float]]:
    going = [one for one in missions if one.first <= day <= one.last] or missions[:1]
    return going, list(accumulate(1 / (missions.index(one) + 1) for one in going))


def report(number: int, made: World, chance: random.Random) -> Made:
    """Make a report, the same for the same chance."""
    day = chance.randint(FIRST, LAST)
    going, weights = made.lives[(day - FIRST) // 30]
    own = [one for one in going if OWN in one.nations]
    mission = chance.choices(going, cum_weights=weights)[0]
    if own and OWN not in mission.nations and chance.random() < 0.5:  # an archive tells most of its own
        mission = chance.choice(own)
    date = dt.date.fromordinal(day)
    told = Date.month(date.year, date.month) if chance.random() < 0.33 else Date.between(day, day)
    words = " ".join(chance.choices(WORDS, k=120))
    text = f"Bericht {number}. {words}"
    claims = [claim(text, told, mission, chance) for _ in range(CLAIMS_A_REPORT)]
    anchors: dict[int, Anchors] = {}
    if told.width != 1 and chance.random() < RECKONING:
        anchors[0] = _weeks(told)
        claims[0] = replace(
            claims[0], modality="asserted", when=Date.of(days for _, one in anchors[0] for days in one.ranges)
        )
    return Made(Report(f"made-{number}", told, text, outlet=f"Outlet {chance.randint(1, 60)}"), claims, anchors)


def _weeks(told: Date) -> Anchors:
    """What "last Friday" means for each week of a month."""
    fridays = [day for day in range(told.first - 7, told.last) if day % 7 == 5]  # ordinal 5 is a Friday
    weeks = [(Date.between(day + 1, day + 7) & told, Date.between(day, day)) for day in fridays]
    return tuple((days, when) for days, when in weeks if days is not None)


def reprint(number: int, one: Made, chance: random.Random) -> Made:
    """Make a copy of a report by another outlet, with its last words cut."""
    text = one.report.text[:-10]
    copy = replace(one.report, id=f"made-{number}", text=text, outlet=f"Outlet {chance.randint(1, 60)}")
    return Made(copy, one.claims, one.anchors)


def claim(text: str, told: Date, mission: Mission, chance: random.Random) -> Claim:
    """Make a claim of a report on a mission."""
    kind, event = chance.choices(list(EVENTS), list(EVENTS.values()))[0]
    modality = chance.choices(list(MODALITIES), list(MODALITIES.values()))[0]
    if event == "to-deploy" or kind == "commitment":
        modality = chance.choices(("planned", "conditional", "possible"), (70, 20, 10))[0]
    ahead = modality in ("planned", "conditional")
    start = chance.randint(0, len(text) - 120)
    nation, place, activity = _of_whom(mission, chance)
    named, worded = mission.id, kind == "presence" and chance.random() < 0.6
    rank = int(mission.id.removeprefix("mission-"))
    return Claim(
        kind=kind,
        event=event,
        evidence=Span(start, start + 90, text[start : start + 90]),
        modality=modality,
        mission=None if chance.random() < 0.1 else named if rank < NAMED else "other",
        mission_name=named if rank >= NAMED else None,
        nation=nation,
        place=place,
        activity=activity if kind in ("presence", "status", "measure") else None,
        who=f"{WORDS[int(chance.paretovariate(0.9)) % 250]}" if worded else None,
        about=f"{chance.choice(WORDS[:300])} {chance.choice(WORDS)}" if kind not in ("presence", "status") else None,
        count=_count(chance) if kind == "presence" and chance.random() < 0.45 else None,
        when=_coming(told, chance) if ahead else _past(told, chance),
        said_by=f"persoon {chance.choice(WORDS[:500])}" if chance.random() < 0.3 else None,
        cause=f"{chance.choice(WORDS)}" if chance.random() < 0.07 else None,
    )


def _of_whom(mission: Mission, chance: random.Random) -> tuple[str | None, str | None, str | None]:
    if OWN in mission.nations and chance.random() < 0.45:
        return chance.choice([one for one in mission.contingents if one[0] == OWN])
    listed = mission.contingents
    return chance.choices(listed, [1 / (rank + 2) ** 0.8 for rank in range(len(listed))])[0]


def _count(chance: random.Random) -> Count:
    low = chance.choice((5, 10, 40, 120, 350))
    return Count(low, low + chance.choice((0, 0, 10)), "persons", approx=chance.random() < 0.3)


def _past(told: Date, chance: random.Random) -> Date | None:
    draw = chance.random()
    if draw < 0.13:
        return None
    if draw < 0.6:
        return told
    early = told.first - chance.randint(0, 20)
    if draw < 0.8:
        return Date.between(early, early + chance.choice((0, 0, 0, 0, 1, 6)))
    if draw < 0.92:
        month = dt.date.fromordinal(told.first - chance.randint(20, 700))
        return Date.month(month.year, month.month) if draw < 0.88 else Date.year(month.year)
    since = told.first - chance.randint(30, 1500)
    return Date.between(since, LATEST if draw < 0.95 else told.first - chance.randint(0, 29), Kind.ALL)


def _coming(told: Date, chance: random.Random) -> Date | None:
    if chance.random() < 0.13:
        return None
    day = dt.date.fromordinal(told.last + chance.randint(5, 300))
    return Date.month(day.year, day.month) if chance.random() < 0.6 else Date.between(day.toordinal(), day.toordinal())

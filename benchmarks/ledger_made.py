"""A made-up ledger of a realistic shape, for timing how answers grow: a nation's archive of forty years.

Its proportions are those of the hand-made claims of some 160 real reports: which kinds and events, four in ten about
the archive's own nation, one in six about all nations, one in three of its report's own date, one report in three dated
to its month. What those cannot tell is set in ``ledger_world``: 250 missions and 200 nations, and what happens to them,
so that many reports tell of the same things: a contingent's size until its next rotation, a suspension, an attack, a
threat, a mandate. Of the reports dated to a month half have a claim that reckons from their day ("last Friday"); one
report in six is a reprint of another with its last word cut.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ledger_world import FIRST, FRESH, LAST, OWN, WORDS, Contingent, Mission, World

from muster.model import Claim, Count, Report, Span
from muster.time.date import LATEST, Date, Kind

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from muster.ledger.records import Anchors

CLAIMS_A_REPORT = 8
DATED_TO_MONTH, RECKONING, REPRINTED = 0.33, 0.5, 1 / 6
OF_OWN, OF_ALL = 0.4, 0.13
LEAVING = 200
KINDS = {
    "presence": 50,
    "status": 13,
    "incident": 10,
    "mandate": 9,
    "stance": 8,
    "threat": 5,
    "measure": 4,
    "commitment": 2,
}
MODALITIES = {"asserted": 92, "possible": 4, "denied": 3, "undisclosed": 1}
PRESENCES = {"deployed": 60, "to-deploy": 30, "withdrawn": 10}
STANCES = {"support": 50, "oppose": 25, "reserve": 25}
THREATS = {"reported": 50, "raised": 40, "lowered": 10}
MANDATES = {"granted": 35, "requested": 25, "extended": 25, "resolution": 15}


class Moment(NamedTuple):
    """What a claim is made from: the report's day and date, its mission, who of it."""

    day: int
    told: Date
    mission: Mission
    of: Contingent
    chance: random.Random


class Made(NamedTuple):
    """A made-up report, its claims, and how their dates hang on its own."""

    report: Report
    claims: list[Claim]
    anchors: dict[int, Anchors]


def reports(made: World, chance: random.Random) -> Iterator[Made]:
    """Make one report after the other, each sixth a reprint of the one before."""
    number, last = 0, None
    while True:
        last = reprint(number, last, chance) if last and chance.random() < REPRINTED else report(number, made, chance)
        yield last
        number += 1


def report(number: int, made: World, chance: random.Random) -> Made:
    """Make a report on a mission, the same for the same chance."""
    day = chance.randint(FIRST, LAST)
    mission = made.told_of(day, chance)
    date = dt.date.fromordinal(day)
    told = Date.month(date.year, date.month) if chance.random() < DATED_TO_MONTH else Date.between(day, day)
    text = f"Bericht {number}. {' '.join(chance.choices(WORDS, k=120))}"
    claims = [_grounded(_claim(day, told, mission, chance), text, chance) for _ in range(CLAIMS_A_REPORT)]
    anchors: dict[int, Anchors] = {}
    if told.width != 1 and chance.random() < RECKONING:
        anchors[0] = _weeks(told)
        days = Date.of(days for _, one in anchors[0] for days in one.ranges)
        claims[0] = replace(claims[0], modality="asserted", when=days)
    return Made(Report(f"made-{number}", told, text, outlet=f"Outlet {chance.randint(1, 60)}"), claims, anchors)


def reprint(number: int, one: Made, chance: random.Random) -> Made:
    """Make a copy of a report by another outlet, with its last word cut."""
    text = one.report.text[:-10]
    copy = replace(one.report, id=f"made-{number}", text=text, outlet=f"Outlet {chance.randint(1, 60)}")
    return Made(copy, one.claims, one.anchors)


def _weeks(told: Date) -> Anchors:
    """What "last Friday" means for each week of a month."""
    fridays = [day for day in range(told.first - 7, told.last) if day % 7 == 5]  # ordinal 5 is a Friday
    weeks = [(Date.between(day + 1, day + 7) & told, Date.between(day, day)) for day in fridays]
    return tuple((days, when) for days, when in weeks if days is not None)


def _grounded(one: Claim, text: str, chance: random.Random) -> Claim:
    start = chance.randint(0, len(text) - 120)
    said_by = f"persoon {chance.choice(WORDS[:500])}" if chance.random() < 0.3 and not one.said_by else one.said_by
    cause = chance.choice(WORDS[:2000]) if chance.random() < 0.07 else None
    return replace(one, evidence=Span(start, start + 90, text[start : start + 90]), said_by=said_by, cause=cause)


def _claim(day: int, told: Date, mission: Mission, chance: random.Random) -> Claim:
    at = Moment(day, told, mission, _contingent(mission, day, chance), chance)
    kind = _one_of(KINDS, chance)
    blank = Claim(
        kind=kind,
        event="",
        evidence=Span(0, 0, ""),
        modality=_one_of(MODALITIES, chance),
        mission=None if chance.random() < 0.1 else mission.known,
        mission_name=mission.name,
        nation=at.of.nation,
        place=at.of.place,
    )
    made = MAKERS[kind](blank, at)
    return _denied(made) if made.modality == "denied" else made


def _denied(one: Claim) -> Claim:
    """What is denied is mostly not what others tell, but something more."""
    return replace(one, activity="combat") if one.kind in {"presence", "status"} else replace(one, modality="possible")


def _contingent(mission: Mission, day: int, chance: random.Random) -> Contingent:
    listed = [one for one in mission.contingents if one.first <= day <= one.last + FRESH] or mission.contingents
    draw = chance.random()
    nation = OWN if draw < OF_OWN else "*" if draw < OF_OWN + OF_ALL else None
    chosen = [one for one in listed if nation and one.nation == nation]
    if chosen:
        return chance.choice(chosen)
    return chance.choices(listed, [1 / (rank + 2) ** 0.8 for rank in range(len(listed))])[0]


def _presence(one: Claim, at: Moment) -> Claim:
    day, of, chance = at.day, at.of, at.chance
    event, who = _one_of(PRESENCES, chance), chance.choice((*of.words, None, None))
    one = replace(one, activity=of.activity, who=who)
    turns = bisect_right(of.rotations, day)
    if event == "to-deploy" and turns < len(of.rotations):
        count = _count(of.sizes[turns], chance)
        modality = chance.choices(("planned", "conditional", "possible"), (70, 20, 10))[0]
        return replace(one, event=event, modality=modality, count=count, when=_rounded(of.rotations[turns], chance))
    if event == "withdrawn" and day > of.last - LEAVING:
        modality = "planned" if day < of.last else one.modality
        return replace(one, event=event, modality=modality, when=_rounded(of.last, chance))
    when = Date.between(of.first, LATEST, Kind.ALL) if chance.random() < 0.05 else _lately(at.told, chance)
    return replace(one, event="deployed", count=_count(of.sizes[max(turns - 1, 0)], chance), when=when)


def _status(one: Claim, at: Moment) -> Claim:
    change = bisect_right(at.of.change_days, at.day) - 1
    one = replace(one, activity=at.of.activity)
    if change >= 0 and at.day - at.of.change_days[change] <= FRESH:
        when = _rounded(at.of.change_days[change], at.chance)
        return replace(one, event=at.of.changes[change], when=when)
    return replace(one, event="continued", when=_lately(at.told, at.chance))


def _incident(one: Claim, at: Moment) -> Claim:
    mission, chance = at.mission, at.chance
    last = bisect_right(mission.incident_days, at.day) - 1
    if last < 0 or at.day - mission.incident_days[last] > 2 * FRESH:
        return _presence(replace(one, kind="presence"), at)
    event, place, about = mission.incidents[last]
    nation = chance.choice((None, one.nation))
    when = _rounded(mission.incident_days[last], chance, sharp=0.8)
    return replace(one, event=event, nation=nation, place=place, about=f"{about} {chance.choice(WORDS)}", when=when)


def _threat(one: Claim, at: Moment) -> Claim:
    about, event = f"{at.chance.choice(at.mission.threats)} van daar", _one_of(THREATS, at.chance)
    return replace(
        one, event=event, nation=None, place=at.mission.country, about=about, when=_lately(at.told, at.chance)
    )


def _mandate(one: Claim, at: Moment) -> Claim:
    mission, chance = at.mission, at.chance
    year = mission.first + (at.day - mission.first) // 365 * 365
    when = _rounded(year, chance) if chance.random() < 0.6 else _lately(at.told, chance)
    nation, event = chance.choice((OWN, mission.host, one.nation)), _one_of(MANDATES, chance)
    about = f"{mission.threats[0]} {chance.choice(WORDS)}"
    return replace(one, event=event, nation=nation, place=mission.country, about=about, when=when)


def _stance(one: Claim, at: Moment) -> Claim:
    mission, chance = at.mission, at.chance
    nation, event = chance.choice((OWN, OWN, mission.host, one.nation)), _one_of(STANCES, chance)
    one = replace(one, event=event, nation=nation, place=mission.country, about=chance.choice(WORDS))
    return replace(one, said_by=chance.choice(mission.speakers), when=_lately(at.told, chance))


def _measure(one: Claim, at: Moment) -> Claim:
    event = at.chance.choice(("security", "evacuation", "reinforcement"))
    about, when = at.chance.choice(at.of.words), _lately(at.told, at.chance)
    return replace(one, event=event, activity=at.of.activity, about=about, when=when)


def _commitment(one: Claim, at: Moment) -> Claim:
    mission, chance = at.mission, at.chance
    due = mission.first + (at.day - mission.first) // 91 * 91 + 91
    event, about = chance.choice(("decide", "report", "report")), f"{mission.threats[0]} {chance.choice(WORDS)}"
    one = replace(one, event=event, modality="planned", nation=OWN, place=mission.country)
    return replace(one, about=about, when=_rounded(due, chance))


MAKERS = {
    "presence": _presence,
    "status": _status,
    "incident": _incident,
    "threat": _threat,
    "mandate": _mandate,
    "stance": _stance,
    "measure": _measure,
    "commitment": _commitment,
}


def _count(size: int, chance: random.Random) -> Count | None:
    return Count(size, size, "persons", approx=chance.random() < 0.3) if chance.random() < 0.45 else None


def _lately(told: Date, chance: random.Random) -> Date | None:
    draw = chance.random()
    if draw < 0.2:
        return None
    if draw < 0.75:
        return told
    early = told.first - chance.randint(0, 20)
    return Date.between(early, early + chance.choice((0, 0, 0, 0, 1, 6)))


def _rounded(day: int, chance: random.Random, sharp: float = 0.5) -> Date:
    date, draw = dt.date.fromordinal(day), chance.random()
    if draw < sharp:
        return Date.between(day, day)
    return Date.month(date.year, date.month) if draw < 0.97 else Date.year(date.year)


def _one_of(weights: dict[str, int], chance: random.Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]

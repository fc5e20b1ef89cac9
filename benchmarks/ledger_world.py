"""What the reports of the made-up ledger can tell of: missions, contingents, and what happens to them over forty years.

250 missions of half a year to 25 years, told of by the inverse of their rank, with 3 to 45 of 200 nations each; the
archive's own nation in nine of ten of the thirty most told of, in one of four of the rest. Each nation has one or two
contingents (the own one up to four) of one to three names in words, relieved every four to eight months by others of
another size; some are suspended and resumed. A mission has an attack or accident about every six weeks, three to six
threats, and ten speakers for and against it.
"""

from __future__ import annotations

import datetime as dt
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from muster.knowledge.nations import nations
from muster.knowledge.places import country_place, places

if TYPE_CHECKING:
    import random

FIRST, LAST = dt.date(1985, 1, 1).toordinal(), dt.date(2025, 1, 1).toordinal()
OWN = "NL"
MISSIONS, NATIONS, KNOWN = 250, 200, 60
MOST_TOLD_OF = 30
ACTIVITIES = (None,) * 6 + ("training", "all", "air", "protection", "support", "patrol")
WORDS = [f"woord{number}" for number in range(20_000)]


class Contingent(NamedTuple):
    """Who does what where from when to when, in which words, when relieved, of which size then, and what changed."""

    nation: str | None
    place: str | None
    activity: str | None
    first: int
    last: int
    words: list[str]
    rotations: list[int]
    sizes: list[int]
    change_days: list[int]
    changes: list[str]


class Mission(NamedTuple):
    """A made-up mission: its id or its name, its days, its host, its nations, and what can be told of it."""

    known: str
    name: str | None
    first: int
    last: int
    host: str
    country: str
    nations: list[str]
    contingents: list[Contingent]
    incident_days: list[int]
    incidents: list[tuple[str, str, str]]
    threats: list[str]
    speakers: list[str]


class World(NamedTuple):
    """The missions by how much is told of them, the nations likewise, and which missions go on in each month."""

    missions: list[Mission]
    codes: list[str]
    going: list[tuple[list[Mission], list[float]]]

    def told_of(self, day: int, chance: random.Random) -> Mission:
        """Choose the mission of a report: one in two that would be of a foreign affair is of an own one after all."""
        going, weights = self.going[(day - FIRST) // FRESH]
        mission = chance.choices(going, cum_weights=weights)[0]
        own = [one for one in going if OWN in one.nations]
        return chance.choice(own) if own and OWN not in mission.nations and chance.random() < 0.5 else mission


FRESH = 30


def world(chance: random.Random) -> World:
    """Make the missions and nations."""
    codes = [nation.code for nation in nations() if nation.code != OWN]
    chance.shuffle(codes)
    codes = codes[: NATIONS - 1]
    sites: dict[str, list[str]] = {}
    for place in places():
        for country in place.countries if place.kind != "country" else ():
            sites.setdefault(country, []).append(place.name)
    missions = [_mission(rank, codes, sites, chance) for rank in range(MISSIONS)]
    return World(missions, [OWN, *codes], [_going(missions, day) for day in range(FIRST, LAST + 1, FRESH)])


def _mission(rank: int, codes: list[str], sites: dict[str, list[str]], chance: random.Random) -> Mission:
    days = int(min(max(chance.lognormvariate(7.3, 1.0), 180), 9000))
    first = chance.randint(FIRST - days // 2, LAST - 180)
    many = int(min(max(chance.lognormvariate(2.2, 0.8), 3), 45))
    weights = [1 / (place + 1) for place in range(len(codes))]
    sending = list(dict.fromkeys(chance.choices(codes, weights, k=many)))
    if chance.random() < (0.9 if rank < MOST_TOLD_OF else 0.25):
        sending.insert(0, OWN)
    host = chance.choice(sorted(sites))
    home = country_place(host)
    near = [home.name if home else sites[host][0], *chance.sample(sites[host], min(3, len(sites[host])))]
    happened = sorted(chance.randint(first, first + days) for _ in range(days // 45))
    return Mission(
        known=f"mission-{rank}" if rank < KNOWN else "other",
        name=None if rank < KNOWN else f"mission-{rank}",
        first=first,
        last=first + days,
        host=host,
        country=near[0],
        nations=sending,
        contingents=_contingents(["*", None, *sending], near, first, first + days, chance),
        incident_days=happened,
        incidents=[(_event(chance), chance.choice(near), chance.choice(WORDS)) for _ in happened],
        threats=chance.choices(WORDS, k=chance.randint(3, 6)),
        speakers=[f"woordvoerder {chance.choice(WORDS)}" for _ in range(10)],
    )


def _event(chance: random.Random) -> str:
    return chance.choices(("attack", "killing", "accident", "other"), (5, 1, 1, 3))[0]


def _contingents(
    sending: list[str | None], near: list[str], first: int, last: int, chance: random.Random
) -> list[Contingent]:
    made = []
    for nation in sending:
        for _ in range(_many(nation, chance)):
            place = None if chance.random() < 0.07 else chance.choice([near[0], *near])
            begin = first if chance.random() < 0.5 else chance.randint(first, last - 90)
            end = last if chance.random() < 0.5 else chance.randint(begin + 60, last)
            made.append(_contingent(nation, place, begin, end, chance))
    return made


def _many(nation: str | None, chance: random.Random) -> int:
    return chance.randint(1, 4) if nation == OWN else 1 if nation in {None, "*"} else chance.randint(1, 2)


def _contingent(nation: str | None, place: str | None, first: int, last: int, chance: random.Random) -> Contingent:
    rotations = [first]
    while rotations[-1] < last - 240:
        rotations.append(rotations[-1] + chance.randint(120, 240))
    size = chance.choice((5, 10, 40, 120, 350))
    changes = [(first, "started"), (last, "ended"), *((day, "extended") for day in range(first + 365, last - 90, 365))]
    if chance.random() < 0.3 and last - first > 300:
        stop = chance.randint(first + 60, last - 120)
        changes += [(stop, "suspended"), (stop + chance.randint(5, 100), "resumed")]
    changes.sort()
    return Contingent(
        nation=nation,
        place=place,
        activity=chance.choice(ACTIVITIES),
        first=first,
        last=last,
        words=chance.choices(WORDS[:300], k=chance.randint(1, 3)),
        rotations=rotations,
        sizes=[size + chance.choice((0, 0, 5, 10, 20)) for _ in rotations],
        change_days=[day for day, _ in changes],
        changes=[event for _, event in changes],
    )


def _going(missions: list[Mission], day: int) -> tuple[list[Mission], list[float]]:
    going = [(rank, one) for rank, one in enumerate(missions) if one.first <= day <= one.last] or [(0, missions[0])]
    return [one for _, one in going], list(accumulate(1 / (rank + 1) for rank, _ in going))

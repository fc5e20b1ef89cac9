"""Which mission is meant by a description ("the UN mission in Mali") or by forces at a place in a year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from muster.knowledge.flat import load_flat
from muster.knowledge.missions import Mission, mission_by_id, missions, missions_by_name
from muster.knowledge.organisations import natures
from muster.knowledge.places import Place, ancestors, country_place, place_by_name, place_named, within
from muster.knowledge.tables import PACKAGE
from muster.knowledge.terms import covers, has_begun, is_over

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTH = len("2020-01")
MAIN, EXACT, INSIDE, COUNTRY = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mission that a description may mean, and why."""

    mission: Mission
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Default:
    """Forces that leave no doubt of the mission.

    Attributes:
        mission: id of the mission.
        place: English name of the place, with all that lies in it.
        since: first month or year, EDTF.
        until: last month or year; empty where it still holds.
        nations: codes of the nations whose forces these are; empty means any.
        natures: what they do; empty means anything.
        must: "yes" where the nature has to be told.
    """

    mission: str
    place: str
    since: str
    until: str = ""
    nations: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    must: str = ""


class _Asked(NamedTuple):
    lead: str
    theatre: Place | None
    nature: str
    enemy: str
    year: str


def resolve_mission(  # noqa: PLR0913  (each is one thing that a description can tell)
    *,
    lead: str = "",
    theatre: str = "",
    nature: str = "",
    enemy: str = "",
    year: int | str | None = None,
    name: str = "",
) -> tuple[Candidate, ...]:
    """Give the missions that a description can mean, the likeliest first; exactly one when it leaves no doubt.

    Args:
        lead: who leads: id of an organisation ("nato") or code of a nation ("FR").
        theatre: where: code of a country or name of a place.
        nature: what kind, an id of natures.tsv ("training").
        enemy: against whom, an id of organisations.tsv ("is").
        year: when it is spoken of: a year or any EDTF date; missions that begin later are left out, those that ended
            before count only if none was running.
        name: a name that several missions share ("EUFOR").

    A description that tells nothing, or of a place that is not known, means none.
    """
    where = _place(theatre)
    if not (lead or nature or enemy or name or where) or (theatre and not where):
        return ()
    asked = _Asked(lead, where, nature, enemy, "" if year is None else str(year)[:MONTH])
    pool = missions_by_name(name) if name else missions()
    fitting = [mission for mission in pool if _fits(mission, asked)]
    kept = _without_parts(_military(_of_their_time(fitting, asked.year), nature), nature)
    ranked = sorted(kept, key=lambda mission: -_nearness(mission, where))
    if where and (lead or name):
        ranked = [mission for mission in ranked if _nearness(mission, where) == _nearness(ranked[0], where)]
    return tuple(Candidate(mission, _reasons(mission, asked)) for mission in ranked)


def default_mission(place: str, nation: str = "", year: int | str = "", nature: str = "") -> Mission | None:
    """Give the mission of forces that leave no doubt of it, None where they do.

    Args:
        place: English name of where they are.
        nation: code of whose they are.
        year: when: a year or any EDTF date.
        nature: what they do, an id of natures.tsv.
    """
    when = str(year)[:MONTH]
    around = _around(place)
    rows = [row for row in defaults() if row.place in around and _holds(row, nation, when, nature)]
    nearest = [row for row in rows if not any(_narrower(other, row) for other in rows)]
    found = {row.mission for row in nearest}
    return mission_by_id(found.pop()) if len(found) == 1 else None


@cache
def defaults() -> tuple[Default, ...]:
    """Give the rows of defaults.tsv.

    Raises:
        TableError: when the table is not as it must be.
    """
    return load_flat(PACKAGE / "world" / "defaults.tsv", Default)


def _place(theatre: str) -> Place | None:
    return country_place(theatre) or place_named(theatre) or place_by_name(theatre) if theatre else None


def _fits(mission: Mission, asked: _Asked) -> bool:
    return (
        (not asked.lead or asked.lead in mission.lead)
        and (not asked.nature or asked.nature in mission.nature)
        and (not asked.enemy or asked.enemy in mission.enemy)
        and (asked.theatre is None or _nearness(mission, asked.theatre) > 0)
    )


def _nearness(mission: Mission, where: Place | None) -> int:
    """How near a mission's work is to a place; a wide area in which it has lands of its own adds no others."""
    if where is None:
        return 0
    spots = _spots(mission.id)
    if where.name in spots:
        return MAIN if where.name == mission.place else EXACT
    if any(_counts(spot, mission) for spot in spots & _around(where)):
        return INSIDE
    shared = where.kind != "area" and not frozenset(where.countries).isdisjoint(mission.theatre)
    return COUNTRY if shared or where.name in _reach(mission.id) else 0


@cache
def _spots(mission_id: str) -> frozenset[str]:
    mission = mission_by_id(mission_id)
    return frozenset(filter(None, (mission.place, *mission.areas))) if mission else frozenset()


@cache
def _reach(mission_id: str) -> frozenset[str]:
    return frozenset().union(*map(_around, _spots(mission_id)))


def _around(place: Place | str) -> frozenset[str]:
    return ancestors(place) | {place.name if isinstance(place, Place) else place}


def _counts(spot: str, mission: Mission) -> bool:
    place = place_named(spot)
    return not (mission.theatre and place and place.kind == "area")


def _of_their_time(found: list[Mission], year: str) -> list[Mission]:
    begun = [mission for mission in found if not year or has_begun(mission.since, year)]
    running = [mission for mission in begun if not year or not is_over(mission.until, year)]
    return running or begun


def _military(found: list[Mission], nature: str) -> list[Mission]:
    """Civilian missions are meant where their kind of work is told, or where no other mission fits."""
    return found if nature in _civil_natures() else [mission for mission in found if not _civil(mission)] or found


def _civil(mission: Mission) -> bool:
    return bool(_civil_natures().intersection((mission.nature[0],))) or "civil" in mission.nature


@cache
def _civil_natures() -> frozenset[str]:
    return frozenset(nature.id for nature in natures() if nature.civil)


def _without_parts(found: list[Mission], nature: str) -> list[Mission]:
    wholes = {mission.id for mission in found if not nature or nature in mission.nature}
    return [mission for mission in found if mission.part_of not in wholes]


def _reasons(mission: Mission, asked: _Asked) -> tuple[str, ...]:
    told: Iterable[tuple[str, str]] = (
        ("lead", asked.lead),
        ("theatre", asked.theatre.name if asked.theatre else ""),
        ("nature", asked.nature),
        ("enemy", asked.enemy),
        ("year", _span(mission) if asked.year else ""),
    )
    return tuple(f"{field}: {value}" for field, value in told if value)


def _span(mission: Mission) -> str:
    return f"{mission.since or '..'}/{mission.until or '..'}"


def _holds(row: Default, nation: str, when: str, nature: str) -> bool:
    told = nature in row.natures if nature and row.natures else not row.must or bool(nature)
    return told and (not row.nations or nation in row.nations) and bool(when) and covers(row.since, row.until, when)


def _narrower(row: Default, than: Default) -> bool:
    return row.place != than.place and within(row.place, than.place)

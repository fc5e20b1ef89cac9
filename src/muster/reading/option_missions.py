"""What may fill the field of mission: what the report names, what is usual for the place, and a name of its own."""

# ruff: noqa: FBT001  (makers of signs take what a part holds, in its order)

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from muster.knowledge import world
from muster.knowledge.terms import covers
from muster.model import ALL_NATIONS
from muster.reading.mentions import mentions
from muster.reading.option_near import near_part, share
from muster.reading.setting import activity_of, usual_mission
from muster.reading.topics import Spot, country_of, fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.knowledge.world import Mission
    from muster.reading.draft import Scene
    from muster.reading.judging import Candidate
    from muster.reading.option_parts import Part, Told

_SEVERAL: Final = 3
_MOST: Final = 4  # missions of a country offered, though the report names none of them


def mission_values(scene: Scene, claim: Told) -> list[str | None]:
    """The missions that the report names, those usual for the place, and a name of its own."""
    named = mentions(scene.analysed).values["mission"]
    known = (scene.topic.mission, scene.topic.main_mission)
    return [*named, *known, _usual(scene, claim), _usual_at_main(scene), *_at_work(scene, claim), _made(claim)]


def _at_work(scene: Scene, claim: Told) -> tuple[str, ...]:
    """The missions at work where the claim is told, that year."""
    code = country_of(claim.place) if claim.place else None
    return _running(code, str(scene.topic.year), claim.nation or "") if code else ()


@lru_cache(maxsize=1 << 12)
def _running(code: str, year: str, nation: str) -> tuple[str, ...]:
    """The missions in a country in a year, those first that a nation is known to take part in."""
    found = [row for row in world.missions() if code in row.theatre and covers(row.since, row.until, year)]
    ranked = sorted(found, key=lambda row: nation not in {*row.nations, *row.lead})
    return tuple([row.id for row in ranked[:_MOST]])


def _made(claim: Told) -> str | None:
    """A name of its own for a mission that no table knows: who leads it and where."""
    code = country_of(claim.place) if claim.place else None
    return world.made_id(claim.nation, code) if claim.nation and code else None


def _usual(scene: Scene, claim: Told) -> str | None:
    return usual_mission(claim.place, claim.nation, scene.topic.year, _nature(scene)) if claim.place else None


@lru_cache(maxsize=64)
def _nature(scene: Scene) -> str:
    return activity_of(scene.parsed, scene.clause) or ""


def _usual_at_main(scene: Scene) -> str | None:
    spot = scene.topic.main_spot
    return usual_mission(spot.name, "", scene.topic.year, "") if spot else None


def mission_parts(values: Sequence[str | None], candidate: Candidate, claim: Told) -> Iterator[list[Part]]:
    """Where and how a mission is mentioned, and how it fits place, nation and time."""
    scene = candidate.scene
    topic = scene.topic
    found = mentions(scene.analysed)
    usual, usual_main = _usual(scene, claim), _usual_at_main(scene)
    known = len(found.values["mission"])
    running = _at_work(scene, claim)
    for value in values:
        if value is None:
            yield [_none(scene, claim, usual is not None, known)]
            continue
        row = world.mission_by_id(value)
        yield [
            near_part("mission", value, candidate, found),
            (_mission_is, *share("mission", value, scene.analysed), value == topic.main_mission, value == usual_main),
            (_mission_here, value == topic.mission, value == usual, usual is not None),
            (_mission_running, running.index(value) if value in running else _MOST, len(running), min(known, _SEVERAL)),
            _fit(row, scene, claim, known) if row else _unknown(scene, usual is not None, known),
        ]


def _none(scene: Scene, claim: Told, usual: bool, known: int) -> Part:
    found = mentions(scene.analysed)
    here = ("mission", found.number_of(scene.parsed)) in found.here
    hosts = scene.topic.hosts
    whose = "none" if claim.nation is None else "host" if claim.nation in hosts else "other"
    host = country_of(claim.place) in hosts if claim.place else "none"
    return _no_mission, usual, min(known, _SEVERAL), here, whose, host


def _unknown(scene: Scene, usual: bool, known: int) -> Part:
    force = bool(scene.forces)
    return _made_mission, usual, min(known, 2), force


def _fit(row: Mission, scene: Scene, claim: Told, known: int) -> Part:
    spot = Spot(claim.place, country_of(claim.place), 0, "") if claim.place else None
    year, nature = str(scene.topic.year), _nature(scene)
    return (
        _mission_fits,
        "none" if spot is None else fits(row.id, spot),
        (not row.since or row.since[:4] <= year) and (not row.until or row.until[:4] >= year),
        claim.nation in row.nations or claim.nation in row.lead,
        claim.nation == ALL_NATIONS,
        known == 1,
        bool(row.part_of),
        nature in row.nature if nature else "none",
    )


def _no_mission(usual: bool, known: int, here: bool, whose: str, host: bool | str) -> Iterator[str]:
    yield f"null:usual:{usual}"
    yield f"null:known:{known}"
    yield f"null:here:{here}"
    yield f"null:nation:{whose}"
    yield f"null:host:{host}"


def _mission_is(times: int, most: bool, main: bool, usual_main: bool) -> Iterator[str]:
    yield f"times:{times}"
    if most:
        yield "most"
    yield f"main:{main}"
    yield f"usual-main:{usual_main}"


def _mission_here(last: bool, usual: bool, has_usual: bool) -> Iterator[str]:
    yield f"last:{last}"
    yield f"usual:{usual}:{has_usual}"


def _mission_running(rank: int, running: int, known: int) -> Iterator[str]:
    yield f"running:{rank}"
    yield f"running:{rank}:of:{running}"
    yield f"running:{rank}:of:{running}:known:{known}"


def _made_mission(usual: bool, known: int, force: bool) -> Iterator[str]:
    yield "made"
    yield f"made:usual:{usual}:known:{known}"
    yield f"made:force:{force}"


def _mission_fits(  # noqa: PLR0913, PLR0917  (a part holds as much)
    place: bool | str,
    time: bool,
    takes_part: bool,
    star: bool,
    single: bool,
    part: bool,
    nature: bool | str,
) -> Iterator[str]:
    yield f"fits:{place}"
    yield f"time:{time}"
    yield f"takes-part:{takes_part}"
    yield f"star:{star}"
    yield f"single:{single}"
    yield f"part:{part}"
    yield f"nature:{nature}"

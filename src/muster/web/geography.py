"""Where places are, and the outlines of the lands: data that is shipped, so that a map loads nothing from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.answers.places import depth
from muster.knowledge.places import ancestors, place_by_name
from muster.knowledge.tables import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA: Final = PACKAGE / "web" / "data"
TENTHS: Final = 10
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Land:
    """A country's outline: its code (empty for none), its rings of longitude and latitude, and its bounds."""

    code: str
    rings: tuple[tuple[Point, ...], ...]
    west: float
    south: float
    east: float
    north: float


@cache
def lands() -> tuple[Land, ...]:
    """Give the outlines of all lands."""
    return tuple(_land(*line.split("\t")) for line in _lines("outlines.tsv"))


@cache
def points() -> Mapping[str, Point]:
    """Give where places are, by English name: longitude and latitude in degrees."""
    split = (line.split("\t") for line in _lines("points.tsv"))
    return {name: (float(longitude), float(latitude)) for name, latitude, longitude in split}


def point_of(name: str) -> Point | None:
    """Give where a place is, or what it lies in (the nearest that is known); None where nothing is known."""
    found = points().get(name)
    place = place_by_name(name) if found is None else None
    if place is None:
        return found
    around = sorted(ancestors(place.name), key=lambda one: (-depth(one), one))
    return next((points()[one] for one in (place.name, *around) if one in points()), None)


def _lines(name: str) -> list[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")][1:]


def _land(code: str, text: str) -> Land:
    rings = tuple(tuple(_unbroken(ring.split(" "))) for ring in text.split(";") if ring)
    every = [point for ring in rings for point in ring]
    longitudes, latitudes = [point[0] for point in every], [point[1] for point in every]
    return Land(code, rings, min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def _unbroken(texts: list[str]) -> Iterator[Point]:
    """The points of a ring; one that crosses the date line goes on beyond 180 degrees."""
    before = 0.0
    for at, text in enumerate(texts):
        longitude, latitude = _point(text)
        if at:
            longitude += 360 * round((before - longitude) / 360)
        before = longitude
        yield longitude, latitude


def _point(text: str) -> Point:
    longitude, _, latitude = text.partition(",")
    return int(longitude) / TENTHS, int(latitude) / TENTHS

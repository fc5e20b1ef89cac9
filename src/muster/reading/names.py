"""The names that the world tables know, by spelling, as the reader looks them up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge import world

if TYPE_CHECKING:
    from collections.abc import Iterator


_INITIALS: Final = 4


@dataclass(frozen=True, slots=True)
class Name:
    """What a name may stand for.

    Attributes:
        kind: nation, adjective, demonym, capital, metonym, mission, codename, place, organisation, outlet, ship.
        id: a nation's code, a mission's id, a place's English name, an organisation's id, the code of a ship's nation.
    """

    kind: str
    id: str


@cache
def names(lang: str) -> dict[str, tuple[Name, ...]]:
    """All names of the world tables in a language: spelling → what it may stand for, in order of preference."""
    found: dict[str, dict[Name, None]] = {}
    for spelling, name in _all(lang):
        found.setdefault(spelling, {})[name] = None
    return {spelling: tuple(kinds) for spelling, kinds in found.items() if len(spelling) > 1}


def _all(lang: str) -> Iterator[tuple[str, Name]]:
    for spelling, name in (*_missions(lang), *_nations(lang), *_places(), *_organisations(), *_ships()):
        yield spelling.replace("\u2019", "'"), name


def _nations(lang: str) -> Iterator[tuple[str, Name]]:
    for nation in world.nations():
        words = nation.words[lang]
        for kind, spellings in (
            ("nation", words.names),
            ("adjective", words.adjectives),
            ("demonym", words.demonyms),
            ("capital", words.capitals),
            ("metonym", words.metonyms),
        ):
            for spelling in spellings:
                yield spelling, Name(kind, nation.code)


def _missions(lang: str) -> Iterator[tuple[str, Name]]:
    for mission in world.missions():
        for spelling in (*mission.aliases, *(mission.nl_names if lang == "nl" else mission.en_names)):
            yield spelling, Name("mission", mission.id)
            if spelling.isupper() and len(spelling) > _INITIALS:
                yield spelling.capitalize(), Name("mission", mission.id)
        for spelling in mission.codenames:
            yield spelling, Name("codename", mission.id)


def _places() -> Iterator[tuple[str, Name]]:
    for place in world.places():
        for spelling in place.names:
            yield spelling, Name("place", place.name)
        for spelling in place.ambiguous:
            yield spelling, Name("town", place.name)
    for town in world.towns():
        for spelling in town.names:
            yield spelling, Name("town", town.name)


def _organisations() -> Iterator[tuple[str, Name]]:
    for organisation in world.organisations():
        for spelling in world.names_of_organisation(organisation):
            yield spelling, Name("organisation", organisation.id)


def _ships() -> Iterator[tuple[str, Name]]:
    for navy in world.navies():
        for spelling in navy.names:
            yield spelling, Name("ship", navy.nation)

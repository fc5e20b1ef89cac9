"""Missions: what each is called, who leads it, where, when, and what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from muster.knowledge.names import key
from muster.knowledge.tables import PACKAGE, load_rows

FOLDER = PACKAGE / "world" / "missions"


@dataclass(frozen=True, slots=True)
class Mission:
    """One mission or operation.

    Attributes:
        id: its own lower-case word, as claims use it.
        en: the English name that answers print.
        nl: the Dutch one; empty where it is the English one.
        aliases: names, abbreviations and code names that mean it wherever they stand, in any language.
        nl_names: Dutch descriptions that mean it ("NAVO-missie in Irak").
        en_names: English ones.
        codenames: ordinary words that mean it only after a word for an operation ("operatie Sophia").
        shared: names it has in common with other missions ("EUFOR"); place and year tell which.
        part_of: id of the mission it belongs to.
        lead: who leads: ids of organisations ("nato") and codes of nations ("US").
        theatre: codes of the countries it works in.
        place: the place to assume where none is told, by English name.
        areas: other places, seas and regions where it works.
        nature: what kind of mission, from natures.tsv.
        since: its beginning, EDTF, to the year or month; empty where not known.
        until: its end; empty where it has none or none is known.
        nations: codes of the main nations that take part.
        enemy: ids of organisations it works against.
    """

    id: str
    en: str
    lead: tuple[str, ...]
    nature: tuple[str, ...]
    nl: str = ""
    aliases: tuple[str, ...] = ()
    nl_names: tuple[str, ...] = ()
    en_names: tuple[str, ...] = ()
    codenames: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    part_of: str = ""
    theatre: tuple[str, ...] = ()
    place: str = ""
    areas: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    nations: tuple[str, ...] = ()
    enemy: tuple[str, ...] = ()


@cache
def missions() -> tuple[Mission, ...]:
    """Give all missions, file by file.

    Raises:
        TableError: when a table is not as it must be.
    """
    return tuple(row for path in sorted(FOLDER.glob("*.toml")) for row in load_rows(path, "mission", Mission))


@cache
def _by_id() -> dict[str, Mission]:
    return {mission.id: mission for mission in missions()}


@cache
def _by_name() -> dict[str, tuple[Mission, ...]]:
    found: dict[str, tuple[Mission, ...]] = {}
    for mission in missions():
        for name in {key(name) for name in (*names_of(mission), *mission.shared)}:
            found[name] = (*found.get(name, ()), mission)
    return found


def mission_by_id(mission_id: str) -> Mission | None:
    """Give the mission of an id, None where the tables have none."""
    return _by_id().get(mission_id)


def missions_by_name(name: str) -> tuple[Mission, ...]:
    """Give the missions that a name means: one, or several where missions share it ("EUFOR"); accents do not matter."""
    return _by_name().get(key(name), ())


def names_of(mission: Mission) -> tuple[str, ...]:
    """Give every name that means this mission wherever it stands (no code names, no shared names)."""
    printed = (mission.en, mission.nl) if mission.nl else (mission.en,)
    return tuple(dict.fromkeys((*printed, *mission.aliases, *mission.nl_names, *mission.en_names)))


def name_of(mission: Mission | str, lang: str) -> str:
    """Give the name to print in a language ("nl" or "en"); an id without a row is given back as it is."""
    found = mission_by_id(mission) if isinstance(mission, str) else mission
    if found is None:
        return str(mission)
    return (lang == "nl" and found.nl) or found.en

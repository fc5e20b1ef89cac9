"""Missions: what each is called, who leads it, where, when, and what it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from muster.knowledge.names import key
from muster.knowledge.nations import nation_by_code
from muster.knowledge.tables import PACKAGE, load_rows
from muster.model import ALL_NATIONS

_JOINT = "joint"
_MADE = re.compile(rf"({_JOINT}|[a-z]{{2}})-in-([a-z]{{2}})")
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


def made_id(nation: str, country: str) -> str:
    """Give the id of a mission that no table knows: whose (a code, ``*`` for several nations), and in which country."""
    return f"{_JOINT if nation == ALL_NATIONS else nation.lower()}-in-{country.lower()}"


def _made_name(mission: str, lang: str) -> str:
    found = _MADE.fullmatch(mission)
    parts = [nation_by_code(code.upper()) for code in found.groups() if code != _JOINT] if found else []
    names = [nation.words[lang].name for nation in parts if nation]
    return " in ".join(names) or mission


def name_of(mission: Mission | str, lang: str) -> str:
    """Give the name to print in a language ("nl" or "en"); an id that names nothing is given back as it is."""
    found = mission_by_id(mission) if isinstance(mission, str) else mission
    if found is None:
        return _made_name(str(mission), lang)
    return (lang == "nl" and found.nl) or found.en

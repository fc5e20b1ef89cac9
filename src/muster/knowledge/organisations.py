"""Organisations: those that lead missions, those they fight, those of the host; and the kinds of mission."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from muster.knowledge.flat import load_flat
from muster.knowledge.names import key
from muster.knowledge.tables import PACKAGE


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation, armed group or force.

    Attributes:
        id: what missions call it in ``lead`` and ``enemy``.
        sort: lead, armed-group, host-force or other.
        nl: Dutch name that answers print.
        en: English name that answers print.
        nl_names: what else it is called in Dutch.
        en_names: what else it is called in English.
        nation: code of its home nation, if it has one.
        members: codes of its member states, where that matters.
    """

    id: str
    sort: str
    nl: str
    en: str
    nl_names: tuple[str, ...] = ()
    en_names: tuple[str, ...] = ()
    nation: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nature:
    """One kind of mission with the words that tell it; ``civil`` is "yes" where soldiers are not its core."""

    id: str
    nl: tuple[str, ...]
    en: tuple[str, ...]
    civil: str = ""


@cache
def organisations() -> tuple[Organisation, ...]:
    """Give all organisations.

    Raises:
        TableError: when the table is not as it must be.
    """
    return load_flat(PACKAGE / "world" / "organisations.tsv", Organisation)


@cache
def natures() -> tuple[Nature, ...]:
    """Give all kinds of mission.

    Raises:
        TableError: when the table is not as it must be.
    """
    return load_flat(PACKAGE / "world" / "natures.tsv", Nature)


@cache
def organisation_by_id(organisation_id: str) -> Organisation | None:
    """Give the organisation of an id, None where there is none."""
    return next((row for row in organisations() if row.id == organisation_id), None)


@cache
def organisation_by_name(name: str) -> Organisation | None:
    """Give the organisation that a Dutch or English name means, None where there is none."""
    wanted = key(name)
    return next((row for row in organisations() if wanted in set(map(key, names_of_organisation(row)))), None)


def names_of_organisation(organisation: Organisation) -> tuple[str, ...]:
    """Give all its names in both languages."""
    return tuple(dict.fromkeys((organisation.nl, organisation.en, *organisation.nl_names, *organisation.en_names)))

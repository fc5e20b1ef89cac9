"""Offices: who held which when, and what the roles are called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from muster.knowledge.flat import load_flat
from muster.knowledge.names import key
from muster.knowledge.tables import PACKAGE
from muster.knowledge.terms import covers

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Office:
    """One term of one holder.

    Attributes:
        role: id of a role.
        of: code of the nation or id of the organisation.
        name: who held it.
        since: first day, EDTF, as precise as is sure.
        until: last day; empty where the term runs on.
        party: of a member or leader in parliament.
        short: what else reports call the holder, the surname first.
    """

    role: str
    of: str
    name: str
    since: str
    until: str = ""
    party: str = ""
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """One role with its titles in Dutch and English."""

    id: str
    nl: tuple[str, ...]
    en: tuple[str, ...]


@cache
def offices() -> tuple[Office, ...]:
    """Give all terms of office.

    Raises:
        TableError: when the table is not as it must be.
    """
    return load_flat(PACKAGE / "world" / "offices.tsv", Office)


@cache
def roles() -> tuple[Role, ...]:
    """Give all roles.

    Raises:
        TableError: when the table is not as it must be.
    """
    return load_flat(PACKAGE / "world" / "roles.tsv", Role)


def offices_by_name(name: str, day: str = "") -> tuple[Office, ...]:
    """Give the terms of whoever is called so (full name or surname), those that can run on a day if one is given.

    Args:
        name: as in a report; case and accents do not matter.
        day: an EDTF date of any precision.
    """
    return tuple(office for office in _by_name().get(key(name), ()) if not day or in_office(office, day))


def holders(role: str, of: str, day: str) -> tuple[Office, ...]:
    """Give the terms of a role that can run on a day (EDTF, any precision): two in the month of a change of hands."""
    return tuple(office for office in offices() if office.role == role and office.of == of and in_office(office, day))


def in_office(office: Office, day: str) -> bool:
    """Tell whether a term can run on a day (EDTF, any precision)."""
    return covers(office.since, office.until, day)


@cache
def _by_name() -> Mapping[str, tuple[Office, ...]]:
    found: dict[str, tuple[Office, ...]] = {}
    for office in offices():
        for name in {key(name) for name in (office.name, *office.short)}:
            found[name] = (*found.get(name, ()), office)
    return found

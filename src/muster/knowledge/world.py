"""The world that reports speak of: missions, nations, places, organisations, outlets, offices.

Every load is cached and strict; what a record holds stands with its class, how to add one in docs/world.md.
"""

from __future__ import annotations

from muster.knowledge.missions import Mission, made_id, mission_by_id, missions, missions_by_name, name_of, names_of
from muster.knowledge.names import key
from muster.knowledge.nations import Nation, NationWords, inflected, nation_by_code, nations
from muster.knowledge.offices import Office, Role, holders, in_office, offices, offices_by_name, roles
from muster.knowledge.organisations import (
    Nature,
    Organisation,
    names_of_organisation,
    natures,
    organisation_by_id,
    organisation_by_name,
    organisations,
)
from muster.knowledge.outlets import Outlet, outlet_by_address, outlet_by_name, outlets
from muster.knowledge.places import (
    Place,
    ancestors,
    country_place,
    place_by_name,
    place_named,
    places,
    places_by_name,
    towns,
    within,
)
from muster.knowledge.resolve import Candidate, Default, default_mission, defaults, resolve_mission
from muster.knowledge.ships import Navy, navies

__all__ = [
    "Candidate",
    "Default",
    "Mission",
    "Nation",
    "NationWords",
    "Nature",
    "Navy",
    "Office",
    "Organisation",
    "Outlet",
    "Place",
    "Role",
    "ancestors",
    "country_place",
    "default_mission",
    "defaults",
    "holders",
    "in_office",
    "inflected",
    "key",
    "made_id",
    "mission_by_id",
    "missions",
    "missions_by_name",
    "name_of",
    "names_of",
    "names_of_organisation",
    "nation_by_code",
    "nations",
    "natures",
    "navies",
    "offices",
    "offices_by_name",
    "organisation_by_id",
    "organisation_by_name",
    "organisations",
    "outlet_by_address",
    "outlet_by_name",
    "outlets",
    "place_by_name",
    "place_named",
    "places",
    "places_by_name",
    "resolve_mission",
    "roles",
    "towns",
    "within",
]

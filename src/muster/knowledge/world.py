"""The world that reports speak of: missions, nations, places, organisations, outlets, offices.

Every load is cached and strict; what a record holds stands with its class, how to add one in docs/world.md.
"""

from __future__ import annotations

from muster.knowledge.missions import Mission, mission_by_id, missions, missions_by_name, name_of, names_of
from muster.knowledge.names import key
from muster.knowledge.nations import Nation, NationWords, inflected, nation_by_code, nations

__all__ = [
    "Mission",
    "Nation",
    "NationWords",
    "inflected",
    "key",
    "mission_by_id",
    "missions",
    "missions_by_name",
    "name_of",
    "names_of",
    "nation_by_code",
    "nations",
]

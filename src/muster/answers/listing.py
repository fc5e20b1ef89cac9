"""All that is told of one kind (incidents, threats, measures, mandates, positions), what happened once told once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from muster.answers.conditions import SHOWN, in_force
from muster.answers.happenings import Happening, happening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.answers.dating import Dated
    from muster.answers.narrowing import Narrowed
    from muster.answers.subject import Filters


def listing(found: Narrowed, kind: str, filters: Filters, day: int | None = None) -> tuple[Happening, ...]:
    """Give what is told of a kind in order of its days; with a day (ordinal) only what holds then."""
    if day is not None and kind in SHOWN:
        about = [dated for dated in found.claims if filters.take(dated.subject)]
        held = in_force(about, kind, day)
        return tuple(replace(happening((one.dated, *one.also)), when=one.dated.when) for one in held)
    grouped = {dated.id for group in found.groups for dated in group}
    singles = [(dated,) for dated in found.claims if dated.id not in grouped and dated.claim.kind == kind]
    every = [happening(group) for group in (*found.groups, *singles) if _asked(group, kind, filters)]
    in_time = [one for one in every if day is None or one.when.first <= day]
    return tuple(sorted(in_time, key=lambda one: (one.when.first, one.when.last, one.id)))


def _asked(group: Sequence[Dated], kind: str, filters: Filters) -> bool:
    return group[0].claim.kind == kind and any(filters.take(dated.subject) for dated in group)

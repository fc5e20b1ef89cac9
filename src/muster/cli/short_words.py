"""The short words of tables: dates, counts, names of missions, nations and places, who says so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from muster.knowledge.missions import mission_by_id, name_of
from muster.knowledge.nations import nation_by_code
from muster.model import ALL_NATIONS
from muster.time.date import EARLIEST, LATEST
from muster.time.edtf import iso

if TYPE_CHECKING:
    from muster.answers.standing import Since
    from muster.model import Count
    from muster.time.date import Date

UNITS: Final = {"persons": ""}
SINGULAR: Final = {
    "persons": "person",
    "helicopters": "helicopter",
    "aircraft": "aircraft",
    "ships": "ship",
    "vehicles": "vehicle",
    "nations": "nation",
}
MONTH: Final = 7
DASH: Final = "\u2013"


def short_date(date: Date) -> str:
    """Give a date in few characters: 2020-01-10, 2020-01, 2020-01-05 to the 10th, from 2024-05."""
    if date.last == LATEST:
        return "any day" if date.first == EARLIEST else f"from {start_day(date)}"
    if date.first == EARLIEST:
        return f"up to {iso(date.last)}"
    whole = date.hull_edtf
    if "/" not in whole:
        return whole
    first, last = str(iso(date.first)), str(iso(date.last))
    if first[:MONTH] == last[:MONTH]:
        return f"{first}{DASH}{last[MONTH + 1 :]}"
    return whole.replace("/", DASH)


def start_day(date: Date) -> str:
    """The first day of a date, to the month where it is the first of one and not of a year."""
    first = dt.date.fromordinal(date.first)
    return first.isoformat() if first.day > 1 or first.month == 1 else first.isoformat()[:MONTH]


def since_words(since: Since) -> str:
    """Give a beginning: the date told, or by when it had begun."""
    return f"≤ {iso(since.date.last)}" if since.at_latest else short_date(since.date)


def count_words(count: Count) -> str:
    """Give a count with its range: ~40, 50 to 60, at least 60, with its unit where that is not persons."""
    unit = UNITS.get(count.unit, f" {count.unit}")
    about = "~" if count.approx else ""
    if count.maximum is None:
        return f"≥ {about}{count.minimum}{unit}"
    if count.maximum == count.minimum:
        return f"{about}{count.minimum}{unit}"
    if count.minimum == 1:
        return f"≤ {about}{count.maximum}{unit}"
    return f"{about}{count.minimum}{DASH}{count.maximum}{unit}"


def figure_words(count: Count, who: str | None) -> str:
    """Give a count with its noun: ``~50 persons``, ``3 helicopters (Chinooks)``, in the report's words where told."""
    unit = SINGULAR[count.unit] if count.minimum == count.maximum == 1 else count.unit
    number = count_words(count).removesuffix(f" {count.unit}")
    return f"{number} {unit}" + (f" ({who})" if who else "")


def mission_words(mission: str | None) -> str:
    """Give a mission's name with its id."""
    if mission is None:
        return "mission not told"
    return f"{name_of(mission, 'en')} ({mission})" if mission_by_id(mission) else mission


def nation_words(nation: str | None) -> str:
    """Give a nation's English name."""
    if nation == ALL_NATIONS:
        return "all nations"
    found = nation_by_code(nation) if nation else None
    return found.words["en"].name if found else nation or "nation not told"

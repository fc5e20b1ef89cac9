"""What missions, nations, places, counts and claims are called on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.knowledge.missions import mission_by_id, name_of
from muster.knowledge.nations import nation_by_code
from muster.knowledge.places import place_named
from muster.model import ALL_ACTIVITIES, ALL_NATIONS

if TYPE_CHECKING:
    from muster.answers.subject import Subject
    from muster.model import Claim, Count
    from muster.web.words import Words


def mission_name(mission: str | None, words: Words) -> str:
    """Give a mission's name in the language; one that the tables do not have is called as its reports call it."""
    if mission is None:
        return words("name.no_mission")
    return name_of(mission, words.lang) if mission_by_id(mission) else mission


def nation_name(nation: str | None, words: Words) -> str:
    """Give a nation's name in the language."""
    if nation == ALL_NATIONS:
        return words("name.all_nations")
    found = nation_by_code(nation) if nation else None
    return found.words[words.lang].name if found else nation or words("name.no_nation")


def place_name(place: str | None, words: Words) -> str:
    """Give a place's name in the language."""
    if place is None:
        return words("name.no_place")
    found = place_named(place)
    return (words.lang == "nl" and found is not None and found.nl) or place


def activity_name(activity: str | None, words: Words) -> str:
    """Give what work is meant, nothing for all of it or where it is not told."""
    return "" if activity in (None, ALL_ACTIVITIES) else words.of("activity", activity)


def subject_words(subject: Subject, words: Words) -> str:
    """Give mission, nation, place and activity, as far as they are told."""
    parts = [
        mission_name(subject.mission, words) if subject.mission else "",
        nation_name(subject.nation, words) if subject.nation else "",
        place_name(subject.place, words) if subject.place else "",
        activity_name(subject.activity, words),
    ]
    return " · ".join(part for part in parts if part)


def number(value: int, words: Words) -> str:
    """Give a number with its thousands set apart."""
    return f"{value:,}".replace(",", words("count.separator"))


def count_words(count: Count | None, words: Words, who: str | None = None) -> str:
    """Give a count with its range and noun: ``about 40 people``, ``50 to 60 people (marines)``."""
    if count is None:
        return who or ""
    unit = words.of("unit_one" if count.minimum == count.maximum == 1 else "unit", count.unit)
    text = words(
        f"count.{_sort(count)}",
        n=number(count.minimum, words),
        m=number(count.maximum or 0, words),
        unit=unit,
    )
    return f"{text} ({who})" if who else text


def _sort(count: Count) -> str:
    if count.maximum is None:
        return "at_least"
    if count.minimum == count.maximum:
        return "about" if count.approx else "exact"
    if count.minimum == 1:
        return "up_to"
    return "about_range" if count.approx else "range"


def claim_words(claim: Claim, words: Words) -> str:
    """Give in one phrase what a claim says: its sort, its event, how it is said."""
    said = "" if claim.modality == "asserted" else f" ({words.of('modality', claim.modality)})"
    return f"{words.of('kind', claim.kind)}: {words.of('event_of', claim.event)}{said}"

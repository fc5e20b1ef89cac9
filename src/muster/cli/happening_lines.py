"""Happenings as lines of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.answers.witnesses import witnesses
from muster.cli.short_words import figure_words, short_date
from muster.cli.tables import Line
from muster.model import ALL_ACTIVITIES, ALL_NATIONS

if TYPE_CHECKING:
    from muster.answers.dating import Dated
    from muster.answers.happenings import Happening
    from muster.answers.subject import Subject


def happening_line(happening: Happening) -> Line:
    """Give a happening as a line: when, what, of whom and where, about what, by how many sources."""
    first = happening.claims[0].claim
    detail: list[str] = [first.modality] if first.modality != "asserted" else []
    if first.level_to or first.level_from:
        detail.append(f"level {first.level_from or '?'} to {first.level_to or '?'}")
    if first.binding is False:
        detail.append("not binding")
    detail += [figure_words(first.count, None)] if first.count else []
    detail += [f"dead or wounded: {' or '.join(map(str, happening.casualties))}"] if happening.casualties else []
    sources = len(witnesses(happening.claims))
    cells = {
        "When": f"≤ {short_date(happening.when)}" if _at_latest(happening) else short_date(happening.when),
        "What": happening.event,
        "Of whom, where": subject_words(happening.subject),
        "About": happening.about or first.who or "",
        "Detail": ", ".join(detail),
        "By": first.said_by or "",
        "Sources": str(sources),
        "Id": happening.id,
    }
    return Line(cells, happening.claims, doubtful=first.modality != "asserted")


def _at_latest(happening: Happening) -> bool:
    """Whether no claim gives a day of its own for the date of the happening."""
    telling = [one for one in happening.claims if one.when.ranges == happening.when.ranges]
    return bool(telling) and all(one.at_latest for one in telling)


def when_words(dated: Dated) -> str:
    """Give when a claim holds; "at latest" where its report's date is all that is known."""
    return f"≤ {short_date(dated.when)}" if dated.at_latest else short_date(dated.when)


def subject_words(subject: Subject) -> str:
    """Give mission, nation, place and activity in few characters, as far as they are told."""
    nation = "all nations" if subject.nation == ALL_NATIONS else subject.nation
    activity = None if subject.activity == ALL_ACTIVITIES else subject.activity
    return " · ".join(part for part in (subject.mission, nation, subject.place, activity) if part)

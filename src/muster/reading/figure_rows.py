"""Official figures: each row of a report of figures becomes a claim of presence, with the row as its evidence."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from muster.knowledge.missions import mission_by_id, missions_by_name
from muster.knowledge.names import key
from muster.knowledge.nations import nation_by_code, nations
from muster.knowledge.places import place_by_name
from muster.model import Claim, Count, Span
from muster.time.date import Date, EdtfError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from muster.model import Report

_RULE: Final = "figure: row"
_BETWEEN: Final = " | "
_NUMBER: Final = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d{1,9}")


def claims_of_figures(report: Report) -> Iterator[Claim]:
    """Give the claim of each row that tells a nation and a number; others are kept in the report and claim nothing."""
    start = 0
    for line in report.text.split("\n"):
        fields = dict(part.partition(": ")[::2] for part in line.split(_BETWEEN))
        claim = _claim(fields, Span(start, start + len(line), line))
        if claim is not None:
            yield claim
        start += len(line) + 1


def _claim(fields: Mapping[str, str], evidence: Span) -> Claim | None:
    nation, people = _nation(fields.get("nation", "")), _number(fields.get("people", ""))
    if nation is None or people is None:
        return None
    mission, name = _mission(fields.get("mission", ""))
    place = fields.get("place")
    known = place_by_name(place) if place else None
    return Claim(
        kind="presence",
        event="deployed",
        evidence=evidence,
        mission=mission,
        mission_name=name,
        nation=nation,
        place=known.name if known else place,
        who=fields.get("kind"),
        count=Count(people, people, "persons"),
        when=_when(fields.get("month", "")),
        trace=(_RULE,),
    )


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text.strip())
    return int(re.sub(r"[., ]", "", found.group())) if found else None


def _nation(text: str) -> str | None:
    """The code of a nation by its code of two or three letters, or its name in any language that has tables."""
    if nation_by_code(text.upper()):
        return text.upper()
    return _codes().get(key(text))


@cache
def _codes() -> Mapping[str, str]:
    """The code of each nation by its names: the name that is printed before the others, of other nations too."""
    listed = [(nation.code, words) for nation in nations() for words in nation.words.values()]
    others = {key(name): code for code, words in listed for name in words.names}
    return others | {key(words.name): code for code, words in listed}


def _mission(text: str) -> tuple[str | None, str | None]:
    """The id of a mission that is known, or "other" with its name."""
    if not text:
        return None, None
    if mission_by_id(text.lower()):
        return text.lower(), None
    found = missions_by_name(text)
    return (found[0].id, None) if len(found) == 1 else ("other", text)


def _when(text: str) -> Date | None:
    try:
        return Date.parse(text)
    except EdtfError:
        return None

"""All words and phrases of a language's tables, each with its class and what it means there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from muster.time.combined import Extended, Tensed
from muster.time.cycles import Cycle
from muster.time.figures import ordinal
from muster.time.nodes import Moved, Told
from muster.time.tables import (
    Approximation,
    Count,
    Cue,
    Daypart,
    Deictic,
    Duration,
    Holiday,
    Month,
    Nothing,
    Ordinal,
    PartWords,
    RelationWords,
    Season,
    Unit,
    Weekday,
    rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.time.nodes import Node


def all_forms(lang: str) -> Iterator[tuple[str, str, Any]]:
    """All words and phrases of the tables with class and value."""
    yield from _calendar_words(lang)
    yield from _unit_words(lang)
    yield from _day_words(lang)
    yield from _count_words(lang)
    for relation in rows(lang, "relations", "relation", RelationWords):
        yield from ((form, "rel", relation.relation) for form in relation.forms)
        yield from ((form, relation.relation, relation.relation) for form in relation.forms)
        yield from ((form, "postrel", relation.relation) for form in relation.after)
    for part in rows(lang, "parts", "part", PartWords):
        yield from ((form, "part", tuple(part.steps)) for form in part.forms)
    for cue in rows(lang, "cues", "cue", Cue):
        yield from ((form, cue.name, cue.name) for form in cue.forms)
    for phrase in rows(lang, "nothing", "phrase", Nothing):
        yield from ((form, "nothing", phrase.why) for form in phrase.forms)


def _calendar_words(lang: str) -> Iterator[tuple[str, str, Any]]:
    for day in rows(lang, "weekdays", "weekday", Weekday):
        cycle = Cycle("weekly", (day.number, day.length))
        yield from ((form, "weekday" if day.length == 1 else "weekend", cycle) for form in day.forms)
        yield from ((form, "weekday_short", cycle) for form in day.short)
    for month in rows(lang, "months", "month", Month):
        cycle = Cycle("yearly", (month.number, 1, month.number, 0))
        yield from ((form, "month", cycle) for form in month.forms)
        yield from ((form, "month_short", cycle) for form in month.short)
    for season in rows(lang, "seasons", "season", Season):
        yield from ((form, "season", Cycle("yearly", season.span)) for form in season.forms)
    for holiday in rows(lang, "holidays", "holiday", Holiday):
        kind = "yearly" if holiday.yearly else "easter" if holiday.easter else "nth"
        cycle = Cycle(kind, holiday.yearly or holiday.easter or holiday.nth)
        yield from ((form, "holiday", cycle) for form in holiday.forms)


def _unit_words(lang: str) -> Iterator[tuple[str, str, Any]]:
    for unit in rows(lang, "units", "unit", Unit):
        yield from ((form, "unit", unit.unit) for form in (*unit.one, *unit.many))
        yield from ((form, "many", (unit.unit, unit.few)) for form in unit.many)
        if unit.calendar:
            yield from ((form, "period", unit.unit) for form in unit.one)
        name = f"u_{unit.unit.replace('-', '_')}"
        yield from ((form, name, unit.unit) for form in unit.one)
    for duration in rows(lang, "durations", "duration", Duration):
        value = (duration.unit, duration.count, duration.count)
        yield from ((form, "dur", value) for form in duration.forms)


def _day_words(lang: str) -> Iterator[tuple[str, str, Any]]:
    weekdays = [day for day in rows(lang, "weekdays", "weekday", Weekday) if day.length == 1]
    deictics = rows(lang, "deictics", "deictic", Deictic)
    for deictic in deictics:
        yield from ((form, "deictic", _days_off(deictic.first, deictic.last)) for form in deictic.forms)
    for part in rows(lang, "dayparts", "daypart", Daypart):
        yield from ((form, "night" if part.night else "daypart", None) for form in part.forms)
        yield from ((form, "deictic", _tonight() if part.night else Told()) for form in part.today)
        for tail in part.tails:
            name = "weeknight" if part.night else "weekday"
            for day in weekdays:
                cycle = Cycle("weekly", (day.number, 2 if part.night else 1))
                yield from ((form + tail, name, cycle) for form in day.forms)
            for deictic in deictics:
                node = _days_off(deictic.first, deictic.last)
                yield from ((form + tail, "deictic", Extended(0, part.night, node)) for form in deictic.heads)


def _days_off(first: int, last: int) -> Node:
    return Moved("day", first, last) if first or last else Told()


def _tonight() -> Node:
    """The night before the report's day, or the one that follows it."""
    return Tensed(Moved("day", -1, 0), Moved("day", 0, 1))


def _count_words(lang: str) -> Iterator[tuple[str, str, Any]]:
    for row in rows(lang, "ordinals", "ordinal", Ordinal):
        for form in row.forms:
            for name, value in ordinal(row.value).items():
                yield form, name, value
    for count in rows(lang, "counts", "count", Count):
        yield from ((form, "n", (count.least, count.most)) for form in count.forms)
    for about in rows(lang, "approximations", "approximation", Approximation):
        yield from ((form, "approx", (about.low, about.high)) for form in about.forms)

"""Whatever a report's date is blurred to, the true day stays possible: before and after narrowing."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from muster.time.date import Date
from muster.time.expressions import read_dates

FIRST, LAST = dt.date(1995, 1, 1), dt.date(2035, 12, 31)
dates = st.dates(FIRST, LAST)
WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def one(day: dt.date) -> Date:
    return Date.day(day.year, day.month, day.day)


def blurred(day: dt.date) -> list[Date]:
    return [one(day), Date.month(day.year, day.month), Date.year(day.year)]


def back(day: dt.date, count: int) -> dt.date:
    return day - dt.timedelta(count)


def long_form(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def told_past(told: dt.date, event: dt.date) -> list[str]:
    """Right ways to tell of an event on a report's day."""
    ago = (told - event).days
    name = WEEKDAYS[event.weekday()]
    ways = [f"Op {long_form(event)} {event.year} werd hij gedood."]
    if ago <= 364:
        ways += [
            f"Op {long_form(event)} werd hij gedood.",
            f"Hij werd op {long_form(event)} gedood.",
            f"Hij is op {long_form(event)} gedood.",
            f"Op {name} {long_form(event)} werd hij gedood.",
        ]
    if 12 * (told.year - event.year) + told.month - event.month < 12:
        ways += [f"In {MONTHS[event.month - 1]} werd hij gedood.", f"Hij is in {MONTHS[event.month - 1]} gedood."]
    if 0 < ago <= 6:
        ways += [
            f"{name.capitalize()} werd hij gedood.",
            f"Hij werd {name} gedood.",
            f"Hij is {name} gedood.",
            f"De moord van {name} wordt onderzocht.",
            f"Afgelopen {name} werd hij gedood.",
            f"{name.capitalize()}avond werd hij gedood.",
        ]
    if 2 <= ago <= 40:
        ways.append(f"{ago} dagen geleden werd hij gedood.")
    ways += {
        0: ["Vandaag werd hij gedood."],
        1: ["Gisteren werd hij gedood."],
        2: ["Eergisteren werd hij gedood."],
    }.get(ago, [])
    if event.year == told.year - 1:
        ways += [
            "Vorig jaar werd hij gedood.",
            f"In {MONTHS[event.month - 1]} vorig jaar werd hij gedood.",
            "Een jaar geleden werd hij gedood.",
        ]
    if event.isocalendar()[:2] == back(told, 7).isocalendar()[:2]:
        ways += ["Vorige week werd hij gedood.", f"Vorige week {name} werd hij gedood."]
    if event.isocalendar()[:2] == told.isocalendar()[:2]:
        ways += ["Deze week werd hij gedood.", "Eerder deze week werd hij gedood."]
    if event.day <= 10 and (event.year, event.month) == (told.year, told.month):
        ways += ["Begin deze maand werd hij gedood."]
    return ways


def holds(text: str, told: Date, event: dt.date, place: int = 0) -> bool:
    found = read_dates(text, told).expressions[place]
    day = event.toordinal()
    return day in found.date and day in found.given and found.date.within(found.given)


@given(dates, st.integers(0, 420), st.data())
def test_a_past_event_stays_possible_however_the_report_is_dated(told: dt.date, ago: int, data: st.DataObject) -> None:
    event = back(told, ago)
    text = data.draw(st.sampled_from(told_past(told, event)))
    for date in blurred(told):
        assert holds(text, date, event), (text, date.edtf)


@given(dates, st.integers(0, 6), st.integers(0, 6), st.data())
def test_two_events_narrow_each_other_and_stay_possible(
    told: dt.date, first: int, second: int, data: st.DataObject
) -> None:
    events = [back(told, max(first, second)), back(told, min(first, second))]
    texts = [
        data.draw(st.sampled_from([way for way in told_past(told, event) if "Afgelopen" not in way]))
        for event in events
    ]
    for date in blurred(told):
        read = read_dates(" ".join(texts), date)
        assert told.toordinal() in read.told, (texts, date.edtf, read.reasons)
        assert len(read.expressions) == 2
        for event, found in zip(events, read.expressions, strict=True):
            assert event.toordinal() in found.date, (texts, date.edtf)


@given(dates, st.integers(1, 6))
def test_what_is_to_come_stays_possible(told: dt.date, ahead: int) -> None:
    event = told + dt.timedelta(ahead)
    name = WEEKDAYS[event.weekday()]
    ways = [
        f"{name.capitalize()} zal hij vertrekken.",
        f"Komende {name} zal hij vertrekken.",
        f"Over {ahead} dagen zal hij vertrekken.",
        f"Op {long_form(event)} zal hij vertrekken.",
        f"Uiterlijk {long_form(event)} zal hij vertrekken.",
        "De komende dagen zal hij vertrekken.",
        *(["Morgen zal hij vertrekken."] if ahead == 1 else []),
    ]
    for text in ways:
        for date in blurred(told):
            assert holds(text, date, event), (text, date.edtf)


@given(dates, st.integers(1, 300), st.integers(1, 12))
def test_what_counts_from_another_time_stays_possible(told: dt.date, ago: int, later: int) -> None:
    first = back(told, ago + later)
    text = f"Op {long_form(first)} {first.year} begon het. {later} dagen later werd hij gedood."
    for date in blurred(told):
        assert holds(text, date, first + dt.timedelta(later), 1)


@given(dates)
def test_two_names_of_one_day_tell_the_reports_day(told: dt.date) -> None:
    event = back(told, 1)
    text = f"Gisteren, {WEEKDAYS[event.weekday()]} {long_form(event)}, werd hij gedood."
    read = read_dates(text, Date.month(told.year, told.month))
    assert read.told == one(told)
    assert [found.date for found in read.expressions] == [one(event)]
    assert read.reasons


def told_ahead(told: dt.date, event: dt.date) -> list[str]:
    """Right ways to tell of what is to come, in any tense of the verb."""
    days = [long_form(event)] if (event - told).days <= 364 else []
    if (event - told).days in range(1, 7):
        days.append(WEEKDAYS[event.weekday()])
    days.append(f"{long_form(event)} {event.year}")
    ways = []
    for day in days:
        on = f"op {day}"
        ways += [
            f"De missie eindigt {on}.",
            f"De missie zal {on} eindigen.",
            f"{on.capitalize()} zal de missie eindigen.",
            f"{on.capitalize()} is de top gepland.",
            f"De top is {on} gepland.",
        ]
    full = f"op {long_form(event)} {event.year}"
    return [
        *ways,
        f"De missie, die {full} afliep, werd verlengd.",
        f"De minister zei dat de missie {full} eindigde.",
        f"De top was {full} gepland.",
        f"Het besluit de missie {full} te beëindigen werd bekritiseerd.",
        f"Het mandaat dat {full} afloopt, werd besproken.",
        f"De verkiezingen werden verschoven naar {full.removeprefix('op ')}.",
    ]


@given(dates, st.integers(0, 500), st.data())
def test_a_coming_event_stays_possible_in_any_tense(told: dt.date, ahead: int, data: st.DataObject) -> None:
    event = told + dt.timedelta(ahead)
    text = data.draw(st.sampled_from(told_ahead(told, event)))
    for date in blurred(told):
        read = read_dates(text, date)
        assert told.toordinal() in read.told, (text, date.edtf, read.reasons)
        assert event.toordinal() in read.expressions[0].date, (text, date.edtf)


def named_twice(told: dt.date, event: dt.date) -> list[str]:
    """Right ways to name a past day by two names; by the name of the weekday and the day, and from the report."""
    deictic = {0: "Vandaag", 1: "Gisteren", 2: "Eergisteren"}.get((told - event).days)
    name = WEEKDAYS[event.weekday()]
    ways = [f"{name.capitalize()} {long_form(event)} werd hij gedood."]
    if deictic:
        ways += [
            f"{deictic}, {name} {long_form(event)}, werd hij gedood.",
            f"{deictic}, {name} {long_form(event)}, is hij gedood.",
            f"{deictic}, {long_form(event)}, wordt hij herdacht.",
            f"{deictic} ({name}) werd hij gedood.",
        ]
    return ways


@st.composite
def reports(draw: st.DrawFn) -> tuple[dt.date, list[str], list[dt.date]]:
    """A true day, sentences told on it of true events, and the days of these."""
    told = draw(dates)
    sentences, events = [], []
    for _ in range(draw(st.integers(2, 6))):
        way = draw(st.sampled_from((told_past, told_ahead, named_twice)))
        step = draw(st.integers(0, 12) | st.integers(0, 360))
        event = told + dt.timedelta(step) if way is told_ahead else back(told, step)
        if way is named_twice and step > 2:
            event = back(told, step % 3)
        sentence = draw(st.sampled_from([one for one in way(told, event) if "Afgelopen" not in one]))
        sentences.append(sentence)
        events.append(event)
    return told, sentences, events


@settings(max_examples=250, deadline=None)
@given(reports())
def test_every_narrowing_keeps_the_truth(report: tuple[dt.date, list[str], list[dt.date]]) -> None:
    told, sentences, events = report
    for date in blurred(told):
        read = read_dates(" ".join(sentences), date)
        assert told.toordinal() in read.told, (sentences, date.edtf, read.reasons)
        assert len(read.expressions) == len(events), sentences
        for event, found in zip(events, read.expressions, strict=True):
            assert event.toordinal() in found.date, (sentences, found.span.text, date.edtf, read.reasons)
            assert found.date.within(found.given)


@given(dates, st.integers(1, 6), st.integers(0, 6))
def test_order_keeps_the_truth_where_the_later_day_is_named_bare(told: dt.date, last: int, later: int) -> None:
    first = back(told, last)
    second = back(told, min(later, last))
    text = (
        f"Afgelopen {WEEKDAYS[first.weekday()]} werd hij gedood. "
        f"{WEEKDAYS[second.weekday()].capitalize()} kwam de raad bijeen."
    )
    for date in blurred(told):
        read = read_dates(text, date)
        assert told.toordinal() in read.told, (text, date.edtf, read.reasons)
        assert len(read.expressions) == 2
        for event, found in zip((first, second), read.expressions, strict=True):
            assert event.toordinal() in found.date, (text, date.edtf, read.reasons)

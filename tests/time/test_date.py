import datetime as dt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from muster.time.date import ALWAYS, EARLIEST, LATEST, Certainty, Date, EdtfError, Kind

NOW = dt.date(2020, 1, 1).toordinal()
days = st.integers(NOW - 4000, NOW + 4000)
kinds = st.sampled_from(Kind)
qualifiers = st.sampled_from(["", "~", "?", "%"])
ranges = st.tuples(days, st.integers(0, 90)).map(lambda pair: (pair[0], pair[0] + pair[1]))
dates = st.builds(Date.of, st.lists(ranges, min_size=1, max_size=5), kinds, qualifiers)
some = st.builds(Date.of, st.lists(ranges, min_size=1, max_size=5))


def members(date: Date | None) -> set[int]:
    return set() if date is None else set(date.days())


@given(dates, dates)
def test_intersection_and_union_are_those_of_sets(a: Date, b: Date) -> None:
    assert members(a & b) == members(a) & members(b)
    assert members(a | b) == members(a) | members(b)


@given(dates, dates, dates)
def test_algebra_obeys_its_laws(a: Date, b: Date, c: Date) -> None:
    assert a & a == a
    assert a | a == a
    assert a & b == b & a
    assert a | b == b | a
    assert (a | b) | c == a | (b | c)
    assert members(a & (b | c)) == members(a & b) | members(a & c)
    assert a.within(a | b)


@given(dates)
def test_width_hull_and_ends(a: Date) -> None:
    assert a.width == len(members(a))
    assert (a.first, a.last) == (min(members(a)), max(members(a)))
    assert a.within(a.hull)
    assert a.hull.width == a.last - a.first + 1
    assert all(day in a for day in members(a))
    assert hash(a) == hash(Date(a.ranges, a.kind, a.qualifier))


@given(some, some)
def test_order_is_what_every_choice_of_days_says(a: Date, b: Date) -> None:
    told = {x < y for x in (a.first, a.last) for y in (b.first, b.last)}
    expected = Certainty.POSSIBLE if len(told) > 1 else Certainty.CERTAIN if True in told else Certainty.NO
    assert a.before(b) is expected
    assert b.after(a) is expected


@given(dates, dates)
def test_overlap_is_symmetric_and_no_means_no_common_day(a: Date, b: Date) -> None:
    assert a.overlaps(b) is b.overlaps(a)
    assert (a.overlaps(b) is Certainty.NO) == ((a & b) is None)


@given(st.lists(ranges, min_size=1, max_size=3).map(Date.of), days)
def test_a_day_within_a_whole_presence_overlaps_for_certain(period: Date, day: int) -> None:
    presence = period.as_kind(Kind.ALL)
    one = Date.between(day, day)
    assert presence.overlaps(one) is (Certainty.CERTAIN if day in period else Certainty.NO)
    assert period.overlaps(one) in ((Certainty.POSSIBLE, Certainty.CERTAIN) if day in period else (Certainty.NO,))


@given(dates, st.integers(-60, 60))
def test_shifts_move_every_day(a: Date, n: int) -> None:
    assert members(a.shift_days(n)) == {day + n for day in members(a)}
    assert a.shift_weeks(n) == a.shift_days(7 * n)
    assert a.shift_days(n).shift_days(-n) == a
    moved = members(a.shift_months(n))
    for day in members(a):
        date = dt.date.fromordinal(day)
        month = date.year * 12 + date.month - 1 + n
        try:
            target = dt.date(month // 12, month % 12 + 1, date.day)
        except ValueError:
            target = dt.date((month + 1) // 12, (month + 1) % 12 + 1, 1) - dt.timedelta(1)
        assert target.toordinal() in moved


@given(days, st.integers(0, 6), st.integers(1, 4))
def test_weekday_shifts(day: int, weekday: int, count: int) -> None:
    one = Date.between(day, day)
    after, before = one.shift_weekdays(weekday, count), one.shift_weekdays(weekday, -count)
    for moved in (after, before):
        assert moved.width == 1
        assert dt.date.fromordinal(moved.first).weekday() == weekday
    assert 7 * (count - 1) < after.first - day <= 7 * count
    assert 7 * (count - 1) < day - before.first <= 7 * count


@given(dates)
def test_edtf_round_trips(a: Date) -> None:
    assert Date.parse(a.edtf, a.kind) == a
    assert Date.parse(a.hull_edtf, a.kind) == a.hull
    assert "[" not in a.hull_edtf
    assert "{" not in a.hull_edtf


@given(some, st.sampled_from(["first", "last", "both"]))
def test_open_ends_round_trip_and_stay_open(a: Date, where: str) -> None:
    past = Date.between(EARLIEST, a.first)
    future = Date.between(a.last, LATEST)
    opened = {"first": a | past, "last": a | future, "both": a | past | future}[where]
    assert Date.parse(opened.edtf, opened.kind) == opened
    assert opened.width is None
    assert opened.is_open
    assert opened.shift_months(5).is_open
    assert a.within(opened)
    assert opened & a is not None
    with pytest.raises(ValueError, match="open"):
        opened.days()


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("2020", "2020", "2020-01-01", "2020-12-31"),
        ("2020-01", "2020-01", "2020-01-01", "2020-01-31"),
        ("2020-02-29", "2020-02-29", "2020-02-29", "2020-02-29"),
        ("2020-XX", "2020", "2020-01-01", "2020-12-31"),
        ("2020-01-XX", "2020-01", "2020-01-01", "2020-01-31"),
        ("2020-21", "2020-03/2020-06", "2020-03-01", "2020-06-30"),
        ("2020-24", "2020-12/2021-03", "2020-12-01", "2021-03-31"),
        ("2020-34", "2020-04/2020-06", "2020-04-01", "2020-06-30"),
        ("199X", "199X", "1990-01-01", "1999-12-31"),
        ("19XX", "19XX", "1900-01-01", "1999-12-31"),
        ("2014/2019", "2014/2019", "2014-01-01", "2019-12-31"),
        ("2019-12/2020-01-05", "2019-12-01/2020-01-05", "2019-12-01", "2020-01-05"),
        ("[2020-01-03..2020-01-05]", "2020-01-03/2020-01-05", "2020-01-03", "2020-01-05"),
        ("[2019-12-29,2020-01-05]", "[2019-12-29,2020-01-05]", "2019-12-29", "2020-01-05"),
        ("{2019-12-29,2020-01-05}", "{2019-12-29,2020-01-05}", "2019-12-29", "2020-01-05"),
        ("2020-01~", "2020-01~", "2020-01-01", "2020-01-31"),
        ("2020?/2021~", "2020%/2021%", "2020-01-01", "2021-12-31"),
    ],
)
def test_edtf_read_and_written(text: str, written: str, first: str, last: str) -> None:
    date = Date.parse(text)
    assert date.edtf == written
    assert (dt.date.fromordinal(date.first).isoformat(), dt.date.fromordinal(date.last).isoformat()) == (first, last)


def test_open_intervals() -> None:
    assert Date.parse("2024-05/..").edtf == "2024-05/.."
    assert Date.parse("2024-05/").last == LATEST
    assert Date.parse("../2019").first == EARLIEST
    assert Date.parse("../..") == ALWAYS


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2020-01-05T10:00:00", "times of day"),
        ("Y20200", "more than four digits"),
        ("-0044", "before the year 1"),
        ("2020~-01", "qualifier inside"),
        ("1XX5", "only at the end"),
        ("2020-02-30", "calendar"),
        ("2020-13", "calendar"),
        ("0000", "calendar"),
        ("2020/2019", "ends before it begins"),
        ("[2020", "not closed"),
        ("[]", "no EDTF"),
        ("", "no EDTF"),
        ("januari", "no EDTF"),
        ("/", "neither beginning nor end"),
    ],
)
def test_what_is_not_supported_says_so_in_one_line(text: str, reason: str) -> None:
    with pytest.raises(EdtfError, match=reason) as caught:
        Date.parse(text)
    assert "\n" not in str(caught.value)


@given(st.text(alphabet="0123456789-/X~?%[]{}.,TYZ", max_size=24))
def test_any_text_is_a_date_or_an_edtf_error(text: str) -> None:
    try:
        date = Date.parse(text)
    except EdtfError:
        return
    assert Date.parse(date.edtf, date.kind) == date


def test_a_date_that_is_not_in_normal_form_is_refused() -> None:
    for broken in ((), ((5, 3),), ((1, 3), (4, 6)), ((5, 6), (1, 2)), ((1, LATEST + 1),)):
        with pytest.raises(ValueError, match=r"date needs|sorted"):
            Date(broken)


edtf_texts = st.builds(
    lambda year, month, day, form, mark: form.format(y=f"{year:04}", m=f"{month:02}", d=f"{day:02}") + mark,
    st.integers(1, 9998),
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(["{y}", "{y}-{m}", "{y}-{m}-{d}"]),
    st.just(""),
)


@settings(deadline=None)  # the other package takes its time at first
@given(edtf_texts, st.one_of(st.none(), edtf_texts))
def test_agrees_with_the_edtf_package_on_what_both_read(start: str, end: str | None) -> None:
    edtf = pytest.importorskip("edtf")
    text = start if end is None else f"{start}/{end}"
    try:
        ours = Date.parse(text)
    except EdtfError:
        assume(False)  # noqa: FBT003  (hypothesis has no other way)
    theirs = edtf.parse_edtf(text)
    for ordinal, other in ((ours.first, theirs.lower_strict()), (ours.last, theirs.upper_strict())):
        assert dt.date.fromordinal(ordinal).timetuple()[:3] == other[:3]

"""What the timeline's chart draws, as plain rows: bands that fade where dates are uncertain, marks, figures, plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from muster.answers.states import State
from muster.answers.winning import Sure
from muster.model import ALL_NATIONS
from muster.time.date import EARLIEST, LATEST
from muster.time.edtf import iso
from muster.web.dates import date_words, day_words, when_words
from muster.web.naming import activity_name, count_words, mission_name, nation_name, place_name
from muster.web.quotes import gist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from muster.answers.dating import Dated
    from muster.answers.series import Point
    from muster.answers.subject import Filters, Subject
    from muster.answers.timeline import Band
    from muster.web.words import Words

Rows = list[dict[str, Any]]
STRENGTHS: Final = {Sure.CERTAIN: 1.0, Sure.PRESUMED: 0.8, Sure.POSSIBLE: 0.35}
SLICES: Final = 6
FADING: Final = 0.75
PALE: Final = 0.4
OVER: Final = frozenset({State.ENDED, State.GONE})
MARKED: Final = ("incident", "threat", "mandate", "measure", "status")
MOST_SERIES: Final = 5
MOST_MARKS: Final = 400
NO_END: Final = 183


def bands_data(bands: Sequence[Band], filters: Filters, words: Words) -> Rows:
    """Give the bands; one that is possible only, between two others, fades from the one into the other."""
    rows: Rows = []
    least = (max(band.last for band in bands) - min(band.first for band in bands)) / 10 if bands else 0
    for at, band in enumerate(bands):
        before = _beside(bands, at, -1)
        after = _beside(bands, at, 1)
        if band.sure is Sure.POSSIBLE and (before or after) and band.last - band.first >= 1:
            rows += _fading(band, before, after, filters, words)
        else:
            row = _band(band, band, band.first, band.last, STRENGTHS[band.sure], filters, words)
            wide = band.last - band.first > least and band.state not in OVER and band.sure is not Sure.POSSIBLE
            rows.append(row | {"label": words.of("state", band.state.value) if wide else ""})
    return rows


def _beside(bands: Sequence[Band], at: int, step: int) -> Band | None:
    other = bands[at + step] if 0 <= at + step < len(bands) else None
    return other if other and other.subject == bands[at].subject and other.sure is not Sure.POSSIBLE else None


def _fading(
    band: Band, before: Band | None, after: Band | None, filters: Filters, words: Words
) -> Iterator[dict[str, Any]]:
    """Slices of a stretch: what was before fades out, what comes after fades in."""
    width = band.last - band.first + 1
    parts = min(SLICES, width)
    for part in range(parts):
        first, last = band.first + width * part // parts, band.first + width * (part + 1) // parts - 1
        share = (part + 0.5) / parts
        for side, strength in ((before, 1 - share), (after, share)):
            if side is not None:
                yield _band(side, band, first, last, FADING * strength, filters, words)


def _band(  # noqa: PLR0913, PLR0917  (what is drawn, what it tells, and where)
    drawn: Band, told: Band, first: int, last: int, strength: float, filters: Filters, words: Words
) -> dict[str, Any]:
    sure = words.of("sure", told.sure.value)
    states = " / ".join(words.of("state", state.value) for state in (told.state, *told.otherwise))
    days = words("date.span", a=day_words(told.first, words), b=day_words(told.last, words))
    return {
        "row": row_name(drawn.subject, filters, words),
        "start": iso(first),
        "end": iso(min(last + 1, LATEST - 1)),
        "state": drawn.state.value,
        "opacity": round(strength * (PALE if drawn.state in OVER else 1), 3),
        "label": "",
        "said": f"{row_name(told.subject, filters, words)}: {states}, {sure}\n{days}",
    }


def row_name(subject: Subject, filters: Filters, words: Words) -> str:
    """Give the name of a row: what of its subject the question does not fix."""
    fixed = len(filters.missions) == 1, len(filters.nations) == 1 and subject.nation != ALL_NATIONS
    parts = [
        "" if fixed[0] else mission_name(subject.mission, words),
        "" if fixed[1] else nation_name(subject.nation, words),
        place_name(subject.place, words) if subject.place else "",
        activity_name(subject.activity, words),
    ]
    return ", ".join(part for part in parts if part) or words("name.no_place")


def marks_data(claims: Iterable[Dated], filters: Filters, words: Words) -> Rows:
    """Give what happened as marks, each on the days on which it can have been; the latest, where they are very many."""
    told = [
        one
        for one in claims
        if one.claim.kind in MARKED and one.claim.modality == "asserted" and filters.take(one.subject) and _closed(one)
    ]
    late = sorted(told, key=lambda one: (one.when.first, one.id))[-MOST_MARKS:]
    return [
        {
            "lane": words.of("kind", one.claim.kind),
            "start": iso(one.when.first),
            "end": iso(one.when.last),
            "day": iso((one.when.first + one.when.last) // 2),
            "kind": one.claim.kind,
            "said": f"{when_words(one, words)}\n{gist(one, words)}",
            "claim": one.id,
        }
        for one in late
    ]


def _closed(one: Dated) -> bool:
    return EARLIEST < one.when.first <= one.when.last < LATEST


def plans_data(claims: Iterable[Dated], filters: Filters, words: Words) -> Rows:
    """Give plans: from the telling to the day that they are for."""
    planned = (
        one
        for one in claims
        if one.claim.modality == "planned" and one.claim.kind in ("presence", "status") and filters.take(one.subject)
    )
    return [
        {
            "row": row_name(one.subject, filters, words),
            "start": iso(one.told.first),
            "end": iso(max(one.claim.when.first, one.told.first + 1)),
            "said": f"{date_words(one.claim.when, words)}\n{gist(one, words)}",
        }
        for one in planned
        if one.claim.when is not None and not one.claim.when.is_open and not one.told.is_open
    ]


def figures_data(points: Sequence[Point], filters: Filters, end: int, words: Words) -> Rows:
    """Give the numbers of people told, of the few subjects with most of them, each till the next."""
    people = [one for one in points if one.count.unit == "persons" and _closed(one.dated)]
    series: dict[str, list[Point]] = {}
    for one in people:
        series.setdefault(row_name(one.subject, filters, words), []).append(one)
    most = sorted(series, key=lambda name: (-len(series[name]), name))[:MOST_SERIES]
    return [row for name in most for row in _steps(name, series[name], end, words)]


def _steps(name: str, points: Sequence[Point], end: int, words: Words) -> Iterator[dict[str, Any]]:
    ordered = sorted(points, key=lambda one: (one.dated.when.last, one.dated.id))
    for planned in (False, True):
        kept = [one for one in ordered if one.planned is planned]
        for at, one in enumerate(kept):
            yield _step(name, one, one.dated.when.last, words)
            if at == len(kept) - 1:
                yield _step(name, one, min(end, one.dated.when.last + NO_END), words, said="")


def _step(name: str, one: Point, day: int, words: Words, said: str | None = None) -> dict[str, Any]:
    high = one.count.minimum if one.count.maximum is None else one.count.maximum
    told = f"{name}: {count_words(one.count, words, one.who)}\n{when_words(one.dated, words)}"
    return {
        "series": name,
        "day": iso(day),
        "low": one.count.minimum,
        "high": high,
        "middle": (one.count.minimum + high) / 2,
        "planned": one.planned,
        "said": told if said is None else said,
    }

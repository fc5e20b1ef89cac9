"""The standings of a picture as the page groups them: by mission, within it by nation, a line for each place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from muster.answers.states import State
from muster.answers.winning import Sure
from muster.web.dates import age_words, date_words, since_words
from muster.web.lines import Row, Table, unique
from muster.web.naming import activity_name, count_words, mission_name, nation_name, place_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from muster.answers.dating import Dated
    from muster.answers.standing import Standing
    from muster.web.words import Words

MOST_FIGURES: Final = 3
OVER: Final = frozenset({State.ENDED, State.GONE})
COLUMNS: Final = ("mission", "nation", "place", "activity", "stands", "sure", "strength", "when", "due")


@dataclass(frozen=True, slots=True)
class Line:
    """One standing in words.

    Attributes:
        where: the place, and the activity where it is one.
        state: as of the answers, for its mark; ``or_states`` are those that the sources allow instead.
        strength: the figures told, a line each; ``more`` how many are left out.
        since: from when, told: by which date last, age: how long before the day asked.
        sure: as of the answers.
        claims: what it rests on, with those of its figures and of other states.
        later: the next that is told of it after the day.
        superseded: the parts that are since told to be otherwise; empty where it stands.
    """

    where: str
    activity: str
    state: str
    or_states: tuple[str, ...]
    strength: tuple[str, ...]
    more: int
    since: str
    told: str
    age: str
    sure: str
    claims: tuple[Dated, ...]
    later: Dated | None
    superseded: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Nation:
    """The lines of one nation in a mission."""

    name: str
    code: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Mission:
    """The nations of one mission."""

    name: str
    id: str | None
    nations: tuple[Nation, ...]

    @property
    def is_over(self) -> bool:
        """Whether nothing of it goes on: all of it has ended or is gone."""
        return all(line.state in OVER and not line.or_states for nation in self.nations for line in nation.lines)


def grouped(standings: Sequence[Standing], on: int, words: Words) -> tuple[Mission, ...]:
    """Give the standings by mission and nation: what goes on first, of that the last told of first."""
    missions = [list(held) for _, held in groupby(standings, key=lambda one: one.subject.mission)]
    return tuple(
        Mission(mission_name(held[0].subject.mission, words), held[0].subject.mission, tuple(_nations(held, on, words)))
        for held in sorted(missions, key=lambda held: (_is_over(held), held[0].subject.mission is None, -_last(held)))
    )


def _is_over(held: Sequence[Standing]) -> bool:
    return all(one.state in OVER and not one.otherwise for one in held)


def _last(held: Sequence[Standing]) -> int:
    return max(one.confirmed.last for one in held)


def _nations(standings: Sequence[Standing], on: int, words: Words) -> Iterator[Nation]:
    for nation, held in groupby(standings, key=lambda one: one.subject.nation):
        yield Nation(nation_name(nation, words), nation, tuple(line(one, on, words) for one in held))


def line(standing: Standing, on: int, words: Words) -> Line:
    """Give one standing in words, for the day (ordinal) asked."""
    figures = list(_figures(standing, words))
    return Line(
        where=place_name(standing.subject.place, words),
        activity=activity_name(standing.subject.activity, words),
        state=standing.state.value,
        or_states=tuple(state.value for state, _ in standing.otherwise),
        strength=tuple(figures[:MOST_FIGURES]),
        more=max(0, len(figures) - MOST_FIGURES),
        since=since_words(standing.since, words),
        told=date_words(standing.confirmed, words),
        age=age_words(standing.confirmed, on, words),
        sure=standing.sure.value,
        claims=unique(_claims(standing)),
        later=standing.later,
        superseded=standing.superseded,
        standing=standing,
    )


def as_table(standings: Iterable[Standing], on: int, words: Words) -> Table:
    """Give the standings as a flat table, for a spreadsheet."""
    return Table("picture", COLUMNS, tuple(_row(line(one, on, words), words) for one in standings))


def _row(one: Line, words: Words) -> Row:
    subject = one.standing.subject
    state = " / ".join(words.of("state", state) for state in (one.state, *one.or_states))
    named = mission_name(subject.mission, words), nation_name(subject.nation, words)
    cells = (*named, one.where, one.activity, state, words.of("sure", one.sure))
    return Row((*cells, "; ".join(one.strength), one.since, one.told), one.claims)


def _figures(standing: Standing, words: Words) -> Iterator[str]:
    """Each figure once: one that names the forces stands for the same one that does not."""
    named = {figure.count for figure in standing.figures if figure.who}
    for figure in standing.figures:
        if figure.who or figure.count not in named:
            unsure = "?" if figure.sure is Sure.POSSIBLE and standing.sure is not Sure.POSSIBLE else ""
            yield f"{count_words(figure.count, words, figure.who)}{unsure}"


def _claims(standing: Standing) -> Iterator[Dated]:
    yield from standing.claims[:1]
    for figure in standing.figures:
        yield from figure.claims[:1]
    for _, others in standing.otherwise:
        yield from others[:1]
    yield from standing.claims
    for _, others in standing.otherwise:
        yield from others
    for figure in standing.figures:
        yield from figure.claims

"""The picture as tables: mission and nation as headings, places and activities as lines; doubt is in plain sight."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from muster.answers.winning import Sure
from muster.cli.short_words import DASH, count_words, mission_words, nation_words, short_date, since_words, start_day
from muster.model import ALL_ACTIVITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from muster.answers.dating import Dated
    from muster.answers.picture import Picture
    from muster.answers.plans import Plan
    from muster.answers.standing import Standing
    from muster.answers.subject import Subject
    from muster.cli.footnotes import Footnotes

STYLES: Final = {"active": "green", "present": "green", "suspended": "red", "ended": "dim", "gone": "dim"}
NOTHING: Final = DASH
ROOMY: Final = 100
STANDING_COLUMNS: Final = (
    *(("Where, what", 10), ("State", 10), ("Strength", 9)),
    *(("Since", 12), ("Last told", 10), ("Says who", 8), ("How sure", 9)),
)
PLAN_COLUMNS: Final = (
    *(("Mission", 8), ("Who, where", 10), ("What", 12), ("Strength", 13), ("When", 10)),
    *(("Says who", 8), ("How it stands", 13)),
)
UNSURE: Final = {Sure.CERTAIN: "", Sure.PRESUMED: "", Sure.POSSIBLE: "italic yellow"}


def print_standings(picture: Picture, console: Console, notes: Footnotes, *, verbose: bool) -> None:
    """Print the standings, a table for each mission and nation."""
    for heading, group in groupby(picture.standings, key=lambda one: _heading(one.subject)):
        table = make_table(STANDING_COLUMNS, console)
        named = console.width >= ROOMY
        claims: list[Dated] = []
        for standing in group:
            table.add_row(*_standing_cells(standing, notes, named=named), style=UNSURE[standing.sure])
            claims += [*standing.claims, *(dated for _, others in standing.otherwise for dated in others)]
            claims += [dated for figure in standing.figures for dated in figure.claims]
        console.print(Text(heading, "bold"))
        console.print(table)
        if verbose:
            print_sentences(claims, console, notes)


def print_plans(plans: Sequence[Plan], console: Console, notes: Footnotes, *, verbose: bool) -> None:
    """Print what is planned, and what was and is not confirmed."""
    if not plans:
        return
    table = make_table(PLAN_COLUMNS, console)
    for plan in plans:
        table.add_row(*_plan_cells(plan, notes, named=console.width >= ROOMY), style="italic")
    console.print(Text("Planned", "bold"))
    console.print(table)
    if verbose:
        print_sentences([dated for plan in plans for dated in plan.claims], console, notes)


def print_sentences(claims: Iterable[Dated], console: Console, notes: Footnotes) -> None:
    """Print each claim's sentence once, with its report and its id."""
    for dated in {dated.id: dated for dated in claims}.values():
        said = f", says {dated.claim.said_by}" if dated.claim.said_by else ""
        line = f"  {notes.cite([dated])}{said} ({dated.id}): “{' '.join(dated.claim.evidence.text.split())}”"
        console.print(Text(line, "dim"))
    console.print()


def make_table(columns: Sequence[tuple[str, int]], console: Console) -> Table:
    """Make an empty table of columns with their least widths, closer on a narrow console."""
    gap = 1 if console.width >= ROOMY else 0
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, gap, 0, 0), show_edge=False)
    for column, width in columns:
        table.add_column(column, min_width=width, overflow="fold")
    return table


def _heading(subject: Subject) -> str:
    return f"{mission_words(subject.mission)} · {nation_words(subject.nation)}"


def _standing_cells(standing: Standing, notes: Footnotes, *, named: bool) -> Iterator[Text]:
    subject = standing.subject
    what = "as a whole" if subject.activity == ALL_ACTIVITIES else subject.activity
    yield Text(", ".join(part for part in (subject.place, what) if part))
    yield _state(standing)
    yield Text(", ".join(_figure_words(standing)) or NOTHING)
    yield Text(since_words(standing.since))
    yield Text(short_date(standing.confirmed))
    yield Text(notes.cite(standing.claims, named=named))
    yield Text(standing.sure.value)


def _state(standing: Standing) -> Text:
    mark = "?" if standing.sure is Sure.POSSIBLE else ""
    words = Text(f"{standing.state.value}{mark}", STYLES[standing.state.value])
    if standing.otherwise:
        words.append(f"\nor {', '.join(state.value for state, _ in standing.otherwise)}", "yellow")
    return words


def _figure_words(standing: Standing) -> Iterator[str]:
    for figure in standing.figures:
        unsure = "?" if figure.sure is Sure.POSSIBLE and standing.sure is not Sure.POSSIBLE else ""
        yield f"{count_words(figure.count)}{unsure}" + (f" {figure.who}" if figure.who else "")


def _plan_cells(plan: Plan, notes: Footnotes, *, named: bool) -> Iterator[str]:
    subject = plan.subject
    yield subject.mission or "not told"
    yield ", ".join(part for part in (subject.nation, subject.place) if part) or NOTHING
    yield ", ".join(word for word in (plan.event, subject.activity) if word)
    yield (count_words(plan.count) if plan.count else NOTHING) + (f" {plan.who}" if plan.who else "")
    yield f"from {start_day(plan.when)}" if plan.when else "no date"
    yield notes.cite(plan.claims, named=named)
    yield plan.stands.value

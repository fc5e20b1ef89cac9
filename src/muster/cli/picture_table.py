"""The standings of a picture: mission and nation as headings, places and activities as lines; doubt in plain sight."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.padding import Padding
from rich.text import Text

from muster.answers.winning import Sure
from muster.cli.layout import INDENT, ROOMY, cell, fit, heading, lay_out
from muster.cli.short_words import figure_words, mission_words, nation_words, short_date, since_words
from muster.cli.tables import print_sentences
from muster.model import ALL_ACTIVITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from muster.answers.dating import Dated
    from muster.answers.standing import Standing
    from muster.answers.subject import Subject
    from muster.cli.footnotes import Footnotes

STYLES: Final = {"active": "green", "present": "green", "suspended": "red", "ended": "dim", "gone": "dim"}
UNSURE: Final = {Sure.CERTAIN: "", Sure.PRESUMED: "", Sure.POSSIBLE: "italic yellow"}
LAST_TOLD: Final = "Last told"
COLUMNS: Final = ("Where, what", "State", "How sure", "Strength", "Since", LAST_TOLD, "Says who")
MOST_FIGURES: Final = 3


def print_standings(standings: Sequence[Standing], out: Console, notes: Footnotes, *, verbose: bool) -> None:
    """Print the standings below one header, a block of lines for each mission and nation."""
    if not standings:
        return
    columns = [name for name in COLUMNS if name != LAST_TOLD or out.width >= ROOMY]
    groups = [(words, list(group)) for words, group in groupby(standings, key=lambda one: _heading(one.subject))]
    blocks = [[_row(one, columns, notes, out) for one in group] for _, group in groups]
    widths = fit(columns, [row for block in blocks for row in block], out.width - 2 * INDENT)
    heading("What stands", out)
    out.print(_set_in(lay_out((), widths, columns)))
    for number, ((words, group), block) in enumerate(zip(groups, blocks, strict=True)):
        if number:
            out.print()
        out.print(Padding(Text(words, "bold"), (0, 0, 0, INDENT)))
        out.print(_set_in(lay_out(block, widths, styles=[UNSURE[one.sure] for one in group])))
        if verbose:
            print_sentences([dated for one in group for dated in _claims(one)], out, notes)


def _set_in(table: object) -> Padding:
    return Padding(table, (0, 0, 0, 2 * INDENT), expand=False)  # type: ignore[arg-type]


def _claims(standing: Standing) -> Iterator[Dated]:
    yield from standing.claims
    for _, others in standing.otherwise:
        yield from others
    for figure in standing.figures:
        yield from figure.claims


def _heading(subject: Subject) -> str:
    return f"{mission_words(subject.mission)} · {nation_words(subject.nation)}"


def _row(standing: Standing, columns: Sequence[str], notes: Footnotes, out: Console) -> list[Text]:
    cells = {
        "Where, what": cell(_where(standing.subject)),
        "State": _state(standing),
        "How sure": cell(standing.sure.value),
        "Strength": cell("\n".join(_strength(standing))),
        "Since": cell(since_words(standing.since)),
        LAST_TOLD: cell(short_date(standing.confirmed)),
        "Says who": cell(notes.cite(standing.claims, named=out.width >= ROOMY, between="\n")),
    }
    return [cells[name] for name in columns]


def _where(subject: Subject) -> str:
    activity = None if subject.activity == ALL_ACTIVITIES else subject.activity
    return ", ".join(part for part in (subject.place or "place not told", activity) if part)


def _state(standing: Standing) -> Text:
    mark = "?" if standing.sure is Sure.POSSIBLE else ""
    words = Text(f"{standing.state.value}{mark}", STYLES[standing.state.value])
    if standing.otherwise:
        words.append(f"\nor {', '.join(state.value for state, _ in standing.otherwise)}?", "yellow")
    return words


def _strength(standing: Standing) -> Iterator[str]:
    """Give each figure once: one that names the forces stands for the same one that does not."""
    named = {figure.count for figure in standing.figures if figure.who}
    shown = [figure for figure in standing.figures if figure.who or figure.count not in named]
    for figure in shown[:MOST_FIGURES]:
        unsure = "?" if figure.sure is Sure.POSSIBLE and standing.sure is not Sure.POSSIBLE else ""
        yield f"{figure_words(figure.count, figure.who)}{unsure}"
    if len(shown) > MOST_FIGURES:
        yield f"and {len(shown) - MOST_FIGURES} more"

"""What a picture shows below the standings, the most important first: plans, promises, disputes and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.answers.subject import subject_of
from muster.cli.consent_lines import consent_lines
from muster.cli.happening_lines import subject_words, when_words
from muster.cli.layout import heading
from muster.cli.short_words import figure_words, short_date, start_day
from muster.cli.tables import Line, print_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from muster.answers.conditions import Condition
    from muster.answers.dating import Dated
    from muster.answers.disputes import Difference
    from muster.answers.picture import Picture
    from muster.answers.plans import Plan
    from muster.answers.promises import Promise
    from muster.cli.footnotes import Footnotes


def print_sections(picture: Picture, out: Console, notes: Footnotes, *, verbose: bool) -> None:
    """Print each section that has anything in it, the most important first."""
    for title, lines in _sections(picture):
        if lines:
            heading(title, out)
            print_lines(lines, out, notes, verbose=verbose)


def _sections(picture: Picture) -> Iterator[tuple[str, list[Line]]]:
    yield "Planned", [_plan(one) for one in picture.plans]
    yield "Promised, not answered", [_promise(one) for one in picture.promises]
    yield "Disputed", [difference_line(one) for one in picture.disputes]
    yield "Threats", [_condition(one) for one in picture.threats]
    yield "Measures", [_condition(one) for one in picture.measures]
    yield "Consent and mandates", consent_lines(picture.consents)
    yield "Incidents of the month before", [_condition(one) for one in picture.incidents]
    yield "Positions", [_condition(one) for one in picture.positions]


def _plan(plan: Plan) -> Line:
    cells = {
        "Of whom, where": subject_words(plan.subject) or "not told",
        "What": plan.event,
        "Strength": figure_words(plan.count, plan.who) if plan.count else plan.who or "",
        "When": f"from {start_day(plan.when)}" if plan.when else "no date",
        "How it stands": plan.stands.value,
    }
    return Line(cells, plan.claims, doubtful=plan.stands.value != "planned")


def _condition(one: Condition) -> Line:
    claim = one.dated.claim
    level = f"level {claim.level_to}" if claim.level_to else ""
    cells = {
        "When": when_words(one.dated),
        "What": " ".join(part for part in (claim.event, level) if part),
        "Of whom, where": subject_words(subject_of(claim)),
        "About": ", ".join(dict.fromkeys(part for part in (claim.about, claim.who) if part)),
        "By": claim.said_by or "",
        "How sure": one.sure.value if claim.modality == "asserted" else claim.modality,
    }
    return Line(cells, (one.dated, *one.also), doubtful=one.sure == "possible" or claim.modality != "asserted")


def _promise(one: Promise) -> Line:
    claim = one.dated.claim
    cells = {
        "Due": short_date(claim.when) if claim.when else "no date",
        "What": f"{claim.event}: {claim.about}" if claim.about else claim.event,
        "Of whom, where": subject_words(subject_of(claim)),
        "How it stands": "open" if one.stands.value == "no date" else one.stands.value,
    }
    return Line(cells, (one.dated, *one.also))


def difference_line(one: Difference) -> Line:
    """Give a difference as a line: of what, both sides, and what is to be made of it."""
    whole = one.one[0], one.other[0]
    sides = [_side(dated) for dated in whole]
    if sides[0] == sides[1]:
        sides = [f"{side}, {subject_words(subject_of(dated.claim))}" for side, dated in zip(sides, whole, strict=True)]
    cells = {
        "Of whom, where": subject_words(subject_of(one.one[0].claim)),
        "What": one.what,
        "One side": sides[0],
        "The other": sides[1],
        "So": one.verdict.value,
    }
    return Line(cells, (*one.one, *one.other))


def _side(dated: Dated) -> str:
    claim = dated.claim
    return f"{figure_words(claim.count, None) if claim.count else claim.event} ({when_words(dated)})"

"""What stands on a day beside the standings: consent, threats, measures, positions, promises, disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from muster.answers.subject import subject_of
from muster.cli.happening_lines import subject_words, when_words
from muster.cli.short_words import count_words, short_date
from muster.cli.tables import Line, print_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from muster.answers.conditions import Condition
    from muster.answers.consent import Consent
    from muster.answers.dating import Dated
    from muster.answers.disputes import Difference
    from muster.answers.picture import Picture
    from muster.answers.promises import Promise
    from muster.cli.footnotes import Footnotes


def print_sections(picture: Picture, out: Console, notes: Footnotes, *, verbose: bool) -> None:
    """Print each section that has anything in it."""
    for title, lines in _sections(picture):
        if lines:
            out.print(Text(title, "bold"))
            print_lines(lines, out, notes, verbose=verbose)


def _sections(picture: Picture) -> Iterator[tuple[str, list[Line]]]:
    yield "Consent and mandates", [_consent(one) for one in picture.consents]
    yield "Threats", [_condition(one) for one in picture.threats]
    yield "Measures", [_condition(one) for one in picture.measures]
    yield "Incidents of the month before", [_condition(one) for one in picture.incidents]
    yield "Positions", [_condition(one) for one in picture.positions]
    yield "Promised and not answered", [_promise(one) for one in picture.promises]
    yield "Disputed", [difference_line(one) for one in picture.disputes]


def _consent(one: Consent) -> Line:
    claim = one.given.claim
    told = (challenge_words(dated) for dated in one.challenges)
    cells = {
        "By": f"{claim.nation or 'not told'}{' (host)' if one.host else ''}",
        "For": subject_words(subject_of(claim)),
        "Given": f"{claim.event} {when_words(one.given)}",
        "Stands": one.force.value,
        "Challenged by": "; ".join(dict.fromkeys(told)),
        "How sure": one.sure.value,
    }
    ended = (one.ended,) if one.ended else ()
    return Line(cells, (one.given, *one.challenges, *ended), doubtful=one.sure == "possible")


def challenge_words(dated: Dated) -> str:
    """Give what challenges a consent: ``resolution 2020-01-05 (not binding)``."""
    return f"{dated.claim.event} {when_words(dated)}{_doubt(dated)}"


def _doubt(dated: Dated) -> str:
    told: list[str] = [] if dated.claim.modality == "asserted" else [dated.claim.modality]
    told += ["not binding"] if dated.claim.binding is False else []
    return f" ({', '.join(told)})" if told else ""


def _condition(one: Condition) -> Line:
    claim = one.dated.claim
    level = f"level {claim.level_to}" if claim.level_to else ""
    cells = {
        "When": when_words(one.dated),
        "What": " ".join(part for part in (claim.event, level) if part),
        "Of whom, where": subject_words(subject_of(claim)),
        "About": ", ".join(part for part in (claim.about, claim.who) if part),
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
        "How it stands": one.stands.value,
    }
    return Line(cells, (one.dated, *one.also))


def difference_line(one: Difference) -> Line:
    """Give a difference as a line: of what, both sides, and what is to be made of it."""
    cells = {
        "Of whom, where": subject_words(subject_of(one.one[0].claim)),
        "What": one.what,
        "One side": _side(one.one[0]),
        "The other": _side(one.other[0]),
        "So": one.verdict.value,
    }
    return Line(cells, (*one.one, *one.other))


def _side(dated: Dated) -> str:
    claim = dated.claim
    return f"{count_words(claim.count) if claim.count else claim.event} ({when_words(dated)})"

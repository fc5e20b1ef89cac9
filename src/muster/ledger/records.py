"""What the ledger hands out: a report's card, a claim with its card, a review, all that a question may see."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal

from muster.time.date import Certainty

if TYPE_CHECKING:
    from muster.model import Claim
    from muster.time.date import Date

Action = Literal["confirm", "reject", "amend", "add", "undo"]
ACTIONS: Final[tuple[Action, ...]] = ("confirm", "reject", "amend", "add", "undo")


class Outcome(StrEnum):
    """What came of adding a report."""

    NEW = "new"
    KNOWN = "known"
    NEW_VERSION = "new version"


@dataclass(frozen=True, slots=True)
class Card:
    """A report as answers cite it, without its text.

    Attributes:
        id: id of this version of it, made of its content.
        name: what its source calls it; its versions share it.
        told: its own date, as given.
        known: whether it was certainly, or only possibly, out by the day up to which the question knows.
        copies: ids of the reports that carry nearly the same text, wherever they are visible.
    """

    id: str
    name: str
    told: Date
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    lang: str = "nl"
    known: Certainty = Certainty.CERTAIN
    copies: tuple[str, ...] = ()


Anchors = tuple[tuple["Date", "Date"], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with the card of its report.

    Attributes:
        id: made of the claim's content and its report's id.
        anchors: where the report's own date is vague: what the claim's date would be for each part of it.
        confirmed: names of the analysts who confirmed it.
        amends: id of the claim that it replaces, where an analyst amended it.
        added_by: name of the analyst who added or amended it.
    """

    id: str
    claim: Claim
    card: Card
    anchors: Anchors = ()
    confirmed: tuple[str, ...] = ()
    amends: str | None = None
    added_by: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """An analyst's word on a claim, a report or an earlier review."""

    id: str
    action: str
    target: str
    analyst: str
    reason: str
    recorded: str
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as it was read, or as a review brought it, whether answers see it or not, and its report's id."""

    claim: Claim
    report: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What took a claim from answers: the review, and the id of the claim that it put in its place, if any."""

    by: Review
    instead: str | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A day for which claims were fetched, and the ids of those that bear on it, as ``window.relevant`` gives them."""

    day: int
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Visible:
    """The claims that a question may see, in an order that does not depend on how they came.

    Attributes:
        entries: claims, sorted by id.
        last_told: date of the latest report that the question may see, None where it sees none.
        known_by: day up to which reports count, as an ordinal; None for all.
        recorded_by: moment up to which the ledger counts; None for all of it.
        weighed: what of it bears on the day for which it was fetched, if that is known.
    """

    entries: tuple[Entry, ...] = ()
    last_told: Date | None = None
    known_by: int | None = None
    recorded_by: str | None = None
    reports: int = 0
    reviews: tuple[Review, ...] = field(default=())
    weighed: Weighed | None = None


def together(first: Visible, *others: Visible) -> Visible:
    """Give what several parts of one question's claims hold together, each claim once."""
    entries = {entry.id: entry for one in (first, *others) for entry in one.entries}
    reports = len({entry.card.id for entry in entries.values()})
    return replace(first, entries=tuple(entries[key] for key in sorted(entries)), reports=reports, weighed=None)

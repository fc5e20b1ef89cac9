"""The dates of claims as a question uses them: as given, then narrowed by what else the question can see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from muster.answers.subject import Subject, subject_of
from muster.time.date import Certainty

if TYPE_CHECKING:
    from muster.ledger.records import Entry
    from muster.model import Claim
    from muster.time.date import Date


@dataclass(frozen=True, slots=True)
class Dated:
    """A claim with its dates as the question uses them.

    Attributes:
        entry: the claim with its report's card.
        claim: the claim itself, and ``id`` its id: kept here too, for they are asked for most.
        when: days on which it may hold or have happened, narrowed.
        told: days on which its report may have come out, narrowed.
        at_latest: whether the claim gives no day of its own, so that ``when`` is only the report's.
        subject: what the claim is about.
        spell: whether the claim holds on all days of ``when``.
        reasons: what narrowed the dates, one line each; empty where nothing did.
    """

    entry: Entry
    when: Date
    told: Date
    at_latest: bool
    subject: Subject
    spell: bool = False
    reasons: tuple[str, ...] = ()
    claim: Claim = field(init=False, repr=False, compare=False)
    id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep what the entry holds where it is found without a step between."""
        object.__setattr__(self, "claim", self.entry.claim)
        object.__setattr__(self, "id", self.entry.id)

    @property
    def unsure(self) -> bool:
        """Whether the claim is hearsay, or its report may not have been out yet."""
        return self.claim.modality == "possible" or self.entry.card.known is not Certainty.CERTAIN


def as_given(entry: Entry) -> Dated:
    """Date a claim by what it gives alone: its own date, or its report's where it has none of its own."""
    told, when = entry.card.told, entry.claim.when
    at_latest = when is None or when.ranges == told.ranges
    return Dated(entry, when or told, told, at_latest, subject_of(entry.claim), spell=is_spell(entry.claim, told))


def is_spell(claim: Claim, told: Date) -> bool:
    """Whether something is told to have lasted from the first to the last day of its date.

    So it is where the date is an interval of its own, not one year, month or day and not the report's date.
    """
    when = claim.when
    lasting = claim.kind == "presence" or (claim.kind, claim.event) == ("status", "continued")
    return lasting and when is not None and when.ranges != told.ranges and "/" in when.edtf

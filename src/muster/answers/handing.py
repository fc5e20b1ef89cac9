"""Who hands over what to whom: a claim that something was transferred says two things, of the giver and the receiver.

Between missions the claim's own is the giver and ``about`` names the receiver; between nations the claim's own is the
receiver and ``about`` names the giver. Where ``about`` names neither, the claim says only the one of its own.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from muster.answers.questions import OF_A_NATION, names_in
from muster.answers.states import GIVEN, RECEIVED, Meaning, meaning_of
from muster.answers.subject import subject_of

if TYPE_CHECKING:
    from muster.answers.dating import Dated
    from muster.answers.subject import Subject
    from muster.ledger.records import Entry
    from muster.model import Claim

Said = tuple[tuple["Subject", Meaning], ...]


def said_of(dated: Dated) -> Said:
    """Give each subject of which a claim says something, and what that means for its state."""
    if is_transfer(dated.claim):
        return _said(dated.claim, dated.subject, dated.entry.card.lang)
    meaning = meaning_of(dated.claim)
    return () if meaning is None else ((dated.subject, meaning),)


def subjects_of(entry: Entry) -> tuple[Subject, ...]:
    """Give what a claim is about: its own subject first, and the other side of a transfer."""
    own = subject_of(entry.claim)
    if not is_transfer(entry.claim):
        return (own,)
    return tuple(dict.fromkeys((own, *(subject for subject, _ in _said(entry.claim, own, entry.card.lang)))))


def is_transfer(claim: Claim) -> bool:
    """Whether the claim says that something was handed over."""
    return claim.event == "transferred" and claim.kind == "status"


def _said(claim: Claim, own: Subject, lang: str) -> Said:
    meaning = meaning_of(claim)
    return () if meaning is None else _handed(own, meaning, *_named(claim.about or "", lang))


def _handed(own: Subject, alone: Meaning, mission: str | None, nation: str | None) -> Said:
    if own.mission is not None and mission not in {None, own.mission}:
        return (own, GIVEN), (replace(own, mission=mission), RECEIVED)
    if alone is RECEIVED and nation not in {None, own.nation}:
        return (own, RECEIVED), (replace(own, nation=nation), GIVEN)
    return ((own, alone),)


@lru_cache(maxsize=4096)
def _named(about: str, lang: str) -> tuple[str | None, str | None]:
    """The mission and the nation that words name, each if they do; a name has a capital."""
    found = names_in(about, lang) if about != about.lower() else []
    mission = next((name.id for name in found if name.kind == "mission"), None)
    return mission, next((name.id for name in found if name.kind in OF_A_NATION | {"nation"}), None)

"""The sentences behind a line: each quoted once, with its report, who says so, what it claims, and the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from muster.web.dates import date_words
from muster.web.naming import claim_words, count_words, subject_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.answers.dating import Dated
    from muster.ledger.records import Card
    from muster.web.words import Words


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence of one report.

    Attributes:
        text: the sentence, on one line.
        card: its report.
        told: the report's date in words, as the question uses it.
        said_by: whom the report names as saying so, empty for its own voice.
        claims: what it claims, in words, with the claims' ids.
        rules: the rules that read it.
        confirmed: analysts who confirmed any of it; added: the one who put it in.
    """

    text: str
    card: Card
    told: str
    said_by: str
    claims: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    confirmed: tuple[str, ...]
    added: str

    @property
    def claim(self) -> str:
        """The id of its first claim."""
        return self.claims[0][0]


def quotes(claims: Sequence[Dated], words: Words) -> tuple[Quote, ...]:
    """Give the sentences of claims, those of one sentence together, in the order of the claims."""
    alike: dict[tuple[str, str], list[Dated]] = {}
    for dated in claims:
        alike.setdefault((dated.entry.card.id, dated.claim.evidence.text), []).append(dated)
    return tuple(_quote(same, words) for same in alike.values())


def _quote(same: Sequence[Dated], words: Words) -> Quote:
    first = same[0]
    return Quote(
        text=" ".join(first.claim.evidence.text.split()),
        card=first.entry.card,
        told=date_words(first.told, words),
        said_by=next((one.claim.said_by for one in same if one.claim.said_by), ""),
        claims=tuple((one.id, gist(one, words)) for one in same),
        rules=tuple(dict.fromkeys(rule for one in same for rule in one.claim.trace)),
        confirmed=tuple(dict.fromkeys(name for one in same for name in one.entry.confirmed)),
        added=next((one.entry.added_by for one in same if one.entry.added_by), ""),
    )


def gist(dated: Dated, words: Words) -> str:
    """Give a claim in one line: what it says, of whom and where, how many."""
    claim = dated.claim
    parts = (subject_words(dated.subject, words), count_words(claim.count, words, claim.who), claim.about or "")
    return " · ".join(part for part in (claim_words(claim, words), *parts) if part)

"""Claims and cards of which a question reads the rest only where it shows them.

To weigh a claim takes neither its sentence nor its trace, and of its report's card only the id and the date. The table
of days holds what it takes, side by side for claims that are alike; the rest lies in rows all over the file. So claims
are made late: what is not read yet is read when it is first asked for, and of all that is shown at once, whereupon they
are records like any other. What is of record never changes, so it is all one when it is read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from muster.ledger.records import Card, Entry
from muster.ledger.packed import unpack
from muster.ledger.rows import COUNT, KINDS, anchors_of, date_of, until_of
from muster.making import maker
from muster.model import Claim, Span
from muster.time.date import Certainty

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

OF_CLAIM: Final = ("trace", "level_from", "level_to")
OF_CARD: Final = ("name", "title", "url", "copies")
REST: Final = """
  SELECT seq, evidence, trace, level_from, level_to FROM claims WHERE seq IN (SELECT value FROM json_each(?))
"""
CardsOf = "Callable[[sqlite3.Connection, Iterable[int], int | None], Mapping[int, Card]]"


class Unread:
    """What one question has not read yet of the claims and cards that it weighs."""

    def __init__(self, connection: sqlite3.Connection, known_by: int | None, cards_of: CardsOf) -> None:
        self.connection = connection
        self.known_by = known_by
        self.cards_of = cards_of

    def finish(self, entries: Iterable[Entry]) -> None:
        """Read the rest of these claims and of their cards."""
        listed = [entry for entry in entries if isinstance(entry.card, LateCard)]
        cards = self.cards({entry.card.seq for entry in listed if isinstance(entry.card, LateCard)})
        self.claims([entry.claim for entry in listed])
        for entry in listed:
            if isinstance(entry.card, LateCard):
                object.__setattr__(entry, "card", cards[entry.card.seq])

    def claims(self, claims: Iterable[Claim]) -> None:
        """Read the rest of these claims."""
        late = {claim.evidence.seq: claim for claim in claims if isinstance(claim.evidence, LateSpan)}
        for seq, text, trace, level_from, level_to in self.connection.execute(REST, (json.dumps(sorted(late)),)):
            claim = late[seq]
            span = claim.evidence
            rest = (() if trace == "[]" else tuple(json.loads(trace)), level_from, level_to)
            object.__setattr__(claim, "__class__", Claim)
            for name, value in zip(OF_CLAIM, rest, strict=True):
                object.__setattr__(claim, name, value)
            object.__setattr__(claim, "evidence", Span(span.start, span.end, text))

    def cards(self, reports: Iterable[int]) -> Mapping[int, Card]:
        """Read the cards of reports whole."""
        return self.cards_of(self.connection, reports, self.known_by)


def read_sentences(claims: Iterable[Claim]) -> None:
    """Read the rest of these claims of one question at once, as far as it is not read yet."""
    late = [claim for claim in claims if isinstance(claim.evidence, LateSpan)]
    if late and isinstance(late[0].evidence, LateSpan):
        late[0].evidence.unread.claims(late)


class LateSpan(Span):
    """The evidence of a claim whose sentence is not read yet."""

    __slots__ = ("seq", "unread")

    def __init__(self, start: int, end: int, seq: int, unread: Unread) -> None:
        _START(self, start)
        _END(self, end)
        _SPAN_SEQ(self, seq)
        _SPAN_UNREAD(self, unread)

    @property
    def text(self) -> str:  # type: ignore[override]
        """The sentence, read now."""
        (text,) = self.unread.connection.execute("SELECT evidence FROM claims WHERE seq = ?", (self.seq,)).fetchone()
        return str(text)


_START, _END = Span.start.__set__, Span.end.__set__  # type: ignore[attr-defined]
_SPAN_SEQ, _SPAN_UNREAD = LateSpan.seq.__set__, LateSpan.unread.__set__  # type: ignore[attr-defined]


def _late(of: type, name: str, read: Callable[[Any], None]) -> property:
    """A field that is read when it is first asked for. (A ``__getattr__`` would make asking for each field dear.)"""
    slot = vars(of)[name]

    def get(one: Any) -> Any:  # noqa: ANN401  (any of the fields)
        try:
            return slot.__get__(one)
        except AttributeError:
            read(one)
            return slot.__get__(one)

    return property(get, doc=f"As of ``{of.__name__}``.")


def _read_claim(claim: LateClaim) -> None:
    read_sentences([claim])


class LateClaim(Claim):
    """A claim whose sentence and trace are not read yet."""

    __slots__ = ()
    trace, level_from, level_to = (_late(Claim, name, _read_claim) for name in OF_CLAIM)


def _read_card(card: LateCard) -> None:
    (whole,) = card.unread.cards([card.seq]).values()
    for name in OF_CARD:
        vars(Card)[name].__set__(card, getattr(whole, name))


class LateCard(Card):
    """A report's card of which only the id, the date and whether it was out are read."""

    __slots__ = ("reading", "seq", "unread")
    name, title, url, copies = (_late(Card, name, _read_card) for name in OF_CARD)

    def __init__(self, seq: int, reading: int, read: Sequence[Any], unread: Unread) -> None:
        identity, told, lang, outlet = read
        date, by = date_of(told), unread.known_by
        sure = by is None or date.last <= by
        _ID(self, identity)
        _LANG(self, lang)
        _OUTLET(self, outlet)
        _TOLD(self, date)
        _KNOWN(self, Certainty.CERTAIN if sure else Certainty.POSSIBLE)
        _SEQ(self, seq)
        _READING(self, reading)
        _UNREAD(self, unread)


def row_of(entry: Entry) -> tuple[int, int]:
    """Give the numbers of the rows of a late entry's claim and of its reading."""
    span, card = entry.claim.evidence, entry.card
    assert isinstance(span, LateSpan)
    assert isinstance(card, LateCard)
    return span.seq, card.reading


_ID, _TOLD, _KNOWN = Card.id.__set__, Card.told.__set__, Card.known.__set__  # type: ignore[attr-defined]
_LANG, _OUTLET = Card.lang.__set__, Card.outlet.__set__  # type: ignore[attr-defined]
_SEQ, _READING, _UNREAD = LateCard.seq.__set__, LateCard.reading.__set__, LateCard.unread.__set__  # type: ignore[attr-defined]
ENTRY, CLAIM = maker(Entry), maker(LateClaim, OF_CLAIM)


def late_entry(row: Sequence[Any], parts: Sequence[Any], cards: dict[int, Card], unread: Unread) -> Entry:
    """Make the entry of a row of the table of days (``seeks.LEAN``), its key's parts given, with its report's card."""
    _, identity, seq, reading, weighed = row
    report, of_report, of_claim = unpack(weighed)
    mission, mission_name, who, about, low, high, approx, valid, valid_kind, until, *more = of_claim
    said_by, cause, casualties, binding, start, stop, anchors = more
    kind, event, modality, nation, place, activity, unit = parts
    card = cards.get(report)
    if card is None:
        card = cards[report] = LateCard(report, reading, of_report, unread)
    claim = CLAIM(
        kind,
        event,
        LateSpan(int(start), int(stop), seq, unread),
        modality,
        mission,
        mission_name,
        nation,
        place,
        activity,
        who,
        about,
        None if low is None else COUNT(int(low), None if high is None else int(high), unit, approx == "1"),
        None if valid is None else date_of(valid, KINDS[valid_kind]),
        None if until is None else until_of(until),
        said_by,
        cause,
        None if casualties is None else int(casualties),
        None if binding is None else binding == "1",
    )
    return ENTRY(identity, claim, card, anchors_of(anchors), (), None, None)

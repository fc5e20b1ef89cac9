"""Claims and cards of which a question reads the rest only where it shows them.

To weigh a claim takes neither its sentence nor its trace, and of its report's card only the id, the date, the language
and the outlet. The table of days holds what it takes, side by side for claims that are alike; the rest lies in rows all
over the file. So claims are made late: what is not read yet is read when it is first asked for, and of all that is
shown at once, whereupon they are records like any other. What is of record never changes: when it is read is all one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, cast

from muster.ledger.packed import unpack
from muster.ledger.records import Card, Entry
from muster.ledger.rows import COUNT, KINDS, anchors_of, date_of, until_of
from muster.making import maker
from muster.model import Claim, Span
from muster.time.date import Certainty

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

    ReadCards = Callable[[sqlite3.Connection, Iterable[int], int | None], Mapping[int, Card]]

OF_CLAIM: Final = ("trace", "level_from", "level_to")
OF_CARD: Final = ("name", "title", "url", "copies")
REST: Final = """
  SELECT seq, evidence, trace, level_from, level_to FROM claims WHERE seq IN (SELECT value FROM json_each(?))
"""


class Unread:
    """What one question has not read yet of the claims and cards that it weighs."""

    def __init__(self, connection: sqlite3.Connection, known_by: int | None, read_cards: ReadCards) -> None:
        self.connection = connection
        self.known_by = known_by
        self._read_cards = read_cards

    def finish(self, entries: Iterable[Entry]) -> None:
        """Read the rest of these claims and of their cards: they are then records like any other."""
        late = [(entry, entry.card) for entry in entries if isinstance(entry.card, LateCard)]
        cards = self.cards({card.seq for _, card in late})
        self.claims([entry.claim for entry, _ in late])
        for entry, card in late:
            object.__setattr__(entry, "card", cards[card.seq])

    def claims(self, claims: Iterable[Claim]) -> None:
        """Read the rest of these claims."""
        late = {one.evidence.seq: (one, one.evidence) for one in claims if isinstance(one.evidence, LateSpan)}
        for seq, text, trace, *levels in self.connection.execute(REST, (json.dumps(sorted(late)),)):
            claim, span = late[seq]
            object.__setattr__(claim, "__class__", Claim)
            rest = (() if trace == "[]" else tuple(json.loads(trace)), *levels)
            for name, value in zip(OF_CLAIM, rest, strict=True):
                object.__setattr__(claim, name, value)
            object.__setattr__(claim, "evidence", Span(span.start, span.end, text))

    def cards(self, reports: Iterable[int]) -> Mapping[int, Card]:
        """Read the cards of the reports in these rows whole."""
        return self._read_cards(self.connection, reports, self.known_by)


def read_sentences(claims: Iterable[Claim]) -> None:
    """Read the rest of these claims of one question at once, as far as it is not read yet."""
    late = [(claim, claim.evidence) for claim in claims if isinstance(claim.evidence, LateSpan)]
    for _, span in late[:1]:
        span.unread.claims([claim for claim, _ in late])


def _setter(of: type, name: str) -> Callable[[object, object], None]:
    """Give what sets a field of a frozen record that is being made."""
    return cast("Callable[[object, object], None]", vars(of)[name].__set__)


def _late(of: type, name: str, read: Callable[[Any], None]) -> property:
    """Give a field that is read when it is first asked for; a ``__getattr__`` would make asking for any field dear."""
    slot = vars(of)[name]

    def get(one: object) -> object:
        try:
            return slot.__get__(one)
        except AttributeError:
            read(one)
            return slot.__get__(one)

    return property(get, doc=f"As of ``{of.__name__}``.")


class LateSpan(Span):
    """The evidence of a claim whose sentence is not read yet."""

    __slots__ = ("seq", "unread")
    seq: int
    unread: Unread

    def __init__(self, start: int, end: int, seq: int, unread: Unread) -> None:
        _START(self, start)
        _END(self, end)
        _SPAN_SEQ(self, seq)
        _SPAN_UNREAD(self, unread)

    @property
    def text(self) -> str:
        """The sentence."""
        (text,) = self.unread.connection.execute("SELECT evidence FROM claims WHERE seq = ?", (self.seq,)).fetchone()
        return str(text)


_START, _END = _setter(Span, "start"), _setter(Span, "end")
_SPAN_SEQ, _SPAN_UNREAD = _setter(LateSpan, "seq"), _setter(LateSpan, "unread")


def _read_claim(claim: Claim) -> None:
    read_sentences([claim])


class LateClaim(Claim):
    """A claim whose sentence and trace are not read yet."""

    __slots__ = ()
    trace, level_from, level_to = (_late(Claim, name, _read_claim) for name in OF_CLAIM)


def _read_card(card: LateCard) -> None:
    whole = card.unread.cards([card.seq])[card.seq]
    for name in OF_CARD:
        _setter(Card, name)(card, getattr(whole, name))


class LateCard(Card):
    """A report's card of which only what weighing takes is read."""

    __slots__ = ("reading", "seq", "unread")
    seq: int
    reading: int
    unread: Unread
    name, title, url, copies = (_late(Card, name, _read_card) for name in OF_CARD)

    def __init__(self, seq: int, reading: int, read: Iterable[Any], unread: Unread) -> None:
        identity, told, lang, outlet = read
        date, by = date_of(told), unread.known_by
        known = Certainty.CERTAIN if by is None or date.last <= by else Certainty.POSSIBLE
        for setter, value in zip(_OF_CARD, (identity, date, lang, outlet, known, seq, reading, unread), strict=True):
            setter(self, value)


_OF_CARD: Final = (
    *(_setter(Card, name) for name in ("id", "told", "lang", "outlet", "known")),
    *(_setter(LateCard, name) for name in ("seq", "reading", "unread")),
)
ENTRY, CLAIM = maker(Entry), maker(LateClaim, OF_CLAIM)


def row_of(entry: Entry) -> tuple[int, int]:
    """Give the numbers of the rows of a late entry's claim and of its reading."""
    return cast("LateSpan", entry.claim.evidence).seq, cast("LateCard", entry.card).reading


def late_entry(row: Sequence[Any], parts: Sequence[Any], cards: dict[int, Card], unread: Unread) -> Entry:
    """Make the entry of a row of the table of days (``seeks.LEAN``), its key's parts given, with its report's card."""
    _, identity, seq, reading, weighed = row
    number, report_id, told, lang, outlet, mission, mission_name, who, about, low, high, approx, *more = unpack(weighed)
    valid, valid_kind, until, said_by, cause, casualties, binding, start, stop, anchors = more
    report = int(number)
    kind, event, modality, nation, place, activity, unit = parts
    card = cards.get(report)
    if card is None:
        card = cards[report] = LateCard(report, reading, (report_id, told, lang, outlet), unread)
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

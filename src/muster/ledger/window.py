"""What of a ledger bears on one day: a question about a day need not weigh everything that was ever told.

Of each *key* (the same kind, event, modality, subject and unit, of plans also words for the forces), of the time that
``sorts`` gives: of states and consents the last ones before the day and some that span it, of states also the next
after it, what is told of the same days as these, for one report tells of several parts, and the oldest. Of the rest
(what happens, is planned, promised or said) all, for of these each may be another.
``relevant`` says so as a pure function; ``nearby`` gives the same from a large file without reading all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from muster.ledger.rows import key_parts
from muster.ledger.sorts import HORIZON, OF_PARTS, REACHES, Sort, bears, days_of, sort_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.ledger.records import Entry
    from muster.ledger.rows import KeyParts


class _Item(NamedTuple):
    first: int
    last: int
    id: str
    entry: Entry


def relevant(entries: Iterable[Entry], day: int) -> list[Entry]:
    """Give the entries that bear on a day (ordinal), sorted by id."""
    by_key: dict[tuple[Sort, KeyParts], list[_Item]] = {}
    for entry in entries:
        told, sort = entry.card.told, sort_of(entry.claim)
        days = days_of(sort, entry.claim, told)
        if bears(sort, days, (told.first, told.last), day):
            by_key.setdefault((sort, key_parts(entry.claim)), []).append(_Item(*days, entry.id, entry))
    kept = [item.entry for (sort, _), same in by_key.items() for item in _kept(same, sort, day)]
    return sorted(kept, key=lambda entry: entry.id)


def _kept(same: Sequence[_Item], sort: Sort, day: int) -> Sequence[_Item]:
    reach = REACHES[sort]
    if len(same) == 1 or reach.every:
        return same
    before = sorted((one for one in same if one.last <= day), key=_by_last)
    spanning = sorted((one for one in same if one.first <= day < one.last), key=_by_last)
    after = sorted(one for one in same if one.first > day)
    nearest = [*before[-reach.before :], *spanning[: reach.spanning]]
    if sort not in OF_PARTS:
        return [*nearest, *after[: reach.after]]
    oldest = [one for one in before if one.last >= day - HORIZON][:1] if sort is Sort.STATE else []
    days = {(one.first, one.last) for one in nearest}
    return [one for one in same if (one.first, one.last) in days or one in (*oldest, *after[: reach.after])]


def _by_last(one: _Item) -> tuple[int, int, str]:
    return one.last, one.first, one.id

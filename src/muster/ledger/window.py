"""What of a ledger bears on one day: a question about a day need not weigh everything that was ever told.

States, plans and consents told within five years before the day, the rest of as many days before it as ``REACH`` says,
nothing of more than a year after it; and of each *key* (the same kind, event,
modality, subject, unit and words for the forces) the last two before the day, three that span it and the next one
after. ``relevant`` says so as a pure function; ``nearby`` gives the same from a large file without reading all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from muster.ledger.rows import days_of, key_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.ledger.records import Entry
    from muster.ledger.rows import KeyParts

HORIZON: Final = 1827
REACH: Final = {"threat": 366, "measure": 366, "stance": 366, "incident": 92, "commitment": 366}
AFTER: Final = 366
BEFORE_KEPT: Final = 2
SPANNING_KEPT: Final = 3
AFTER_KEPT: Final = 1


class _Item(NamedTuple):
    first: int
    last: int
    id: str
    entry: Entry


def relevant(entries: Iterable[Entry], day: int) -> list[Entry]:
    """Give the entries that bear on a day (ordinal), sorted by id."""
    by_key: dict[KeyParts, list[Entry]] = {}
    for entry in entries:
        first, last = days_of(entry.claim, entry.card.told)
        since = day - REACH.get(entry.claim.kind, HORIZON)
        reaching = last if entry.claim.kind in REACH else entry.card.told.last
        if reaching >= since and first <= day + AFTER:
            by_key.setdefault(key_parts(entry.claim), []).append(entry)
    kept = [entry for same in by_key.values() for entry in (_kept(same, day) if len(same) > 1 else same)]
    return sorted(kept, key=lambda entry: entry.id)


def _kept(same: Sequence[Entry], day: int) -> list[Entry]:
    listed = [_Item(*days_of(entry.claim, entry.card.told), entry.id, entry) for entry in same]
    before = sorted((one for one in listed if one.last <= day), key=lambda one: (one.last, one.first, one.id))
    spanning = sorted(
        (one for one in listed if one.first <= day < one.last), key=lambda one: (one.last, one.first, one.id)
    )
    after = sorted((one for one in listed if one.first > day), key=lambda one: (one.first, one.last, one.id))
    chosen = [*before[-BEFORE_KEPT:], *spanning[:SPANNING_KEPT], *after[:AFTER_KEPT]]
    return [one.entry for one in chosen]

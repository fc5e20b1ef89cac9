"""The queries that find, of each key, the claims nearest to a day: what ``window`` says, by seeks among the days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from muster.ledger.select import COLUMNS, CURRENT, ENDLESS
from muster.ledger.sorts import HAPPENING, HORIZON, OF_PARTS, REACHES, Sort

if TYPE_CHECKING:
    from muster.ledger.sorts import Reach

Row = tuple[Any, ...]
ROW: Final = f"c.seq, c.reading, {COLUMNS}"
READING, ID, REPORT = 1, 2, 3
VISIBLE: Final = f"""s.told_first <= :known AND (
  (:recorded = '{ENDLESS}' AND s.reading NOT IN (SELECT reading FROM replaced)) OR EXISTS (
    SELECT 1 FROM readings g JOIN reports r ON r.seq = g.report WHERE g.seq = s.reading AND {CURRENT}))"""  # noqa: S608
KEPT: Final = " AND s.id NOT IN (SELECT value FROM json_each(:removed))"


def _seek(index: str, days: str, order: str, most: int) -> str:
    return f"""SELECT s.seq, s.day_last, s.day_first, s.id FROM days s {index}
      WHERE {_test(days)} ORDER BY {order} LIMIT {most}"""  # noqa: S608  (own words)


def _test(days: str) -> str:
    return f"""s.key = k.value AND {days}
        AND s.told_last >= :telling AND s.day_last >= :since AND s.told_first <= :told AND {VISIBLE}{KEPT}"""


NEAREST: Final = "s.day_last, s.day_first, s.id"
LATEST_FIRST: Final = "s.day_last DESC, s.day_first DESC, s.id DESC"
PAST: Final = "s.day_last <= :day"
SHORT: Final = "s.day_first BETWEEN :day - 31 AND :day AND s.day_last > :day AND s.day_last - s.day_first <= 31"
LONG: Final = "s.day_last > :day AND s.day_first <= :day AND s.day_last - s.day_first > 31"
BEARING: Final = "s.day_first <= :after"
NEXT: Final = "s.day_first > :day AND s.day_first <= :after"
BY_FIRST, OF_LONG = "INDEXED BY days_by_first", "INDEXED BY days_of_long"
OLDEST: Final = _seek("", f"s.day_last BETWEEN :day - {HORIZON} AND :day", NEAREST, 1)


def _near(sort: Sort, reach: Reach, *, going_on: bool) -> str:
    """For each key a list of the numbers of claims that each of its seeks finds; of one that is over, those before."""
    listed = ", ".join(f"(SELECT group_concat(seq) FROM ({seek}))" for seek in _seeks(sort, reach, going_on=going_on))  # noqa: S608  (own words)
    return f"SELECT {listed} FROM json_each(:keys) k"  # noqa: S608  (own words)


def _seeks(sort: Sort, reach: Reach, *, going_on: bool) -> list[str]:
    if reach.every:
        return [f"SELECT s.seq FROM days s WHERE {_test(BEARING)}"]  # noqa: S608  (own words)
    nearest = [_seek("", PAST, LATEST_FIRST, reach.before), *([_spanning(reach.spanning)] if going_on else [])]
    found = [_of_the_same_days(seek) for seek in nearest] if sort in OF_PARTS else nearest
    if sort is Sort.STATE:
        found.append(OLDEST)
    if reach.after and going_on:
        found.append(_seek(BY_FIRST, NEXT, "s.day_first, s.day_last, s.id", reach.after))
    return found


def _spanning(most: int) -> str:
    """The first of those that span the day: of the long ones and the short ones, each found through its own index."""
    both = (_seek(BY_FIRST, SHORT, NEAREST, most), _seek(OF_LONG, LONG, NEAREST, most))
    found = " UNION ALL ".join(f"SELECT * FROM ({seek})" for seek in both)  # noqa: S608  (own words)
    return f"SELECT * FROM ({found}) ORDER BY day_last, day_first, id LIMIT {most}"  # noqa: S608  (own words)


def _of_the_same_days(seek: str) -> str:
    """What a seek finds, and all else of the same days as these."""
    found = f"(s.day_last, s.day_first) IN (SELECT day_last, day_first FROM ({seek}))"  # noqa: S608  (own words)
    return f"SELECT s.seq FROM days s WHERE {_test(found)}"  # noqa: S608  (own words)


NEAR: Final = {
    (sort, going_on): _near(sort, reach, going_on=going_on)
    for sort, reach in REACHES.items()
    for going_on in (False, True)
}
NEAR_OF_ALL: Final = {of: query.replace(KEPT, "") for of, query in NEAR.items()}
WHOLE: Final = f"SELECT {ROW} FROM json_each(:rows) v CROSS JOIN claims c ON c.seq = v.value"  # noqa: S608  (own names)
HAPPENED: Final = ", ".join(f"('{kind}', '{event}', '{modality}')" for kind, event, modality in sorted(HAPPENING))
HELPING: Final = f"""
  SELECT {ROW} FROM json_each(:readings) g CROSS JOIN claims c ON c.reading = g.value
  WHERE c.seq NOT IN (SELECT value FROM json_each(:rows)) AND (c.anchors <> '[]' OR (c.valid IS NOT NULL AND (
    (c.modality = 'asserted' AND c.day_first > :first AND c.day_last <= :last)
    OR (c.kind, c.event, c.modality) IN (VALUES {HAPPENED}))))
"""  # noqa: S608  (own words)

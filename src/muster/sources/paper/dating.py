"""When a paper was sent or signed: by its own dateline; what a program says of the file only checks that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from muster.problems import InputError
from muster.sources.page.dateline import date_of_line
from muster.sources.page.dating import TOLD_BY_USER, Dating
from muster.sources.page.furniture import furniture
from muster.sources.page.moments import days_of_moment
from muster.sources.record import told_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.time.date import Date

# A letter may lie for weeks before somebody makes a file of it, but is seldom written long after.
_WRITTEN_LATER: Final = 40
_LONGEST: Final = 160


def date_of_paper(lines: Sequence[str], made: str, given: Mapping[str, str], where: str) -> Dating:
    """Find out the date of a paper.

    Args:
        lines: those of its first page or so.
        made: when the file was made, as ISO 8601, if that is known.
        given: what is known of it otherwise (see ``found.GIVEN``).
        where: how a problem calls it.

    Raises:
        InputError: where it has none, or several that contradict each other.
    """
    told = days_of_moment(given["date"]) if given.get("date") else None
    if told is not None:
        return Dating(told, given.get("dated_by", ""))
    found = _dateline(lines)
    if len(found) != 1 and given.get("fallback"):
        return Dating(told_of(given["fallback"], where), given.get("fallback_by", TOLD_BY_USER))
    if not found:
        raise InputError("no-page-date", where)
    if len(found) > 1:
        raise InputError("doubtful-date", where, " and ".join(date.edtf for date in found[:2]))
    file = days_of_moment(made)
    if file is not None and found[0].first - file.last > _WRITTEN_LATER:
        raise InputError("doubtful-date", where, f"dateline: {found[0].edtf}, its file is of {file.edtf}")
    return Dating(found[0], "dateline")


def _dateline(lines: Sequence[str]) -> list[Date]:
    """Give the dates of the lines that are marked as datelines, or where none is, of all lines that are a date."""
    marked: list[Date] = []
    bare: list[Date] = []
    before = ""
    for line in lines:
        date = date_of_line(line) if len(line) <= _LONGEST else None
        if date is not None:
            label = furniture().begins_dateline(line) or furniture().is_dateline(before)
            (marked if label else bare).append(date)
        before = line
    return _apart(marked) or _apart(bare)


def _apart(dates: Sequence[Date]) -> list[Date]:
    """Give what the dates come to: those that agree are one."""
    found: list[Date] = []
    for date in dates:
        for at, other in enumerate(found):
            common = date & other
            if common is not None:
                found[at] = common
                break
        else:
            found.append(date)
    return found

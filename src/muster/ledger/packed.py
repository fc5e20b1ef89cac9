"""What it takes to weigh a claim, as one text: to read it whole costs a tenth of reading as many columns.

Fields are separated by a character that no text has; where one does have it, or a field is empty and not absent, the
text is JSON.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from muster.ledger.rows import CLAIM_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

BETWEEN: Final = "\x1f"
LIST: Final = "["
WEIGHED: Final = (
    *("mission", "mission_name", "who", "about", "count_min", "count_max", "approx", "valid", "valid_kind", "until"),
    *("said_by", "cause", "casualties", "binding", "start", "stop", "anchors"),
)
COLUMNS: Final = [name.strip() for name in CLAIM_COLUMNS.split(",")]
_AT: Final = [COLUMNS.index(name) for name in WEIGHED]


class OfReport(NamedTuple):
    """What weighing takes of a report: the number of its row, its id, its date as written, its language and outlet."""

    row: int
    id: str
    told: str
    lang: str
    outlet: str | None


def pack(of: OfReport, values: Sequence[Any]) -> str:
    """Give what weighing takes of a claim, its values given in the order of ``CLAIM_COLUMNS``, as one text."""
    listed = [None if one is None else str(one) for one in (*of, *(values[at] for at in _AT))]
    text = BETWEEN.join([one or "" for one in listed])
    return text if unpack(text) == listed else json.dumps(listed, ensure_ascii=False)


def unpack(text: str) -> list[Any]:
    """Give the fields that ``pack`` put together: those of ``OfReport``, then those ``WEIGHED``; None where absent."""
    if text.startswith(LIST):
        return [None if one is None else str(one) for one in json.loads(text)]
    return [one or None for one in text.split(BETWEEN)]

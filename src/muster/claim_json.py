"""A claim as plain data, and back: the shape in which claims are exported, exchanged, scored and corrected.

The keys are those of docs/words.md. Dates are EDTF strings (one date or one interval), ``until`` may also be
``"further-notice"``; ``from``, ``to``, ``casualties``, ``binding`` and ``mission_name`` stand there only where told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from muster.model import ACTIVITIES, EVENTS, FURTHER_NOTICE, MODALITIES, UNITS, Claim, Count, Span
from muster.problems import MusterError
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from muster.model import FurtherNotice

ALWAYS: Final = (
    "kind",
    "event",
    "modality",
    "mission",
    "nation",
    "place",
    "activity",
    "who",
    "about",
    "count",
    "when",
    "until",
    "said_by",
    "cause",
    "evidence",
)
WHERE_TOLD: Final = {
    "mission_name": "mission_name",
    "from": "level_from",
    "to": "level_to",
    "casualties": "casualties",
    "binding": "binding",
}
TEXTS: Final = ("mission", "nation", "place", "who", "about", "said_by", "cause", "mission_name", "from", "to")


class ClaimShapeError(MusterError):
    """Plain data is not a claim, or its evidence is not in the text."""


def claim_to_dict(claim: Claim) -> dict[str, Any]:
    """Give a claim as plain data: every key of ``ALWAYS``, and of ``WHERE_TOLD`` those that are set."""
    data: dict[str, Any] = {key: getattr(claim, key) for key in ALWAYS}
    data["count"] = None if claim.count is None else _count_to_dict(claim.count)
    data["when"] = _date_to_text(claim.when)
    data["until"] = _date_to_text(claim.until)
    data["evidence"] = claim.evidence.text
    told = {key: getattr(claim, name) for key, name in WHERE_TOLD.items()}
    return data | {key: value for key, value in told.items() if value is not None}


def claim_from_dict(data: Mapping[str, Any], text: str) -> Claim:
    """Make a claim from plain data and the text that it was found in.

    The evidence becomes the span of its first occurrence in ``text``.

    Raises:
        ClaimShapeError: on an unknown or missing key, a value that the key cannot have, or evidence not in ``text``.
        EdtfError: when a date is none.
    """
    _check_keys(data)
    kind = _one_of(data, "kind", EVENTS)
    return Claim(
        kind=kind,
        event=_one_of(data, "event", EVENTS[kind]),
        evidence=_find(data["evidence"], text),
        modality=_one_of(data, "modality", MODALITIES),
        activity=None if data["activity"] is None else _one_of(data, "activity", ACTIVITIES),
        count=None if data["count"] is None else _count_from_dict(data["count"]),
        when=_date_from_text(data["when"]),
        until=FURTHER_NOTICE if data["until"] == FURTHER_NOTICE else _date_from_text(data["until"]),
        casualties=_typed(data, "casualties", int),
        binding=_typed(data, "binding", bool),
        **{WHERE_TOLD.get(key, key): _typed(data, key, str) for key in TEXTS},
    )


def _check_keys(data: Mapping[str, Any]) -> None:
    for key in ALWAYS:
        if key not in data:
            raise ClaimShapeError(f"a claim without {key!r}; add it (null where not told)")
    for key in data:
        if key not in ALWAYS and key not in WHERE_TOLD:
            raise ClaimShapeError(f"a claim with an unknown key {key!r}; known are {', '.join((*ALWAYS, *WHERE_TOLD))}")


def _one_of(data: Mapping[str, Any], key: str, allowed: Container[str]) -> Any:  # noqa: ANN401  (one of several literals)
    value = data[key]
    if not isinstance(value, str) or value not in allowed:
        raise ClaimShapeError(f"a claim whose {key} is {value!r}; see docs/words.md for the words allowed")
    return value


def _typed(data: Mapping[str, Any], key: str, kind: type) -> Any:  # noqa: ANN401  (the type is the argument)
    value = data.get(key)
    if value is not None and type(value) is not kind:
        raise ClaimShapeError(f"a claim whose {key} is {value!r}; it must be {kind.__name__} or null")
    return value


def _find(evidence: object, text: str) -> Span:
    start = text.find(evidence) if isinstance(evidence, str) and evidence else -1
    if start < 0 or not isinstance(evidence, str):
        raise ClaimShapeError(f"the evidence {str(evidence)[:60]!r} is not in the text; quote it exactly")
    return Span(start, start + len(evidence), evidence)


def _count_to_dict(count: Count) -> dict[str, Any]:
    data: dict[str, Any] = {"min": count.minimum, "max": count.maximum, "unit": count.unit}
    return data | ({"approx": True} if count.approx else {})


def _count_from_dict(data: Mapping[str, Any]) -> Count:
    try:
        low, high, unit = data["min"], data["max"], data["unit"]
    except (KeyError, TypeError) as error:
        raise ClaimShapeError(f'a count {data!r}; it must have "min", "max" and "unit"') from error
    numbers = type(low) is int and (high is None or (type(high) is int and low <= high))
    if not numbers or unit not in UNITS:
        raise ClaimShapeError(
            f"a count {data!r}; min and max must be whole numbers, the unit one of {', '.join(UNITS)}"
        )
    return Count(low, high, unit, approx=bool(data.get("approx", False)))


def _date_to_text(date: Date | FurtherNotice | None) -> str | None:
    return date.hull_edtf if isinstance(date, Date) else date


def _date_from_text(value: object) -> Date | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ClaimShapeError(f"a date {value!r}; write it as EDTF text, such as 2020-01")
    return Date.parse(value)

"""Fields of a claim as a user types them: ``place=Erbil``, ``count=40..60 persons``, ``binding=no``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from muster.claim_json import ALWAYS, WHERE_TOLD, claim_from_dict, claim_to_dict
from muster.model import UNITS
from muster.problems import MusterError

if TYPE_CHECKING:
    from muster.model import Claim

NOTHING: Final = frozenset({"", "null", "none"})
_COUNT: Final = re.compile(r"(~?)(\d{1,9})(?:\.\.(\d{1,9})?)?(?: ?([a-z]+))?")


def amended(claim: Claim, changes: list[str], text: str) -> Claim:
    """Give the claim with the changes made; its sentence stays where it stands in the text, unless that is changed.

    Raises:
        MusterError: where nothing is changed, or a change is none.
    """
    before = claim_to_dict(claim)
    data = with_changes(before, changes)
    if data == before:
        raise MusterError("nothing was changed; to say that the claim is right, confirm it")
    made = claim_from_dict(data, text)
    return replace(made, evidence=claim.evidence) if made.evidence.text == claim.evidence.text else made


def with_changes(data: dict[str, Any], changes: list[str]) -> dict[str, Any]:
    """Give a claim's plain data with the changes made.

    Raises:
        MusterError: where one is not ``field=value``, or the field or value is none.
    """
    changed = dict(data)
    for change in changes:
        name, found, value = change.partition("=")
        if not found or name not in (*ALWAYS, *WHERE_TOLD):
            raise MusterError(
                f"{change!r} is no change; write field=value, with one of {', '.join((*ALWAYS, *WHERE_TOLD))}"
            )
        changed[name] = _value(name, value.strip())
    return {key: value for key, value in changed.items() if value is not None or key in ALWAYS}


def _value(name: str, text: str) -> Any:  # noqa: ANN401  (each field has its own type)
    if text.lower() in NOTHING:
        return None
    if name == "count":
        return _count(text)
    if name == "casualties":
        if not text.isdecimal():
            raise MusterError(f"casualties={text!r} is no number; write casualties=2")
        return int(text)
    if name == "binding":
        return text.lower() in ("yes", "true")
    return text


def _count(text: str) -> dict[str, Any]:
    match = _COUNT.fullmatch(text)
    if match is None or (match[4] and match[4] not in UNITS):
        raise MusterError(
            f"count={text!r} is no count; write 40, ~40, 50..60 or 3 helicopters (units: {', '.join(UNITS)})"
        )
    low = int(match[2])
    high = int(match[3]) if match[3] else None if ".." in text else low
    return {"min": low, "max": high, "unit": match[4] or "persons", "approx": bool(match[1])}

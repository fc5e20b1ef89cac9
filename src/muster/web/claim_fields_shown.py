"""The fields of a claim as the page shows them, and as its forms hold them to be amended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from muster.answers.subjects import known_value
from muster.claim_json import ALWAYS, WHERE_TOLD, claim_to_dict
from muster.model import ACTIVITIES, EVENTS, MODALITIES
from muster.web.dates import date_words
from muster.web.naming import count_words, mission_name, nation_name, place_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.model import Claim, Count
    from muster.web.words import Words

EDITED: Final = (
    *("sort", "modality", "mission", "nation", "place", "activity", "who", "count", "about", "when", "until"),
    *("said_by", "cause", "from", "to", "casualties", "binding"),
)
SORT: Final = "sort"
BETWEEN: Final = "/"


def shown(claim: Claim, words: Words) -> list[tuple[str, str]]:
    """Give the names and values of the fields that the claim tells, the sentence left out."""
    plain = claim_to_dict(claim)
    named: dict[str, str] = {
        "kind": words.of("kind", claim.kind),
        "event": words.of("event_of", claim.event),
        "modality": words.of("modality", claim.modality),
        "mission": mission_name(claim.mission, words) if claim.mission else "",
        "nation": nation_name(claim.nation, words) if claim.nation else "",
        "place": place_name(claim.place, words) if claim.place else "",
        "activity": words.of("activity", claim.activity),
        "count": count_words(claim.count, words),
        "when": date_words(claim.when, words),
        "until": date_words(claim.until, words),
        "binding": "" if claim.binding is None else words("name.yes" if claim.binding else "name.no"),
    }
    fields = [name for name in (*ALWAYS, *WHERE_TOLD) if name != "evidence"]
    told = ((name, named.get(name, _plain(plain.get(name)))) for name in fields)
    return [(words(f"field.{name}"), value) for name, value in told if value]


def _plain(value: Any) -> str:  # noqa: ANN401  (a field of a claim may be anything)
    return "" if value is None else str(value)


def as_typed(claim: Claim) -> dict[str, str]:
    """Give the fields as a form holds them: the way a user types them, empty where not told."""
    plain = claim_to_dict(claim)
    typed = {name: _plain(plain.get(name)) for name in EDITED}
    typed[SORT] = f"{claim.kind}{BETWEEN}{claim.event}"
    typed["count"] = _count(claim.count)
    typed["binding"] = "" if claim.binding is None else "yes" if claim.binding else "no"
    return typed


def _count(count: Count | None) -> str:
    if count is None:
        return ""
    top = "" if count.maximum == count.minimum else f"..{'' if count.maximum is None else count.maximum}"
    return f"{'~' if count.approx else ''}{count.minimum}{top} {count.unit}"


def nothing_typed() -> dict[str, str]:
    """Give the fields of a form for a new claim."""
    return dict.fromkeys(EDITED, "") | {"modality": "asserted"}


def changes(before: Mapping[str, str], typed: Mapping[str, str]) -> list[str]:
    """Give what a form changes, as ``field=value`` for each; a mission, nation or place may be typed by any name.

    Raises:
        MusterError: where a nation or a mission is none.
    """
    found = []
    for name in EDITED:
        value = typed.get(name, before[name]).strip()
        if value != before[name].strip():
            value = known_value(name, value)
        if value == before[name].strip():
            continue
        if name == SORT:
            kind, _, event = value.partition(BETWEEN)
            found += [f"kind={kind}", f"event={event}"]
        else:
            found.append(f"{name}={value}")
    return found


def choices(words: Words) -> dict[str, list[tuple[str, str]]]:
    """Give what can be chosen in fields that take one of a few terms: value and words."""
    sorts = [
        (f"{kind}{BETWEEN}{event}", f"{words.of('kind', kind)}: {words.of('event_of', event)}")
        for kind, events in EVENTS.items()
        for event in events
    ]
    return {
        SORT: sorts,
        "modality": [(one, words.of("modality", one)) for one in MODALITIES],
        "activity": [("", words("review.not_told")), *((one, words.of("activity", one)) for one in ACTIVITIES)],
        "binding": [("", words("review.not_told")), ("yes", words("name.yes")), ("no", words("name.no"))],
    }

"""Consents as lines of tables: those of one giver that stand alike on one line, each challenge once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.cli.happening_lines import when_words
from muster.cli.short_words import nation_words
from muster.cli.tables import Line
from muster.model import ALL_ACTIVITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.answers.consent import Consent
    from muster.answers.dating import Dated


def consent_lines(consents: Iterable[Consent]) -> list[Line]:
    """Give a line for each giver, mission and way of standing, with all places that it is for."""
    alike: dict[tuple[object, ...], list[Consent]] = {}
    for one in consents:
        claim = one.given.claim
        key = (
            claim.nation,
            one.host,
            claim.mission,
            _activity(one),
            one.force,
            one.sure,
            challenge_words(one.challenges),
        )
        alike.setdefault(key, []).append(one)
    return [_line(same) for same in alike.values()]


def _line(same: Sequence[Consent]) -> Line:
    one, claim = same[0], same[0].given.claim
    places = ", ".join(dict.fromkeys(each.given.claim.place for each in same if each.given.claim.place))
    given = dict.fromkeys(f"{each.given.claim.event} {when_words(each.given)}" for each in same)
    cells = {
        "By": f"{nation_words(claim.nation)}{' (host)' if one.host else ''}",
        "For": " · ".join(part for part in (claim.mission, places, _activity(one)) if part),
        "Given": "\n".join(given),
        "Stands": one.force.value,
        "Challenged by": challenge_words(one.challenges),
        "How sure": one.sure.value,
    }
    claims = (dated for each in same for dated in (each.given, *each.challenges, *([each.ended] if each.ended else [])))
    return Line(cells, tuple({dated.id: dated for dated in claims}.values()), doubtful=one.sure == "possible")


def _activity(consent: Consent) -> str | None:
    activity = consent.given.claim.activity
    return None if activity == ALL_ACTIVITIES else activity


def challenge_words(challenges: Iterable[Dated]) -> str:
    """Give what challenges a consent, a line for each sort: ``resolution (not binding): 2020-01-05, 2020-01``."""
    dates: dict[str, list[str]] = {}
    for dated in challenges:
        dates.setdefault(f"{dated.claim.event}{_doubt(dated)}", []).append(when_words(dated))
    return "\n".join(f"{what}: {', '.join(dict.fromkeys(when))}" for what, when in dates.items())


def _doubt(dated: Dated) -> str:
    told: list[str] = [] if dated.claim.modality == "asserted" else [dated.claim.modality]
    told += ["not binding"] if dated.claim.binding is False else []
    return f" ({', '.join(told)})" if told else ""

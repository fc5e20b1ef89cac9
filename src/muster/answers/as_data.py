"""Answers as plain data for ``--json``: the shapes of docs/json.md. Dates are EDTF, days are ISO dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from muster.claim_json import claim_to_dict
from muster.time.edtf import iso

if TYPE_CHECKING:
    from muster.answers.dating import Dated
    from muster.answers.figures import Figure
    from muster.answers.history import History
    from muster.answers.picture import Picture
    from muster.answers.plans import Plan
    from muster.answers.standing import Standing
    from muster.answers.subject import Filters, Subject
    from muster.ledger.records import Card
    from muster.model import Count
    from muster.time.date import Date


def card_data(card: Card) -> dict[str, Any]:
    """A report as answers cite it."""
    return {
        "id": card.id,
        "name": card.name,
        "told": card.told.edtf,
        "outlet": card.outlet,
        "title": card.title,
        "url": card.url,
    }


def claim_data(dated: Dated) -> dict[str, Any]:
    """A claim with its id, its report, and its dates as the question uses them."""
    claim = claim_to_dict(dated.claim)
    return {
        "id": dated.id,
        **claim,
        "valid": dated.when.edtf,
        "at_latest": dated.at_latest,
        "told": dated.told.edtf,
        "narrowed_by": list(dated.reasons),
        "report": card_data(dated.entry.card),
        "confirmed_by": list(dated.entry.confirmed),
    }


def subject_data(subject: Subject) -> dict[str, Any]:
    """What something is about."""
    return {
        "mission": subject.mission,
        "nation": subject.nation,
        "place": subject.place,
        "activity": subject.activity,
    }


def count_data(count: Count | None) -> dict[str, Any] | None:
    """A count with its bounds."""
    if count is None:
        return None
    return {"min": count.minimum, "max": count.maximum, "unit": count.unit, "approx": count.approx}


def figure_data(figure: Figure) -> dict[str, Any]:
    """A figure of strength."""
    return {
        "count": count_data(figure.count),
        "who": figure.who,
        "sure": figure.sure.value,
        "valid": figure.claims[0].when.edtf,
        "claims": [dated.id for dated in figure.claims],
    }


def standing_data(standing: Standing) -> dict[str, Any]:
    """One standing."""
    return {
        **subject_data(standing.subject),
        "state": standing.state.value,
        "sure": standing.sure.value,
        "since": standing.since.date.edtf,
        "since_at_latest": standing.since.at_latest,
        "confirmed": standing.confirmed.edtf,
        "strength": [figure_data(figure) for figure in standing.figures],
        "claims": [claim_data(dated) for dated in standing.claims],
        "otherwise": [
            {"state": state.value, "claims": [claim_data(dated) for dated in claims]}
            for state, claims in standing.otherwise
        ],
        "later": claim_data(standing.later) if standing.later else None,
        "superseded_by": standing.superseded or None,
    }


def plan_data(plan: Plan) -> dict[str, Any]:
    """One plan."""
    return {
        **subject_data(plan.subject),
        "event": plan.event,
        "count": count_data(plan.count),
        "who": plan.who,
        "when": edtf(plan.when),
        "stands": plan.stands.value,
        "claims": [claim_data(dated) for dated in plan.claims],
        "confirmed_by": [claim_data(dated) for dated in plan.confirmed_by],
    }


def filters_data(filters: Filters) -> dict[str, Any]:
    """What the question was limited to."""
    return {
        "missions": sorted(filters.missions),
        "nations": sorted(filters.nations),
        "places": sorted(filters.places),
    }


def picture_data(picture: Picture) -> dict[str, Any]:
    """A picture."""
    return {
        "on": iso(picture.on),
        "known_by": None if picture.known_by is None else iso(picture.known_by),
        "asked": filters_data(picture.filters),
        "last_report": edtf(picture.last_told),
        "standings": [standing_data(standing) for standing in picture.standings],
        "superseded": [standing_data(standing) for standing in picture.superseded],
        "plans": [plan_data(plan) for plan in picture.plans],
    }


def history_data(history: History) -> dict[str, Any]:
    """A history."""
    return {
        "asked": filters_data(history.filters),
        "last_report": edtf(history.last_told),
        "claims": [claim_data(dated) for dated in history.claims],
    }


def edtf(date: Date | None) -> str | None:
    """A date as EDTF, or nothing."""
    return date.edtf if date else None

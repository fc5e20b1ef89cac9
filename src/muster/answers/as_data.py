"""Answers as plain data for ``--json``: the shapes of docs/json.md. Dates are EDTF, days are ISO dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from muster.answers.witnesses import Witness, witnesses
from muster.claim_json import claim_to_dict
from muster.time.edtf import iso

if TYPE_CHECKING:
    from muster.answers.changes import Change, Diff
    from muster.answers.conditions import Condition
    from muster.answers.consent import Consent
    from muster.answers.dating import Dated
    from muster.answers.disputes import Difference
    from muster.answers.figures import Figure
    from muster.answers.happenings import Happening
    from muster.answers.history import History
    from muster.answers.picture import Picture
    from muster.answers.plans import Plan
    from muster.answers.precedents import Precedent
    from muster.answers.promises import Promise
    from muster.answers.reasons import Why
    from muster.answers.series import Point
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
        "consent": [consent_data(consent) for consent in picture.consents],
        "threats": [condition_data(condition) for condition in picture.threats],
        "measures": [condition_data(condition) for condition in picture.measures],
        "positions": [condition_data(condition) for condition in picture.positions],
        "incidents": [condition_data(condition) for condition in picture.incidents],
        "due": [promise_data(promise) for promise in picture.promises],
        "disputes": [difference_data(difference) for difference in picture.disputes],
    }


def condition_data(condition: Condition) -> dict[str, Any]:
    """A threat, measure, position or late incident that holds on a day."""
    also = [dated.id for dated in condition.also]
    return {"sure": condition.sure.value, "claim": claim_data(condition.dated), "also_told_by": also}


def consent_data(consent: Consent) -> dict[str, Any]:
    """A consent and what challenges it."""
    return {
        "force": consent.force.value,
        "host": consent.host,
        "sure": consent.sure.value,
        "given": claim_data(consent.given),
        "challenges": [claim_data(dated) for dated in consent.challenges],
        "ended": claim_data(consent.ended) if consent.ended else None,
    }


def promise_data(promise: Promise) -> dict[str, Any]:
    """A promise and what answers it."""
    return {
        "stands": promise.stands.value,
        "due": edtf(promise.dated.claim.when),
        "claim": claim_data(promise.dated),
        "also_told_by": [dated.id for dated in promise.also],
        "answers": [claim_data(dated) for dated in promise.answers],
    }


def difference_data(difference: Difference) -> dict[str, Any]:
    """A dispute, or figures that differ."""
    return {
        "what": difference.what,
        "verdict": difference.verdict.value,
        "one": [claim_data(dated) for dated in difference.one],
        "other": [claim_data(dated) for dated in difference.other],
    }


def happening_data(happening: Happening) -> dict[str, Any]:
    """A happening with its claims and its independent sources."""
    return {
        "id": happening.id,
        "kind": happening.kind,
        "event": happening.event,
        **subject_data(happening.subject),
        "about": happening.about,
        "when": happening.when.edtf,
        "casualties": list(happening.casualties),
        "sources": [witness_data(witness) for witness in witnesses(happening.claims)],
        "claims": [claim_data(dated) for dated in happening.claims],
    }


def witness_data(witness: Witness) -> dict[str, Any]:
    """One independent source."""
    return {
        "first": card_data(witness.first),
        "outlets": list(witness.outlets),
        "reports": [card.id for card in witness.reports],
        "repeats": witness.repeats,
    }


def history_data(history: History) -> dict[str, Any]:
    """A history."""
    return {
        "asked": filters_data(history.filters),
        "last_report": edtf(history.last_told),
        "claims": [claim_data(dated) for dated in history.claims],
    }


def change_data(change: Change) -> dict[str, Any]:
    """What differs for one subject."""
    return {
        **subject_data(change.subject),
        "part": change.part,
        "before": change.before,
        "after": change.after,
        "claims": [claim_data(dated) for dated in change.claims],
    }


def diff_data(diff: Diff) -> dict[str, Any]:
    """What differs between two pictures."""
    return {
        "from": {"on": iso(diff.before.on), "known_by": diff.before.known_by and iso(diff.before.known_by)},
        "to": {"on": iso(diff.after.on), "known_by": diff.after.known_by and iso(diff.after.known_by)},
        "asked": filters_data(diff.after.filters),
        "last_report": edtf(diff.after.last_told),
        "changes": [change_data(change) for change in diff.changes],
        "happened": [happening_data(happening) for happening in diff.happened],
    }


def point_data(point: Point) -> dict[str, Any]:
    """A figure told, in a series."""
    return {
        **subject_data(point.subject),
        "count": count_data(point.count),
        "who": point.who,
        "planned": point.planned,
        "sure": point.sure.value,
        "claim": claim_data(point.dated),
    }


def why_data(why: Why) -> dict[str, Any]:
    """The reasons of a change."""
    return {
        "change": happening_data(why.change),
        "causes": [
            {
                "cause": link.cause,
                "told_by": [claim_data(dated) for dated in link.told_by],
                "means": [happening_data(one) for one in link.means],
            }
            for link in why.chain
        ],
        "just_before": [happening_data(one) for one in why.before],
    }


def precedent_data(precedent: Precedent) -> dict[str, Any]:
    """An episode."""
    return {
        "began": happening_data(precedent.began),
        "ended": claim_data(precedent.ended) if precedent.ended else None,
        "days": {"min": precedent.shortest, "max": precedent.longest},
        "causes": list(precedent.causes),
    }


def edtf(date: Date | None) -> str | None:
    """A date as EDTF, or nothing."""
    return date.edtf if date else None

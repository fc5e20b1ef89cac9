"""What a picture shows below the standings, and what other pages list: plans, promises, disputes and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.answers.subject import subject_of
from muster.answers.winning import Sure
from muster.web.dates import date_words, when_words
from muster.web.lines import Row, Table, table, unique
from muster.web.naming import activity_name, count_words, mission_name, nation_name, place_name, subject_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.answers.conditions import Condition
    from muster.answers.consent import Consent
    from muster.answers.dating import Dated
    from muster.answers.disputes import Difference
    from muster.answers.happenings import Happening
    from muster.answers.picture import Picture
    from muster.answers.plans import Plan
    from muster.answers.promises import Promise
    from muster.model import Claim
    from muster.web.words import Words


def sections(found: Picture, words: Words) -> tuple[Table, ...]:
    """Give the tables below the standings that have anything in them, the most important first."""
    every = (
        plans_table(found.plans, words),
        promises_table(found.promises, words),
        disputes_table(found.disputes, words),
        conditions_table("threats", found.threats, words),
        conditions_table("measures", found.measures, words),
        consents_table(found.consents, words),
        conditions_table("incidents", found.incidents, words),
        conditions_table("positions", found.positions, words),
    )
    return tuple(one for one in every if one.rows)


def plans_table(plans: Iterable[Plan], words: Words) -> Table:
    """Give plans as a table."""
    return table("plans", ("whom", "what", "strength", "when", "stands"), (_plan(one, words) for one in plans))


def _plan(plan: Plan, words: Words) -> Row:
    when = date_words(plan.when, words) if plan.when else words("due.no_date")
    whom = subject_words(plan.subject, words)
    stands = words.of("stands", plan.stands.value)
    what = words.of("event_of", plan.event)
    claims = unique((*plan.claims, *plan.confirmed_by))
    return Row((whom, what, count_words(plan.count, words, plan.who), when, stands), claims, mark="planned")


def promises_table(promises: Iterable[Promise], words: Words) -> Table:
    """Give promises as a table."""
    return table("promises", ("due", "what", "whom", "stands"), (_promise(one, words) for one in promises))


def _promise(promise: Promise, words: Words) -> Row:
    claim = promise.dated.claim
    due = date_words(claim.when, words) if claim.when else words("due.no_date")
    what = words.of("event_of", claim.event) + (f": {claim.about}" if claim.about else "")
    cells = (due, what, subject_words(subject_of(claim), words), words.of("stands", promise.stands.value))
    return Row(cells, unique((promise.dated, *promise.also, *promise.answers)), mark=promise.stands.value)


def disputes_table(differences: Iterable[Difference], words: Words) -> Table:
    """Give disputes as a table."""
    columns = ("whom", "what", "one", "other", "verdict")
    return table("disputes", columns, (_difference(one, words) for one in differences))


def _difference(one: Difference, words: Words) -> Row:
    sides = (_side(claims, words) for claims in (one.one, one.other))
    whom = subject_words(one.one[0].subject, words)
    cells = (whom, matter_words(one.what, words), *sides, words.of("verdict", one.verdict.value))
    return Row(cells, unique((*one.one, *one.other)), mark="dispute")


def _side(claims: Sequence[Dated], words: Words) -> str:
    first = claims[0]
    claim = first.claim
    said = count_words(claim.count, words, claim.who) if claim.count else words.of("event_of", claim.event)
    said += "" if claim.modality == "asserted" else f" ({words.of('modality', claim.modality)})"
    outlets = ", ".join(dict.fromkeys(one.entry.card.outlet or one.entry.card.name for one in claims[:3]))
    return f"{said}, {when_words(first, words)} ({outlets})"


def matter_words(what: str, words: Words) -> str:
    """Give in words what a difference is of, from how the answers put it: ``state: active or suspended``."""
    matter, _, rest = what.partition(": ")
    if matter == "state":
        return words("disputes.state", states=" / ".join(words.of("state", one) for one in rest.split(" or ")))
    if matter == "date":
        return words("disputes.date")
    if matter.startswith("casualties"):
        return words("disputes.casualties", numbers=rest.replace(" or ", " / "))
    if rest:
        return words("disputes.denied", event=words.of("event_of", matter))
    return words.of("disputes", matter)


def conditions_table(name: str, conditions: Iterable[Condition], words: Words) -> Table:
    """Give threats, measures, positions or late incidents as a table."""
    columns = ("when", "what", "whom", "about", "by", "detail", "sure")
    return table(name, columns, (_condition(one, words) for one in conditions))


def _condition(one: Condition, words: Words) -> Row:
    claim = one.dated.claim
    cells = (
        when_words(one.dated, words),
        words.of("event_of", claim.event),
        subject_words(one.dated.subject, words),
        claim.about or "",
        claim.said_by or "",
        detail_words(claim, words),
        words.of("sure", one.sure.value),
    )
    return Row(cells, unique((one.dated, *one.also)), mark=claim.kind, doubtful=one.sure is Sure.POSSIBLE)


def detail_words(claim: Claim, words: Words) -> str:
    """Give what else a claim tells: its doubt, levels, numbers."""
    told = [] if claim.modality == "asserted" else [words.of("modality", claim.modality)]
    if claim.level_from or claim.level_to:
        told.append(words("name.level", **{"from": claim.level_from or "?", "to": claim.level_to or "?"}))
    told += [words("name.not_binding")] if claim.binding is False else []
    told += [count_words(claim.count, words)] if claim.count else []
    told += [words("name.casualties", n=claim.casualties)] if claim.casualties is not None else []
    return ", ".join(told)


def consents_table(consents: Iterable[Consent], words: Words) -> Table:
    """Give consents as a table, with what challenges them."""
    columns = ("by", "for", "given", "stands", "challenged", "sure")
    return table("consents", columns, (_consent(one, words) for one in consents))


def _consent(one: Consent, words: Words) -> Row:
    claim = one.given.claim
    host = f" ({words('name.host')})" if one.host else ""
    place = place_name(claim.place, words) if claim.place else ""
    of = (mission_name(claim.mission, words) if claim.mission else "", place, activity_name(claim.activity, words))
    against = (f"{words.of('event_of', it.claim.event)}, {when_words(it, words)}" for it in one.challenges)
    cells = (
        f"{nation_name(claim.nation, words)}{host}",
        " · ".join(part for part in of if part),
        f"{words.of('event_of', claim.event)}, {when_words(one.given, words)}",
        words.of("stands", one.force.value),
        "; ".join(dict.fromkeys(against)),
        words.of("sure", one.sure.value),
    )
    claims = unique((one.given, *one.challenges, *([one.ended] if one.ended else [])))
    return Row(cells, claims, mark="mandate", doubtful=one.sure is Sure.POSSIBLE)


def happenings_table(name: str, happened: Iterable[Happening], words: Words) -> Table:
    """Give happenings as a table."""
    return table(name, ("when", "what", "whom", "about", "by", "detail"), (_happening(one, words) for one in happened))


def _happening(one: Happening, words: Words) -> Row:
    first = one.claims[0]
    when = when_words(first, words) if len(one.claims) == 1 else date_words(one.when, words)
    what = f"{words.of('kind', one.kind)}: {words.of('event_of', one.event)}"
    cells = (
        when,
        what,
        subject_words(one.subject, words),
        one.about or first.claim.who or "",
        first.claim.said_by or "",
    )
    detail = detail_words(first.claim, words)
    return Row((*cells, detail), one.claims, mark=one.kind, doubtful=first.unsure, link=one.id)


def claims_table(claims: Iterable[Dated], words: Words) -> Table:
    """Give claims as a table, a line each."""
    return table("claims", ("when", "what", "whom", "who", "by", "detail"), (_claim(one, words) for one in claims))


def _claim(one: Dated, words: Words) -> Row:
    claim = one.claim
    what = f"{words.of('kind', claim.kind)}: {words.of('event_of', claim.event)}"
    about = "; ".join(part for part in (claim.who, claim.about) if part)
    cells = (when_words(one, words), what, subject_words(one.subject, words), about, claim.said_by or "")
    return Row((*cells, detail_words(claim, words)), (one,), mark=claim.kind, doubtful=one.unsure)

"""``muster show``: one claim, happening, report or review, with all that hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli import asking, options
from muster.problems import MusterError

if TYPE_CHECKING:
    from pathlib import Path

    from muster.answers.narrowing import Narrowed

Id = Annotated[str, typer.Argument(help="An id as answers print it: c-…, e-…, r-… or v-….", metavar="ID")]


def show(
    identity: Id,
    known_by: asking.KnownBy = None,
    recorded_by: asking.RecordedBy = None,
    ledger: options.Ledger = None,
    *,
    as_json: options.Json = False,
) -> None:
    """Show a claim, a happening, a report or a review: its sentence in its text, its dates and why, its reviews."""
    path = ledger or options.default_ledger()
    shown = {"c": _claim, "e": _happening, "r": _report, "v": _review}.get(identity[:1])
    if shown is None or identity[1:2] != "-":
        raise MusterError(f"{identity!r} is no id; give one that an answer prints, such as c-… or r-…")
    shown(identity, _found(identity, path, known_by, recorded_by), path, as_json=as_json)


def _found(identity: str, path: Path, known_by: str | None, recorded_by: str | None) -> Narrowed:
    """What is told of the time of a claim, or of those of a report: all that can date it."""
    from muster.answers.narrowing import narrow, of_time
    from muster.ledger.clock import moment
    from muster.ledger.records import together
    from muster.ledger.store import Ledger

    known, until = asking.last_day(known_by), None if recorded_by is None else moment(recorded_by)
    claim = identity.replace("e-", "c-", 1)
    with Ledger.read(path) as opened:
        report = identity if identity.startswith("r-") else opened.report_of(claim)
        own = opened.told_in(report or "", known, until)
        asked = [entry for entry in own.entries if identity.startswith("r-") or entry.id == claim]
        around = opened.of_days(of_time(asked), (), known, until)
    return narrow(together(own, around).entries)


def _unknown(identity: str) -> MusterError:
    return MusterError(f"{identity}: nothing in this ledger has that id, or the question may not see it")


def _claim(identity: str, found: Narrowed, path: Path, *, as_json: bool) -> None:
    from muster.answers.as_data import claim_data
    from muster.answers.happenings import happening
    from muster.cli.printing import print_json
    from muster.cli.show_pages import claim_page, gone_page
    from muster.ledger.kept import origin_of
    from muster.ledger.store import Ledger

    dated = found.by_id().get(identity)
    with Ledger.read(path) as opened:
        audit = opened.audit(identity)
        if dated is None and not audit:
            raise _unknown(identity)
        told, gone = opened.told(identity), opened.fate(identity)
        report = opened.report(told.report) if told else None
        origin = origin_of(opened, told.report) if told else None
    group = next((one for one in found.groups if any(dated is member for member in one)), ())
    event = happening(group) if len(group) > 1 else None
    if as_json:
        reviews = [{"id": one.id, "action": one.action, "by": one.analyst, "reason": one.reason} for one in audit]
        page = origin.page_at(dated.claim.evidence.start) if origin and dated else None
        shown = {"claim": dated and claim_data(dated), "page": page, "happening": event and event.id}
        print_json({**shown, "instead": gone and gone.instead, "reviews": reviews})
    elif dated is not None:
        claim_page(identity, dated, report, event, audit, origin)
    else:
        gone_page(identity, told.claim if told else None, report, gone, audit)


def _happening(identity: str, found: Narrowed, _: Path, *, as_json: bool) -> None:
    from muster.answers.as_data import happening_data
    from muster.answers.happenings import happening
    from muster.cli.printing import print_json
    from muster.cli.show_pages import happening_page

    claim = identity.replace("e-", "c-", 1)
    groups = [*found.groups, *((dated,) for dated in found.claims)]
    group = next((one for one in groups if any(member.id == claim for member in one)), None)
    if group is None:
        raise _unknown(identity)
    if as_json:
        print_json(happening_data(happening(group)))
    else:
        happening_page(happening(group))


def _report(identity: str, found: Narrowed, path: Path, *, as_json: bool) -> None:
    from muster.answers.as_data import claim_data
    from muster.cli.printing import print_json
    from muster.cli.show_pages import report_page
    from muster.ledger.kept import origin_of
    from muster.ledger.store import Ledger

    with Ledger.read(path) as opened:
        report, origin = opened.report(identity), origin_of(opened, identity)
    if report is None:
        raise _unknown(identity)
    claims = sorted(
        (one for one in found.claims if one.entry.card.id == identity), key=lambda one: one.claim.evidence.start
    )
    if as_json:
        plain = {
            "id": identity,
            "name": report.id,
            "told": report.told.edtf,
            "outlet": report.outlet,
            "text": report.text,
            "origin": origin and {"kind": origin.kind, "dated_by": origin.dated_by, "bytes": len(origin.raw)},
        }
        print_json({**plain, "title": report.title, "url": report.url, "claims": [claim_data(one) for one in claims]})
    else:
        report_page(identity, report, claims, origin)


def _review(identity: str, _: Narrowed, path: Path, *, as_json: bool) -> None:
    from muster.cli.printing import print_json
    from muster.cli.show_pages import review_page
    from muster.ledger.store import Ledger

    with Ledger.read(path) as opened:
        review = opened.one_review(identity)
    if review is None:
        raise _unknown(identity)
    if as_json:
        print_json(
            {"id": review.id, "action": review.action, "target": review.target, "by": review.analyst}
            | {"reason": review.reason}
        )
    else:
        review_page(review)

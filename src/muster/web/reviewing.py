"""Reviews from the page: an analyst confirms, rejects, amends or adds a claim, or takes a review back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Form
from starlette.exceptions import HTTPException
from starlette.requests import Request  # noqa: TC002  (FastAPI reads it at run time)
from starlette.responses import RedirectResponse, Response

from muster.claim_fields import with_changes
from muster.claim_json import ALWAYS, claim_from_dict, claim_to_dict
from muster.ledger.store import Ledger
from muster.problems import MusterError
from muster.web.claim_fields_shown import EDITED, as_typed, changes, nothing_typed
from muster.web.security import FORM_COOKIE
from muster.web.visit import NAME_COOKIE, NothingThereError, Visit, set_cookie

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from muster.ledger.records import Action, Review
    from muster.model import Claim

router = APIRouter(include_in_schema=False)
BY_FORM: Final[tuple[Action, ...]] = ("confirm", "reject", "amend", "add", "undo")
LONGEST_NAME: Final = 100
Text = Annotated[str, Form(max_length=4000)]


@router.post("/review")
def review(  # noqa: PLR0913, PLR0917  (one parameter a field)
    request: Request,
    action: Text,
    target: Text,
    report: Text,
    by: Text,
    reason: Text,
    word: Text,
    evidence: Text = "",
    sort: Text = "",
    modality: Text = "",
    mission: Text = "",
    nation: Text = "",
    place: Text = "",
    activity: Text = "",
    who: Text = "",
    count: Text = "",
    about: Text = "",
    when: Text = "",
    until: Text = "",
    said_by: Text = "",
    cause: Text = "",
    level_from: Annotated[str, Form(alias="from", max_length=4000)] = "",
    level_to: Annotated[str, Form(alias="to", max_length=4000)] = "",
    casualties: Text = "",
    binding: Text = "",
) -> Response:
    """Keep a review and lead back to its report."""
    visit = Visit(request)
    _refuse_forged(visit, word)
    given = (sort, modality, mission, nation, place, activity, who, count, about, when, until, said_by, cause)
    typed = dict(zip(EDITED, (*given, level_from, level_to, casualties, binding), strict=True))
    done = keep_review(visit.archive.path, action, target, by.strip()[:LONGEST_NAME], reason, typed, evidence)
    at = f"about-{target}" if action == "confirm" else "h-reviews"
    answer = RedirectResponse(f"{visit.links.view(f'report/{report}', done=done.id)}#{at}", 303)
    set_cookie(answer, NAME_COOKIE, by.strip()[:LONGEST_NAME])
    return answer


def _refuse_forged(visit: Visit, word: str) -> None:
    headers = visit.request.headers
    visitor = visit.request.cookies.get(FORM_COOKIE)
    if not visit.site.guard.accepts_form(visitor, word, headers.get("origin"), headers.get("host", "")):
        raise HTTPException(403, visit.words("review.expired"))


def keep_review(  # noqa: PLR0913, PLR0917  (a review has as many parts)
    path: Path, action: str, target: str, by: str, reason: str, typed: Mapping[str, str], evidence: str
) -> Review:
    """Add a review to the ledger.

    Raises:
        MusterError: where the action is none, its target is not there, or what it brings is no claim.
    """
    act = next((one for one in BY_FORM if one == action), None)
    if act is None:
        raise MusterError(f"{action[:40]!r} is no review; give {', '.join(BY_FORM)}")
    with Ledger.open(path, create=False) as ledger:
        made = (
            {"amend": _amended, "add": _added}[act](ledger, target, typed, evidence)
            if act in ("amend", "add")
            else None
        )
        return ledger.review(act, target, analyst=by, reason=reason, claim=made)


def _amended(ledger: Ledger, target: str, typed: Mapping[str, str], _: str) -> Claim:
    of_report = ledger.report_of(target)
    report = ledger.report(of_report) if of_report else None
    told = ledger.told_in(of_report).entries if of_report else ()
    claim = next((entry.claim for entry in told if entry.id == target), None)
    if report is None or claim is None:
        raise NothingThereError(f"{target[:80]}: there is no such claim to amend")
    changed = changes(as_typed(claim), typed)
    if not changed:
        raise MusterError("nothing was changed; to say that the claim is right, confirm it")
    return claim_from_dict(with_changes(claim_to_dict(claim), changed), report.text)


def _added(ledger: Ledger, target: str, typed: Mapping[str, str], evidence: str) -> Claim:
    report = ledger.report(target)
    if report is None:
        raise NothingThereError(f"{target[:80]}: there is no such report")
    empty = dict.fromkeys(ALWAYS) | {"modality": "asserted", "evidence": evidence.replace("\r\n", "\n").strip()}
    return claim_from_dict(with_changes(empty, changes(nothing_typed(), typed)), report.text)


@router.get("/name")
def forget_name(request: Request) -> Response:
    """Forget the name that reviews were signed with, and lead to the first page."""
    answer = RedirectResponse("/", 303)
    if NAME_COOKIE in request.cookies:
        answer.delete_cookie(NAME_COOKIE)
    return answer

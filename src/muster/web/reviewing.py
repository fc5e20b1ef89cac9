"""Reviews from the page: an analyst confirms, rejects, amends or adds a claim, or takes a review back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request  # noqa: TC002  (FastAPI reads it at run time)
from starlette.responses import RedirectResponse, Response

from muster.claim_fields import amended, with_changes
from muster.claim_json import ALWAYS, claim_from_dict
from muster.ledger.store import Ledger
from muster.problems import MusterError
from muster.web.claim_fields_shown import as_typed, changes, nothing_typed
from muster.web.security import FORM_COOKIE
from muster.web.visit import NAME_COOKIE, NothingThereError, Visit, set_cookie

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from muster.ledger.records import Action, Review
    from muster.model import Claim

router = APIRouter(include_in_schema=False)
BY_FORM: Final[tuple[Action, ...]] = ("confirm", "reject", "amend", "add", "undo")
LONGEST_NAME, LONGEST_FIELD, MOST_FIELDS = 100, 16_384, 40


@router.post("/review")
async def review(request: Request) -> Response:
    """Keep a review and lead back to its report."""
    visit = Visit(request)
    async with request.form(max_files=0, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD) as form:
        values = {name: value for name, value in form.items() if isinstance(value, str)}
    given = {name: values.get(name, "").strip() for name in ("word", "action", "target", "report", "by", "reason")}
    _refuse_forged(visit, given["word"])
    by = given["by"][:LONGEST_NAME]
    done = await run_in_threadpool(
        keep_review, visit.archive.path, given["action"], given["target"], by, given["reason"], values
    )
    at = f"about-{given['target']}" if given["action"] == "confirm" else "h-reviews"
    back = visit.links.view(f"report/{quote(given['report'])}", done=done.id)
    answer = RedirectResponse(f"{back}#{quote(at)}", 303)
    set_cookie(answer, NAME_COOKIE, by)
    return answer


def _refuse_forged(visit: Visit, word: str) -> None:
    headers = visit.request.headers
    visitor = visit.request.cookies.get(FORM_COOKIE)
    if not visit.site.guard.accepts_form(visitor, word, headers.get("origin"), headers.get("host", "")):
        raise HTTPException(403, visit.words("review.expired"))


def keep_review(  # noqa: PLR0913, PLR0917  (a review has as many parts)
    path: Path, action: str, target: str, by: str, reason: str, typed: Mapping[str, str]
) -> Review:
    """Add a review to the ledger; ``typed`` has the fields of the claim that it brings, as a form holds them.

    Raises:
        MusterError: where the action is none, its target is not there, or what it brings is no claim.
    """
    act = next((one for one in BY_FORM if one == action), None)
    if act is None:
        raise MusterError(f"{action[:40]!r} is no review; give {', '.join(BY_FORM)}")
    with Ledger.open(path, create=False) as ledger:
        bring = {"amend": _amended, "add": _added}.get(act)
        made = bring(ledger, target, typed) if bring else None
        return ledger.review(act, target, analyst=by, reason=reason, claim=made)


def _amended(ledger: Ledger, target: str, typed: Mapping[str, str]) -> Claim:
    ledger.must_be_there(target)
    of_report = ledger.report_of(target)
    report = ledger.report(of_report) if of_report else None
    told = ledger.told_in(of_report).entries if of_report else ()
    claim = next((entry.claim for entry in told if entry.id == target), None)
    if report is None or claim is None:
        raise NothingThereError(f"{target[:80]}: there is no such claim to amend")
    return amended(claim, changes(as_typed(claim), typed), report.text)


def _added(ledger: Ledger, target: str, typed: Mapping[str, str]) -> Claim:
    report = ledger.report(target)
    if report is None:
        raise NothingThereError(f"{target[:80]}: there is no such report")
    evidence = typed.get("evidence", "").replace("\r\n", "\n").strip()
    empty = dict.fromkeys(ALWAYS) | {"modality": "asserted", "evidence": evidence}
    return claim_from_dict(with_changes(empty, changes(nothing_typed(), typed)), report.text)


@router.get("/name")
def forget_name(request: Request) -> Response:
    """Forget the name that reviews were signed with, and lead to the first page."""
    answer = RedirectResponse("/", 303)
    if NAME_COOKIE in request.cookies:
        answer.delete_cookie(NAME_COOKIE)
    return answer

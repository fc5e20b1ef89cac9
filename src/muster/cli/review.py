"""``muster review``: an analyst confirms, rejects or amends a claim, or undoes a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli import asking, options
from muster.problems import MusterError

if TYPE_CHECKING:
    from pathlib import Path

    from muster.ledger.records import Action
    from muster.ledger.store import Ledger
    from muster.model import Claim

Target = Annotated[str, typer.Argument(help="The claim (c-…), or for undo the review (v-…).", metavar="ID")]
Act = Annotated[str, typer.Argument(help="confirm, reject, amend or undo.", metavar="ACTION")]
By = Annotated[str, typer.Option("--by", help="Your name, which stays with the review.")]
Reason = Annotated[str, typer.Option("--reason", help="Why.")]
Set = Annotated[list[str] | None, typer.Option("--set", help="For amend: a field and its value, as place=Erbil.")]


def review(  # noqa: PLR0913, PLR0917  (one parameter an option)
    action: Act,
    target: Target,
    by: By,
    reason: Reason,
    change: Set = None,
    ledger: options.Ledger = None,
) -> None:
    """Confirm, reject or amend a claim, or undo a review. Nothing is overwritten: the review is added beside it."""
    from muster.ledger.ids import claim_id
    from muster.ledger.store import Ledger

    if action not in ("confirm", "reject", "amend", "undo"):
        raise MusterError(f"{action!r} is no review; give confirm, reject, amend or undo")
    path: Path = ledger or options.default_ledger()
    with Ledger.open(path, create=False) as opened:
        made = _amended(opened, target, change or []) if action == "amend" else None
        act: Action = action  # type: ignore[assignment]
        asking.tell_unknown_place(made)
        done = opened.review(act, target, analyst=by, reason=reason, claim=made)
        now = f", now {claim_id(made, opened.report_of(target) or '')}" if made else ""
    typer.echo(f"{done.id}: {action} {target}{now}; 'muster review undo {done.id}' takes it back")


def _amended(opened: Ledger, target: str, changes: list[str]) -> Claim:
    from muster.answers.subjects import by_known_names
    from muster.claim_fields import amended

    opened.must_be_there(target)
    of_report = opened.report_of(target)
    told = opened.told_in(of_report).entries if of_report else ()
    entry = next((one for one in told if one.id == target), None)
    if entry is None:
        raise MusterError(f"{target}: it is of a reading or a version of its report that another has replaced")
    report = opened.report(entry.card.id)
    if not changes or report is None:
        raise MusterError("amend needs what to change: --set place=Erbil --set when=2020-01-05")
    return amended(entry.claim, by_known_names(changes), report.text)

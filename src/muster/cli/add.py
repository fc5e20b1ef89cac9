"""``muster add``: a claim that the reader missed, its evidence pointed at in the report."""

from __future__ import annotations

from typing import Annotated

import typer

from muster.cli import asking, options
from muster.problems import MusterError

Report = Annotated[str, typer.Argument(help="The report, r-…, as footnotes give it.", metavar="REPORT")]
Kind = Annotated[str, typer.Option("--kind", help="What sort of claim, such as status.")]
Event = Annotated[str, typer.Option("--event", help="Its event, such as suspended.")]
Evidence = Annotated[str, typer.Option("--evidence", help="The sentence that says it, exactly as in the report.")]
By = Annotated[str, typer.Option("--by", help="Your name, which stays with the claim.")]
Reason = Annotated[str, typer.Option("--reason", help="Why it is added.")]
Set = Annotated[list[str] | None, typer.Option("--set", help="A field and its value: nation=NL, count=~40 persons.")]


def add(  # noqa: PLR0913, PLR0917  (one parameter an option)
    report: Report,
    kind: Kind,
    event: Event,
    evidence: Evidence,
    by: By,
    reason: Reason = "the reader missed it",
    change: Set = None,
    ledger: options.Ledger = None,
) -> None:
    """Add a claim that the reader missed; its evidence must stand in the report."""
    from muster.answers.subjects import by_known_names
    from muster.claim_fields import with_changes
    from muster.claim_json import ALWAYS, claim_from_dict
    from muster.ledger.ids import claim_id
    from muster.ledger.store import Ledger

    empty = dict.fromkeys(ALWAYS) | {"kind": kind, "event": event, "modality": "asserted", "evidence": evidence}
    with Ledger.open(ledger or options.default_ledger(), create=False) as opened:
        found = opened.report(report)
        if found is None:
            raise MusterError(f"{report}: there is no such report in this ledger; footnotes of answers give the ids")
        claim = claim_from_dict(with_changes(empty, by_known_names(change or [])), found.text)
        asking.tell_unknown_place(claim)
        done = opened.review("add", report, analyst=by, reason=reason, claim=claim)
    typer.echo(f"{claim_id(claim, report)}: added to {report}; 'muster review undo {done.id}' takes it back")

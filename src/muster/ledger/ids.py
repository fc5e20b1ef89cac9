"""Short stable ids, made of content alone, so that the order in which reports come does not matter."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from muster.claim_json import claim_to_dict
from muster.time.date import Date

if TYPE_CHECKING:
    from muster.model import Claim, Report

LENGTH: Final = 12


def digest(data: Any) -> str:  # noqa: ANN401  (plain data of any shape)
    """Give the SHA-256 of plain data in its one canonical form."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def report_id(report: Report) -> str:
    """Give the id of one version of a report: ``r-`` and twelve hexadecimal digits."""
    fields = (report.id, report.told.edtf, report.text, report.lang, report.outlet, report.title, report.url)
    return f"r-{digest(fields)[:LENGTH]}"


def claim_id(claim: Claim, report: str) -> str:
    """Give the id of a claim of the report with that id: ``c-`` and twelve hexadecimal digits."""
    when = [claim.when.edtf, claim.when.kind.value] if claim.when else None
    until = claim.until.edtf if isinstance(claim.until, Date) else claim.until
    fields = [report, claim_to_dict(claim), when, until, claim.evidence.start, claim.evidence.end]
    return f"c-{digest(fields)[:LENGTH]}"


def review_id(action: str, target: str, analyst: str, recorded: str, body: str | None) -> str:
    """Give the id of a review: ``v-`` and twelve hexadecimal digits."""
    return f"v-{digest([action, target, analyst, recorded, body])[:LENGTH]}"

"""Making a report anew from what it came in as: a better source reader may find more in the same bytes."""

from __future__ import annotations

import io
from contextlib import nullcontext
from typing import TYPE_CHECKING

from muster.problems import InputError, MusterError
from muster.sources.found import SNIFFED, Source
from muster.sources.kind import kind_named

if TYPE_CHECKING:
    from muster.model import Origin, Report
    from muster.sources.record import Limits


def made_again(report: Report, origin: Origin, limits: Limits) -> Report:
    """Give the report that its raw bytes make now; the report itself where they make none of that id any more.

    Args:
        report: as it was made before.
        origin: what it came in as.
        limits: how large things may be.
    """
    kind = kind_named(origin.kind)
    if kind is None:
        return report
    raw, given = origin.raw, dict(origin.given)
    name = given.get("name", report.id)
    source = Source(report.id, name, SNIFFED, len(raw), lambda: nullcontext(io.BytesIO(raw)), given)
    try:
        found = list(kind.read(io.BytesIO(raw), source, limits))
    except InputError:
        return report
    except MusterError:
        raise
    except Exception:  # noqa: BLE001  (a parser that trips over it now leaves what it found before)
        return report
    return next((one for one in found if getattr(one, "id", None) == report.id), report)  # type: ignore[return-value]

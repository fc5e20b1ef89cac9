"""Reports of a sentence or two, told on 15 June 2020 unless said otherwise."""

from __future__ import annotations

from muster.model import Report
from muster.time.date import Date

TOLD = "2020-06-15"


def report(text: str, told: str = TOLD, outlet: str | None = None, lang: str = "nl") -> Report:
    return Report("test", Date.parse(told), text, lang, outlet)

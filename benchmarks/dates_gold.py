"""How sound and how narrow dates are on hand-annotated reports: run ``python benchmarks/dates_gold.py``.

For each claim with a ``when`` whose evidence holds a time expression: do the days of one of these expressions contain
the day that is true (of an annotated period: its beginning, its end, or all of it)? A claim that holds on the report's
own day, with no expression for that, is dated by the report, not by an expression: it is counted apart.

``--misses`` lists what was missed, outside the reports that are kept for checking (whose texts nobody reads).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from muster.time.date import Certainty, Date
from muster.time.expressions import DatesRead, TimeExpression, read_dates

GOLD = Path(__file__).parents[2] / "shared" / "gold"
LONGEST_CONTEXT = 300
YEAR = 365
MONTH = 31
WEEK = 7
OPEN = 10**6
LONG = "a period longer than a month is named"


@dataclass(frozen=True)
class Case:
    """One claim with what was read in its evidence."""

    report: str
    told: Date
    when: str
    evidence: str
    expressions: tuple[TimeExpression, ...]
    others: tuple[TimeExpression, ...]
    sharp: dict[int, int]
    kept: bool

    @property
    def best(self) -> TimeExpression | None:
        """The narrowest expression that contains the true day."""
        right = [one for one in self.expressions if contains(one, Date.parse(self.when))]
        return min(right, key=lambda one: one.date.width or OPEN, default=None)


def contains(one: TimeExpression, gold: Date) -> bool:
    """Whether the expression's days meet the gold date, as the guide defines sound."""
    return one.date.overlaps(gold) is not Certainty.NO


def cases() -> list[Case]:
    found = []
    for folder in ("dev", "seeds"):
        for path in sorted((GOLD / folder).glob("*.json")):
            report = json.loads(path.read_text(encoding="utf-8"))
            if report["lang"] == "nl":
                found.extend(of_report(report, kept=folder == "dev" and is_kept(report["id"])))
    return found


def is_kept(name: str) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def of_report(report: dict[str, Any], *, kept: bool) -> list[Case]:
    told = Date.parse(report["date"])
    read: DatesRead = read_dates(report["text"], told)
    sharp = from_a_day(report["text"], told)
    found = []
    for claim in report["claims"]:
        start = report["text"].find(claim["evidence"])
        end = start + len(claim["evidence"])
        inside = tuple(one for one in read.expressions if start <= one.span.start and one.span.end <= end)
        inside = tuple(one for one in inside if one.role not in ("now", "further-notice"))
        others = tuple(one for one in read.expressions if one not in inside)
        if claim["when"] and inside:
            found.append(Case(report["id"], told, claim["when"], claim["evidence"], inside, others, sharp, kept))
    return found


def from_a_day(text: str, told: Date) -> dict[int, int]:
    """How many days each expression means, by where it stands, were the day of the report known."""
    day = Date.between(told.first, told.first)
    return {one.span.start: one.date.width or OPEN for one in read_dates(text, day).expressions}


def cause(case: Case) -> str:
    """Why the best expression of a claim is wider than a month."""
    best = case.best
    known = case.sharp.get(best.span.start, OPEN) if best else OPEN
    if known > MONTH:
        return LONG
    return "a week, seen from a month" if known in range(WEEK, 2 * WEEK) else "a vague count, seen from a month"


def own_day(case: Case) -> bool:
    """Whether the claim is told of the report's own day."""
    return Date.parse(case.when).overlaps(case.told) is not Certainty.NO


def elsewhere(case: Case) -> bool:
    """Whether another sentence of the report dates the claim, to a year at most."""
    gold = Date.parse(case.when)
    return any(contains(one, gold) and (one.date.width or OPEN) <= YEAR + 1 for one in case.others)


def width(case: Case) -> int:
    best = case.best
    return (best.date.width or OPEN) if best else 0


def show(title: str, chosen: list[Case]) -> None:
    right = [case for case in chosen if case.best]
    wrong = [case for case in chosen if not case.best]
    undated = [case for case in wrong if own_day(case)]
    other = [case for case in wrong if not own_day(case) and elsewhere(case)]
    counted = len(chosen) - len(undated) - len(other)
    if not counted:
        return
    print(f"\n{title}: {len(chosen)} claims with a date whose evidence holds a time expression")
    print(f"  days hold the truth, of all                       {share(len(right), len(chosen))}")
    print(
        f"  the same, without claims dated by the report      {share(len(right), counted)}"
        f"  ({len(undated)} by the report's own date, {len(other)} by another sentence)"
    )
    monthly = [case for case in right if 28 <= (case.told.width or 0) <= MONTH and width(case) < YEAR]
    named = [case for case in monthly if cause(case) == LONG]
    print_widths("width in reports of a month, without years", monthly)
    print_widths("the same, without periods longer than a month", [case for case in monthly if case not in named])
    wide = Counter(cause(case) for case in monthly if width(case) > MONTH)
    for why, count in wide.most_common():
        print(f"    wider than {MONTH} days: {count:3} of {len(monthly)}, {why}")


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.1%}"


def print_widths(title: str, chosen: list[Case]) -> None:
    widths = sorted(width(case) for case in chosen) or [0]
    print(f"  {title:49} median {statistics.median(widths):.0f}, 90th percentile {ninth(widths)} days")


def ninth(widths: list[int]) -> int:
    """The 90th percentile."""
    return widths[int(len(widths) * 0.9)] if widths else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list what was missed, outside the kept reports")
    parser.add_argument("--wide", action="store_true", help="list what is wide, outside the kept reports")
    options = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"no annotated reports at {GOLD}")
    found = cases()
    show("all", found)
    show("kept for checking", [case for case in found if case.kept])
    show("others", [case for case in found if not case.kept])
    for case in found:
        if case.kept:
            continue
        given = [(one.span.text, one.date.edtf, one.role, one.rule) for one in case.expressions]
        if options.misses and not case.best and not own_day(case):
            where = "elsewhere" if elsewhere(case) else "missed"
            print(f"\n{where} {case.when} in {case.told} {given}\n   {case.evidence[:LONGEST_CONTEXT]}")
        if options.wide and case.best and 31 < width(case) < YEAR:
            print(f"\nwide {width(case)} {case.when} in {case.told} {case.best.span.text} {case.best.date.edtf}")
    if options.wide:
        print(Counter(case.best.rule for case in found if case.best and not case.kept).most_common())


if __name__ == "__main__":
    main()

"""Fit the weights by which the reader judges its candidates and fills their fields, on annotated reports.

    python scripts/fit_reader.py --gold FOLDER... [--own FOLDER...] [--lang nl]

Writes lang/<code>/weights.tsv (is a candidate a claim), lang/<code>/choices.tsv (which value fills a field),
lang/<code>/twins.tsv (do two candidates of a sentence tell one fact) and lang/<code>/reports.tsv (is a report about
something else). A report of our own that retells another is never tried by weights that have seen the other.

A candidate is right where the annotation has a claim that it matches (the matching is that of the scorer beside the
gold). Reports of the gold's check third (by a hash of their id) are left out, so that they can measure what comes out.
Logistic regression with a quadratic penalty (conditional, for choices), by plain gradient steps: the same input gives
the same tables.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from gold import in_check_third, scorer_at

from muster.claim_json import claim_to_dict
from muster.model import Claim, Report
from muster.reading import elsewhere, judging, twins
from muster.reading.analysis import analyse
from muster.reading.choosing import EVERY, TABLE, chosen, names_of, weighed
from muster.reading.fitted import BIAS
from muster.reading.lexicon import folder
from muster.reading.merging import merged
from muster.reading.options import FIELDS, NULL, company, options
from muster.reading.reader import candidates
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PENALTY, STEPS, RATE, SELDOM, FOLDS, SMALL = 20.0, 300, 0.05, 4, 5, 0.02
CHOICE_PENALTY, CHOICE_PENALTIES = 8.0, {"mission": 20.0, "nation": 12.0, "activity": 4.0, "until": 3.0}
TWIN_PENALTY = 3.0
CLOSE = 0.002  # of F1: less than chance alone moves
ELSEWHERE_DOUBT = 0.1  # when in doubt nothing is told: what a report about an exercise invents, nobody forgives
TWIN_DOUBT = 0.4  # when in doubt one claim: what is told once too often is worse than once too seldom
RIVAL_DOUBT = 0.85  # claims of two kinds in a sentence mostly tell two facts
LIKELY = -0.8  # twins are learnt from candidates that are accepted or nearly so
BOLDNESS = 0.05  # whether a report is about something else is told by what a bolder reading finds in it
# What is left out is missed for certain: a value is given where it is right one time in three, not only where likelier.
SILENCE, OTHER_SILENCE = {"activity": 1.0, "who": 1.1, "said_by": 1.0, "about": 0.9, "until": 1.2}, 0.6
# Whoever writes freely names more sources than annotators do: said_by is not learnt from such reports. The long ones of
# these bring neither judging nor two of the fields anything that shows on reports that were not looked at.
FREE, LONG = re.compile(r"own-(?!nl-)"), re.compile(r"own-(?!nl-)[a-z]{2}-")
LEFT_OUT = {"said_by": FREE, "activity": LONG, "when": LONG}
DATED = frozenset(("when", "until"))
SHIFTS = [step / 10 for step in range(-16, 6)]
Row = tuple[str, frozenset[str], int]
Name = Any  # a sign, alone or with the part of the table that it stands in
Numbers = Any  # an array of numbers for names
ANY = judging.ANY


def load(folders: list[Path], lang: str) -> list[dict[str, Any]]:
    paths = (path for folder_ in folders for path in sorted(folder_.glob("*.json*")))
    found = (row for path in paths for row in _rows(path))
    return [row for row in found if row.get("lang") == lang]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """The report of a JSON file, or those of a file with one a line."""
    text = path.read_text(encoding="utf-8")
    yield from map(json.loads, text.splitlines() if path.suffix == ".jsonl" else [text])


def scorer(folders: list[Path]) -> Any:
    parents = folders[0].resolve().parents
    return scorer_at(next(parent / "score.py" for parent in parents if (parent / "score.py").is_file()))


def candidates_of(row: dict[str, Any]) -> list[judging.Candidate]:
    report = Report(row["id"], Date.parse(row["date"]), row["text"], row["lang"], row["outlet"])
    return list(candidates(analyse(report)))


def labels(row: dict[str, Any], found: list[judging.Candidate], score: Any) -> list[int | None]:
    """1 for a candidate that matches, None for one that could have but for another (it teaches nothing), else 0."""
    got = [claim_to_dict(candidate.claim) for candidate in found]
    right = {j for _, j in score.pair(row["text"], row["claims"], got)}
    return [1 if j in right else None if _rivals(row, claim, score) else 0 for j, claim in enumerate(got)]


def _rivals(row: dict[str, Any], claim: dict[str, Any], score: Any) -> bool:
    mine = score.span(row["text"], claim["evidence"])
    same = (g for g in row["claims"] if g["kind"] == claim["kind"])
    return any(score.shares(score.span(row["text"], g["evidence"]), mine) and score.alike(g, claim) for g in same)


def numbers_of(names: Iterable[Name], known: dict[Name, int]) -> Numbers:
    """The numbers of some names, new ones numbered on: what takes a fraction of the room of the names."""
    return np.array([known.setdefault(name, len(known)) for name in sorted(names)], np.int32)


def fit(rows: list[Row]) -> dict[str, dict[str, float]]:
    """Weights of signs for all candidates alike, and what each group of candidates adds to them."""
    named = (
        ({(ANY, sign) for sign in signs} | {(group, sign) for sign in signs}, right) for group, signs, right in rows
    )
    weights, bias = _weighed(named, PENALTY)
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for (group, sign), weight in weights.items():
        table[group][sign] = weight
    table[ANY][BIAS] = bias
    return dict(table)


def _weighed(rows: Iterable[tuple[Iterable[Name], int]], penalty: float) -> tuple[dict[Name, float], float]:
    """The weight of each name that rows carry often enough, if it is not next to nothing, and the bias."""
    known: dict[Name, int] = {}
    found = [(numbers_of(names, known), right) for names, right in rows]
    index, starts, kept = table_of([numbers for numbers, _ in found], len(known))
    weights = _descend(index, starts, np.array([float(right) for _, right in found]), len(kept) + 1, penalty)
    return _heavy(weights, kept, list(known)), float(weights[-1])


def table_of(rows: list[Numbers], names: int) -> tuple[Any, Any, Any]:
    """Rows of numbers end to end, where each starts, and which names are kept: those that are not seldom.

    The kept ones are numbered anew. Each row ends with one number more that all have: the bias where rows are judged;
    where options are compared it weighs for all alike and keeps a row from being empty.
    """
    lengths = np.fromiter(map(len, rows), np.int64, len(rows))
    every = np.concatenate([*rows, np.empty(0, np.int32)])
    often = np.bincount(every, minlength=names) >= SELDOM
    place, kept = np.cumsum(often, dtype=np.int32) - 1, np.flatnonzero(often)
    is_kept = often[every]
    held = np.bincount(np.repeat(np.arange(len(rows)), lengths)[is_kept], minlength=len(rows))
    ends = np.cumsum(held)
    return (
        np.insert(place[every[is_kept]], ends, len(kept)),
        np.concatenate([[0], ends + np.arange(1, len(rows) + 1)]),
        kept,
    )


def _heavy(weights: Any, kept: Any, names: list[Name]) -> dict[Name, float]:
    """The weights that are not next to nothing, by name."""
    return {names[number]: float(weights[at]) for at, number in enumerate(kept) if abs(weights[at]) >= SMALL}


def _descend(index: Any, starts: Any, wanted: Any, size: int, penalty: float) -> Any:
    weights, mean, spread = np.zeros(size), np.zeros(size), np.zeros(size)
    lengths = np.diff(starts)
    for step in range(1, STEPS + 1):
        chance = 1 / (1 + np.exp(-np.add.reduceat(weights[index], starts[:-1])))
        slope = penalty * weights
        slope[-1] = 0
        slope += np.bincount(index, np.repeat(chance - wanted, lengths), size)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def fit_all(data: list[Any]) -> dict[str, dict[str, float]]:
    rows = [
        (candidate.group, candidate.signs, right)
        for _, found, label in data
        for candidate, right in zip(found, label, strict=True)
        if right is not None
    ]
    return fit(rows)


def total(candidate: judging.Candidate, table: dict[str, dict[str, float]]) -> float:
    groups = [table.get(group, {}) for group in (ANY, candidate.group)]
    return sum(group.get(sign, 0.0) for group in groups for sign in (BIAS, *candidate.signs))


def folds(data: list[Any]) -> list[list[Any]]:
    parts: list[list[Any]] = [[] for _ in range(FOLDS)]
    for row in data:
        name = row[0].get("retells", row[0]["id"])
        parts[int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS].append(row)
    return parts


Scored = list[tuple[dict[str, Any], list[judging.Scored]]]


def unseen(data: list[Any]) -> Scored:
    """Every candidate with what weights give it that were fitted on other reports."""
    scored: Scored = []
    parts = folds(data)
    for at, part in enumerate(parts):
        table = fit_all([row for other, rows in enumerate(parts) if other != at for row in rows])
        scored += [(row, [(total(c, table), c) for c in found]) for row, found, _ in part]
    return scored


def lowered(found: list[judging.Scored], shift: float) -> list[judging.Scored]:
    """The scored candidates with 0 at a threshold, as they are judged in reading."""
    return [(total_ - shift, one) for total_, one in found]


def twin_rows(scored: Scored, score: Any) -> Iterator[Row]:
    """Pairs of likely candidates of one sentence of which one or both are right: report, signs, one only."""
    for row, found in scored:
        ranked = sorted((one for one in found if one[0] >= LIKELY), key=lambda one: -one[0])
        told = [(one, claim_to_dict(one[1].claim)) for one in ranked]
        for (better, claim), (other, second) in combinations(told, 2):
            if claim["evidence"] == second["evidence"]:
                right = len(score.pair(row["text"], row["claims"], [claim, second]))
                if right:
                    yield row["id"], frozenset(twins.twin_signs(better, other)), int(right == 1)


def fit_twins(rows: list[Row]) -> dict[str, float]:
    table = _doubtful(rows, TWIN_PENALTY, TWIN_DOUBT)
    return table | {twins.RIVALS: table.get(twins.RIVALS, 0.0) - _odds(RIVAL_DOUBT) + _odds(TWIN_DOUBT)}


def _odds(chance: float) -> float:
    """The logarithm of the odds of a chance."""
    return float(np.log(chance / (1 - chance)))


def _doubtful(rows: Iterable[Row], penalty: float, doubt: float) -> dict[str, float]:
    """Weights of signs whose sum is above 0 where the chance that the row is right is above some doubt."""
    table, bias = _weighed([(signs, right) for _, signs, right in rows], penalty)
    return table | {BIAS: bias - _odds(doubt)}


def report_rows(scored: Scored, raw: list[Any], shift: float) -> Iterator[Row]:
    """Reports with candidates: report, signs, whether it has no claim."""
    plain = {row["id"]: found for row, found in raw}
    for row, found in scored:
        if found:
            told = [(total_, one) for (total_, _), one in zip(found, plain[row["id"]], strict=True)]
            yield row["id"], elsewhere.report_signs(lowered(told, shift)), int(not row["claims"])


def best_shift(
    scored: Scored, rows: list[tuple[str, frozenset[str], int]], measured: frozenset[str], score: Any
) -> float:
    """The threshold that gives the best F1 on measured reports not seen in fitting: one for all kinds, to be stable.

    Of those that are nearly as good it is the highest, which invents least.
    """
    part = {row["id"]: at for at, rows_ in enumerate(folds([(row,) for row, _ in scored])) for (row,) in rows_}
    tables = [fit_twins([row for row in rows if part[row[0]] != at]) if rows else {} for at in range(FOLDS)]
    judged = [(row, found, tables[part[row["id"]]]) for row, found in scored]
    gold = [one for one in judged if one[0]["id"] in measured]
    told = {shift: measure(gold, shift, score)[2] for shift in SHIFTS}
    smooth = {shift: sum(told[round(shift + step / 10, 1)] for step in range(-2, 3)) / 5 for shift in SHIFTS[2:-2]}
    best = max(shift for shift, high in smooth.items() if high >= max(smooth.values()) - CLOSE)
    for shift in (best - 0.3, best, best + 0.3):
        found_ = [[round(x, 3) for x in measure(rows_, shift, score)] for rows_ in (gold, judged)]
        print(f"cross-validated P R F1 at {shift:.1f}: gold {found_[0]}, with our own {found_[1]}", file=sys.stderr)
    return best


def measure(judged: list[Any], shift: float, score: Any) -> tuple[float, float, float]:
    hit = got = gold = 0
    for row, found, table in judged:
        told = twins.kept([one for one in lowered(found, shift) if one[0] >= 0], table)
        claims = [claim_to_dict(c) for c in merged((told_, c.claim) for told_, c in told)]
        hit += len(score.pair(row["text"], row["claims"], claims))
        got, gold = got + len(claims), gold + len(row["claims"])
    result: tuple[float, float, float] = score.f1(hit, got, gold)
    return result


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--gold", type=Path, nargs="+", required=True, help="folders of annotated reports")
    ask.add_argument("--own", type=Path, nargs="*", default=[Path("corpus/nl")], help="annotated reports of our own")
    ask.add_argument("--lang", default="nl")
    asked = ask.parse_args()
    score = scorer(asked.gold)
    gold = [row for row in load(asked.gold, asked.lang) if not in_check_third(row["id"])]
    own = load(asked.own, asked.lang)
    raw = [(row, candidates_of(row)) for row in (*gold, *own)]
    known: dict[Name, int] = {}  # the signs of the options of all fields
    choices = [questions(row, found, score, known) for row, found in raw]
    names = list(known)
    write_choices(choices, names, asked.lang)
    data = list(decided(raw, choices, names, score))
    scored = unseen(data)
    measured = frozenset(row["id"] for row in gold)
    first = best_shift(scored, [], measured, score)
    pairs = list(twin_rows([(row, lowered(found, first)) for row, found in scored], score))
    shift = best_shift(scored, pairs, measured, score)
    write_signs(fit_twins(pairs), len(data), folder(asked.lang) / twins.TABLE)
    reports = _doubtful(report_rows(scored, raw, shift - BOLDNESS), PENALTY, ELSEWHERE_DOUBT)
    write_signs(reports, len(data), folder(asked.lang) / elsewhere.TABLE)
    table = fit_all(data)
    table[ANY][BIAS] -= shift
    told = [(group, sign, weight) for group, own in sorted(table.items()) for sign, weight in sorted(own.items())]
    lines = [f"{group}\t{sign}\t{weight:.3f}" for group, sign, weight in told]
    write(folder(asked.lang) / judging.TABLE, len(data), "group, sign, weight", lines)


def write_signs(table: dict[str, float], reports: int, path: Path) -> None:
    write(path, reports, "sign, weight", [f"{sign}\t{weight:.3f}" for sign, weight in sorted(table.items())])


def write(path: Path, reports: int, cells: str, lines: list[str]) -> None:
    head = f"# Fitted by scripts/fit_reader.py on {reports} annotated reports: {cells}."
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


Question = list[tuple[Numbers, bool]]


def decided(
    raw: list[Any], asked: list[dict[str, list[Question]]], names: list[Name], score: Any
) -> Iterator[tuple[dict[str, Any], list[judging.Candidate], list[int | None]]]:
    """The candidates with their fields chosen by weights that have not seen the report, and which of them are right."""
    numbers = folds([(row, at) for at, (row, _) in enumerate(raw)])
    for number, part in enumerate(numbers):
        others = [asked[at] for other, rows in enumerate(numbers) if other != number for _, at in rows]
        tables = weighed(fit_choices(others, names))
        for row, at in (one for one in part if not LONG.match(one[0]["id"])):
            ready = [chosen(one, tables) for one in judging.in_company(raw[at][1])]
            yield row, ready, labels(row, ready, score)


def fit_choices(asked: list[dict[str, list[Question]]], names: list[Name]) -> list[tuple[str, str, str, float]]:
    rows = []
    for field in FIELDS:
        penalty = CHOICE_PENALTIES.get(field, CHOICE_PENALTY)
        table = fit_choice([q for one in asked for q in one[field]], names, penalty)
        table[EVERY, NULL] = table.get((EVERY, NULL), 0.0) - SILENCE.get(field, OTHER_SILENCE)
        rows += [(field, part, sign, weight) for (part, sign), weight in sorted(table.items())]
    return rows


def write_choices(asked: list[dict[str, list[Question]]], names: list[Name], lang: str) -> None:
    lines = [f"{field}\t{part}\t{sign}\t{weight:.2f}" for field, part, sign, weight in fit_choices(asked, names)]
    cells = f"field, part, sign, weight ({', '.join(sorted(LEFT_OUT))} on fewer)"
    write(folder(lang) / TABLE, len(asked), cells, lines)


def questions(
    row: dict[str, Any], found: list[judging.Candidate], score: Any, known: dict[Name, int]
) -> dict[str, list[Question]]:
    """For each field the options of each candidate that matches a claim, and which of them are right."""
    but = {field for field, ids in LEFT_OUT.items() if ids.match(row["id"])}
    got = [claim_to_dict(candidate.claim) for candidate in found]
    pairs = [(row["claims"][i], found[j]) for i, j in score.pair(row["text"], row["claims"], got)]
    asked = {
        field: [_question(field, gold, one, score, known) for gold, one in pairs if field not in but]
        for field in FIELDS
    }
    return {field: [q for q in rows if len(q) > 1 and any(right for _, right in q)] for field, rows in asked.items()}


def _question(
    field: str, gold: dict[str, Any], candidate: judging.Candidate, score: Any, known: dict[Name, int]
) -> Question:
    if field == "when" and gold[field] is None:
        return []  # neither right nor wrong
    given = options(field, candidate, _as_told(candidate.claim, gold, field))
    plain = [claim_to_dict(replace(candidate.claim, **{field: one.value}))[field] for one in given]
    around = company(candidate.scene)
    names = [numbers_of(frozenset(names_of(one, candidate.claim.kind, around)), known) for one in given]
    return [(own, _right(field, gold[field], value, score)) for own, value in zip(names, plain, strict=True)]


def _as_told(claim: Claim, gold: dict[str, Any], field: str) -> Claim:
    """The claim with the fields chosen before this one as the annotation has them."""
    before = [name for name in FIELDS[: FIELDS.index(field)] if isinstance(gold[name], str) and name not in DATED]
    return replace(claim, **{name: gold[name] for name in before})


def _right(field: str, gold: Any, value: Any, score: Any) -> bool:
    if gold is None or value is None:
        return gold is None and value is None
    return bool(score.agrees(field, gold, value))


def fit_choice(asked: list[Question], names: list[Name], penalty: float) -> dict[Name, float]:
    """Weights of the signs of options, so that the right one of each question weighs most."""
    index, starts, kept = table_of([numbers for question in asked for numbers, _ in question], len(names))
    groups = np.cumsum([0, *map(len, asked)])
    right = np.array([float(right) for question in asked for _, right in question])
    return _heavy(_descend_choices(index, starts, groups, right, len(kept) + 1, penalty), kept, names)


def _descend_choices(index: Any, starts: Any, groups: Any, right: Any, size: int, penalty: float) -> Any:  # noqa: PLR0913, PLR0917  (what one step needs)
    weights, mean, spread = np.zeros(size), np.zeros(size), np.zeros(size)
    sizes, lengths = np.diff(groups), np.diff(starts)
    for step in range(1, STEPS + 1):
        total_ = np.add.reduceat(weights[index], starts[:-1])
        power = np.exp(total_ - np.repeat(np.maximum.reduceat(total_, groups[:-1]), sizes))
        chance = power / np.repeat(np.add.reduceat(power, groups[:-1]), sizes)
        wanted = power * right / np.repeat(np.add.reduceat(power * right, groups[:-1]), sizes)
        slope = penalty * weights + np.bincount(index, np.repeat(chance - wanted, lengths), size)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


if __name__ == "__main__":
    main()

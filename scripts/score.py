"""Score the reader against annotated reports: ``python scripts/score.py --gold FOLDER`` (``make score``).

FOLDER holds ``score.py`` (the scorer of the annotations), ``seeds`` and ``dev``. Three parts are scored apart: the
seeds; the two thirds of ``dev`` that rules may be written from, by kind, field and theme; and the check third, fixed by
a hash of the report's id, of which only sums are shown, so that it can tell how the reader does on unseen reports.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from gold import in_check_third, scorer_at

from muster.claim_json import claim_to_dict
from muster.model import Report
from muster.reading.reader import read_report
from muster.time.date import Date

FLOORS = Path(__file__).parents[1] / "tests" / "reading" / "floors.toml"
SUMS = ("claim_precision", "claim_recall", "claim_f1", "fact_precision", "fact_recall", "fact_f1")
AT_MOST = {"false_alarms_per_empty_report", "ungrounded"}
Figures = dict[str, Any]


def parts_of(gold: Path, lang: str) -> dict[str, list[Figures]]:
    """The annotated reports of a language, by the part that they are scored in."""
    parts: dict[str, list[Figures]] = {"seeds": [], "write": [], "check": []}
    for folder in ("seeds", "dev"):
        for path in sorted((gold / folder).glob("*.json")):
            row = json.loads(path.read_text(encoding="utf-8"))
            if row["lang"] == lang:
                part = "seeds" if folder == "seeds" else "check" if in_check_third(row["id"]) else "write"
                parts[part].append(row)
    return parts


def predicted(row: Figures) -> str:
    """The reader's claims for one report, as a line of JSON."""
    report = Report(row["id"], Date.parse(row["date"]), row["text"], row["lang"], row["outlet"])
    return json.dumps({"id": row["id"], "claims": [claim_to_dict(claim) for claim in read_report(report).claims]})


def scored(rows: list[Figures], scorer: Path, *, themes: bool = False) -> tuple[Figures, list[str]]:
    """The scorer's figures for some reports, and its lines by theme if wanted."""
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor() as pool:
        claims, gold = Path(folder, "claims.jsonl"), Path(folder, "gold")
        gold.mkdir()
        for at, row in enumerate(rows):
            (gold / f"{at}.json").write_text(json.dumps(row), encoding="utf-8")
        claims.write_text("\n".join(pool.map(predicted, rows, chunksize=8)), encoding="utf-8")
        command = [sys.executable, str(scorer), "--gold", str(gold), "--predicted", str(claims), "--json"]
        told = subprocess.run(  # noqa: S603  (the scorer is the one that the user named)
            [*command, *(["--themes"] if themes else [])], capture_output=True, check=True, text=True
        ).stdout
        read = {one["id"]: one["claims"] for one in map(json.loads, claims.read_text(encoding="utf-8").splitlines())}
    lines, brace, figures = told.partition("{")
    return json.loads(brace + figures) | {"found": found_right(rows, read, scorer)}, lines.splitlines()


def found_right(rows: list[Figures], read: dict[str, list[Figures]], scorer: Path) -> dict[str, float]:
    """Of all values that the annotations tell, by field, the share that the reader found and got right.

    The scorer's own shares are of matched claims only: they may fall when more claims are found, the harder ones.
    """
    module = scorer_at(scorer)
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in rows:
        pairs = dict(module.pair(row["text"], row["claims"], read[row["id"]]))
        for at, gold in enumerate(row["claims"]):
            got = read[row["id"]][pairs[at]] if at in pairs else {}
            told.update(field for field in module.SCORED if gold.get(field) is not None)
            right.update(f for f in module.SCORED if gold.get(f) is not None and module.agrees(f, gold[f], got.get(f)))
    return {field: round(right[field] / told[field], 4) for field in module.SCORED if told[field]}


def show(name: str, figures: Figures, themes: list[str], *, sums_only: bool) -> None:
    print(f"\n{name}: {figures['reports']} reports, {figures['gold_claims']} claims annotated", end="")
    print(f", {figures['predicted_claims']} read")
    for what in ("claim", "fact"):
        precision, recall, f1 = (figures[f"{what}_{figure}"] for figure in ("precision", "recall", "f1"))
        print(f"  {what:6} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print("  fields " + "  ".join(f"{field} {share:.2f}" for field, share in figures["fields"].items()))
    print("  found  " + "  ".join(f"{field} {share:.2f}" for field, share in figures["found"].items()))
    print(f"  dates  sound {_told(figures['time_sound'])}, {_told(figures['time_width_days'])} days wide", end="")
    print(f" (a tenth wider than {_told(figures['time_width_p90'])})")
    print(f"  claims in a report that has none {_told(figures['false_alarms_per_empty_report'])}", end="")
    print(f"; not grounded {figures['ungrounded']}")
    if not sums_only:
        for kind, one in figures["kinds"].items():
            print(f"  {kind:11} precision {one['precision']:.3f}  recall {one['recall']:.3f}  F1 {one['f1']:.3f}")
        print(*(f"  {line}" for line in themes), sep="\n")


def _told(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3g}"


def under_floor(part: str, figures: Figures, floors: Figures) -> list[str]:
    """What is worse than its floor (for alarms: above its ceiling), a line each."""
    every = figures | figures["fields"] | {f"{field}_found": share for field, share in figures["found"].items()}
    worse = []
    for name, floor in floors.get(part, {}).items():
        value = every[name] or 0.0
        if value > floor if name in AT_MOST else value < floor:
            side = "above its ceiling" if name in AT_MOST else "under its floor"
            worse.append(f"{part}: {name} is {value:.3f}, {side} of {floor}")
    return worse


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--gold", type=Path, required=True, help="the folder with score.py, seeds and dev")
    ask.add_argument("--lang", default="nl")
    ask.add_argument("--floors", action="store_true", help="only compare with tests/reading/floors.toml")
    ask.add_argument("--json", action="store_true", help="print the sums of each part as one JSON object")
    asked = ask.parse_args()
    scorer = asked.gold / "score.py"
    if not scorer.is_file():
        print(f"no score.py in {asked.gold}; name the folder of the annotated reports with --gold", file=sys.stderr)
        return 2
    found = {
        part: scored(rows, scorer, themes=part == "write") for part, rows in parts_of(asked.gold, asked.lang).items()
    }
    if asked.json:
        print(json.dumps({part: {k: v for k, v in f.items() if k != "kinds"} for part, (f, _) in found.items()}))
    elif not asked.floors:
        for part, name in (("seeds", "Seeds"), ("write", "Two thirds"), ("check", "Check third")):
            show(name, *found[part], sums_only=part != "write")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if asked.floors else {}
    worse = [line for part, (figures, _) in found.items() for line in under_floor(part, figures, floors)]
    print(*worse, sep="\n", end="\n" if worse else "")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())

"""Ten pictures, and the history of the training in Iraq, from gold reports: as they were when last looked at by eye.

After a change that is meant, look at the difference and write them anew: UPDATE_SNAPSHOTS=1 pytest this file.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gold_claims import DEV, add_all, day, dev, seeds
from muster.answers.narrowing import narrow
from muster.answers.picture import picture
from muster.answers.states import meaning_of
from muster.answers.subject import Filters
from muster.cli.happening_lines import subject_words, when_words
from muster.cli.short_words import count_words, short_date, since_words
from muster.ledger.sorts import STATE_KINDS
from muster.ledger.store import Ledger

pytestmark = pytest.mark.skipif(not DEV.is_dir(), reason=f"{DEV} is not here")
FOLDER = Path(__file__).parent / "snapshots"
PICTURES = (
    ("2004-11-01", "sfir", None, None),
    ("2007-06-01", "isaf", "NL", None),
    ("2011-02-15", None, None, "Kunduz"),
    ("2014-12-01", "oir", None, None),
    ("2014-12-01", "minusma", "NL", None),
    ("2018-01-15", "efp-lithuania", None, None),
    ("2019-05-17", "oir", "NL", None),
    ("2019-05-31", "oir", "NL", None),
    ("2020-01-25", None, "NL", "Iraq"),
    ("2024-06-15", "nmi", "NL", None),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    made = Ledger.open(tmp_path_factory.mktemp("gold") / "gold.ledger")
    return add_all(made, [*seeds(), *dev()])


def some(word: str | None) -> frozenset[str]:
    return frozenset({word}) if word else frozenset()


def compare(name: str, lines: list[str]) -> None:
    path, text = FOLDER / f"{name}.txt", "\n".join(lines) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize(("on", "mission", "nation", "place"), PICTURES, ids=str)
def test_the_picture_is_the_one_looked_at(
    ledger: Ledger, on: str, mission: str | None, nation: str | None, place: str | None
) -> None:
    found = picture(ledger.visible(), day(on), Filters(some(mission), some(nation), some(place)))
    lines = []
    for one in found.standings:
        counts = ", ".join(f"{count_words(it.count)} {it.who or ''}".strip() for it in one.figures)
        states = " or ".join([one.state.value, *(state.value for state, _ in one.otherwise)])
        told = f"since {since_words(one.since)}, last told {short_date(one.confirmed)}, {one.sure.value}"
        sources = " ".join(sorted({dated.entry.card.name for dated in one.claims}))
        lines.append(f"{subject_words(one.subject)}: {states}{f', {counts}' if counts else ''}; {told} [{sources}]")
    lines += [f"superseded: {subject_words(one.subject)}, by {one.superseded}" for one in found.superseded]
    for plan in found.plans:
        counted = f" {count_words(plan.count)}" if plan.count else ""
        when = short_date(plan.when) if plan.when else "no date"
        lines.append(f"plan: {plan.event}{counted} of {subject_words(plan.subject)}, {when}: {plan.stands.value}")
    assert lines
    compare("-".join(part for part in (on, mission, nation, place) if part), lines)


def test_the_history_of_the_training_in_iraq(ledger: Ledger) -> None:
    claims = [
        one
        for one in narrow(ledger.visible().entries).claims
        if one.claim.kind in STATE_KINDS
        and one.claim.modality == "asserted"
        and one.subject.activity in ("training", "all")
        and one.subject.mission in ("oir", "nmi")
        and one.subject.nation in ("NL", "*")
        and meaning_of(one.claim)
        and day("2019-05-01") <= one.when.last
        and one.when.first <= day("2020-03-01")
    ]
    ordered = sorted(claims, key=lambda one: (one.when.first, one.when.last, one.id))
    lines = [
        f"{when_words(one)} {one.claim.event} {subject_words(one.subject)} [{one.entry.card.name}]" for one in ordered
    ]
    compare("history-of-training-in-iraq", lines)


def test_training_stood_still_for_a_few_days_in_may_2019_and_went_on(ledger: Ledger) -> None:
    def state(on: str) -> str:
        found = picture(ledger.visible(), day(on), Filters(nations=some("NL"), missions=some("oir")))
        asked = [one for one in found.standings if one.subject.parts == ("oir", "NL", "Iraq", "training")]
        return asked[0].state.value if asked else "superseded"

    assert state("2019-05-17") == "suspended"
    assert state("2019-05-31") == "active"

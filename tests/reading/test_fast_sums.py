"""Reading weighs without spelling signs; what it gets must be what the signs, spelled one by one, add up to."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from muster.model import Report
from muster.reading.analysis import analyse
from muster.reading.choosing import chosen, weights
from muster.reading.elsewhere import is_elsewhere
from muster.reading.fitted import BIAS, THOUSAND
from muster.reading.judging import ANY, Candidate, in_company, own_signs, score, total
from muster.reading.judging import weights as judging_weights
from muster.reading.merging import merged
from muster.reading.option_parts import of_value, signs_of, step
from muster.reading.option_times import when_chosen
from muster.reading.options import FIELDS, WORDED, company, options, parts_of, rows_of, values_of
from muster.reading.presence import is_local
from muster.reading.reader import candidates, read_report
from muster.reading.relevance import concerns_forces
from muster.reading.signs import scene_signs
from muster.reading.twins import the_better
from muster.sources.load import load

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [one for one in load([SAMPLES], sys.stdin.buffer) if isinstance(one, Report) and one.lang == "nl"]


@pytest.fixture(scope="module")
def found(reports: list[Report]) -> list[Candidate]:
    every = [one for report in reports for one in candidates(analyse(report))]
    assert len(every) > 50
    return every


def test_a_candidate_has_the_signs_of_its_scene_and_its_own(found: list[Candidate]) -> None:
    for one in found:
        assert scene_signs(one.scene) <= one.signs
        assert own_signs(one) | scene_signs(one.scene) == one.signs


def test_the_total_of_a_candidate_is_the_sum_of_its_signs(found: list[Candidate]) -> None:
    tables = judging_weights("nl")
    for one in found:
        parts = [tables[ANY], tables[one.group]]
        slow = sum(table.get(sign, 0) for table in parts for sign in (BIAS, *one.signs))
        assert total(one, "nl") == slow
        assert score(one, "nl") == slow / THOUSAND


def test_no_two_parts_of_an_option_make_one_sign(found: list[Candidate]) -> None:
    for one in found:
        for field in FIELDS:
            values = values_of(field, one, one.claim)
            rows = rows_of(field, one, one.claim)
            for value, parts in zip(values, parts_of(field, values, one, one.claim), strict=True):
                signs = list(signs_of([*parts, *of_value(rows, value)]))
                assert len(signs) == len(set(signs)), (field, value)


def test_the_heaviest_value_is_that_of_the_spelled_signs(found: list[Candidate]) -> None:
    tables = weights("nl")
    for one in found[::3]:
        claim = one.claim
        done = chosen(one, tables).claim
        for field in FIELDS:
            given = options(field, one, claim)
            table = tables[field]
            words = [table.words.get(word, {}) for word in company(one.scene)] if field in WORDED else []
            totals = [table.of(o, claim.kind) + sum(row.get(o.sort, 0) for row in words) for o in given]
            best = given[totals.index(max(totals))].value
            best = when_chosen(best, one.scene, claim) if field == "when" else best
            if getattr(done, field) != best:  # the rules' word stands: on a killing, on who goes on a day ahead
                assert claim.event == "killing" or (field == "event" and one.scene.timing.future)
                best = getattr(done, field)
            claim = replace(claim, **{field: best})
        assert claim == done


def test_judging_adds_up_what_spelled_signs_weigh(reports: list[Report]) -> None:
    tables = weights("nl")
    for report in reports:
        analysed = analyse(report)
        every = in_company(candidates(analysed)) if concerns_forces(analysed) else []
        told = [(score(one, "nl"), one) for one in every]
        sure = [] if is_elsewhere(told, "nl") else [(high, chosen(one, tables)) for high, one in told if high >= 0]
        kept = [(high, one.claim) for high, one in the_better(sure, "nl") if not is_local(one)]
        assert read_report(report).claims == merged(kept)


def test_distances_are_rough() -> None:
    assert [step(distance) for distance in (0, 1, 2, 3, 4, 7, 8, 15, 16, 400)] == [0, 1, 2, 2, 4, 4, 8, 8, 16, 16]

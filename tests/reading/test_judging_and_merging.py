"""The last steps: which candidates are claims, which claims are one fact; and the first: what is read at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from muster.model import EVENTS, Claim, Count, Report, Span
from muster.reading.analysis import analyse
from muster.reading.fitted import BIAS
from muster.reading.judging import ANY, Candidate, accepted, in_company, score, weights
from muster.reading.merging import merged, says_no_more
from muster.reading.reader import candidates
from muster.reading.relevance import is_relevant, stems
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.reading.reader import Reading

FORTY = Count(40, 40, "persons")
ONE = Claim("presence", "deployed", Span(0, 4, "Text"), nation="NL", place="Erbil", count=FORTY)


FULLER = replace(ONE, evidence=Span(9, 13, "More"), activity="training", who="mariniers")


def test_what_says_no_more_than_a_likelier_claim_goes() -> None:
    assert merged([(1.0, ONE), (2.0, FULLER)]) == merged([(2.0, FULLER), (1.0, ONE)]) == (FULLER,)


def test_what_says_more_than_a_likelier_claim_stays() -> None:
    assert merged([(2.0, ONE), (1.0, FULLER)]) == (ONE, FULLER)


DIFFERENT = [
    {"nation": "DE"},
    {"mission": "oir"},
    {"place": "Baghdad"},
    {"count": Count(50, 50, "persons")},
    {"event": "withdrawn"},
    {"modality": "planned"},
    {"until": Date.parse("2020-06")},
    {"said_by": "de minister"},
    {"kind": "measure", "event": "reinforcement"},
]


@pytest.mark.parametrize("fields", DIFFERENT, ids=str)
def test_different_facts_stay_two(fields: dict[str, object]) -> None:
    other = replace(ONE, **fields)  # type: ignore[arg-type]
    assert not says_no_more(other, ONE)
    assert merged([(1.0, other), (2.0, ONE)]) == (other, ONE)


def test_what_is_not_told_is_no_more() -> None:
    assert says_no_more(replace(ONE, place=None, count=None), ONE)
    assert not says_no_more(ONE, replace(ONE, place=None, count=None))


def test_each_of_two_named_dead_has_a_claim() -> None:
    general = Claim("incident", "killing", Span(0, 4, "Text"), nation="US", about="generaal Peters", casualties=1)
    guide, again = replace(general, about="gids Ali Karim"), replace(general, about="Jan Peters", casualties=None)
    assert merged([(3.0, general), (2.0, guide), (1.0, again)]) == (general, guide)


def test_merging_again_changes_nothing() -> None:
    claims = [ONE, replace(ONE, nation="DE"), FULLER, replace(ONE, place=None)]
    for order in permutations(enumerate(claims)):
        once = merged((float(score_), claim) for score_, claim in order)
        again = merged((float(claims.index(claim)), claim) for claim in once)
        assert again == once


def candidate(*signs: str) -> Candidate:
    report = Report("one", Date.parse("2020-01"), "Er zijn veertig Nederlandse militairen in Erbil.")
    scene = next(candidates(analyse(report))).scene
    return Candidate(ONE, frozenset(signs), "presence", scene, 0)


def test_signs_add_up() -> None:
    every, table = weights("nl")[ANY], weights("nl")["presence"]
    sign, weight = max(table.items(), key=lambda pair: pair[1])
    assert score(candidate(), "nl") == every[BIAS] / 1000
    assert score(candidate(sign), "nl") == (every[BIAS] + weight + every.get(sign, 0)) / 1000
    assert score(candidate(sign, "a sign that no table knows"), "nl") == score(candidate(sign), "nl")


def test_more_must_speak_for_a_claim_than_against_it() -> None:
    table = weights("nl")["presence"]
    good, bad = (sorted(table, key=lambda sign: side * table[sign])[-25:] for side in (1, -1))
    assert [one.claim for _, one in accepted([candidate(*good)] * 4, "nl")] == [ONE] * 4
    assert accepted([candidate(*bad)], "nl") == []


def test_every_kind_is_judged() -> None:
    assert set(weights("nl")) == {ANY, "participation", *EVENTS}


def test_what_a_language_has_no_weights_for_is_taken() -> None:
    assert weights("xx") == {}
    assert [one.claim for _, one in accepted([candidate("anything")], "xx")] == [ONE]


def test_candidates_know_their_company() -> None:
    first, second = in_company([candidate(), candidate()])
    assert {"retold:0", "beside:2", "early:True"} <= first.signs
    assert "retold:1" in second.signs


@pytest.mark.parametrize(
    "text",
    [
        "De missie is opgeschort.",
        "Er zijn vijf F-16's geland.",
        "De BLAUWHELMEN vertrekken.",
        "Vier vredestroepenmachten bleven.",
        "Iets over zeemijnenjagers.",
    ],
)
def test_what_may_matter_is_read(text: str) -> None:
    assert is_relevant(text, "nl")


@pytest.mark.parametrize(
    "text",
    ["", " \n", "De bakker opent zondag zijn deuren.", "Het regent al dagen in het noorden.", "Ajax won met 3-0."],
)
def test_what_cannot_matter_is_skipped(text: str, read: Callable[..., Reading]) -> None:
    assert not is_relevant(text, "nl")
    found = read(text)
    assert (found.relevant, found.readable, found.claims) == (False, True, ())


def test_stems_are_in_lower_case_as_the_scan_is() -> None:
    every = stems("nl")
    assert every
    assert all(stem == stem.lower() for stem in every)


def test_a_language_without_tables_is_not_readable(read: Callable[..., Reading]) -> None:
    found = read("The mission was suspended.", lang="en")
    assert (found.readable, found.claims) == (False, ())

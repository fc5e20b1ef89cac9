"""The corpus of our own: sentences with the days that they mean, and the list of those known to go wrong."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from muster.time.date import Date
from muster.time.expressions import read_dates

FOLDER = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Case:
    told: str
    text: str
    expected: tuple[str, ...]


def cases(lang: str) -> list[Case]:
    found, told = [], ""
    for line in (FOLDER / f"{lang}.tsv").read_text(encoding="utf-8").splitlines():
        text, _, values = line.partition("\t")
        if text == "told":
            told = values
        elif line and not line.startswith("#"):
            found.append(Case(told, text, tuple(value for value in values.split(" ; ") if value)))
    return found


def known_misses(lang: str) -> set[str]:
    lines = (FOLDER / f"{lang}.misses.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def right(case: Case, lang: str) -> bool:
    read = read_dates(case.text, Date.parse(case.told), lang).expressions
    return len(read) == len(case.expected) and all(
        fits(one.date, value) for one, value in zip(read, case.expected, strict=True)
    )


def fits(date: Date, value: str) -> bool:
    expected = Date.parse(value)
    if not value.endswith("~"):
        return date.ranges == expected.ranges
    return (
        expected.within(date)
        and date.width is not None
        and expected.width is not None
        and date.width <= max(2 * expected.width, 10)
    )


CASES = [(corpus, case) for corpus in ("nl", "nl-second") for case in cases(corpus)]
NL = cases("nl")


@pytest.mark.parametrize(("corpus", "case"), CASES, ids=[f"{corpus}-{case.text[:60]}" for corpus, case in CASES])
def test_sentence(corpus: str, case: Case) -> None:
    known = case.text in known_misses(corpus)
    assert right(case, "nl") != known, "a known miss comes out now: take it off the list" if known else "not right"


def test_the_corpus_is_large_and_nearly_all_right() -> None:
    assert sum(len(case.expected) for case in NL) >= 400
    assert sum(not case.expected for case in NL) >= 80
    assert len({case.text for case in NL}) >= len(NL) - 12
    assert known_misses("nl") <= {case.text for case in NL}
    assert len(known_misses("nl")) <= 0.02 * len(NL)


def test_the_second_corpus_has_no_more_misses_than_are_listed() -> None:
    second = cases("nl-second")
    assert len(second) >= 250
    assert known_misses("nl-second") <= {case.text for case in second}
    assert len(known_misses("nl-second")) <= 0.11 * len(second)

# ruff: noqa: RUF001  (typographic marks are what news is written with)
"""Whatever the text, the reader returns, and what it quotes is in it; benchmarks/reader.py shows how time grows."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from short_reports import report

from muster.reading.reader import read_report
from muster.time.date import Date

BAIT = (
    "De Nederlandse militairen in Mali",
    "zo'n vijftig tot zestig",
    "MINUSMA",
    "zijn opgeschort",
    "stuurt",
    "„",
    "”",
    "“",
    "'",
    '"',
    "(",
    ")",
    "–",
    ":",
    ";",
    ",",
    ".",
    "\n",
    "\n\n",
    "sinds 2014",
    "op 31 februari",
    "F-16's",
    "van wie",
    "die",
    "dat",
    "en",
    "niet",
    "aldus",
    "zegt hij",
    "Zr. Ms.",
    "99999999999999999999",
    "1.000.000.000.000",
    "-",
    "\u202e",
    "\u0301",
    "\u0000",
    "\u00a0",
    "مالي",
    "İSTANBUL",
    "ß",
    "🚁",
)


def sound(text: str, told: str = "2020-06") -> None:
    """Read a text; whatever is found is tied to it."""
    reading = read_report(report(text, told=told))
    assert reading.told.within(Date.parse(told))
    for claim in reading.claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert claim.count is None or claim.count.maximum is None or claim.count.minimum <= claim.count.maximum


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(BAIT), max_size=40), st.sampled_from(["", " "]))
def test_pieces_of_news_in_any_order(pieces: list[str], joint: str) -> None:
    sound(joint.join(pieces))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_after_a_relevant_word(text: str) -> None:
    sound(f"Militairen {text}")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=600), st.sampled_from(["utf-8", "latin-1", "utf-16", "cp1252"]))
def test_decoded_bytes(data: bytes, encoding: str) -> None:
    sound("De missie " + data.decode(encoding, errors="replace"))


@settings(max_examples=60, deadline=None)
@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]), st.lists(st.sampled_from(BAIT), max_size=12))
def test_any_report_date(day: object, form: str, pieces: list[str]) -> None:
    year, month, date = f"{day}".split("-")
    told = {"%Y-%m-%d": f"{year}-{month}-{date}", "%Y-%m": f"{year}-{month}", "%Y": year}[form]
    sound(" ".join(["De militairen vertrokken vorige week en komen in maart terug.", *pieces]), told)


NEWS = "de Nederlandse militairen in Mali, die zestig man tellen, zijn naar Gao vertrokken"
HOSTILE = {
    "a sentence without end": f"{NEWS} en " * 700,
    "a sentence of commas": "Militairen, " * 3000,
    "ten thousand quotes": "De militairen " + '"' * 10_000 + " blijven in Mali.",
    "ten thousand nested quotes": "De militairen „“‘" * 3_000,
    "open brackets": "De missie " + "(" * 5_000 + " stopt",
    "brackets in brackets": "De missie (" * 2_000 + " stopt" + ")" * 2_000,
    "a word without end among claims": f"Er zijn {NEWS}: {'x' * 9_000} weg. {NEWS}.",
    "a word of a megabyte": "militair" + "x" * 1_000_000,
    "a compound of a megabyte": "missie-" * 150_000,
    "digits": "De " + "9" * 100_000 + " militairen in Mali.",
    "number words": "De missie: " + "honderd" * 3_000 + " militairen.",
    "numbers": "In Mali zijn " + "duizend " * 4_000 + "militairen.",
    "dates": "De militairen vertrokken " + "maandag 3 mei " * 1_500,
    "names": "De militairen van " + "Jan " * 6_000 + "gaan.",
    "relative clauses": "De militairen, " + "die " * 5_000 + "gaan.",
    "verbs": "De militairen " + "gaan blijven " * 2_000,
    "places": "De militairen zijn in " + "Mali, Gao, Irak en " * 800,
    "headings": "Mali\n\n" * 4_000 + "De militairen blijven.",
    "right to left": "\u202eDe militairen in Mali blijven\u202c " * 500,
    "combining characters": "De missi" + "e\u0301\u0323" * 5_000 + " stopt in Mali.",
    "white space": "De missie" + " \t\u00a0" * 10_000 + "stopt.",
    "dots": "De missie" + "." * 20_000 + " stopt.",
    "abbreviations": "De missie " + "o.a. " * 5_000 + "stopt.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read(text: str) -> None:
    sound(text)

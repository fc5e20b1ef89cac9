"""Each format that is read, and what a report takes from it."""

from __future__ import annotations

import json
import time
import unicodedata
from typing import TYPE_CHECKING

import pytest

from muster.model import Report
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from muster.problems import Problem

    Put = Callable[[str, str | bytes], Path]
    LoadOne = Callable[..., Report]
    LoadAll = Callable[..., list[Report | Problem]]

TEXT = "De missie ligt stil.\n\nDe trainers blijven in het kamp."
RECORD = {"id": "a-1", "date": "2020-01", "text": TEXT}


@pytest.mark.parametrize(
    "beginning", [" date 2020-01 ", "date 2020-01 ", "\ufeff date 2020-01 ", "\n\ndate\t2020-01\n"]
)
def test_the_first_line_may_hold_the_date_and_go_on_with_the_text(put: Put, load_one: LoadOne, beginning: str) -> None:
    assert load_one(put("r1.txt", beginning + TEXT + "\n")) == Report("r1", Date.parse("2020-01"), TEXT, "nl")


def test_a_header_may_tell_the_date_and_more(put: Put, load_one: LoadOne) -> None:
    header = (
        "Date: 2020-01-05\noutlet: De Bode\ntitle:  Missie: stil \nurl: https://example.org/1\nlang: nl-BE\nid: x7\n"
    )
    report = load_one(put("r1.md", f"{header}\n{TEXT}"))
    assert report == Report(
        "x7", Date.parse("2020-01-05"), TEXT, "nl", "De Bode", "Missie: stil", "https://example.org/1"
    )


def test_line_ends_of_other_systems_make_no_difference(put: Put, load_one: LoadOne) -> None:
    written = f"date: 2020\noutlet: De Bode\n\n{TEXT}"
    ours, theirs = put("a/r.txt", written), put("b/r.txt", written.replace("\n", "\r\n"))
    assert load_one(ours) == load_one(theirs)


def test_json_is_one_report_named_after_its_file(put: Put, load_one: LoadOne) -> None:
    record = {"date": "2020-01", "text": TEXT, "outlet": None, "claims": [{"kind": "status"}]}
    assert load_one(put("r9.json", json.dumps(record, indent=1))) == Report("r9", Date.parse("2020-01"), TEXT, "nl")


def test_json_may_be_a_list_and_keeps_its_order(put: Put, load_all: LoadAll) -> None:
    records = [RECORD | {"id": name} for name in ("b", "a")]
    found = load_all(put("many.json", json.dumps(records)))
    assert [item.id for item in found if isinstance(item, Report)] == ["b", "a"]


def test_json_lines_are_one_report_each_and_blank_lines_none(put: Put, load_all: LoadAll) -> None:
    lines = json.dumps(RECORD) + "\n\n" + json.dumps(RECORD | {"id": "a-2", "lang": "en"})
    found = load_all(put("many.jsonl", lines))
    assert [(item.id, item.lang) for item in found if isinstance(item, Report)] == [("a-1", "nl"), ("a-2", "en")]


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(RECORD),
        json.dumps(RECORD) + "\n" + json.dumps(RECORD),
        json.dumps(RECORD, indent=1),
        json.dumps([RECORD]),
        json.dumps([RECORD], indent=1),
        f"date: 2020-01\nid: a-1\n\n{TEXT}",
        f"\ufeffdate: 2020-01\nid: a-1\n\n{TEXT}",
    ],
)
def test_standard_input_is_read_by_what_it_looks_like(load_all: LoadAll, written: str) -> None:
    found = load_all("-", stdin=written.encode())
    assert set(map(str, found)) == {str(Report("a-1", Date.parse("2020-01"), TEXT, "nl"))}


def test_a_text_without_a_name_is_named_after_itself(load_one: LoadOne) -> None:
    same = [load_one("-", stdin=f"date 2020-01 {TEXT}".encode()).id for _ in range(2)]
    other = load_one("-", stdin=f"date 2020-01 Niet: {TEXT}".encode()).id
    assert same[0] == same[1] != other


def test_what_steers_a_terminal_does_not_get_in(put: Put, load_one: LoadOne) -> None:
    report = load_one(put("r1.txt", "date: 2020\noutlet: De\x1b[31m Bode\n\nDe missie\x1b[2J is stil."))
    assert (report.outlet, report.text) == ("De [31m Bode", "De missie [2J is stil.")


SAID = "De Nederlandse trainingsmissie in Irak is opgeschort, zegt coördinator Ché."
UNSEEN = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff"


@pytest.mark.parametrize("character", UNSEEN)
def test_characters_that_are_not_seen_hide_no_words(put: Put, load_one: LoadOne, character: str) -> None:
    hidden = character.join(SAID)
    report = load_one(put("r1.txt", f"date: 2020{character}\noutlet: De {character}Bode\ntitle: {hidden}\n\n{hidden}"))
    assert report == Report("r1", Date.parse("2020"), SAID, "nl", "De Bode", SAID)


def test_soft_hyphens_of_a_page_hide_no_words(put: Put, load_page: LoadOne) -> None:
    said = SAID.replace("landse", "&shy;landse").replace("missie", "&shy;missie").replace("schort", "&#8203;schort")
    head = '<meta property="article:published_time" content="2020-01-05">'
    page = f"<html><head>{head}</head><body><article><h1>Kop</h1><p>{said}</p></article></body></html>"
    assert load_page(put("r1.html", page)).text.endswith(SAID)


def test_an_accent_written_apart_is_one_with_its_letter(put: Put, load_one: LoadOne) -> None:
    apart = unicodedata.normalize("NFD", SAID)
    report = load_one(put("r1.txt", f"date: 2020\noutlet: Coo\u0308p\n\n{apart}"))
    assert (report.text, report.outlet) == (SAID, "Coöp")


def test_a_heap_of_accents_takes_time_by_its_length(put: Put, load_page: LoadOne) -> None:
    heap = "a" + "\u0315\u0300" * 200_000
    before = time.process_time()
    load_page(put("r1.txt", f"date: 2020\ntitle: {heap}\n\n{SAID} {heap}"))
    assert time.process_time() - before < 5


def test_a_file_keeps_its_id_however_its_name_writes_accents(put: Put, load_one: LoadOne) -> None:
    assert load_one(put("mali\u0308.txt", f"date: 2020\n\n{SAID}")).id == "mali\u0308"


def test_the_bytes_that_came_are_kept_as_they_were(put: Put, load_one: LoadOne) -> None:
    data = "date: 2020\n\nDe mis\u00adsie in Mali\u0308.".encode()
    origin = load_one(put("r1.txt", data)).origin
    assert origin is not None
    assert origin.raw == data

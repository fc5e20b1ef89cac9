"""Each format that is read, and what a report takes from it."""

from __future__ import annotations

import json
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

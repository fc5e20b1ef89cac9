"""The pages as a browser without scripts gets them."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from told import PROMISED, STOPPED, claim

from muster.ledger.ids import report_id
from muster.ledger.store import Ledger
from muster.model import Report
from muster.time.date import Date

if TYPE_CHECKING:
    from running_page import Served

PAGES = ("/picture", "/timeline", "/map", "/changes", "/disputes", "/due", "/search?q=Erbil", "/api")
DAY = "/picture?on=2020-01-10&nation=NL"


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_first_page_leads_to_the_last_report_of_the_nation_most_told_of(served: Served) -> None:
    assert str(served.get("/").url).endswith("/picture?on=2020-02-20&nation=NL")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_page_answers_in_both_languages(served: Served, path: str, lang: str) -> None:
    answer = served.get(path, lang)
    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in answer.text
    assert answer.headers["content-language"] == lang


def test_a_standing_tells_state_strength_age_and_how_sure(served: Served) -> None:
    said = words_of(served.get(DAY).text)
    assert "Erbil training State suspended Strength about 40 people (mariniers)" in said
    assert "4 or 5 January 2020" in said
    assert "presumed" in said


def test_dates_and_terms_are_put_in_dutch_words(served: Served) -> None:
    said = words_of(served.get(DAY, "nl").text)
    assert "opgeschort Sterkte ongeveer 40 mensen (mariniers)" in said
    assert "4 of 5 januari 2020" in said


def test_the_sentence_stands_behind_its_line_with_outlet_date_speaker_and_rules(served: Served) -> None:
    page = served.get(DAY).text
    at = page.index(STOPPED)
    behind = words_of(page[at : at + 1500])
    assert "Het Zuidblad" in behind
    assert "says minister De Wit" in behind
    assert "Read by rule-one, rule-two" in behind
    assert re.search(r'href="/report/r-[0-9a-f]+#c-[0-9a-f]+"', page[at : at + 1500])


def test_as_known_by_an_earlier_day_the_later_report_is_not_seen(served: Served) -> None:
    assert "suspended" not in words_of(served.get(DAY + "&known-by=2019-12-31").text.split("legend")[0])


def test_the_language_can_be_switched_and_is_kept(served: Served) -> None:
    page = served.get(DAY, "en")
    switch = re.search(r'class="language" href="([^"]+)"', page.text)
    assert switch is not None
    switched = served.get(switch[1].replace("&amp;", "&"), "en")
    assert '<html lang="nl">' in switched.text
    assert "muster_language=nl" in switched.headers["set-cookie"]
    kept = served.get(DAY, "en", cookies={"muster_language": "nl"})
    assert '<html lang="nl">' in kept.text


def test_a_report_shows_its_text_with_its_claims_marked(served: Served) -> None:
    report = re.search(r'/report/(r-[0-9a-f]+)#(c-[0-9a-f]+)"', served.get(DAY).text)
    assert report is not None
    page = served.get(f"/report/{report[1]}").text
    assert f'id="{report[2]}"' in page
    assert re.search(r"<mark[^>]*>[^<]*" + re.escape(STOPPED[:20]), page)
    claim = served.get(f"/claim/{report[2]}").text
    assert f"/claim/{report[2]}" in claim
    assert "given: 2020-01-04/2020-01-05" in words_of(claim)


def test_an_empty_ledger_says_what_to_do(empty: Served) -> None:
    for path in PAGES[:6]:
        page = empty.get(path)
        assert page.status_code == 200
        assert f"muster read FOLDER --ledger {empty.ledger}" in page.text
    assert not empty.ledger.exists()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/picture?on=yesterday", 400),
        ("/changes?from=2020-02-20&to=2020-01-10", 400),
        ("/changes.csv?from=2020-02-20&to=2020-01-10", 400),
        ("/picture?on=2020-01-10&nation=Nowhereland", 400),
        ("/nothing", 404),
        ("/report/r-0", 404),
        ("/claim/c-0", 404),
        ("/event/e-0", 404),
        ("/picture?on=9999-12-31", 400),
        ("/static/none.css", 404),
    ],
)
def test_a_mistake_is_told_on_a_page_of_its_own(served: Served, path: str, status: int) -> None:
    answer = served.get(path)
    assert answer.status_code == status
    assert "That did not work" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("name", ["picture", "timeline", "claims", "changes", "disputes", "due"])
def test_every_table_can_be_had_as_csv(served: Served, name: str) -> None:
    answer = served.get(f"/{name}.csv?on=2020-02-20&from=2019-12-01&nation=NL")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(rows) > 1
    assert rows[0][-1] == "claims"
    assert all(len(row) == len(rows[0]) for row in rows)


def test_what_is_due_is_a_calendar(served: Served) -> None:
    lines = served.get("/due.ics?on=2020-02-01").text.replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20200301" in lines
    assert "DTEND;VALUE=DATE:20200401" in lines
    assert f"DESCRIPTION:{PROMISED}" in lines


def test_what_is_told_is_an_atom_feed(served: Served) -> None:
    feed = ET.fromstring(served.get("/feed.atom").content)  # noqa: S314  (our own)
    names = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.findall("a:entry", names)
    assert len(entries) == 8
    assert {entry.findtext("a:updated", namespaces=names) for entry in entries} == {"2026-01-02T03:04:05.000000Z"}


def test_a_dispute_shows_both_sides(served: Served) -> None:
    said = words_of(served.get("/disputes").text)
    assert "strength" in said
    assert "60 people" in said
    assert "50 people" in said


def test_what_changed_is_told_before_and_after(served: Served) -> None:
    said = words_of(served.get("/changes?from=2020-01-10&to=2020-02-12&nation=NL").text)
    assert "suspended After active" in said


def test_search_finds_reports_claims_places_and_people(served: Served) -> None:
    assert "Training stilgelegd" in served.get("/search?q=opgeschort+Erbil").text
    assert "minister De Wit" in served.get("/search?q=wit").text
    assert 'href="/picture?on=2020-02-20&amp;place=Erbil"' in served.get("/search?q=erbil").text
    assert "Nothing holds" in served.get("/search?q=zeppelin").text
    assert "Nothing holds" in served.get("/search?q=%25").text
    assert "Training stilgelegd" not in served.get("/search?q=%00").text


def test_reports_read_meanwhile_are_seen_at_once(own: Served) -> None:
    before = own.get("/search?q=nieuws").text
    with Ledger.open(own.ledger) as writing, writing.batch():
        writing.add(Report("vijf", Date.parse("2020-03-01"), "Nieuws."), [], relevant=False, readable=True, reader="t")
        assert own.get(DAY).status_code == 200
    assert "Nothing holds" in before
    assert "Nothing holds" not in own.get("/search?q=nieuws").text


def test_a_page_does_not_write_to_the_ledger(own: Served) -> None:
    with sqlite3.connect(own.ledger) as ledger:
        before = ledger.execute("SELECT count(*), max(link) FROM chain").fetchone()
        for path in PAGES:
            own.get(path)
        assert ledger.execute("SELECT count(*), max(link) FROM chain").fetchone() == before


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_report_of_a_year_that_nobody_asks_for_takes_no_page_away(own: Served, day: str) -> None:
    promise = claim("commitment", "report", PROMISED, PROMISED, day, about="een verslag", modality="planned")
    with Ledger.open(own.ledger) as writing:
        report = Report("ver", Date.parse(day), PROMISED, "nl")
        writing.add(report, [promise], relevant=True, readable=True, reader="t")
    assert str(own.get("/").url).endswith("/picture?on=2020-02-20&nation=NL")
    more = ("/api/v1/ledger", "/api/v1/picture", "/feed.atom", f"/report/{report_id(report)}", "/due.ics", "/due.csv")
    assert {path: own.get(path).status_code for path in (*PAGES, *more)} == dict.fromkeys((*PAGES, *more), 200)
    assert f"DTSTART;VALUE=DATE:{day.replace('-', '')}" not in own.get("/due.ics").text


@pytest.mark.parametrize(("day", "nearest"), [("0001", "1900-01-01"), ("9999", "2100-12-31")])
def test_a_ledger_of_such_reports_alone_is_shown_on_the_nearest_day(empty: Served, day: str, nearest: str) -> None:
    with Ledger.open(empty.ledger) as writing:
        writing.add(Report("ver", Date.parse(day), PROMISED, "nl"), [], relevant=True, readable=True, reader="t")
    answer = empty.get("/")
    assert (answer.status_code, str(answer.url).partition("?")[2]) == (200, f"on={nearest}")

"""Web pages of many layouts: their text, title, outlet and address, and above all the day on which they came out."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from muster.knowledge.tables import load_rows
from muster.model import Report
from muster.sources.page.furniture import Words, furniture, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.problems import Problem

    Put = Callable[[str, str | bytes], Path]
    LoadAll = Callable[..., list[Report | Problem]]
    LoadOne = Callable[..., Report]
    ProblemOf = Callable[..., str]

PAGES = Path(__file__).parent / "pages"

# file: date, how it was found, title, outlet, address, first words, last words
LAYOUTS = {
    "broadcaster": (
        *("2020-01-05", "linked data", "Lessen aan Iraakse rekruten voorlopig van de baan", "Omroep Noorderlicht"),
        "https://www.omroepnoorderlicht.example/nieuws/artikel/88213-lessen-van-de-baan",
        *("De Nederlandse militairen in Erbil", "tot het einde van het jaar."),
    ),
    "newspaper": (
        *("2019-05-15", "meta article:published_time", "Kabinet stuurt fregat naar Golf van Aden", "De Vrije Koerier"),
        "https://www.devrijekoerier.example/binnenland/fregat-naar-golf-van-aden~b81aa0/",
        *("Het kabinet stuurt een fregat", "een Spaans schip de taak over."),
    ),
    "regional": (
        *("2010-08-02", "microdata", "Schaarsbergse luchtmobielen terug uit Afghanistan", None, None),
        *("SCHAARSBERGEN - Een groep", "\u2018een dag om niet te vergeten\u2019."),
    ),
    "table-layout": (
        *("2004-03-13", "line above the article", "Marinier gewond bij ongeluk in Al Muthanna", None, None),
        *("AS SAMAWAH - Een Nederlandse marinier", "“slecht en onverlicht”."),
    ),
    "ministry": (
        *("2021-11-09", "meta dcterms.issued", "Nederland levert luchttransport aan VN-missie in Mali"),
        "landsverdediging.example",
        "https://www.landsverdediging.example/actueel/nieuws/2021/11/09/nederland-levert-luchttransport",
        *("Nederland stuurt een C-130", "tot en met half mei."),
    ),
    "weblog": (
        *("2013-01-21", "linked data", "Wie betaalt de Patriots in Turkije?", "vredesblog.example"),
        "https://vredesblog.example/2013/01/wie-betaalt-de-patriots/",
        *("Twee Nederlandse batterijen", "met zijn naam genoemd wil worden."),
    ),
    "live-blog": (
        *("2012-03-10/2012-03-11", "linked data, and entries of a live blog", "Live: aanslag op basis in Kunduz"),
        *("dagnieuws.example", "https://dagnieuws.example/live/kunduz"),
        *("De Nederlandse opleiders", "in de schuilplaatsen."),
    ),
    "reader-view": (
        *("2017-09-14", "address", "Mariniers oefenen met Litouwers", "weekkrant.example"),
        "https://www.weekkrant.example/2017/09/14/mariniers-oefenen",
        *("In de bossen bij Rukla", "onder Duitse leiding."),
    ),
    "agency": (
        *("2019-11-22", "linked data", "Dutch troops to stay in Lithuania another year", "North Sea Wire"),
        "https://northseawire.example/world/dutch-troops-lithuania",
        *("THE HAGUE, Nov 22", "discussed in parliament."),
    ),
    "application": (
        *("2018-03-02", "line above the article", "Zweden stuurt genisten naar Mali", None, None),
        *("Zweden stuurt honderd genisten", "in mei naar huis gaat."),
    ),
}
AROUND = (
    "cookie",
    "ees ook",
    "ekijk ook",
    "Meest gelezen",
    "©",
    "abonnee",
    "Voorpagina",
    "reacties",
    "Read more",
    "Deel dit",
)


def test_every_page_that_lies_here_is_expected() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == LAYOUTS.keys()
    assert len(LAYOUTS) >= 8


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_gives_its_article(load_page: LoadOne, name: str) -> None:
    date, method, title, outlet, url, first, last = LAYOUTS[name]
    report = load_page(PAGES / f"{name}.html")
    assert report.origin is not None
    assert (report.told.edtf, report.origin.dated_by) == (date, method)
    assert (report.title, report.outlet, report.url) == (title, outlet, url)
    assert report.id == (url or name)
    assert report.lang == ("en" if name == "agency" else "nl")
    assert report.text.startswith(first)
    assert report.text.endswith(last)
    assert [word for word in AROUND if word in report.text] == []
    assert report.origin.raw == (PAGES / f"{name}.html").read_bytes()


BODY = (
    "<p>De Nederlandse militairen in Erbil geven voorlopig geen les, zegt het ministerie van Defensie.</p>"
    "<p>Zij blijven op de basis tot er meer duidelijk is over de toestand in het land.</p>"
)


def page(head: str = "", above: str = "", below: str = "", address: str = "") -> str:
    link = f'<link rel="canonical" href="{address}">' if address else ""
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Lessen stil</title>{link}{head}</head>'
        f"<body><h1>Lessen stil</h1>{above}<article>{BODY}</article>{below}</body></html>"
    )


def meta(name: str, moment: str) -> str:
    return f'<meta property="{name}" content="{moment}">'


def linked(**more: str) -> str:
    data = {"@type": "NewsArticle", "headline": "Lessen stil", **more}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


PUBLISHED = "article:published_time"
DATED = {
    "a page that says so in one way": (page(meta(PUBLISHED, "2020-01-05T10:00:00+01:00")), "2020-01-05"),
    "late at night in UTC, nobody knows where": (
        page(meta(PUBLISHED, "2020-01-05T23:30:00Z")),
        "2020-01-05/2020-01-06",
    ),
    "late at night in UTC, at home": (
        page(meta(PUBLISHED, "2020-01-05T23:30:00Z"), address="https://nos.nl/artikel/1"),
        "2020-01-06",
    ),
    "an article that was changed later": (
        page(linked(datePublished="2020-01-05", dateModified="2023-02-01")),
        "2020-01-05",
    ),
    "words that differ within a month": (
        page(linked(datePublished="2020-01-05") + meta(PUBLISHED, "2020-01-25T10:00:00+01:00")),
        "2020-01",
    ),
    "words that differ within a year": (
        page(linked(datePublished="2020-01-05") + meta(PUBLISHED, "2020-11-25T10:00:00+01:00")),
        "2020",
    ),
    "words a day apart": (
        page(linked(datePublished="2020-01-05") + meta("dc.date", "2020-01-06")),
        "2020-01-05/2020-01-06",
    ),
    "a month and no day": (page(meta("dcterms.issued", "2020-01")), "2020-01"),
    "an address with a day": (page(address="https://x.example/nieuws/2020/01/05/lessen-stil"), "2020-01-05"),
    "an address with a month": (page(address="https://x.example/2020/01/lessen-stil"), "2020-01"),
    "a line in Dutch": (page(above="<p>Gepubliceerd op zondag 5 januari 2020, 21.14 uur</p>"), "2020-01-05"),
    "a line in Dutch beside one of a change": (
        page(above="<p>5 januari 2020</p><p>Laatst bijgewerkt op 9 maart 2021</p>"),
        "2020-01-05",
    ),
    "the first day of a program's calendar is none": (
        page(linked(datePublished="1970-01-01T00:00:00Z") + meta(PUBLISHED, "2020-01-05")),
        "2020-01-05",
    ),
    "the date of a related article is none of its own": (
        page(
            linked(datePublished="2020-01-05")
            + '<script type="application/ld+json">{"@type":"ItemList","itemListElement":'
            '[{"@type":"NewsArticle","datePublished":"2018-02-02"}]}</script>'
        ),
        "2020-01-05",
    ),
    "a footer that a broken link once led astray": (
        "<!doctype html>"
        + page(
            meta(PUBLISHED, "2019-05-15"), above="<a href=/>Voorpagina</a>", below="<footer>© 2024 De Bode</footer>"
        ),
        "2019-05-15",
    ),
}


@pytest.mark.parametrize(("written", "date"), DATED.values(), ids=DATED.keys())
def test_a_date_is_what_the_publisher_says(put: Put, load_page: LoadOne, written: str, date: str) -> None:
    assert load_page(put("p.html", written)).told.edtf == date


UNDATED = {
    "only a copyright line": (page(below="<footer>© 2024 De Bode</footer>"), "does not say when"),
    "only a copyright line in the middle": (page(above="<p>Copyright 2024 De Bode</p>"), "does not say when"),
    "only a day of change": (page(above="<p>Bijgewerkt op 5 januari 2020</p>"), "does not say when"),
    "only today's date": (page(above="<p>Vandaag is het 3 maart 2021</p>"), "does not say when"),
    "only a date within the article": (
        page(below="<p>De missie begon op 5 januari 2015.</p>"),
        "does not say when",
    ),
    "a day without a year": (page(above="<p>zondag 5 januari</p>"), "does not say when"),
    "digits that may be two days": (page(meta(PUBLISHED, "05-01-2020")), "does not say when"),
    "digits above the article that may be two days": (page(above="<p>05-01-2020</p>"), "does not say when"),
    "digits as some write them elsewhere": (page(above="<p>Published 1/5/2020 3:00 PM</p>"), "does not say when"),
    "words that differ by years": (
        page(linked(datePublished="2020-01-05") + meta(PUBLISHED, "2014-01-25")),
        "contradict each other",
    ),
    "an address that differs by years": (
        page(linked(datePublished="2024-01-05"), address="https://x.example/2014/06/02/stil"),
        "contradict each other",
    ),
    "a day that has not come": (page(meta(PUBLISHED, "2199-01-05")), "contradict each other"),
}


def test_a_wall_is_said_to_be_one_and_not_to_want_a_date(put: Put, load_all: LoadAll) -> None:
    wall = "<html><body><h1>Cookies</h1><p>Wij gebruiken cookies. Klik op akkoord om verder te gaan.</p></body></html>"
    (problem,) = load_all(put("p.html", wall))
    assert "holds no article" in str(problem)


@pytest.mark.parametrize(("written", "said"), UNDATED.values(), ids=UNDATED.keys())
def test_a_doubtful_date_is_a_problem_and_never_a_guess(put: Put, load_all: LoadAll, written: str, said: str) -> None:
    (problem,) = load_all(put("p.html", written))
    assert not isinstance(problem, Report), problem.told
    assert said in str(problem)
    assert "--date" in str(problem)


NO_ARTICLES = {
    "a cookie wall": "<html><body><h1>Voor wij verder gaan</h1><p>Deze site maakt gebruik van cookies. Geef "
    "toestemming voor alle cookies of kies zelf.</p></body></html>",
    "a list of links": "<html><body><ul><li><a href='/1'>Bericht een</a></li><li><a href='/2'>Bericht twee</a></li>"
    "<li><a href='/3'>Bericht drie</a></li><li><a href='/4'>Bericht vier</a></li></ul></body></html>",
    "a page without a body": "<html></html>",
    "a page of comments": "<!doctype html><!-- " + "x" * 500 + " -->",
}


@pytest.mark.parametrize("written", NO_ARTICLES.values(), ids=NO_ARTICLES.keys())
def test_a_page_without_an_article_is_said_to_be_so(put: Put, load_dated: LoadAll, written: str) -> None:
    (problem,) = load_dated(put("p.html", written))
    assert not isinstance(problem, Report), problem
    assert "holds no article" in str(problem)


@pytest.mark.parametrize(
    ("told", "used"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("utf-16", "utf-16"),
        ("nonsense", "cp1252"),
    ],
)
def test_a_wrong_charset_spoils_no_text(put: Put, load_page: LoadOne, told: str, used: str) -> None:
    text = (
        page(meta(PUBLISHED, "2020-01-05"))
        .replace("utf-8", told)
        .replace("militairen", "militairen \u2013 \u2019t caféteam \u2013")
    )
    assert "\u2019t caféteam" in load_page(put("p.html", text.encode(used))).text


def test_a_page_cut_in_the_middle_of_a_letter_is_read(put: Put, load_page: LoadOne) -> None:
    whole = page(meta(PUBLISHED, "2020-01-05"), below="é").encode()
    cut = whole[: whole.rindex("é".encode()) + 1]
    assert load_page(put("p.html", cut)).text.endswith("toestand in het land.")


def test_the_user_may_say_when_a_page_came_out(put: Put, load_dated: LoadAll) -> None:
    (report,) = load_dated(put("p.html", page()))
    assert isinstance(report, Report)
    assert report.origin is not None
    assert (report.told.edtf, report.origin.dated_by) == ("2020-01", "told by the user")


def test_a_page_saved_whole_is_one_report(put: Put, load_pages: LoadAll, tmp_path: Path) -> None:
    put("in/Lessen.html", page(meta(PUBLISHED, "2020-01-05")))
    put("in/Lessen_bestanden/reclame.html", page(meta(PUBLISHED, "2021-01-05")))
    put("in/los/ander.htm", page(meta(PUBLISHED, "2022-01-05")))
    assert [item.told.edtf for item in load_pages(tmp_path / "in") if isinstance(item, Report)] == [
        "2020-01-05",
        "2022-01-05",
    ]


def test_a_page_saved_by_a_browser_tells_its_address(put: Put, load_page: LoadOne) -> None:
    comment = "<!-- saved from url=(0037)https://www.nu.nl/politiek/1/lessen.html -->"
    report = load_page(put("p.html", page(meta(PUBLISHED, "2020-01-05")).replace("<html", f"{comment}<html", 1)))
    assert (report.url, report.outlet) == ("https://www.nu.nl/politiek/1/lessen.html", "NU.nl")


def mhtml(html: str, date: str = "Mon, 6 Jan 2020 10:00:00 +0100") -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://nos.nl/artikel/7-lessen"
    message["Subject"], message["Date"] = "Lessen stil", date
    message.set_content("")
    message.make_related()
    message.set_payload([])
    part = EmailMessage()
    part.set_content(html, subtype="html", cte="quoted-printable")
    message.attach(part)
    return message.as_bytes()


def test_a_page_in_one_file_is_read(put: Put, load_page: LoadOne) -> None:
    report = load_page(put("p.mhtml", mhtml(page(meta(PUBLISHED, "2020-01-05")))))
    assert (report.id, report.outlet, report.told.edtf) == ("https://nos.nl/artikel/7-lessen", "NOS", "2020-01-05")
    assert report.text.startswith("De Nederlandse militairen in Erbil")


def test_no_page_came_out_after_it_was_saved(put: Put, load_all: LoadAll) -> None:
    (problem,) = load_all(put("p.mhtml", mhtml(page(meta(PUBLISHED, "2020-02-05")))))
    assert "contradict each other" in str(problem)


PARTS = {
    "pointers": lambda text: furniture().is_pointer(text),
    "walls": lambda text: furniture().is_wall(text),
    "notes": lambda text: furniture().is_note(text),
    "changes": lambda text: furniture().tells_change(text),
    "datelines": lambda text: furniture().begins_dateline(text),
}
WORDS = [row for path in tables() for row in load_rows(path, "words", Words)]


@pytest.mark.parametrize("row", WORDS, ids=lambda row: f"{row.part} {row.phrases[0]}")
def test_the_words_of_furniture_match_their_examples_alone(row: Words) -> None:
    assert row.examples
    assert row.counterexamples
    assert [text for text in row.examples if not PARTS[row.part](text)] == []
    assert [text for text in row.counterexamples if PARTS[row.part](text)] == []


HOSTILE = {
    "nested deeply": "<div>" * 100_000 + BODY,
    "unclosed": "<p>" * 100_000,
    "attributes without end": f"<p {'a=b ' * 100_000}>" + BODY,
    "linked data without end": f'<script type="application/ld+json">{"[" * 100_000}</script>' + BODY,
    "a comment without end": "<!--" + "-" * 500_000 + BODY,
    "many dates": "<time datetime='2020-01-05'>x</time>" * 5000 + BODY,
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + "&b;" * 1000 + BODY,
    "a null": "De\0 missie" + BODY,
    "spaces": "<meta " + " " * 500_000 + ">" + BODY,
}


@pytest.mark.parametrize("inside", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_is_a_report_or_one_line(put: Put, load_dated: LoadAll, inside: str) -> None:
    (found,) = load_dated(put("p.html", f"<!doctype html><html><body>{inside}</body></html>"))
    assert isinstance(found, Report) or "\n" not in str(found)


def test_a_page_of_two_gigabytes_is_not_held(tmp_path: Path, load_all: LoadAll) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.write(b"<!doctype html><html><body>")
        file.truncate(2_000_000_000)
    (problem,) = load_all(path)
    assert "is larger than" in str(problem)

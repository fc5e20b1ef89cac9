"""Papers: PDF, XML, Word and e-mail; their paragraphs, their dates, and what is wrong with some, in one line each."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import made_papers as made
import pytest

from muster.model import Report
from muster.sources.load import find_sources, read_sources
from muster.sources.record import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from muster.problems import Problem

    Put = Callable[[str, str | bytes], Path]
    LoadAll = Callable[..., list[Report | Problem]]
    LoadOne = Callable[..., Report]


def test_a_letter_as_pdf_gives_paragraphs_and_pages(put: Put, load_page: LoadOne) -> None:
    report = load_page(put("brief.pdf", made.letter(title="Brief over Irak")))
    assert (report.id, report.told.edtf, report.title) == ("brief", "2020-01-05", "Brief over Irak")
    paragraphs = report.text.split("\n\n")
    assert (
        "De Nederlandse militairen in Erbil geven voorlopig geen les aan Iraakse rekruten. De commandant van de "
        "missie heeft daartoe besloten na overleg met de coalitie. Het gaat om ongeveer veertig instructeurs van de "
        "land- en luchtmacht."
    ) in paragraphs
    assert (
        "Ook de inzet van de F-16-vliegers blijft gelijk. Uw Kamer wordt uiterlijk in maart nader geïnformeerd over "
        "het vervolg van deze bijdrage."
    ) in paragraphs
    assert "Pagina" not in report.text
    assert "vertrouwelijk" not in report.text
    origin = report.origin
    assert origin is not None
    assert origin.dated_by == "dateline"
    assert origin.page_at(report.text.index("veertig instructeurs")) == 1
    assert origin.page_at(report.text.index("één stafofficier")) == 2
    assert [number for number, _ in origin.pages] == [1, 2]


def test_pages_begin_where_they_are_said_to_though_soft_hyphens_are_left_out(put: Put, load_page: LoadOne) -> None:
    first = ("Den Haag, 5 januari 2020", "", *["De missie (\u00adOIR) in Irak ligt stil."] * 9)
    report = load_page(put("brief.pdf", made.letter((first, ("De staf\u00adofficier.",)), font=made.WIDE_FONT)))
    assert report.origin is not None
    assert "De missie (OIR) in Irak ligt stil." in report.text
    assert report.text[report.origin.pages[1][1] :] == "De stafofficier."


@pytest.mark.parametrize("across", [False, True])
def test_columns_are_read_one_after_the_other(put: Put, load_page: LoadOne, *, across: bool) -> None:
    report = load_page(put("verslag.pdf", made.columns(across=across)))
    whole = " ".join(report.text.split())
    assert " ".join(made.LEFT) in whole
    assert " ".join(made.RIGHT) in whole
    assert whole.index("voornaamste kamp.") < whole.index("In juni")
    assert report.told.edtf == "2017-07-12"


def test_a_letter_with_two_dates_is_of_the_one_that_is_marked(put: Put, load_page: LoadOne) -> None:
    lines = ("Uw brief van 12 december 2019", *made.LETTER[0], *made.LETTER[1])
    assert load_page(put("brief.pdf", made.letter([lines]))).told.edtf == "2020-01-05"


def test_a_date_in_the_line_after_its_label_counts(put: Put, load_page: LoadOne) -> None:
    lines = ("Datum", "5 januari 2020", "", "Uw brief", "12 december 2019", "", *made.LETTER[1])
    assert load_page(put("brief.pdf", made.letter([lines]))).told.edtf == "2020-01-05"


def problem(found: list[Report | Problem]) -> str:
    (one,) = found
    assert not isinstance(one, Report), one.told
    assert "\n" not in str(one)
    return str(one)


def test_what_is_wrong_with_a_pdf_is_one_line(put: Put, load_pages: LoadAll) -> None:
    assert "does not say when" in problem(load_pages(put("a.pdf", made.letter([made.LETTER[1]]))))
    assert "no text" in problem(load_pages(put("b.pdf", made.scanned())))
    assert "locked" in problem(load_pages(put("c.pdf", made.letter(password="geheim"))))  # noqa: S106  (a test's)
    assert "damaged" in problem(load_pages(put("d.pdf", made.letter()[:700])))
    assert "damaged" in problem(load_pages(put("e.pdf", b"%PDF-1.7\n" + b"\xff" * 5000)))
    two = ("Zutphen, 5 januari 2020", "Zutphen, 9 maart 2021", "", *made.LETTER[1])
    assert "contradict" in problem(load_pages(put("f.pdf", made.letter([two]))))


def test_a_bomb_takes_neither_the_memory_nor_the_other_files(put: Put, tmp_path: Path) -> None:
    put("a.pdf", made.bomb())
    put("b.pdf", made.letter())
    limits = replace(Limits(), seconds=15.0)
    found = list(read_sources(find_sources([tmp_path], io.BytesIO()), limits))
    assert [isinstance(item, Report) for item in found] == [False, True]


def test_a_pdf_of_too_many_pages_is_said_to_be_so(put: Put) -> None:
    path = put("a.pdf", made.scanned(12))
    assert "10 pages" in problem(list(read_sources(find_sources([path], io.BytesIO()), Limits(pages=10))))


def test_a_paper_of_parliament_gives_its_text(put: Put, load_page: LoadOne) -> None:
    report = load_page(put("kst.xml", made.kamerstuk()))
    assert (report.id, report.told.edtf, report.outlet) == ("kst-99521-398", "2020-01-06", "Staten-Generaal")
    assert report.title == "Vredesmissies; Brief over de missie in Irak"
    assert "De Nederlandse militairen in Erbil geven voorlopig geen les. De training ligt stil." in report.text
    assert "Veiligheid\n\nDe commandant wil eerst meer zekerheid.\n\nHet kamp blijft dicht." in report.text
    assert "Bijlage 3" not in report.text
    assert report.origin is not None
    assert report.origin.dated_by == "meta:DCTERMS.issued"


def test_a_paper_without_metadata_is_dated_by_its_dateline(put: Put, load_pages: LoadAll) -> None:
    dated = put("a.xml", made.kamerstuk("", "'s-Gravenhage, 5 januari 2020"))
    (report,) = load_pages(dated)
    assert isinstance(report, Report)
    assert report.told.edtf == "2020-01-05"
    assert "does not say when" in problem(load_pages(put("b.xml", made.kamerstuk(""))))


PAGE = """<!doctype html><html><head><meta property="article:published_time" content="2020-01-05"></head><body>
<p>De Nederlandse militairen in Erbil geven voorlopig geen les, zegt het ministerie.</p></body></html>"""
XML = {
    "of another sort": (b"<recipe><p>Bak het brood.</p></recipe>", "of a kind that is not read"),
    "cut off": (made.kamerstuk()[:600], "damaged"),
    "a file outside": (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><kamerstuk><al>De missie &x; stil.</al></kamerstuk>',
        "does not say when",
    ),
    "laughs": (
        b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]><kamerstuk><al>&b;&b;</al></kamerstuk>',
        "",
    ),
    "deep": (b"<kamerstuk>" + b"<al>" * 100_000, "damaged"),
}


@pytest.mark.parametrize(("data", "said"), XML.values(), ids=XML.keys())
def test_bad_xml_is_one_line(put: Put, load_pages: LoadAll, data: bytes, said: str) -> None:
    assert said in problem(load_pages(put("a.xml", data)))


TEXT = ("Datum: 5 januari 2020", "De Nederlandse militairen in Erbil geven voorlopig geen les.", "De missie gaat door.")


def test_a_word_document_gives_its_paragraphs(put: Put, load_page: LoadOne) -> None:
    report = load_page(put("brief.docx", made.word(TEXT, struck="De missie stopt.")))
    assert (report.text, report.told.edtf, report.title) == ("\n\n".join(TEXT), "2020-01-05", "Missiebrief")


def test_what_is_wrong_with_a_document_is_one_line(put: Put, load_pages: LoadAll) -> None:
    assert "does not say when" in problem(load_pages(put("a.docx", made.word(TEXT[1:]))))
    assert "damaged" in problem(load_pages(put("b.docx", made.word(TEXT)[:300])))
    assert "contradict" in problem(load_pages(put("c.docx", made.word(["Datum: 5 maart 2021", *TEXT[1:]]))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", b"<w>" + b" " * 6_000_000)
    sources = find_sources([put("d.docx", out.getvalue())], io.BytesIO())
    assert "when unfolded" in problem(list(read_sources(sources, Limits(raw=5_000_000))))


@pytest.mark.parametrize("html", [False, True])
def test_a_press_release_is_told_when_it_was_sent(put: Put, load_page: LoadOne, *, html: bool) -> None:
    report = load_page(put("a.eml", made.mail(html=html)))
    assert (report.id, report.told.edtf) == ("20200105.1@defensie.nl", "2020-01-05")
    assert (report.title, report.outlet) == ("Lessen in Erbil stil", "Ministerie van Defensie")
    assert report.text == (
        "De Nederlandse militairen in Erbil geven voorlopig geen les.\n\nDe missie gaat door, zegt de minister."
    )


def test_a_paper_attached_to_a_message_is_a_report_of_its_own(put: Put, load_pages: LoadAll) -> None:
    found = load_pages(put("a.eml", made.mail(attached=made.letter())))
    assert [item.id for item in found if isinstance(item, Report)] == ["20200105.1@defensie.nl", "a/brief"]


def test_a_paper_that_tells_no_date_has_that_of_its_message(put: Put, load_pages: LoadAll) -> None:
    undated = made.letter([[line for line in made.LETTER[1] if line]])
    _, paper = load_pages(put("a.eml", made.mail(attached=undated)))
    assert isinstance(paper, Report), str(paper)
    assert paper.origin is not None
    assert (paper.told.edtf, paper.origin.dated_by) == ("2020-01-05", "Date header of its message")


def test_a_paper_is_read_though_its_message_tells_no_date(put: Put, load_pages: LoadAll) -> None:
    found = load_pages(put("a.eml", made.mail(None, attached=made.letter())))
    assert [item.id if isinstance(item, Report) else item.code for item in found] == ["no-page-date", "a/brief"]


def test_a_message_without_a_date_is_a_problem(put: Put, load_pages: LoadAll) -> None:
    assert "does not say when" in problem(load_pages(put("a.eml", made.mail(None))))
    assert "does not say when" in problem(load_pages(put("b.eml", made.mail("gisteren"))))


@pytest.mark.parametrize("name", ["letter.pdf", "kst.xml", "brief.docx", "a.eml", "p.html"])
def test_a_paper_on_standard_input_is_known_by_its_contents(name: str) -> None:
    data = {
        "letter.pdf": made.letter(),
        "kst.xml": made.kamerstuk(),
        "brief.docx": made.word(TEXT),
        "a.eml": made.mail(),
        "p.html": PAGE.encode(),
    }[name]
    (report,) = read_sources(find_sources(["-"], io.BytesIO(data)), Limits())
    assert isinstance(report, Report), str(report)


def test_a_document_made_at_a_moment_that_looks_like_the_end_of_a_line_is_known_too() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.word(TEXT))) as parts, zipfile.ZipFile(out, "w") as again:
        for part in parts.infolist():
            again.writestr(zipfile.ZipInfo(part.filename, (2026, 8, 10, 0, 8, 20)), parts.read(part))
    assert out.getvalue()[:14].count(b"\n") >= 2
    (report,) = read_sources(find_sources(["-"], io.BytesIO(out.getvalue())), Limits())
    assert isinstance(report, Report), str(report)

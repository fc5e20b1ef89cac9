"""How fast sources are read: pages, papers and web archives per second, beside the bare parser on the same files.

python benchmarks/sources.py [--pages 300] [--papers 60]

The files are made up here, of about the size of real ones, and tell of no mission: that is what most of an archive is,
and reading it must cost little more than parsing it. Muster's figure is all of it: text, title, outlet, address, date,
language, relevance, and the report in a ledger with the bytes that it came as.
"""

from __future__ import annotations

import argparse
import io
import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from muster.cli.taking import Taker
from muster.cli.tally import Tally
from muster.ledger.store import Ledger
from muster.sources.load import find_sources, read_sources
from muster.sources.record import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.problems import Problem

WORDS: Final = (
    *(
        "bakker",
        "brood",
        "markt",
        "plein",
        "regen",
        "school",
        "kinderen",
        "fiets",
        "brug",
        "rivier",
        "gemeente",
        "burgemeester",
    ),
    *("winkel", "straat", "weer", "dag", "morgen", "boom", "tuin", "huis", "trein", "station", "klant", "prijs"),
    *("melk", "kaas", "boer", "koe", "veld", "zon", "wind", "dorp", "stad", "kerk", "feest", "muziek"),
    *("boek"),
)
ROUNDS: Final = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--papers", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print("| what | number | size | bare parser | Muster | overhead |")
        print("| --- | --- | --- | --- | --- | --- |")
        pages, papers = Path(folder, "pages"), Path(folder, "papers")
        make_pages(pages, asked.pages)
        make_papers(papers, asked.papers)
        archive = Path(folder, "crawl.warc.gz")
        make_archive(archive, asked.pages)
        compare("web pages", sorted(pages.iterdir()), asked.pages, bare_page)
        compare("PDF, three pages each", sorted(papers.iterdir()), asked.papers, bare_paper)
        compare("records of a web archive", [archive], asked.pages, bare_archive)
        compare("the same, without parsing its pages", [archive], asked.pages, bare_records)


def compare(what: str, paths: list[Path], number: int, bare: Callable[[Path], None]) -> None:
    """Print a row: both ways in turn, the best of some rounds of each."""
    bare(paths[0])
    through_muster(paths[:1])
    theirs, ours = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for path in paths:
            bare(path)
        theirs.append(time.perf_counter() - began)
        began = time.perf_counter()
        through_muster(paths)
        ours.append(time.perf_counter() - began)
    size = sum(path.stat().st_size for path in paths)
    rates = number / min(theirs), number / min(ours)
    overhead = f"{(min(ours) / min(theirs) - 1) * 100:+.0f} %"
    print(
        f"| {what} | {number} | {size / 1e6:.1f} MB | {rates[0]:.0f} a second | {rates[1]:.0f} a second | {overhead} |"
    )


def through_muster(paths: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder, "l.ledger")) as ledger:
        taker = Taker(ledger, Tally(), _no_problem)
        with ledger.batch():
            for item in read_sources(find_sources(paths, io.BytesIO()), Limits()):
                if not hasattr(item, "text"):
                    raise SystemExit(str(item))
                taker.take(item)


def _no_problem(problem: Problem) -> None:
    raise SystemExit(str(problem))


def bare_page(path: Path) -> None:
    from trafilatura import bare_extraction

    bare_extraction(path.read_bytes(), with_metadata=True, include_comments=False)


def bare_paper(path: Path) -> None:
    from pypdfium2 import PdfDocument

    document = PdfDocument(path.read_bytes())
    for number in range(len(document)):
        document[number].get_textpage().get_text_range()
    document.close()


def bare_archive(path: Path) -> None:
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    from trafilatura import bare_extraction

    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
            bare_extraction(record.reader.read(), with_metadata=True, include_comments=False)


def bare_records(path: Path) -> None:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
            record.reader.read()


def sentence(chance: random.Random) -> str:
    return " ".join(["De", *chance.choices(WORDS, k=14)]) + "."


def page(number: int) -> str:
    """Make a page of some fifty thousand characters, most of it not the article."""
    chance = random.Random(number)
    links = "".join(f'<li><a href="/{n}" class="nav-item">{sentence(chance)[:40]}</a></li>' for n in range(120))
    body = "".join(f"<p>{' '.join(sentence(chance) for _ in range(4))}</p>" for _ in range(12))
    style = "".join(f".c{n}{{margin:{n}px;padding:0 {n}px}}" for n in range(600))
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Bericht {number} - De Bode</title>'
        f'<link rel="canonical" href="https://bode.example/{number}"><style>{style}</style>'
        '<script type="application/ld+json">'
        '{"@type":"NewsArticle","datePublished":"2020-01-05T10:00:00+01:00"}</script>'
        f"</head><body><header><nav><ul>{links}</ul></nav></header><main><article><h1>Bericht {number}</h1>"
        f'<time datetime="2020-01-05T10:00:00+01:00">5 januari 2020</time>{body}</article>'
        f"<aside><h2>Lees ook</h2><ul>{links}</ul></aside></main><footer>© 2026 De Bode</footer></body></html>"
    )


def make_pages(folder: Path, number: int) -> None:
    folder.mkdir()
    for one in range(number):
        (folder / f"{one:05}.html").write_text(page(one), encoding="utf-8")


def make_papers(folder: Path, number: int) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    folder.mkdir()
    for one in range(number):
        chance = random.Random(one)
        canvas = Canvas(str(folder / f"{one:05}.pdf"), pagesize=A4)
        for at in range(3):
            text = canvas.beginText(60, 780)
            text.setFont("Helvetica", 10)
            text.textLine("Den Haag, 5 januari 2020" if at == 0 else f"Brief {one}, blad {at + 1}")
            for _ in range(48):
                text.textLine(sentence(chance)[:95])
            canvas.drawText(text)
            canvas.showPage()
        canvas.save()


def make_archive(path: Path, number: int) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for one in range(number):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            body = io.BytesIO(page(one).encode())
            writer.write_record(
                writer.create_warc_record(f"https://bode.example/{one}", "response", payload=body, http_headers=headers)
            )


if __name__ == "__main__":
    main()

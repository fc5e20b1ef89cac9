"""Archives: what is in them is read as if it lay there; what is wrong in them costs one line, and never the rest."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import sys
import tracemalloc
from typing import TYPE_CHECKING

import made_archives as made
import pytest

from muster.model import Report
from muster.problems import Problem
from muster.sources.load import find_sources, read_sources
from muster.sources.record import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Put = Callable[[str, str | bytes], Path]
    LoadAll = Callable[..., list[Report | Problem]]


def ids(found: list[Report | Problem]) -> list[str]:
    return [item.id if isinstance(item, Report) else item.code for item in found]


def test_a_crawl_gives_its_articles_with_their_addresses(put: Put, load_pages: LoadAll) -> None:
    pages = [
        *made.crawl(2),
        ("https://bode.example/", b"<html><body><a href='/0'>Bericht 0</a></body></html>", "text/html", "200 OK"),
        ("https://bode.example/x", b"<html><body>weg</body></html>", "text/html", "404 Not Found"),
        ("https://bode.example/x.png", b"\x89PNG", "image/png", "200 OK"),
    ]
    found = load_pages(put("crawl.warc.gz", made.web_archive(pages)))
    assert ids(found) == ["https://bode.example/0", "https://bode.example/1", "passed-over"]
    assert "1 do not say when" in str(found[-1])
    (first, second) = found[:2]
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.told.edtf, first.outlet, first.lang) == ("2020-01-05", "bode.example", "nl")
    assert first.origin is not None
    assert second.origin is not None
    assert first.origin.raw == made.page(0).encode()
    assert dict(first.origin.given)["seen"] == "2020-01-06"
    assert 0 < first.origin.position < second.origin.position


def test_no_page_of_a_crawl_came_out_after_it(put: Put, load_pages: LoadAll) -> None:
    late = [("https://bode.example/1", made.page(1, date="2020-03-01").encode(), "text/html", "200 OK")]
    assert ids(load_pages(put("crawl.warc", made.web_archive(late, packed=False)))) == ["doubtful-date"]


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_costs_only_itself(put: Put, load_pages: LoadAll, *, packed: bool) -> None:
    data = bytearray(made.web_archive(made.crawl(9), packed=packed))
    middle = len(data) // 2
    data[middle : middle + 400] = random.Random(7).randbytes(400)  # noqa: S311  (no secret)
    found = load_pages(put("crawl.warc.gz" if packed else "crawl.warc", bytes(data)))
    whole = {f"https://bode.example/{number}" for number in (0, 1, 2, 7, 8)}
    assert whole <= set(ids(found))
    assert "damaged" in ids(found) or not packed


def test_a_crawl_cut_off_is_read_as_far_as_it_goes(put: Put, load_pages: LoadAll) -> None:
    data = made.web_archive(made.crawl(5))
    for cut in (30, 200, 400):
        found = load_pages(put(f"{cut}.warc.gz", data[:-cut]))
        assert ids(found)[:4] == [f"https://bode.example/{number}" for number in range(4)]
        assert "damaged" in ids(found)


def test_a_crawl_on_standard_input_is_read(load_pages: LoadAll) -> None:
    data = made.web_archive(made.crawl(3))
    assert len(list(read_sources(find_sources(["-"], io.BytesIO(data)), Limits()))) == 3
    assert load_pages  # the fixture gives the same limits


PACKERS = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


@pytest.mark.parametrize("suffix", PACKERS)
def test_packed_files_are_read_as_what_they_hold(put: Put, load_pages: LoadAll, suffix: str) -> None:
    pack = PACKERS[suffix]
    assert ids(load_pages(put(f"a.jsonl.{suffix}", pack(made.json_lines(3))))) == ["j-0", "j-1", "j-2"]
    assert ids(load_pages(put(f"p.html.{suffix}", pack(made.page(1).encode())))) == ["p"]
    assert ids(load_pages(put(f"r.{suffix}", pack(b"date 2020-01 De missie ligt stil.")))) == ["r"]


def test_a_packed_file_cut_off_gives_what_came_before(put: Put, load_pages: LoadAll) -> None:
    data = gzip.compress(made.json_lines(500))
    found = load_pages(put("a.jsonl.gz", data[: len(data) // 2]))
    assert ids(found)[:3] == ["j-0", "j-1", "j-2"]
    assert [code for code in ids(found) if not code.startswith("j-")][-1] == "damaged"


def test_a_folder_in_an_archive_is_read_like_a_folder(put: Put, load_pages: LoadAll) -> None:
    members = {
        "in/a.txt": "date 2020-01 De missie in Mali ligt stil.",
        "in/p.html": made.page(1),
        "in/p_files/frame.html": made.page(2),
        "in/.hidden.txt": "date 2020-01 Niets.",
        "in/picture.png": b"\x89PNG",
        "in/more.jsonl": made.json_lines(2),
    }
    assert ids(load_pages(put("all.zip", made.zipped(members)))) == ["all/in/a", "all/in/p", "j-0", "j-1"]
    packed = made.tarred({"b.txt": b"date 2020-01 De missie in Mali ligt stil.", "c.zip": made.zipped(members)})
    assert ids(load_pages(put("all.tar.gz", packed))) == ["all/b", "all/c/in/a", "all/c/in/p", "j-0", "j-1"]


@pytest.mark.parametrize("name", ["../../etc/report.txt", "/etc/report.txt", "a/../../b.txt", "C:\\b.txt"])
def test_a_name_that_leads_outside_is_left_out(put: Put, load_pages: LoadAll, name: str) -> None:
    good = "date 2020-01 De missie in Mali ligt stil."
    found = load_pages(put("a.zip", made.zipped({name: "date 2020-01 Weg.", "good.txt": good})))
    assert sorted(ids(found)) == ["a/good", "bad-name"]
    found = load_pages(put("a.tar", made.tarred({name: b"date 2020-01 Weg.", "good.txt": good.encode()}, "w")))
    assert sorted(ids(found)) == ["a/good", "bad-name"]


def test_what_unfolds_without_end_is_stopped(put: Put) -> None:
    huge = b"date 2020-01 " + b" " * 30_000_000
    packed = {
        "a.zip": made.zipped({"huge.txt": huge, "huge.html": huge, "good.txt": "date 2020-01 De missie stopt."}),
        "b.html.gz": gzip.compress(b"<html>" + huge, 6),
        "c.jsonl.gz": gzip.compress(b" " * 30_000_000, 6),
        "d.tar.gz": made.tarred({"huge.html": huge}),
    }
    limits = Limits(text=1_000_000, raw=5_000_000)
    for name, data in packed.items():
        found = list(read_sources(find_sources([put(name, data)], io.BytesIO()), limits))
        assert "too-large" in ids(found), found
        assert ("a/good" in ids(found)) == (name == "a.zip")
    lines = put("d.jsonl.gz", gzip.compress(b"\n" * 1_000_000))
    assert ids(list(read_sources(find_sources([lines], io.BytesIO()), Limits()))) == ["damaged"]


def test_archives_within_archives_come_to_an_end(put: Put, load_pages: LoadAll) -> None:
    data = made.zipped({"a.txt": "date 2020-01 De missie ligt stil."})
    for number in range(9):
        data = made.zipped({f"{number}.zip": data})
    (problem,) = load_pages(put("deep.zip", data))
    assert "within one another" in str(problem)


BROKEN = {
    "a.zip": b"PK\x03\x04" + b"x" * 500,
    "b.tar": b"x" * 2000,
    "c.gz": b"no gzip",
    "d.warc": b"no warc at all",
    "e.parquet": b"PAR1" + b"x" * 100,
    "f.tar.gz": made.tarred({"a.txt": b"date 2020-01 De missie ligt stil." * 100})[:60],
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_archive_is_one_line(put: Put, load_pages: LoadAll, name: str) -> None:
    (problem,) = load_pages(put(name, BROKEN[name]))
    assert isinstance(problem, Problem)
    assert problem.code in {"damaged", "unreadable"}
    assert "\n" not in str(problem)


HEADERS = {
    "comma": "datum,krant,kop,artikel\n",
    "semicolon": "Datum;Krant;Kop;Artikel\n",
    "tab": "date\toutlet\ttitle\ttext\n",
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_table_of_articles_is_a_report_a_row(put: Put, load_pages: LoadAll, name: str) -> None:
    between = {"comma": ",", "semicolon": ";", "tab": "\t"}[name]
    rows = (("2020-01-05", "De Bode", "Stil", '"De missie ""Anker"" ligt stil.\nDe lessen ook."'), ("", "", "", ""))
    rows += (("gisteren", "De Bode", "Stil", "De missie."),)
    table = HEADERS[name] + "\n".join(between.join(row) for row in rows)
    found = load_pages(put("t.csv", table))
    assert ids(found) == ["t/2", "bad-date"]
    (report, problem) = found
    assert isinstance(report, Report)
    assert (report.outlet, report.title) == ("De Bode", "Stil")
    assert report.text == 'De missie "Anker" ligt stil.\nDe lessen ook.'
    assert "row 4" in str(problem)


def test_the_user_may_say_what_the_columns_are(put: Put, load_pages: LoadAll) -> None:
    path = put("t.csv", "wanneer,wat\n2020-01,De missie ligt stil.\n")
    (problem,) = load_pages(path)
    assert "wanneer, wat" in str(problem)
    (report,) = load_pages(path, columns="date=wanneer,text=wat")
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("05-01-2020", "31-01-2020", "02-02-2020"), ["2020-01-05", "2020-01-31", "2020-02-02"]),
        (("1/5/2020", "1/31/2020", "2/2/2020"), ["2020-01-05", "2020-01-31", "2020-02-02"]),
        (("05-01-2020", "06-01-2020", "02-02-2020"), []),
        (("05-31-2020", "31-05-2020", "02-02-2020"), []),
    ],
)
def test_which_number_is_the_day_is_told_by_the_column_or_not_at_all(
    put: Put, load_pages: LoadAll, dates: tuple[str, ...], told: list[str]
) -> None:
    table = "date,text\n" + "".join(f"{date},De missie van {date}.\n" for date in dates)
    found = load_pages(put("t.csv", table))
    assert [item.told.edtf for item in found if isinstance(item, Report)] == told
    assert len(found) == len(dates)


def test_a_table_in_another_encoding_is_read(put: Put, load_pages: LoadAll) -> None:
    (report,) = load_pages(put("t.csv", "datum;tekst\n2020-01;De missie is geëindigd.\n".encode("cp1252")))
    assert isinstance(report, Report)
    assert report.text == "De missie is geëindigd."


def test_parquet_is_read_as_a_table(tmp_path: Path, load_pages: LoadAll) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = arrow.table(
        {"published": ["2020-01-05", "2020-01-06"], "body": ["De missie stopt.", "De missie gaat door."]}
    )
    parquet.write_table(table, tmp_path / "t.parquet")
    assert ids(load_pages(tmp_path / "t.parquet")) == ["t/1", "t/2"]


def test_parquet_without_its_package_is_one_line(
    put: Put, load_pages: LoadAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (problem,) = load_pages(put("t.parquet", b"PAR1"))
    assert "pip install 'muster[parquet]'" in str(problem)


def taken_up(path: Path, position: int) -> list[str]:
    from dataclasses import replace

    found = [replace(one, start=position) for one in find_sources([path], io.BytesIO()) if not isinstance(one, Problem)]
    return [item.id for item in read_sources(found, Limits()) if isinstance(item, Report)]


MANY = 30
LONG = {
    "a.jsonl": made.json_lines(MANY),
    "b.jsonl.gz": gzip.compress(made.json_lines(MANY)),
    "c.warc.gz": made.web_archive(made.crawl(MANY)),
    "d.zip": made.zipped({f"{number:02}.txt": f"date 2020-01 Bericht {number}." for number in range(MANY)}),
    "e.tar.gz": made.tarred({f"{number:02}.txt": f"date 2020-01 Bericht {number}.".encode() for number in range(MANY)}),
    "f.csv": "date,text\n" + "".join(f"2020-01,Bericht {number}.\n" for number in range(MANY)),
}


@pytest.mark.parametrize("name", LONG)
def test_reading_is_taken_up_where_it_was_left(put: Put, load_pages: LoadAll, name: str) -> None:
    path = put(name, LONG[name])
    reports = [item for item in load_pages(path) if isinstance(item, Report)]
    assert len(reports) == MANY
    for left in (0, 11, MANY - 1):
        origin = reports[left].origin
        assert origin is not None
        rest = taken_up(path, origin.position)
        assert set(rest) >= {report.id for report in reports[left + 1 :]}
        assert len(rest) <= MANY - left + 1


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.warc.gz", "a.csv"])
def test_a_long_archive_is_never_held_as_a_whole(put: Put, name: str) -> None:
    many = 600
    filler = "x" * 20_000
    data = {
        "a.jsonl.gz": lambda: gzip.compress(
            made.json_lines(many).replace(b"Bericht", filler.encode() + b" Bericht"), 1
        ),
        "a.warc.gz": lambda: made.web_archive(
            (
                f"https://bode.example/{number}",
                (made.page(number) + f"<!-- {filler} -->").encode(),
                "text/html",
                "200 OK",
            )
            for number in range(many // 3)
        ),
        "a.csv": lambda: "date,text\n" + "".join(f"2020-01,{filler} {number}.\n" for number in range(many)),
    }[name]()
    sources = list(find_sources([put(name, data)], io.BytesIO()))
    del data
    items = read_sources(sources, Limits())
    next(items)
    tracemalloc.start()
    for _ in items:
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4_000_000

"""``muster reread``: the present reader's findings as new rows beside the old, and what changed in words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import made_archives as made
import made_papers
import pytest

from inside import Done, muster
from muster.ledger import kept
from muster.ledger.ids import report_id
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.sources.again import made_again
from muster.sources.record import Limits
from muster.time.date import Date

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from muster.problems import Problem

    Put = Callable[[str, str | bytes], Path]
    LoadAll = Callable[..., list[Report | Problem]]
    LoadOne = Callable[..., Report]

TEXT = "De Nederlandse trainingsmissie in Irak is opgeschort, zegt de minister van Defensie."


def reread(ledger: Path, *options: str) -> Done:
    return muster("reread", "--ledger", ledger, *options)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger that an older reader filled: it found what is not there, and missed what is."""
    path = tmp_path / "l.ledger"
    report = Report("r1", Date.parse("2020-01-05"), TEXT, title="Missie stil")
    wrong = Claim("presence", "withdrawn", Span(0, len(TEXT), TEXT), nation="BE")
    with Ledger.open(path) as opened:
        opened.add(report, [wrong], relevant=True, readable=True, reader="muster 0.0.1")
        ((claim,),) = [opened.connection.execute("SELECT id FROM claims").fetchall()]
        opened.review("confirm", claim[0], analyst="Eva", reason="so it says")
    return path


def test_rereading_says_what_changed_and_keeps_the_old(ledger: Path) -> None:
    done = reread(ledger)
    lines = done.stdout.splitlines()
    assert (
        lines[0]
        == f"{report_id(Report('r1', Date.parse('2020-01-05'), TEXT, title='Missie stil'))}  2020-01-05: Missie stil"
    )
    assert any(line.startswith("  + status · suspended") for line in lines)
    assert any(line.startswith("  - presence · withdrawn · BE: “De Nederlandse") for line in lines)
    assert any("was reviewed by Eva (confirm)" in line for line in lines)
    assert lines[-1].startswith("1 report read anew: 1 changed:")
    with Ledger.read(ledger) as opened:
        readers = opened.connection.execute("SELECT reader FROM readings ORDER BY seq").fetchall()
        assert readers[0] == ("muster 0.0.1",)
        assert len(readers) == 2
        assert {entry.claim.event for entry in opened.visible().entries} == {"suspended"}
        assert list(opened.faults()) == []
    assert "1 already read by this reader" in reread(ledger).stdout


def test_a_dry_run_changes_nothing(ledger: Path) -> None:
    done = reread(ledger, "--dry-run", "--json")
    assert json.loads(done.stdout)["changed"] == 1
    with Ledger.read(ledger) as opened:
        assert opened.connection.execute("SELECT count(*) FROM readings").fetchone() == (1,)


def test_a_better_source_reader_makes_a_new_version_of_the_same_bytes(
    tmp_path: Path, put: Put, load_page: LoadOne
) -> None:
    found = load_page(put("p.html", made.page(1, text=TEXT)))
    before = replace(found, text="Deel dit artikel. " + found.text)
    path = tmp_path / "l.ledger"
    with Ledger.open(path) as opened:
        kept.prepare(opened)
        kept.keep(opened, before)
        opened.add(before, [], relevant=True, readable=True, reader="muster 0.0.1")
    assert "1 with another text than before" in reread(path).stdout
    with Ledger.read(path) as opened:
        texts = [text for (text,) in opened.connection.execute("SELECT text FROM reports ORDER BY seq")]
        assert texts == [before.text, found.text]
        assert list(kept.faults(opened)) == []


MADE = {
    "p.html": made.page(1),
    "a.txt": "date: 2020-01\n\nDe missie ligt stil.",
    "b.json": json.dumps({"date": "2020-01", "text": "De missie ligt stil."}),
    "c.jsonl": made.json_lines(2),
    "d.csv": "date,text\n2020-01,De missie ligt stil.\n2020-02,De missie gaat door.\n",
    "e.csv": "missie,land,maand,aantal\nMINUSMA,Nederland,2016-05,3\nMINUSMA,Nederland,2016-06,4\n",
    "f.pdf": made_papers.letter(),
    "g.xml": made_papers.kamerstuk(),
    "h.docx": made_papers.word(["Datum: 5 januari 2020", "De missie ligt stil."]),
    "i.eml": made_papers.mail(attached=made_papers.letter()),
    "j.warc.gz": made.web_archive(made.crawl(2)),
    "k.zip": made.zipped({"in/p.html": made.page(1), "in/a.txt": "date 2020-01 De missie."}),
}


@pytest.mark.parametrize("name", MADE)
def test_what_was_kept_of_each_kind_makes_the_same_report_again(put: Put, load_pages: LoadAll, name: str) -> None:
    found = load_pages(put(name, MADE[name]))
    assert found
    for report in found:
        assert isinstance(report, Report), str(report)
        assert report.origin is not None
        assert report.origin.raw
        again = made_again(replace(report, text="changed"), report.origin, Limits())
        assert report_id(again) == report_id(report)


def test_kept_bytes_that_were_changed_are_told(tmp_path: Path, put: Put, load_page: LoadOne) -> None:
    path = tmp_path / "l.ledger"
    report = load_page(put("p.html", made.page(1)))
    with Ledger.open(path) as opened:
        kept.prepare(opened)
        kept.keep(opened, report)
        with pytest.raises(Exception, match="only grows"):
            opened.connection.execute("DELETE FROM raw")
        opened.connection.execute("DROP TRIGGER raw_no_update")
        opened.connection.execute("UPDATE raw SET body = x'00'")
        assert len(list(kept.faults(opened))) == 1

"""The published site: whole, of files alone, fixed in what was known, and without others' articles."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from told import ATTACK, COLOUR, STOPPED, fill

from muster.answers.subject import Filters
from muster.problems import MusterError
from muster.time.date import Date
from muster.web.archive import Archive
from muster.web.publishing import Site, publish

if TYPE_CHECKING:
    from pathlib import Path


class Page(HTMLParser):
    """What a page leads to, and the names in it that can be led to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value is not None and tag != "use":
                self.targets.append(value)
            if name == "id" and value:
                self.names.add(value)


def site(folder: Path, **more: object) -> Site:
    known = Date.parse("2020-03-01").last
    return Site(Archive(fill(folder / "told.ledger")), known, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    publish(site(folder), folder / "site")
    return folder / "site"


def test_every_link_leads_to_a_file_and_a_place_in_it(published: Path) -> None:
    pages = {path: Page(path.read_text()) for path in published.rglob("*.html")}
    assert len(pages) > 15
    for path, page in pages.items():
        for target in page.targets:
            if target.startswith("https://ochtendbode.example/"):
                continue
            name, _, anchor = unquote(target).partition("#")
            found = (path.parent / name).resolve() if name else path
            assert found.is_file(), f"{path} leads to {target}"
            assert not anchor or anchor in pages[found].names, f"{path} leads to {target}"


def test_a_day_on_which_something_changed_has_a_page(published: Path) -> None:
    days = {path.stem for path in (published / "nl/day").iterdir()}
    assert {"2019-12-16", "2020-01-04", "2020-02-10"} <= days
    assert max(days) <= "2020-03-01"
    page = (published / "en/day/2020-02-10.html").read_text().replace("\u00a0", " ")
    assert "as known by 1 March 2020" in page
    assert page.count('data-key="Arrow') == 2


def test_only_sentences_are_published_unless_whole_texts_are_asked_for(published: Path, tmp_path: Path) -> None:
    assert any(STOPPED in path.read_text() for path in published.rglob("report/*.html"))
    assert not any(COLOUR in path.read_text() for path in published.rglob("*.html"))
    publish(site(tmp_path, full_text=True), tmp_path / "whole")
    assert any(COLOUR in path.read_text() for path in (tmp_path / "whole").rglob("report/*.html"))


def test_nothing_is_loaded_from_elsewhere(published: Path) -> None:
    for path in published.rglob("*.html"):
        page = path.read_text()
        assert not re.search(r"(?:src|action)=\"(?:https?:)?//", page)
        assert "<form" not in page
        assert "<script>" not in page
        assert ATTACK not in page


def test_publishing_again_replaces_and_leaves_nothing_old(tmp_path: Path) -> None:
    first = publish(site(tmp_path), tmp_path / "site")
    less = publish(
        site(tmp_path, filters=Filters(nations=frozenset({"NL"})), last=Date.parse("2020-01-10").last),
        tmp_path / "site",
    )
    assert less < first
    assert not (tmp_path / "site/en/day/2020-02-10.html").exists()
    assert publish(site(tmp_path), tmp_path / "site") == first


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/dear.txt").write_text("mine")
    with pytest.raises(MusterError, match="other things"):
        publish(site(tmp_path), tmp_path / "site")
    (tmp_path / "site/muster-files.json").write_text(json.dumps(["../told.ledger", "/etc/passwd", 3]))
    publish(site(tmp_path), tmp_path / "site")
    assert (tmp_path / "told.ledger").exists()
    assert (tmp_path / "site/dear.txt").read_text() == "mine"


def test_an_empty_ledger_is_not_published(tmp_path: Path) -> None:
    with pytest.raises(MusterError, match="nothing to publish"):
        publish(Site(Archive(tmp_path / "none.ledger"), Date.parse("2020-03-01").last), tmp_path / "site")
    assert not (tmp_path / "site").exists()

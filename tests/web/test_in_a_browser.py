"""Walks through the page in a real browser: what a user sees and does, with a mouse, with keys alone, from a disk."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from running_page import running
from told import STAYS, STOPPED, fill

from muster.time.date import Date
from muster.web.archive import Archive
from muster.web.publishing import Site, publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from running_page import Served

playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright here; make test-browser installs it")
axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core here")
expect = playwright.expect
BROWSER = os.environ.get("MUSTER_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here; make test-browser installs it")

DAY = "/picture?on=2020-01-10&nation=NL"
VIEWS = {
    "picture": DAY,
    "timeline": "/timeline?mission=oir&nation=NL",
    "map": "/map?on=2020-01-10",
    "changes": "/changes?from=2019-12-01&to=2020-02-20",
    "disputes": "/disputes",
    "due": "/due?on=2020-02-01",
    "search": "/search?q=Erbil",
    "api": "/api",
}
SERIOUS = {"serious", "critical"}
Walk = Any


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Walk]]:
    """Open a page; at the end nothing may have been asked of another machine, and no script may have failed."""
    asked: list[str] = []
    faults: list[str] = []
    contexts = []

    def open_at(address: str, **options: Any) -> Walk:
        context = chromium.new_context(**{"locale": "en-GB", "viewport": {"width": 1280, "height": 900}, **options})
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        contexts.append(context)
        page.goto(address)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert asked
    assert [url for url in asked if not re.match(r"(http://127\.0\.0\.1:|file:///|data:)", url)] == []
    assert faults == []


def test_choose_a_day_and_read_the_sentence_behind_a_line(served: Served, open_page: Callable[..., Walk]) -> None:
    page = open_page(served.address)
    page.get_by_label("Day", exact=True).fill("2020-01-10")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/picture?on=2020-01-10*")
    expect(page).to_have_title(re.compile("^The picture on 10 January 2020"))
    row = page.locator("details.standing", has_text="suspended")
    row.locator("summary").click()
    quote = row.get_by_text(STOPPED)
    assert quote.is_visible()
    assert row.get_by_text("says minister De Wit").is_visible()
    row.get_by_role("link", name="In the report").first.click()
    panel = page.locator("dialog[open]")
    assert STOPPED in panel.locator("mark").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.goto(page.url)
    href = page.locator("details.standing", has_text="suspended").locator("a.there").first.get_attribute("href")
    page.goto(served.address + href)
    assert page.locator("mark", has_text=STOPPED).is_visible()


def test_move_the_day_with_the_slider_and_with_keys_alone(served: Served, open_page: Callable[..., Walk]) -> None:
    page = open_page(served.address + DAY)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**on=2020-01-11*")
    expect(page).to_have_title(re.compile("11 January 2020"))
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_url("**on=2020-01-31*")
    page.go_back()
    expect(page).to_have_title(re.compile("11 January 2020"))
    page.get_by_label("Move the day").focus()
    page.keyboard.press("End")
    expect(page).to_have_title(re.compile("March 2020"))
    page.keyboard.press("Home")
    expect(page).to_have_title(re.compile("November 2019"))


def test_keys_alone_reach_a_sentence_and_the_search(served: Served, open_page: Callable[..., Walk]) -> None:
    page = open_page(served.address + DAY)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('details.standing > summary')"):
            break
    page.keyboard.press("Enter")
    assert page.locator("details.standing[open] blockquote").first.is_visible()
    page.keyboard.press("/")
    page.keyboard.type("opgeschort")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=opgeschort")
    assert page.get_by_role("link", name="Training stilgelegd").is_visible()


def test_see_the_timeline_and_what_its_marks_say(served: Served, open_page: Callable[..., Walk]) -> None:
    page = open_page(served.address + VIEWS["timeline"])
    page.wait_for_selector("#chart svg")
    assert page.locator("#chart svg").get_by_text("Erbil, training").first.is_visible()
    page.locator("#chart svg .mark-rect path").nth(0).hover()
    page.wait_for_selector(".tip:not([hidden])")
    assert "2019" in page.locator(".tip").inner_text()
    before = page.locator("#chart svg").inner_html()
    box = page.locator("#chart svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 110)
    page.mouse.wheel(0, -600)
    page.wait_for_timeout(300)
    assert page.locator("#chart svg").inner_html() != before


def test_see_who_is_where_on_the_map(served: Served, open_page: Callable[..., Walk]) -> None:
    page = open_page(served.address + VIEWS["map"])
    page.get_by_role("link", name=re.compile("Erbil: .*40 people")).click()
    expect(page.locator("details.row[open]", has_text="Erbil").get_by_text(STAYS)).to_be_visible()


def test_review_a_claim_and_see_the_picture_change(tmp_path: Path, open_page: Callable[..., Walk]) -> None:
    with running(fill(tmp_path / "own.ledger")) as own:
        page = open_page(own.address + DAY)
        assert page.locator("details.standing.suspended").count() == 1
        page.goto(own.address + page.locator("details.standing.suspended a.there").first.get_attribute("href"))
        item = page.locator(".claim-list > li", has=page.locator(".gist", has_text="suspended"))
        item.get_by_text("Reject").first.click()
        form = item.locator("details.reject form")
        form.get_by_label("Why").fill("it was another training")
        form.get_by_label("Your name").fill("An Alyst")
        form.get_by_role("button", name="Reject").click()
        assert page.get_by_role("status").inner_text().startswith("Kept.")
        assert page.get_by_text("An Alyst rejected").is_visible()
        page.goto(own.address + DAY)
        assert page.locator("details.standing.suspended").count() == 0
        page.go_back()
        page.get_by_role("button", name="Undo").click()
        page.goto(own.address + DAY)
        assert page.locator("details.standing.suspended").count() == 1


def test_selected_text_becomes_the_evidence_of_a_claim_to_add(served: Served, open_page: Callable[..., Walk]) -> None:
    page = open_page(f"{served.address}/search?q=Mariniers")
    page.get_by_role("link", name="Mariniers in Erbil").click()
    page.get_by_text("Add a claim that was missed").click()
    page.evaluate("document.getSelection().selectAllChildren(document.querySelector('.text mark'))")
    expect(page.locator("#evidence")).to_have_value(STAYS)


def test_switch_the_language_and_keep_it(served: Served, open_page: Callable[..., Walk]) -> None:
    page = open_page(served.address + DAY)
    page.get_by_role("link", name="Nederlands").click()
    expect(page).to_have_title(re.compile("Het beeld op 10 januari 2020"))
    page.get_by_role("link", name="Kaart").click()
    page.wait_for_url("**/map*")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    dutch = open_page(served.address + DAY, locale="nl-NL")
    assert "Het beeld op 10 januari 2020" in dutch.title()


def test_without_scripts_all_is_there(served: Served, open_page: Callable[..., Walk]) -> None:
    page = open_page(served.address + DAY, java_script_enabled=False)
    page.locator("details.standing.suspended summary").click()
    assert page.get_by_text(STOPPED).first.is_visible()
    page.get_by_label("Day", exact=True).fill("2020-02-15")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_title(re.compile("15 February 2020"))
    page.goto(served.address + VIEWS["timeline"])
    assert page.locator("noscript img").count() == 1


def test_a_published_site_works_from_a_disk(tmp_path: Path, open_page: Callable[..., Walk]) -> None:
    publish(Site(Archive(fill(tmp_path / "told.ledger")), Date.parse("2020-03-01").last), tmp_path / "site")
    page = open_page((tmp_path / "site/index.html").as_uri())
    page.get_by_role("link", name="What stood, day by day").click()
    page.get_by_role("link", name="10 February 2020").click()
    expect(page).to_have_title(re.compile("The picture on 10 February 2020"))
    page.wait_for_load_state()  # keys are heard once the page's script runs
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(lambda url: "2020-02-10" not in url)
    page.locator("details.standing.suspended summary").click()
    page.locator("details.standing.suspended a.there").first.click()
    assert page.locator("mark", has_text=STOPPED).is_visible()
    page.goto((tmp_path / "site/en/timeline/oir.html").as_uri())
    page.wait_for_selector("#chart svg")
    page.get_by_role("link", name="Nederlands").click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_view_has_a_serious_fault_of_accessibility(
    served: Served, open_page: Callable[..., Walk], width: int, scheme: str
) -> None:
    page = open_page(served.address, viewport={"width": width, "height": 844}, color_scheme=scheme)
    report = page.locator("a.there").first.get_attribute("href")
    claim = page.locator("a.there").first.get_attribute("data-panel")
    found = {}
    for name, path in {**VIEWS, "report": report, "claim": claim}.items():
        page.goto(served.address + path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        faults = axe_playwright.Axe().run(page).response["violations"]
        grave = [(one["id"], [it["target"] for it in one["nodes"]][:3]) for one in faults if one["impact"] in SERIOUS]
        if grave:
            found[name] = grave
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name} is {wide} pixels wider than the screen"
    assert found == {}

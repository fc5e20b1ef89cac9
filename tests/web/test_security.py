"""What strangers may not do: reach the page, run anything through a report, forge a review, read files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest
from running_page import running
from told import ATTACK, fill

from muster.problems import MusterError
from muster.web.security import Guard
from muster.web.serving import bound, guard_for

if TYPE_CHECKING:
    from pathlib import Path

    from running_page import Served

PAGES = (
    "/picture?on=2020-02-20",
    "/timeline?nation=NL",
    "/map?on=2020-02-20",
    "/search?q=script",
    "/changes?nation=NL",
)
WORD = "geheim woord"
PAGES += ("/api/v1/picture?on=2020-02-20", "/feed.atom", "/disputes", "/due", "/static/muster.js", "/nothing")


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_a_strict_policy(served: Served, path: str) -> None:
    headers = served.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert not any(word in headers["content-security-policy"] for word in ("unsafe", "http:", "https:", "*"))
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", PAGES[:5])
def test_no_page_holds_script_or_style_of_its_own(served: Served, path: str) -> None:
    page = served.get(path).text
    for script in re.findall(r"<script\b[^>]*>", page):
        assert "src=" in script or 'type="application/json"' in script
    assert not re.search(
        r"<style|\sstyle=|\son[a-z]+=\"|javascript:", page.replace("&lt;img src=x onerror=alert(1)&gt;", "")
    )


@pytest.mark.parametrize("path", PAGES[:5])
def test_what_a_report_says_is_never_markup(served: Served, path: str) -> None:
    page = served.get(path).text
    assert "alert(" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_hostile_report_is_shown_as_the_text_it_is(served: Served) -> None:
    found = re.search(r"/report/r-[0-9a-f]+", served.get("/search?q=alert").text)
    assert found is not None
    page = served.get(found[0]).text
    assert ATTACK.replace("<", "&lt;").replace(">", "&gt;") in page
    assert "javascript:" not in page


def test_another_name_for_this_machine_is_refused(served: Served) -> None:
    port = served.address.rsplit(":", 1)[1]
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example", ""):
        answer = httpx.get(served.address + "/picture", headers={"Host": host})
        assert answer.status_code == 400
        assert "report" not in answer.text
    assert httpx.get(served.address + "/picture", headers={"Host": f"localhost:{port}"}).status_code == 200


def test_elsewhere_than_here_only_with_a_token() -> None:
    with pytest.raises(MusterError, match="--token"):
        guard_for("0.0.0.0", None)  # noqa: S104  (that is what must be refused)
    assert guard_for("0.0.0.0", "word").admits_token("word")  # noqa: S104
    assert guard_for("127.0.0.1", None).token is None


def test_a_port_that_is_taken_is_said_to_be() -> None:
    with bound("127.0.0.1", 0) as taken, pytest.raises(MusterError, match="taken"):
        bound("127.0.0.1", taken.getsockname()[1])


def test_with_a_token_nobody_comes_in_without_it(tmp_path: Path) -> None:
    with running(fill(tmp_path / "l.ledger"), WORD) as page:
        for path in ("/", "/picture", "/api/v1/ledger", "/static/muster.css", "/feed.atom"):
            assert httpx.get(page.address + path).status_code == 401
        assert httpx.get(page.address + "/picture?token=geheim").status_code == 401
        assert httpx.get(page.address + "/picture", headers={"Authorization": "Bearer geheim woord"}).status_code == 200
        with httpx.Client(follow_redirects=True) as visitor:
            assert visitor.get(page.address + "/picture?on=2020-01-10&token=geheim%20woord").status_code == 200
            assert str(visitor.get(page.address + "/map").url) == page.address + "/map"
        led = httpx.get(page.address + "//evil.example/?token=geheim%20woord")
        assert led.headers["location"].startswith("/")
        assert not led.headers["location"].startswith("//")


def test_tokens_and_forms_of_strangers_are_refused() -> None:
    guard, other = Guard(), Guard()
    word = guard.form_word("visitor")
    assert guard.accepts_form("visitor", word, None, "localhost:1")
    assert guard.accepts_form("visitor", word, "http://localhost:1", "localhost:1")
    assert not guard.accepts_form("visitor", word, "http://evil.example", "localhost:1")
    assert not guard.accepts_form("visitor", word, "null", "localhost:1")
    assert not guard.accepts_form("other", word, None, "localhost:1")
    assert not guard.accepts_form(None, word, None, "localhost:1")
    assert not other.accepts_form("visitor", word, None, "localhost:1")
    assert not guard.accepts_form("visitor", "wórd", None, "localhost:1")


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/%2e%2e/etc/passwd", "/static//etc/passwd"]
)
def test_no_path_reaches_a_file(served: Served, path: str) -> None:
    answer = httpx.get(served.address + path)
    assert answer.status_code == 404
    assert "import" not in answer.text


def test_files_are_kept_by_the_browser_and_compressed(served: Served) -> None:
    answer = served.get("/static/vega.js")
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert b"vegaEmbed" in answer.content
    assert int(answer.headers["content-length"]) < 400_000
    plain = served.get("/static/muster.css", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert "prefers-color-scheme" in plain.text

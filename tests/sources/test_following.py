"""Following feeds: each report once, with its full text, politely, however servers behave and whenever it is killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import made_server as made
import pytest

from inside import Done, muster
from muster.ledger.store import Ledger
from muster.model import Report
from muster.sources.follow import feeds
from muster.sources.follow.follower import Follower, Manners
from muster.sources.follow.items import items_of
from muster.sources.net.fetch import Fetcher
from muster.sources.net.robots import Robots
from muster.sources.record import Limits
from muster.sources.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from muster.problems import Problem

    LoadAll = Callable[..., list[Report | Problem]]
    Put = Callable[[str, str | bytes], Path]

MUSTER = (sys.executable, "-c", "from muster.cli.app import main; main()")

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>De Bode</title>
<entry><id>tag:1</id><title>Lessen &amp; patrouilles stil</title><link href="/nieuws/1"/>
<updated>2020-01-07T08:00:00Z</updated>
<published>2020-01-05T23:30:00+01:00</published>
<content type="html">&lt;p&gt;De missie in Mali ligt stil, zegt Defensie.&lt;/p&gt;
&lt;p&gt;De militairen blijven in het kamp.&lt;/p&gt;</content></entry>
<entry><id>tag:2</id><title>Zonder datum</title>
<summary>De missie gaat door, zegt de minister van Defensie.</summary></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "De Bode",
        "items": [
            {
                "id": "https://bode.example/3",
                "content_html": "<p>De missie in Mali ligt stil, zegt Defensie.</p>",
                "title": "Stil",
                "date_published": "2020-01-05T10:00:00+01:00",
            }
        ],
    }
)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.xml", ATOM, [("tag:1", "2020-01-05", "De Bode", "Lessen & patrouilles stil"), None]),
        ("b.json", JSON_FEED, [("https://bode.example/3", "2020-01-05", "bode.example", "Stil")]),
        (
            "c.rss",
            made.rss("https://bode.example", range(1), whole=True),
            [("https://bode.example/article/0", "2020-01-05", "De Bode", "Bericht 0")],
        ),
    ],
)
def test_a_feed_in_a_file_gives_its_items(
    put: Put, load_pages: LoadAll, name: str, data: str | bytes, expected: list[Any]
) -> None:
    found = load_pages(put(name, data))
    by_id = {item.id: item for item in found if isinstance(item, Report)}
    for one in filter(None, expected):
        report = by_id[one[0]]
        assert (report.told.edtf, report.title) == (one[1], one[3])
        assert report.outlet in (one[2], "De Bode")
    assert len(found) == len(expected)
    assert len(by_id) == len([one for one in expected if one])


def test_a_page_that_is_no_feed_says_where_its_feed_is(put: Put, load_pages: LoadAll) -> None:
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>'
    with pytest.raises(Exception, match=r"whose feed is https://bode\.example/rss\.xml"):
        items_of(page, "https://bode.example/", "https://bode.example/")
    assert load_pages(put("x.rss", page))[0].code == "not-a-feed"  # type: ignore[union-attr]


BARE_RSS = b"""<rss version="2.0"><channel><title>De Bode</title>
<item><guid isPermaLink="false">1</guid><title>Een</title><pubDate>Sun, 05 Jan 2020 10:00:00 +0100</pubDate>
<description>De missie in Mali ligt stil, zegt Defensie.</description></item>
<item><guid isPermaLink="false">2</guid><title>Twee</title><pubDate>Mon, 06 Jan 2020 10:00:00 +0100</pubDate>
<description>De missie in Irak gaat door, zegt Defensie.</description></item></channel></rss>"""
BARE_JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "De Bode",
        "items": [
            {"id": "2", "content_text": "De missie in Irak gaat door.", "date_published": "2020-01-06T10:00:00+01:00"},
            {"id": "1", "content_text": "De missie in Mali ligt stil.", "date_published": "2020-01-05T10:00:00+01:00"},
        ],
    }
).encode()


@pytest.mark.parametrize("data", [BARE_RSS, BARE_JSON])
def test_items_without_a_link_are_reports_of_their_own(put: Put, load_pages: LoadAll, data: bytes) -> None:
    assert [item.url for item in items_of(data, "https://bode.example/feed", "feed")] == ["", ""]
    found = load_pages(put("a.json" if data == BARE_JSON else "a.rss", data))
    assert {item.id for item in found if isinstance(item, Report)} == {"De Bode/1", "De Bode/2"}


class Clock:
    """A moment that a test sets."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path / "l.ledger.state") as opened:
        yield opened


@pytest.fixture
def follower(state: State, clock: Clock) -> Iterator[Follower]:
    with Fetcher("Muster/test", private=True, seconds=2.0) as fetcher:
        yield Follower(state, fetcher, Robots(fetcher, clock), Manners(900.0, 0.0), Limits(), clock)


def go_round(follower: Follower, state: State) -> list[Report | Problem]:
    """Make one round; all that it hands on is taken for kept."""
    found: list[Report | Problem] = [*follower.look()]
    while True:
        found += follower.fetch()
        ready = list(follower.ready())
        found += [item for _, items in ready for item in items]
        feeds.done(state, [one for one, _ in ready])
        if not ready:
            return found


def texts(found: list[Report | Problem]) -> list[str]:
    return [item.text for item in found if isinstance(item, Report)]


def test_the_full_text_is_fetched_where_a_feed_gives_a_summary(state: State, follower: Follower) -> None:
    with made.serving(made.Site()) as site:
        site.paths["/rss"] = lambda handler: handler.give(made.rss(site.address, range(2)), "application/rss+xml")
        site.paths |= {f"/article/{n}": lambda handler, n=n: handler.give(made.article(n)) for n in range(2)}
        feeds.add(state, f"{site.address}/rss")
        found = go_round(follower, state)
    assert [text.partition("\n")[0] for text in texts(found)] == [made.ARTICLE.format(n) for n in range(2)]
    assert all("tot de zomer" in text for text in texts(found))
    (first, _) = found
    assert isinstance(first, Report)
    assert first.origin is not None
    assert (first.told.edtf, first.origin.dated_by) == ("2020-01-05", "feed")


def test_no_article_is_fetched_that_the_feed_gives_whole(state: State, follower: Follower) -> None:
    with made.serving(made.Site()) as site:
        site.paths["/rss"] = lambda handler: handler.give(made.rss(site.address, range(3), whole=True))
        feeds.add(state, f"{site.address}/rss")
        assert len(texts(go_round(follower, state))) == 3
        assert {path for path, _ in site.asked} == {"/robots.txt", "/rss"}


def test_a_feed_that_has_not_changed_is_not_sent_again(state: State, follower: Follower, clock: Clock) -> None:
    def answer(handler: made.Handler) -> None:
        if handler.headers.get("If-None-Match") == '"v1"':
            handler.send_response(304)
            handler.end_headers()
        else:
            handler.give(made.rss(handler.site.address, range(2), whole=True), ETag='"v1"')

    with made.serving(made.Site({"/rss": answer})) as site:
        feeds.add(state, f"{site.address}/rss")
        assert len(go_round(follower, state)) == 2
        assert go_round(follower, state) == []
        assert site.times("/rss") == 1  # it was not due
        clock.now += 901
        assert go_round(follower, state) == []
        assert site.asked[-1][1]["if-none-match"] == '"v1"'


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [(500, {}, 1800), (429, {"Retry_After": "7200"}, 7200), (503, {"Retry_After": "1"}, 1800), (404, {}, 1800)],
)
def test_a_server_that_fails_is_asked_less_and_less(  # noqa: PLR0913, PLR0917  (three cases and three parts)
    state: State, follower: Follower, clock: Clock, status: int, headers: dict[str, str], wait: float
) -> None:
    with made.serving(made.Site({"/rss": lambda handler: handler.give(b"", status=status, **headers)})) as site:
        feeds.add(state, f"{site.address}/rss")
        (problem,) = go_round(follower, state)
        assert str(status) in str(problem)
        clock.now += wait - 1
        assert go_round(follower, state) == []
        clock.now += 2
        assert len(go_round(follower, state)) == 1
        (feed,) = feeds.feeds(state)
        assert feed.failures == 2
        assert feed.due - clock.now == max(wait if headers else 0, 3600)


def test_an_article_that_cannot_be_had_is_tried_again_and_then_its_summary_kept(
    state: State, follower: Follower, clock: Clock
) -> None:
    with made.serving(made.Site()) as site:
        site.paths["/rss"] = lambda handler: handler.give(made.rss(site.address, range(1)))
        site.paths["/article/0"] = lambda handler: handler.give(b"", status=500)
        feeds.add(state, f"{site.address}/rss")
        found: list[Report | Problem] = []
        for _ in range(9):
            found += go_round(follower, state)
            clock.now += 86_400
        assert site.times("/article/0") == 5
    assert [text.startswith(made.ARTICLE.format(0)[:60]) for text in texts(found)] == [True]


def test_a_feed_that_is_gone_is_said_not_to_be_asked_again(state: State, follower: Follower, clock: Clock) -> None:
    with made.serving(made.Site()) as site:
        site.paths["/rss"] = lambda handler: handler.give(b"", status=410)
        feeds.add(state, f"{site.address}/rss")
        (problem,) = go_round(follower, state)
        assert "it is not asked again" in str(problem)
        clock.now += 10 * 365 * 86_400
        assert go_round(follower, state) == []
        assert site.times("/rss") == 1


def test_a_run_in_which_nothing_is_due_says_when_something_is(tmp_path: Path) -> None:
    feed, ledger = tmp_path / "f.rss", tmp_path / "l.ledger"
    feed.write_bytes(BARE_RSS)
    assert muster("follow", "add", feed, "--ledger", ledger).returncode == 0
    assert "2 new" in muster("follow", "run", "--ledger", ledger).stdout
    again = muster("follow", "run", "--ledger", ledger).stdout
    assert "No feed is to be asked before" in again
    assert "0 new" in again


def test_an_article_that_robots_may_not_fetch_is_kept_as_its_summary(state: State, follower: Follower) -> None:
    with made.serving(made.Site()) as site:
        site.paths["/robots.txt"] = lambda handler: handler.give(b"User-agent: Muster\nDisallow: /article/\n")
        site.paths["/rss"] = lambda handler: handler.give(made.rss(site.address, range(1)))
        feeds.add(state, f"{site.address}/rss")
        found = go_round(follower, state)
        assert site.times("/article/0") == 0
    assert len(texts(found)) == 1
    assert [item.code for item in found if not isinstance(item, Report)] == ["robots"]


BAD_FEEDS = {
    "endless": made.endless,
    "half": made.half,
    "a page": lambda handler: handler.give(made.article(1)),
    "nothing": lambda handler: handler.give(b""),
    "to a file": lambda handler: handler.give(b"", status=302, Location="file:///etc/passwd"),
}


@pytest.mark.parametrize("name", BAD_FEEDS)
def test_a_bad_feed_is_one_line_and_the_others_are_followed(state: State, follower: Follower, name: str) -> None:
    with made.serving(made.Site({"/bad": BAD_FEEDS[name]})) as site:
        site.paths["/rss"] = lambda handler: handler.give(made.rss(site.address, range(2), whole=True))
        feeds.add(state, f"{site.address}/bad")
        feeds.add(state, f"{site.address}/rss")
        found = go_round(follower, state)
    assert len(texts(found)) == 2
    assert len(found) == 3


def test_an_item_that_was_corrected_is_read_anew(state: State, follower: Follower, clock: Clock) -> None:
    feed = made.rss("https://bode.example", range(2), whole=True)
    with made.serving(made.Site()) as site:
        site.paths["/rss"] = lambda handler: handler.give(feed)
        feeds.add(state, f"{site.address}/rss")
        assert len(go_round(follower, state)) == 2
        clock.now += 901
        assert go_round(follower, state) == []
        feed = feed.replace(b"straat 1 ", b"straat 17 ")
        clock.now += 901
        assert [text[:40] for text in texts(go_round(follower, state))] == [made.ARTICLE.format(17)[:40]]


ITEMS = 30
KILLS = 6
LOOKS = 96  # a day of looks a quarter of an hour apart


class Troubled:
    """A site that misbehaves every few answers: its feed shows the last thirty items, a new one every third look."""

    def __init__(self) -> None:
        self.chance = random.Random(11)  # noqa: S311  (no secret)
        self.looks = 0
        self.site = made.Site({"/rss": self.feed})
        self.site.paths |= {f"/article/{number}": self.article(number) for number in range(ITEMS)}

    def feed(self, handler: made.Handler) -> None:
        self.looks += 1
        last = min(self.looks // 3 + 1, ITEMS)
        body = made.rss(self.site.address, range(max(0, last - 30), last))
        self.trouble(handler, lambda: handler.give(body, ETag=f'"{last}"'))

    def article(self, number: int) -> Callable[[made.Handler], None]:
        return lambda handler: self.trouble(handler, lambda: handler.give(made.article(number)))

    def trouble(self, handler: made.Handler, otherwise: Callable[[], None]) -> None:
        ways = [
            lambda: handler.give(b"", status=500),
            lambda: handler.give(b"", status=429, Retry_After="0"),
            lambda: made.half(handler),
        ]
        (self.chance.choice(ways) if self.chance.random() < 0.25 else otherwise)()


def test_a_day_with_kills_gives_each_report_once(tmp_path: Path) -> None:
    ledger, troubled, kills = tmp_path / "l.ledger", Troubled(), 0
    site, until = troubled.site, time.monotonic() + 300
    run = [*MUSTER, "follow", "run", "--every", "0.05s", "--pause", "0", "--allow-private", "--ledger", str(ledger)]
    with made.serving(site):
        subprocess.run([*MUSTER, "follow", "add", f"{site.address}/rss", "--ledger", str(ledger)], check=True)
        while not (kills >= KILLS and _finished(ledger, troubled.looks)) and time.monotonic() < until:
            with subprocess.Popen(run, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"}) as process:
                asked = len(site.asked)
                while len(site.asked) < asked + 3 and time.monotonic() < until:
                    time.sleep(0.02)
                stop = time.monotonic() + troubled.chance.random() * (2.5 if kills < KILLS else 15)
                while time.monotonic() < stop and not _finished(ledger, troubled.looks):
                    time.sleep(0.1)
                process.send_signal(signal.SIGKILL)
            kills += 1
    assert kills >= KILLS
    assert troubled.looks >= LOOKS
    with Ledger.read(ledger) as opened:
        told = opened.connection.execute("SELECT name, text FROM reports ORDER BY seq").fetchall()
        assert list(opened.faults()) == []
    assert sorted(name for name, _ in told) == sorted(f"{site.address}/article/{number}" for number in range(ITEMS))


def _finished(ledger: Path, looks: int) -> bool:
    if looks < LOOKS or not ledger.exists():
        return False
    with Ledger.read(ledger) as opened:
        return opened.counts()["reports"] >= ITEMS


def test_the_command_lists_what_is_followed_and_says_what_is_wrong(tmp_path: Path) -> None:
    def follow(*arguments: str) -> Done:
        return muster("follow", *arguments, "--ledger", tmp_path / "l.ledger")

    assert "nothing is followed yet" in follow("run").stderr
    assert "neither an address" in follow("add", "ftp://example.org/rss").stderr
    with made.serving(made.Site()) as site:
        address = f"{site.address}/rss"
        site.paths["/rss"] = lambda handler: handler.give(made.rss(site.address, range(2), whole=True))
        assert "followed;" in follow("add", address).stdout
        assert "already" in follow("add", address).stdout
        refused = follow("run")
        assert "private network" in refused.stderr
        assert refused.returncode == 1
        follow("remove", address)
        follow("add", address)
        done = follow("run", "--allow-private", "--contact", "wij@bode.example")
        assert done.stdout.startswith("2 reports read: 2 new")
        assert "wij@bode.example" in site.asked[-1][1]["user-agent"]
        assert site.asked[-1][1]["user-agent"].startswith("Muster/")
    assert "De Bode: well" in follow("list").stdout
    assert json.loads(follow("list", "--json").stdout)[0]["failures"] == 0
    assert "no span of time" in follow("run", "--every", "soon").stderr

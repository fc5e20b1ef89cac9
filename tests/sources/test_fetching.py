"""Fetching from servers that misbehave: each ends in time, as one line, and leads nowhere that it must not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import made_server as made
import pytest

from muster.sources.net import addresses
from muster.sources.net.fetch import Fetcher, FetchError
from muster.sources.net.robots import Robots

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def site() -> Iterator[made.Site]:
    paths = {
        "/ok": lambda handler: handler.give(made.article(1), "text/html; charset=utf-8", ETag='"1"'),
        "/moved": lambda handler: handler.give(b"", status=301, Location="/ok"),
        "/loop": lambda handler: handler.give(b"", status=302, Location="/loop"),
        "/to-file": lambda handler: handler.give(b"", status=302, Location="file:///etc/passwd"),
        "/to-ftp": lambda handler: handler.give(b"", status=302, Location="ftp://example.org/"),
        "/to-nothing": lambda handler: handler.give(b"", status=302, Location="http://[::bad"),
        "/to-private": lambda handler: handler.give(b"", status=302, Location="http://169.254.169.254/latest"),
        "/busy": lambda handler: handler.give(b"", status=429, Retry_After="120"),
        "/later": lambda handler: handler.give(b"", status=503, Retry_After="Fri, 31 Dec 2099 23:59:59 GMT"),
        "/broken": lambda handler: handler.give(b"", status=500),
        "/gone": lambda handler: handler.give(b"", status=410),
        "/half": made.half,
        "/endless": made.endless,
        "/drip": made.drip,
        "/bomb": made.bomb,
        "/slow": lambda _: time.sleep(30),
        "/robots.txt": lambda handler: handler.give(
            b"User-agent: *\nDisallow: /secret\nCrawl-delay: 7\n", "text/plain"
        ),
    }
    with made.serving(made.Site(paths)) as serving:
        yield serving


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher("Muster/test", private=True, seconds=1.5, size=5_000_000) as one:
        yield one


def test_a_page_comes_with_what_its_server_says_of_it(site: made.Site, fetcher: Fetcher) -> None:
    for path in ("/ok", "/moved"):
        got = fetcher.get(site.address + path)
        assert (got.url, got.body, got.media) == (f"{site.address}/ok", made.article(1), "text/html")
        assert (got.charset, got.etag, got.changed) == ("utf-8", '"1"', True)
    assert site.asked[-1][1]["user-agent"] == "Muster/test"


REFUSED = {
    "/loop": "from address to address",
    "/to-file": "not of the web",
    "/to-ftp": "not of the web",
    "/to-nothing": "Invalid URL",
    "/busy": "429",
    "/later": "503",
    "/broken": "500",
    "/gone": "410",
    "/half": "cannot be asked",
    "/endless": "larger than 5 MB|too slow",
    "/drip": "too slow",
    "/bomb": "larger than 5 MB|too slow",
    "/slow": "too slow",
    "/nowhere": "404",
}


@pytest.mark.parametrize("path", REFUSED)
def test_a_server_that_misbehaves_is_left_in_time(site: made.Site, fetcher: Fetcher, path: str) -> None:
    with pytest.raises(FetchError, match=REFUSED[path]) as caught:
        fetcher.get(site.address + path)
    assert "\n" not in caught.value.why


def test_a_server_may_say_when_to_come_again(site: made.Site, fetcher: Fetcher) -> None:
    for path, seconds in (("/busy", 120.0), ("/later", 7 * 86400.0), ("/broken", 0.0)):
        with pytest.raises(FetchError) as caught:
            fetcher.get(site.address + path)
        assert caught.value.wait == seconds


def test_nothing_but_the_web_is_asked(fetcher: Fetcher) -> None:
    for address in (
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://x/",
        "/etc/passwd",
        "http://",
        "x",
        "http://[x",
    ):
        with pytest.raises(FetchError):
            fetcher.get(address)


PRIVATE = ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1", "0.0.0.0")  # noqa: S104  (an address that must be refused)


@pytest.mark.parametrize("host", PRIVATE)
def test_machines_of_ones_own_network_are_not_asked_unless_allowed(site: made.Site, host: str) -> None:
    port = site.address.rpartition(":")[2]
    asked = len(site.asked)
    with Fetcher("Muster/test", seconds=2.0) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get(f"http://{host}:{port}/ok")
    assert "private network" in caught.value.why
    assert len(site.asked) == asked


def test_a_detour_into_ones_own_network_is_not_taken(site: made.Site, monkeypatch: pytest.MonkeyPatch) -> None:
    own = "127.0.0.1"
    monkeypatch.setattr(addresses, "is_public", lambda address: address == own)  # as if our server were on the web
    with Fetcher("Muster/test", seconds=2.0) as fetcher, pytest.raises(FetchError, match="--allow-private allows"):
        fetcher.get(f"{site.address}/to-private")


def test_a_name_that_means_another_machine_when_it_counts_is_refused(
    site: made.Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.address.rpartition(":")[2])
    looks = iter([True, False])  # what the name led to was of the web, what answered is not
    monkeypatch.setattr(addresses, "is_public", lambda _: next(looks))
    asked = len(site.asked)
    with Fetcher("Muster/test", seconds=2.0) as fetcher, pytest.raises(FetchError, match="private network"):
        fetcher.get(f"http://127.0.0.1:{port}/ok")
    assert len(site.asked) == asked


@pytest.mark.parametrize(
    ("address", "public"),
    [
        *(("8.8.8.8", True), ("2001:4860:4860::8888", True), ("127.0.0.1", False), ("10.1.2.3", False)),
        *(("192.168.0.1", False), ("172.16.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False)),
        *(("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("::", False)),  # noqa: S104
        *(("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False), ("2002:7f00:1::", False)),
        *(("64:ff9b::7f00:1", False), ("64:ff9b::808:808", True), ("name", False), ("", False)),
    ],
)
def test_addresses_of_the_web_are_told_from_others(address: str, *, public: bool) -> None:
    assert addresses.is_public(address) == public


def test_what_a_server_asks_of_robots_is_done(site: made.Site, fetcher: Fetcher) -> None:
    robots = Robots(fetcher, time.time)
    assert robots.allow(f"{site.address}/ok")
    assert not robots.allow(f"{site.address}/secret/1")
    assert robots.pause(f"{site.address}/ok") == 7.0
    assert site.times("/robots.txt") == 1


def test_a_server_that_has_no_rules_lets_all_and_one_that_fails_lets_nothing(fetcher: Fetcher) -> None:
    with made.serving(made.Site({})) as without, made.serving(made.Site({})) as failing:
        failing.paths["/robots.txt"] = lambda handler: handler.give(b"", status=503)
        robots = Robots(fetcher, time.time)
        assert robots.allow(f"{without.address}/ok")
        assert not robots.allow(f"{failing.address}/ok")


def test_who_allows_the_own_network_does_not_allow_where_machines_get_their_secrets(site: made.Site) -> None:
    with Fetcher("Muster/test", private=True, seconds=2.0) as fetcher:
        with pytest.raises(FetchError, match="private network"):
            fetcher.get(f"{site.address}/to-private")
        for host in ("169.254.169.254", "[::ffff:169.254.169.254]", "[fe80::1]"):
            with pytest.raises(FetchError, match="private network"):
                fetcher.get(f"http://{host}/latest")

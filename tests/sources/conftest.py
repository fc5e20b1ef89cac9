"""Ways to put something into the sources and see what comes out."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from muster.model import Report
from muster.problems import Problem
from muster.sources.load import find_sources, load, read_sources
from muster.sources.record import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL = Limits(text=1000)


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file of that name and contents below a fresh folder and give its path."""

    def write(name: str, contents: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents.encode() if isinstance(contents, str) else contents)
        return path

    return write


@pytest.fixture
def load_all() -> Callable[..., list[Report | Problem]]:
    """Load paths, with texts of at most a thousand bytes; give all that comes out."""

    def loaded(*paths: Path | str, stdin: bytes = b"") -> list[Report | Problem]:
        return list(load(paths, io.BytesIO(stdin), SMALL))

    return loaded


@pytest.fixture
def load_one(load_all: Callable[..., list[Report | Problem]]) -> Callable[..., Report]:
    """Load what must be exactly one report."""

    def loaded(*paths: Path | str, stdin: bytes = b"") -> Report:
        (report,) = load_all(*paths, stdin=stdin)
        assert isinstance(report, Report), str(report)
        return report

    return loaded


@pytest.fixture
def problem_of(load_all: Callable[..., list[Report | Problem]]) -> Callable[..., str]:
    """Load what must give exactly one problem; give its one line."""

    def loaded(*paths: Path | str, stdin: bytes = b"") -> str:
        (problem,) = load_all(*paths, stdin=stdin)
        assert not isinstance(problem, Report), problem
        assert "\n" not in str(problem)
        return str(problem)

    return loaded


@pytest.fixture
def load_pages() -> Callable[..., list[Report | Problem]]:
    """Load paths with the limits that users have; give all that comes out."""

    def loaded(*paths: Path | str, **given: str) -> list[Report | Problem]:
        found = find_sources(paths, io.BytesIO())
        sources = [one if isinstance(one, Problem) else replace(one, given=given) for one in found]
        return list(read_sources(sources, Limits()))

    return loaded


@pytest.fixture
def load_dated(load_pages: Callable[..., list[Report | Problem]]) -> Callable[..., list[Report | Problem]]:
    """Load paths, with January 2020 as the date of what tells none."""
    return lambda *paths: load_pages(*paths, fallback="2020-01")


@pytest.fixture
def load_page(load_pages: Callable[..., list[Report | Problem]]) -> Callable[..., Report]:
    """Load what must be exactly one report, with the limits that users have."""

    def loaded(*paths: Path | str) -> Report:
        (report,) = load_pages(*paths)
        assert isinstance(report, Report), str(report)
        return report

    return loaded

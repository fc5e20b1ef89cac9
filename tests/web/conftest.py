"""A real page on loopback, of a ledger of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from running_page import running
from told import fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from running_page import Served


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page of the ledger of the tests, which no test changes."""
    with running(fill(tmp_path_factory.mktemp("served") / "told.ledger")) as page:
        yield page


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    """A page that a test may change."""
    with running(fill(tmp_path / "own.ledger")) as page:
        yield page


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Served]:
    """The page of a ledger that is not there yet."""
    with running(tmp_path / "none.ledger") as page:
        yield page

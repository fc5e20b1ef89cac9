"""Doors into the stages of the reader, for tests that give it a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from short_reports import report

from muster.reading.analysis import analyse
from muster.reading.reader import read_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.reading.analysis import Analysed, Parsed
    from muster.reading.reader import Reading


@pytest.fixture(scope="session")
def analysed() -> Callable[..., Analysed]:
    """A text taken apart: told on 15 June 2020 unless said otherwise."""
    return lambda text, **more: analyse(report(text, **more))


@pytest.fixture(scope="session")
def sentence() -> Callable[[str], Parsed]:
    """The only sentence of a text, taken apart."""

    def only(text: str) -> Parsed:
        (found,) = analyse(report(text)).sentences
        return found

    return only


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """A text read whole: told on 15 June 2020 unless said otherwise."""
    return lambda text, **more: read_report(report(text, **more))

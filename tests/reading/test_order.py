"""Every cue of order fires in its example and in nothing else beside it."""

from __future__ import annotations

import pytest

from muster.reading.order import Cue, cues, goes_on

ROWS = cues("nl")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.cue)
def test_a_cue_fires_at_the_start_of_its_sentence_and_not_elsewhere(row: Cue) -> None:
    assert row.example.casefold().startswith(f"{row.cue} ")
    assert row.cue.split()[-1] in row.counter.casefold()
    assert goes_on(row.example, "nl")
    assert not goes_on(row.counter, "nl")


def test_a_language_without_such_words_orders_nothing() -> None:
    assert ROWS
    assert cues("en") == ()
    assert not goes_on("Thereupon the mission was suspended.", "en")


def test_a_sentence_without_words_goes_on_from_nothing() -> None:
    assert not goes_on("…", "nl")
    assert goes_on("„Daarop vertrok iedereen”, zei hij.", "nl")

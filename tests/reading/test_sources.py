"""Whom a report names as sources around a claim, and which of its words stand between quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.reading.options import options
from muster.reading.quotations import quotations
from muster.reading.reader import candidates

if TYPE_CHECKING:
    from tests.reading.conftest import Door

QUOTED = [
    ("Hij zei: “De missie gaat gewoon door.” En toen niets.", ["“De missie gaat gewoon door.”"]),
    ("„De missie gaat gewoon door”, zei hij.", ["„De missie gaat gewoon door”"]),
    (
        "\u2018De commandant wil foto's van de basis\u2019, zei hij.",
        ["\u2018De commandant wil foto's van de basis\u2019"],
    ),
    ('"De missie gaat door", zei hij. "Ja."', ['"De missie gaat door"']),
    (",,De missie gaat gewoon door'', zei hij.", [",,De missie gaat gewoon door'"]),
    ("“De missie gaat gewoon door.\nEn toen niets.", ["“De missie gaat gewoon door."]),
    ("De \u2018missie\u2019 ging door.", []),
    ("Het was 's avonds laat, 's morgens vroeg en zo'n honderd man.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "speech"), QUOTED)
def test_what_stands_between_quotation_marks(text: str, speech: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(text)] == speech


def said_by(analysed: Door, text: str) -> set[str | None]:
    """Who may say the presence told last."""
    one = [c for c in candidates(analysed(text)) if c.claim.kind == "presence"][-1]
    return {option.value for option in options("said_by", one, one.claim)}  # type: ignore[misc]


def test_the_speaker_of_the_next_sentence_may_have_told_this_one(analysed: Door) -> None:
    text = "Er gaan honderd Nederlandse militairen naar Mali. Dat heeft minister Peters dinsdag gezegd."
    assert "minister Peters" in said_by(analysed, text)


def test_somebody_named_before_may_tell_what_follows(analysed: Door) -> None:
    text = "Kolonel Jan Peters staat op de kade. Het regent. Er gaan honderd Nederlandse militairen naar Mali."
    assert "Kolonel Jan Peters" in said_by(analysed, text)


def test_a_country_named_before_does_not(analysed: Door) -> None:
    text = "Het regent in Frankrijk. Er gaan honderd Nederlandse militairen naar Mali."
    assert "Frankrijk" not in said_by(analysed, text)


def test_whoever_speaks_most_is_offered_far_from_where_they_speak(analysed: Door) -> None:
    rain = "Het regent. " * 9
    text = f"De missie stopt, zegt kolonel Jan Peters. {rain}Er gaan honderd Nederlandse militairen naar Mali."
    assert "kolonel Jan Peters" in said_by(analysed, text)

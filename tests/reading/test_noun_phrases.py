"""Noun phrases: how far they reach, and what heads none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.reading.noun_phrases import may_head, phrase_around

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.reading.analysis import Parsed

    Door = Callable[[str], Parsed]

PHRASES = [
    ("De aanslag trof een lichte pantserwagen van de Denen.", "pantserwagen", "lichte pantserwagen van de Denen"),
    ("De aanslag trof het gebouw van de missie.", "missie", "gebouw van de missie"),
    ("Gisteren beschoot het fregat de kapers.", "fregat", "fregat"),
    ("Er kwamen twee soldaten en een tolk om.", "soldaten", "twee soldaten en een tolk"),
    ("Het schip kwam erheen met extra munitie.", "munitie", "extra munitie"),
    ("De kapers namen de bemanning daarop gevangen.", "bemanning", "bemanning"),
    ("Het ging om een schip dat de kapers volgden.", "schip", "schip"),
]


@pytest.mark.parametrize(("text", "head", "phrase"), PHRASES)
def test_a_phrase_holds_what_belongs_to_its_noun(sentence: Door, text: str, head: str, phrase: str) -> None:
    parsed = sentence(text)
    at = next(at for at, token in enumerate(parsed.tokens) if token.text == head)
    start, end = phrase_around(parsed, at)
    assert " ".join(token.text for token in parsed.tokens[start:end]) == phrase


def test_only_what_may_be_a_noun_heads_a_phrase(sentence: Door) -> None:
    parsed = sentence("Morgen krijgt de missie daarvoor graag weer extra Deense tolken, zwaar bewapend.")
    assert [token.text for token in parsed.tokens if may_head(token, parsed.lang)] == ["missie", "tolken"]

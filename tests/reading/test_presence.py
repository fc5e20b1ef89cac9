"""Presence told without a word for forces: who acts, of which nations, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.reading.reader import candidates

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.reading.analysis import Analysed

    Door = Callable[[str], Analysed]


def told(analysed: Analysed) -> set[tuple[str | None, str | None]]:
    """Nation and place of the presence candidates of a text."""
    return {(one.claim.nation, one.claim.place) for one in candidates(analysed) if one.claim.kind == "presence"}


WHO = [
    ("Italië doet aan de missie in Litouwen niet mee, Polen ook niet.", {("IT", "Lithuania"), ("PL", "Lithuania")}),
    ("Ons land doet in Litouwen mee.", {("NL", "Lithuania")}),
    ("Spaanse collega's zijn in Litouwen neergestreken.", {("ES", "Lithuania")}),
    ("Onze mensen zitten in Mali en Niger.", {("NL", "Mali"), ("NL", "Niger")}),
    ("In Estland zitten duizend militairen, in Letland 1.400.", {("NL", "Estonia"), ("NL", "Latvia")}),
    ("Frankrijk en Italië sturen elk 150 man naar Mali.", {("FR", "Mali"), ("IT", "Mali")}),
]


@pytest.mark.parametrize(("text", "claims"), WHO)
def test_who_is_where(analysed: Door, text: str, claims: set[tuple[str, str]]) -> None:
    assert claims <= told(analysed(text))


def test_nobody_goes_where_no_mission_is_told(analysed: Door) -> None:
    assert not told(analysed("De minister vertrok met haar familie naar het strand."))


SITED = [
    ("In Gao zijn 250 en in Bamako 30 Nederlandse militairen gelegerd.", {(250, "Gao"), (30, "Bamako")}),
    ("In Mali zitten 300 militairen en in Niger 50 mariniers.", {(300, "Mali"), (50, "Niger")}),
    (
        "In Litouwen zijn 270 militairen, in Mali 300 en in Niger honderd.",
        {(270, "Lithuania"), (300, "Mali"), (100, "Niger")},
    ),
    ("In Mali zitten 300 militairen en 50 mariniers.", {(300, "Mali"), (50, "Mali")}),
    ("De 300 militairen en 50 mariniers zitten in Mali.", {(300, "Mali"), (50, "Mali")}),
]


@pytest.mark.parametrize(("text", "wanted"), SITED)
def test_numbers_behind_their_places(analysed: Door, text: str, wanted: set[tuple[int, str]]) -> None:
    claims = [one.claim for one in candidates(analysed(text)) if one.claim.kind == "presence"]
    assert {(claim.count.minimum, claim.place) for claim in claims if claim.count} == wanted


BODIES = [
    ("In Mali zijn 2 pelotons van elk 30 Nederlandse mariniers.", {None, 30}),
    ("Nederland stuurt drie bataljons naar Bosnië.", {None}),
    ("Nederland stuurt een bataljon van 600 militairen naar Bosnië.", {600}),
    ("Het 120-koppige detachement zit in Mali.", {120}),
    ("Nederland stuurt drie teams en 40 mariniers naar Mali.", {None, 40}),
]


@pytest.mark.parametrize(("text", "counts"), BODIES)
def test_bodies_of_forces_are_no_people(analysed: Door, text: str, counts: set[int | None]) -> None:
    claims = [one.claim for one in candidates(analysed(text)) if one.claim.kind == "presence"]
    assert {claim.count.minimum if claim.count else None for claim in claims} == counts

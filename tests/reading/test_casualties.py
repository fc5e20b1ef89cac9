"""How many an incident killed or hurt, as its sentence counts or names them."""

from __future__ import annotations

import pytest

from muster.model import Report
from muster.reading.analysis import analyse
from muster.reading.reader import candidates
from muster.time.date import Date


def tolls(text: str) -> set[int | None]:
    """The casualties of each incident that a text may tell of."""
    report = Report("example", Date.parse("2020-06-15"), text, "nl", None)
    found = (one.claim for one in candidates(analyse(report)))
    return {claim.casualties for claim in found if claim.kind == "incident"}


COUNTED = [
    ("Bij een aanslag op de basis in Gao kwamen vier dorpelingen om.", 4),
    ("Bij een aanslag op de basis in Gao is een marktkoopman omgekomen.", 1),
    ("Bij een aanslag kwamen zeker dertig mensen om en 57 raakten gewond.", 30),
    ("Twaalf mariniers, vijf landmachters en twee burgers kwamen bij een aanslag om het leven.", 19),
    ("Bij een aanslag stierven twee landmachters en een verpleegster.", 3),
    ("Het ongeluk kostte de militairen Jan Smit (29) en Piet de Wit (24) het leven.", 2),
    ("Een bermbom kostte het leven aan drie infanteristen.", 3),
    ("De aanslag op de basis eiste twee levens.", 2),
    ("Na de aanslag op de basis staat het dodental op 87.", 87),
    ("De aanslag, waarbij zes militairen het niet overleefden, was bij Gao.", 6),
    ("In Gao sneuvelden de tien militairen die bij een aanslag waren gedood.", 10),
    ("De dood van twee soldaten bij een aanslag in Gao leidt tot vragen.", 2),
    ("Bij een ongeluk in Mali verongelukten de piloot en zijn gast.", 2),
    ("Jansen is de elfde Nederlander die in Uruzgan sneuvelt.", 11),
    ("Bij een aanslag in Gao verloor Frankrijk drie militairen.", 3),
    ("Bij de aanslag raakten zeven militairen gewond.", 7),
    ("Een aanslag op de basis in Gao heeft het leven gekost van een Franse korporaal.", 1),
    ("Vijf Nederlandse en drie Belgische militairen kwamen om bij een aanslag in Gao.", 8),
    ("Bij een aanslag in Gao zijn twee Franse en vier Duitse soldaten gedood.", 6),
]


@pytest.mark.parametrize(("text", "dead"), COUNTED)
def test_the_dead_are_counted_or_else_the_wounded(text: str, dead: int) -> None:
    assert dead in tolls(text)


NOBODY = [
    "Bij de aanslag op de basis raakte niemand gewond.",
    "Bij de aanslag op de basis vielen geen doden.",
    "Doden vielen bij de aanslag op de basis niet.",
    "Een raket sloeg in op de basis zonder iemand te raken.",
    "De aanslag op de basis verliep zonder slachtoffers.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_none_at_all(text: str) -> None:
    assert tolls(text) == {0}


NOT_COUNTED = [
    ("Bij een aanslag in Gao zijn twee auto's verwoest en is een militair gewond.", 2),
    ("Door drie raketten is bij een aanslag in Gao een militair gedood.", 3),
    ("Twee weken na de aanslag is een militair overleden.", 2),
    ("Bij een aanslag in Gao raakten twee Nederlandse en vier Duitse auto's beschadigd en kwam een militair om.", 6),
    ("Twee waarnemers, een Jordaniër en een Malawiër, werden bij een aanslag vermoord.", 4),
]


@pytest.mark.parametrize(("text", "wrong"), NOT_COUNTED)
def test_what_else_is_counted_is_nobody_dead(text: str, wrong: int) -> None:
    assert wrong not in tolls(text)


def test_an_attack_that_tells_of_nobody_has_no_toll() -> None:
    assert tolls("Op de basis in Gao is een aanslag gepleegd.") == {None}


def test_how_many_fell_in_all_is_no_killing() -> None:
    report = Report("example", Date.parse("2020-06-15"), "Jansen is de elfde Nederlander die in Uruzgan sneuvelt.")
    events = {one.claim.event for one in candidates(analyse(report)) if one.claim.kind == "incident"}
    assert events
    assert "killing" not in events

"""A small ledger of reports and claims made up for the tests of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.ledger.store import Ledger
from muster.model import Claim, Count, Report, Span
from muster.time.date import Date

if TYPE_CHECKING:
    from pathlib import Path

ATTACK = "<script>alert(document.cookie)</script> <img src=x onerror=alert(1)>"
STAYS = "In Erbil geven zo'n veertig Nederlandse mariniers training."
STOPPED = "De Nederlandse training in Erbil is zondag opgeschort, zegt minister De Wit."
THREAT = "De dreiging in Irak is toegenomen."
RESUMED = "De training in Erbil is hervat."
PROMISED = "De Kamer krijgt in maart een verslag over de missie in Irak."
SIXTY = "Er zijn nu zestig Nederlandse militairen in Irak."
FIFTY = "Er zijn nu vijftig Nederlandse militairen in Irak."
COLOUR = "Het regende die dag in Den Haag en de minister had haast."


def span(text: str, sentence: str) -> Span:
    at = text.index(sentence)
    return Span(at, at + len(sentence), sentence)


def claim(kind: str, event: str, text: str, sentence: str, when: str | None, **more: object) -> Claim:
    told = {
        "mission": "oir",
        "nation": "NL",
        "place": "Erbil",
        "activity": "training",
        "trace": ("rule-one", "rule-two"),
    }
    date = Date.parse(when) if when else None
    return Claim(kind, event, span(text, sentence), when=date, **{**told, **more})  # type: ignore[arg-type]


def reports() -> list[tuple[Report, list[Claim]]]:
    first = f"{STAYS} {COLOUR}\n\n{SIXTY}"
    second = f"{STOPPED} {THREAT}\n\n{PROMISED}"
    third = f"{RESUMED}\n\n{FIFTY}"
    fourth = f"{ATTACK} Ook in Bagdad zijn Nederlandse militairen."
    iraq = {"place": "Iraq", "activity": "all"}
    people = Count(60, 60, "persons")
    return [
        (
            Report(
                "een",
                Date.parse("2019-12-16"),
                first,
                "nl",
                "De Ochtendbode",
                "Mariniers in Erbil",
                "https://ochtendbode.example/1",
            ),
            [
                claim(
                    "presence",
                    "deployed",
                    first,
                    STAYS,
                    "2019-12-16",
                    count=Count(40, 40, "persons", approx=True),
                    who="mariniers",
                ),
                claim("presence", "deployed", first, SIXTY, "2019-12-16", count=people, **iraq),
            ],
        ),
        (
            Report("twee", Date.parse("2020-01"), second, "nl", "Het Zuidblad", "Training stilgelegd"),
            [
                claim("status", "suspended", second, STOPPED, "2020-01-04/2020-01-05", said_by="minister De Wit"),
                claim("threat", "raised", second, THREAT, None, nation=None, mission=None, place="Iraq", activity=None),
                claim(
                    "commitment", "report", second, PROMISED, "2020-03", about="een verslag", modality="planned", **iraq
                ),
            ],
        ),
        (
            Report("drie", Date.parse("2020-02-14"), third, "nl", "De Ochtendbode", "Weer aan het werk"),
            [
                claim("status", "resumed", third, RESUMED, "2020-02-10"),
                claim("presence", "deployed", third, FIFTY, "2019-12-16", count=Count(50, 50, "persons"), **iraq),
            ],
        ),
        (
            Report(
                "vier", Date.parse("2020-02-20"), fourth, "nl", f"Blad {ATTACK}", f"Kop {ATTACK}", "javascript:alert(1)"
            ),
            [
                claim(
                    "presence",
                    "deployed",
                    fourth,
                    fourth,
                    "2020-02-20",
                    who=ATTACK,
                    about=ATTACK,
                    said_by=ATTACK,
                    place="Baghdad",
                ),
            ],
        ),
    ]


def fill(path: Path) -> Path:
    with Ledger.open(path) as ledger:
        for report, claims in reports():
            ledger.add(
                report, claims, relevant=True, readable=True, reader="test", recorded="2026-01-02T03:04:05.000000Z"
            )
    return path

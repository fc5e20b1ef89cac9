"""Official figures: each row becomes a claim of presence, with the row as its evidence, beside what the news said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.model import Count, Report
from muster.reading.reader import read_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from muster.problems import Problem

    Put = Callable[[str, str | bytes], Path]
    LoadAll = Callable[..., list[Report | Problem]]

CONTRIBUTORS = """Contributing_Country,Mission_Acronym,Last_Reporting_Date,Personnel_Type,Total_Personnel
Netherlands,MINUSMA,2016-06-30,Troops,"1,010"
Netherlands,MINUSMA,2016-05-31,Troops,398
Duitsland,MINUSMA,2016-05-31,Staff Officers,12
Atlantis,MINUSMA,2016-05-31,Troops,7
Netherlands,UNXYZ,2016-05-31,Troops,2
Netherlands,MINUSMA,2016-05-31,Troops,veel
Netherlands,MINUSMA,onbekend,Troops,9
"""


def reports(found: list[Report | Problem]) -> list[Report]:
    return [item for item in found if isinstance(item, Report)]


def test_figures_are_a_report_a_month(put: Put, load_pages: LoadAll) -> None:
    found = load_pages(put("contributors.csv", CONTRIBUTORS), outlet="United Nations")
    assert [(item.id, item.told.edtf, item.outlet, item.lang) for item in reports(found)] == [
        ("contributors/2016-05-31", "2016-05-31", "United Nations", "zxx"),
        ("contributors/2016-06-30", "2016-06-30", "United Nations", "zxx"),
    ]
    assert [str(item).partition(":")[0].rpartition(", ")[2] for item in found if not isinstance(item, Report)] == [
        "row 8"
    ]


def test_each_row_is_a_claim_with_itself_as_evidence(put: Put, load_pages: LoadAll) -> None:
    first, _ = reports(load_pages(put("contributors.csv", CONTRIBUTORS)))
    claims = read_report(first).claims
    assert [(claim.mission, claim.mission_name, claim.nation, claim.count) for claim in claims] == [
        ("minusma", None, "NL", Count(398, 398, "persons")),
        ("minusma", None, "DE", Count(12, 12, "persons")),
        ("other", "UNXYZ", "NL", Count(2, 2, "persons")),
    ]
    for claim in claims:
        assert (claim.kind, claim.event, claim.modality) == ("presence", "deployed", "asserted")
        assert first.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert claim.when is not None
        assert claim.when.edtf == "2016-05-31"
    assert claims[0].evidence.text == (
        "mission: MINUSMA | nation: Netherlands | month: 2016-05-31 | people: 398 | kind: Troops"
    )


def test_a_month_is_never_made_a_day_and_a_column_may_tell_when_it_came_out(put: Put, load_pages: LoadAll) -> None:
    table = "missie;land;maand;aantal;gepubliceerd\nMINUSMA;Nederland;2016-05;398;2016-06-20\nISAF;NL;2010-01;1900;\n"
    found = load_pages(put("c.csv", table), columns="date=gepubliceerd")
    assert [(item.id, item.told.edtf) for item in reports(found)] == [
        ("c/2010-01", "2010-01"),
        ("c/2016-05", "2016-06-20"),
    ]
    (claim,) = read_report(reports(found)[1]).claims
    assert claim.when is not None
    assert (claim.when.edtf, claim.when.kind) == ("2016-05", "some")


def test_cells_cannot_pass_for_other_fields(put: Put, load_pages: LoadAll) -> None:
    table = 'missie,land,maand,aantal\n"MINUSMA | nation: Germany",Nederland,2016-05,3\n'
    (report,) = reports(load_pages(put("c.csv", table)))
    (claim,) = read_report(report).claims
    assert claim.nation == "NL"

"""What a ledger keeps: every version, every reading, nothing twice, nothing changed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from muster.ledger.records import Outcome
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span
from muster.problems import MusterError
from muster.time.date import Certainty, Date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "De missie in Erbil gaat door. Dat meldt Defensie."
EVIDENCE = "De missie in Erbil gaat door."


def report(**changes: object) -> Report:
    return replace(Report("bericht", Date.parse("2020-01"), TEXT, outlet="De Krant"), **changes)  # type: ignore[arg-type]


def claim(**changes: object) -> Claim:
    made = Claim("status", "continued", Span(0, len(EVIDENCE), EVIDENCE), mission="oir", nation="NL", place="Erbil")
    return replace(made, **changes)  # type: ignore[arg-type]


def add(ledger: Ledger, one: Report, *claims: Claim, **changes: object) -> Outcome:
    given = {"relevant": True, "readable": True, "reader": "test 1"} | changes
    return ledger.add(one, claims, **given)  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "a.ledger") as opened:
        yield opened


def test_a_report_is_new_then_known_then_a_new_version(ledger: Ledger) -> None:
    assert add(ledger, report(), claim()) is Outcome.NEW
    assert add(ledger, report(), claim()) is Outcome.KNOWN
    assert add(ledger, report(text=f"{TEXT} Verbeterd."), claim()) is Outcome.NEW_VERSION
    assert ledger.counts() == {"reports": 2, "claims": 2, "reviews": 0}


def test_the_new_version_is_seen_and_the_old_one_stays_for_the_audit(ledger: Ledger) -> None:
    add(ledger, report(), claim(), recorded="2026-01-01T00:00:00.000000Z")
    corrected = f"{TEXT} Verbeterd."
    add(ledger, report(text=corrected), claim(event="suspended"), recorded="2026-02-01T00:00:00.000000Z")
    assert [entry.claim.event for entry in ledger.visible().entries] == ["suspended"]
    then = ledger.visible(recorded_by="2026-01-15T00:00:00.000000Z")
    assert [entry.claim.event for entry in then.entries] == ["continued"]


def test_another_reader_reads_again_and_the_earlier_reading_stays(ledger: Ledger) -> None:
    add(ledger, report(), claim(), recorded="2026-01-01T00:00:00.000000Z")
    add(ledger, report(), claim(place="Baghdad"), reader="test 2", recorded="2026-02-01T00:00:00.000000Z")
    assert [entry.claim.place for entry in ledger.visible().entries] == ["Baghdad"]
    then = ledger.visible(recorded_by="2026-01-15T00:00:00.000000Z")
    assert [entry.claim.place for entry in then.entries] == ["Erbil"]


def test_claims_come_back_as_they_went_in(ledger: Ledger) -> None:
    gaps = Date.parse("[2019-12-29,2020-01-05]")
    made = claim(when=gaps, until="further-notice", casualties=0, binding=False, trace=("rule", "other"), who="zij")
    add(ledger, report(), made)
    (entry,) = ledger.visible().entries
    assert entry.claim == made
    assert ledger.report(entry.card.id) == report()


def test_a_report_of_a_month_is_known_for_certain_at_its_end_and_possibly_from_its_beginning(ledger: Ledger) -> None:
    add(ledger, report(), claim())
    assert ledger.visible(known_by=Date.parse("2019-12-31").last).entries == ()
    for by, sure in (
        ("2020-01-01", Certainty.POSSIBLE),
        ("2020-01-30", Certainty.POSSIBLE),
        ("2020-01-31", Certainty.CERTAIN),
    ):
        (entry,) = ledger.visible(known_by=Date.parse(by).last).entries
        assert entry.card.known is sure


def test_a_report_in_a_language_without_tables_is_kept(ledger: Ledger) -> None:
    add(ledger, report(lang="xx"), readable=False, relevant=False)
    assert ledger.counts()["reports"] == 1
    assert ledger.visible().reports == 1


@pytest.mark.parametrize("table", ["reports", "readings", "claims", "reviews", "chain"])
@pytest.mark.parametrize("act", ["UPDATE {} SET seq = 99", "DELETE FROM {}"])
def test_rows_of_record_are_neither_changed_nor_removed(ledger: Ledger, table: str, act: str) -> None:
    add(ledger, report(), claim())
    ledger.review("confirm", ledger.visible().entries[0].id, analyst="An", reason="seen")
    with pytest.raises(sqlite3.IntegrityError, match="a ledger only grows"):
        ledger.connection.execute(act.format(table))


def test_ids_are_made_of_content(tmp_path: Path) -> None:
    ids = []
    for name in ("one", "two"):
        with Ledger.open(tmp_path / name) as ledger:
            if name == "two":
                add(ledger, report(id="another"), claim())
            add(ledger, report(), claim())
            ids.append({entry.id for entry in ledger.visible().entries if entry.card.name == "bericht"})
    assert ids[0] == ids[1]


def test_an_error_in_the_middle_of_a_report_leaves_nothing_of_it(ledger: Ledger) -> None:
    broken = claim(about=object())
    with pytest.raises((MusterError, TypeError)):
        add(ledger, report(), claim(), broken)
    assert ledger.counts()["reports"] == 0
    assert add(ledger, report(), claim()) is Outcome.NEW


def test_reviews_confirm_amend_and_add(ledger: Ledger) -> None:
    add(ledger, report(), claim())
    (entry,) = ledger.visible().entries
    ledger.review("confirm", entry.id, analyst="An", reason="read it")
    assert ledger.visible().entries[0].confirmed == ("An",)
    ledger.review("amend", entry.id, analyst="Bo", reason="it is Baghdad", claim=claim(place="Baghdad"))
    (amended,) = ledger.visible().entries
    assert (amended.claim.place, amended.amends, amended.added_by) == ("Baghdad", entry.id, "Bo")
    ledger.review("add", entry.card.id, analyst="Bo", reason="missed", claim=claim(event="extended"))
    assert {one.claim.event for one in ledger.visible().entries} == {"continued", "extended"}
    ledger.review("reject", amended.id, analyst="An", reason="no")
    assert {one.claim.event for one in ledger.visible().entries} == {"extended"}


def amend(ledger: Ledger, target: str, made: Claim) -> str:
    """Amend a claim, and give the id of what is in its place."""
    ledger.review("amend", target, analyst="Bo", reason="so", claim=made)
    return next(one.id for one in ledger.visible().entries if one.amends == target)


def test_what_was_amended_or_added_can_be_amended_again_confirmed_and_rejected(ledger: Ledger) -> None:
    add(ledger, report(), claim())
    (first,) = ledger.visible().entries
    last = amend(ledger, amend(ledger, first.id, claim(place="Baghdad")), claim(place="Iraq"))
    ledger.review("confirm", last, analyst="An", reason="read it")
    assert [(one.claim.place, one.confirmed) for one in ledger.visible().entries] == [("Iraq", ("An",))]
    assert ledger.report_of(last) == first.card.id
    assert [one.id for one in ledger.find(["Erbil"], 9).claims] == [last]
    ledger.review("reject", last, analyst="An", reason="no")
    ledger.review("add", first.card.id, analyst="Bo", reason="missed", claim=claim(event="extended"))
    added = ledger.visible().entries[0].id
    ledger.review("reject", amend(ledger, added, claim(event="ended")), analyst="An", reason="no")
    assert ledger.visible().entries == ()


@pytest.mark.parametrize("action", ["confirm", "reject", "amend"])
def test_what_was_amended_is_not_reviewed_and_what_is_in_its_place_is_named(ledger: Ledger, action: str) -> None:
    add(ledger, report(), claim())
    (old,) = ledger.visible().entries
    new = amend(ledger, old.id, claim(place="Baghdad"))
    made = claim(place="Iraq") if action == "amend" else None
    with pytest.raises(MusterError, match=f"{old.id}: it was amended by Bo in v-[0-9a-f]*; review {new}"):
        ledger.review(action, old.id, analyst="An", reason="so", claim=made)  # type: ignore[arg-type]
    assert ledger.counts()["reviews"] == 1


def test_what_was_amended_and_amended_back_can_be_reviewed(ledger: Ledger) -> None:
    add(ledger, report(), claim())
    (old,) = ledger.visible().entries
    assert amend(ledger, amend(ledger, old.id, claim(place="Baghdad")), claim()) == old.id
    ledger.review("reject", old.id, analyst="An", reason="no")
    assert ledger.visible().entries == ()


@pytest.mark.parametrize("action", ["confirm", "reject"])
def test_what_was_rejected_is_not_reviewed_till_the_rejection_is_taken_back(ledger: Ledger, action: str) -> None:
    add(ledger, report(), claim())
    (old,) = ledger.visible().entries
    done = ledger.review("reject", old.id, analyst="An", reason="no")
    with pytest.raises(MusterError, match=f"it was rejected by An already; 'muster review undo {done.id}' brings it"):
        ledger.review(action, old.id, analyst="Bo", reason="so")  # type: ignore[arg-type]
    ledger.review("undo", done.id, analyst="An", reason="yes")
    with pytest.raises(MusterError, match="it was taken back by An already"):
        ledger.review("undo", done.id, analyst="Bo", reason="yes")
    ledger.review(action, old.id, analyst="Bo", reason="so")  # type: ignore[arg-type]


def test_what_came_by_a_review_that_was_taken_back_is_not_there(ledger: Ledger) -> None:
    add(ledger, report(), claim())
    (old,) = ledger.visible().entries
    new = amend(ledger, old.id, claim(place="Baghdad"))
    ledger.review("undo", ledger.audit(old.id)[0].id, analyst="Bo", reason="no")
    with pytest.raises(MusterError, match="the review that brought it was taken back"):
        ledger.review("confirm", new, analyst="An", reason="so")


@pytest.mark.parametrize(("when", "kept"), [("2020-01-03", False), ("2019-12-27/2020-01-24", True)])
def test_an_amended_claim_keeps_what_its_date_reckons_from_where_that_is_the_same(
    ledger: Ledger, when: str, *, kept: bool
) -> None:
    fridays = Date.of([(one.first, one.last) for one in map(Date.parse, ("2019-12-27", "2020-01-03", "2020-01-24"))])
    hung = {0: ((Date.parse("2020-01-04/2020-01-10"), Date.parse("2020-01-03")),)}
    add(ledger, report(), claim(when=fridays), anchors=hung)
    (old,) = ledger.visible().entries
    amend(ledger, old.id, claim(place="Baghdad", when=Date.parse(when)))
    (new,) = ledger.visible().entries
    assert (new.anchors, new.claim.when) == ((old.anchors, fridays) if kept else ((), Date.parse(when)))


@pytest.mark.parametrize(
    ("action", "target", "by"), [("reject", "c-none", "An"), ("undo", "v-none", "An"), ("add", "r-none", "An")]
)
def test_a_review_of_nothing_is_refused_in_one_line(ledger: Ledger, action: str, target: str, by: str) -> None:
    made = claim() if action == "add" else None
    with pytest.raises(MusterError, match="this ledger has no such") as error:
        ledger.review(action, target, analyst=by, reason="so", claim=made)  # type: ignore[arg-type]
    assert "\n" not in str(error.value)


def test_a_review_needs_a_name_and_a_reason(ledger: Ledger) -> None:
    add(ledger, report(), claim())
    with pytest.raises(MusterError, match="a name and a reason"):
        ledger.review("reject", ledger.visible().entries[0].id, analyst=" ", reason="so")


WIRE = (
    "De NAVO heeft de opleiding van Iraakse troepen voor onbepaalde tijd opgeschort. Dat heeft een woordvoerder van "
    "het bondgenootschap in Brussel gezegd. De missie zelf wordt wel voortgezet. Volgens hem is de veiligheid van het "
    "personeel het belangrijkste. De opleiding wordt hervat zodra de toestand dat toelaat, zo luidt het bericht."
)


def test_light_edits_of_one_wire_text_are_copies_and_other_texts_are_not(ledger: Ledger) -> None:
    add(ledger, report(id="a", text=WIRE), claim(evidence=Span(0, 2, "De")))
    add(ledger, report(id="b", text=f"BRUSSEL - {WIRE} (ANP)", outlet="Het Blad"), claim(evidence=Span(0, 2, "BR")))
    other = " ".join(f"Woord{number} staat hier alleen" for number in range(60))
    add(ledger, report(id="c", text=other, outlet="Nieuws"), claim(evidence=Span(0, 2, "Wo")))
    cards = {entry.card.name: entry.card for entry in ledger.visible().entries}
    assert cards["a"].copies == (cards["b"].id,)
    assert cards["b"].copies == (cards["a"].id,)
    assert cards["c"].copies == ()

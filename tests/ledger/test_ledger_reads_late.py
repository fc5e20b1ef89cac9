"""What weighing takes is read first, the rest where it is shown; what is handed out is whole whichever way it came."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gold_claims import day
from made_reports import dense_reports
from muster.answers.bearing import scope_of
from muster.answers.picture import picture_of
from muster.answers.subject import Filters
from muster.ledger.packed import COLUMNS, WEIGHED, OfReport, pack, unpack
from muster.ledger.records import Card
from muster.ledger.store import Ledger
from muster.model import Claim, Report, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Made = list[tuple[Report, tuple[Claim, ...]]]

SOME = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
ON = day("2020-01-10")
PLAIN = (Claim, Card, Span)
WORDS = st.none() | st.text(alphabet="ab[\x1f ,", max_size=4)


def filled(folder: Path, made: Made) -> Ledger:
    path = folder / "made.ledger"
    path.unlink(missing_ok=True)
    ledger = Ledger.open(path)
    with ledger.batch():
        for report, claims in made:
            ledger.add(report, claims, relevant=True, readable=True, reader="made")
    return ledger


def parts(record: Any) -> Iterator[Any]:
    """The record and all the records in it."""
    if isinstance(record, tuple):
        for one in record:
            yield from parts(one)
    elif is_dataclass(record):
        yield record
        for one in fields(record):
            yield from parts(getattr(record, one.name))


@SOME
@given(made=dense_reports())
def test_claims_near_a_day_are_those_of_the_whole_ledger_to_the_last_field(tmp_path: Path, made: Made) -> None:
    with filled(tmp_path, made) as ledger:
        whole = {entry.id: entry for entry in ledger.visible().entries}
        near = ledger.near(ON, scope_of(Filters()))
    assert all(entry == whole[entry.id] for entry in near.entries)
    assert {type(one) for entry in near.entries for one in parts(entry) if isinstance(one, PLAIN)} <= set(PLAIN)


@SOME
@given(made=dense_reports())
def test_what_is_not_read_yet_is_read_when_it_is_asked_for(tmp_path: Path, made: Made) -> None:
    with filled(tmp_path, made) as ledger:
        whole = {entry.id: entry for entry in ledger.visible().entries}
        with ledger.weighing() as unread:
            for late in ledger.near_late(ON, scope_of(Filters()), unread).entries:
                same = whole[late.id]
                assert late.claim.evidence.text == same.claim.evidence.text
                assert [getattr(late.card, one.name) for one in fields(Card)] == [
                    getattr(same.card, one.name) for one in fields(Card)
                ]
                assert (late.claim.trace, late.claim.level_from, late.claim.level_to) == (
                    same.claim.trace,
                    same.claim.level_from,
                    same.claim.level_to,
                )
                assert late.claim == same.claim


@SOME
@given(made=dense_reports(), nations=st.sampled_from((frozenset(), frozenset({"NL"}))))
def test_a_picture_holds_nothing_that_is_not_read(tmp_path: Path, made: Made, nations: frozenset[str]) -> None:
    with filled(tmp_path, made) as ledger:
        found = picture_of(ledger, made[0][0].told.last, Filters(nations=nations))
    assert {type(one) for one in parts(found) if isinstance(one, PLAIN)} <= set(PLAIN)


@given(outlet=WORDS, words=st.lists(WORDS, min_size=len(COLUMNS), max_size=len(COLUMNS)))
def test_what_is_packed_comes_out_as_it_went_in(outlet: str | None, words: list[str | None]) -> None:
    by = OfReport(7, "r-0", "2020-01", "nl", outlet)
    expected = ["7", "r-0", "2020-01", "nl", outlet, *(words[COLUMNS.index(name)] for name in WEIGHED)]
    assert unpack(pack(by, words)) == expected

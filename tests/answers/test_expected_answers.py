"""The table of questions and answers in ``expected.toml`` comes out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gold_claims import SEEDS, add_all, day, seeds
from muster.answers.changes import between_days
from muster.answers.disputes import differences
from muster.answers.listing import listing
from muster.answers.narrowing import narrow
from muster.answers.picture import Picture, picture
from muster.answers.precedents import precedents
from muster.answers.promises import promises
from muster.answers.reasons import why
from muster.answers.subject import Filters, Subject
from muster.answers.witnesses import witnesses
from muster.cli.consent_lines import challenge_words
from muster.cli.happening_lines import subject_words
from muster.cli.short_words import count_words, short_date, since_words, start_day
from muster.ledger.store import Ledger
from vague_seeds import add_vague

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.answers.standing import Standing
    from muster.ledger.records import Visible

    Seen = Callable[[dict[str, Any]], Visible]

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"{SEEDS} is not here")
QUESTIONS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "expected.toml").read_text("utf-8"))[
    "question"
]
KINDS = ("incident", "mandate")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    folder = tmp_path_factory.mktemp("expected")
    with Ledger.open(folder / "as told") as told, Ledger.open(folder / "vague") as vague:
        add_all(told, seeds())
        add_vague(vague)

    def see(question: dict[str, Any]) -> Visible:
        by = question.get("known_by")
        with Ledger.read(folder / question.get("gold", "as told")) as ledger:
            return ledger.visible(day(by) if by else None)

    return see


def about(question: dict[str, Any]) -> Subject:
    return Subject(*(part or None for part in question["about"]))


def standing(found: Picture, subject: Subject) -> Standing | None:
    return next((one for one in found.standings if one.subject == subject), None)


def check_standing(question: dict[str, Any], visible: Visible) -> None:
    one = standing(picture(visible, day(question["on"])), about(question))
    assert one is not None
    assert one.claims
    words = {
        "state": one.state.value,
        "sure": one.sure.value,
        "since": since_words(one.since),
        "confirmed": short_date(one.confirmed),
        "later": short_date(one.later.when) if one.later else None,
        "strength": [f"{count_words(it.count)} {it.who or ''}".strip() for it in one.figures],
    }
    asked = {name: question[name] for name in words if name in question}
    assert {name: words[name] for name in asked} == asked


def check_nothing(question: dict[str, Any], visible: Visible) -> None:
    assert standing(picture(visible, day(question["on"])), about(question)) is None


def check_plan(question: dict[str, Any], visible: Visible) -> None:
    plans = [one for one in picture(visible, day(question["on"])).plans if one.subject == about(question) and one.count]
    told = {
        (count_words(one.count), f"from {start_day(one.when)}", one.stands.value)
        for one in plans
        if one.count and one.when
    }
    assert (question["count"], question["from"], question["stands"]) in told


def check_consent(question: dict[str, Any], visible: Visible) -> None:
    found = [one for one in picture(visible, day(question["on"])).consents if one.given.subject == about(question)]
    (one,) = found
    assert (one.force.value, one.sure.value, one.host) == (question["stands"], question["sure"], True)
    assert set(question.get("challenged_by", ())) <= {challenge_words([dated]) for dated in one.challenges}


def check_changed(question: dict[str, Any], visible: Visible) -> None:
    dutch = Filters(nations=frozenset({"NL"}))
    found = between_days(visible, day(question["from"]), day(question["to"]), dutch)
    own = [one for one in found.changes if one.subject.nation == "NL"]
    told = [f"{subject_words(one.subject)}: {one.part} {one.before} → {one.after}" for one in own]
    assert told == question["changes"]
    every = between_days(visible, day(question["from"]), day(question["to"])).happened
    assert set(question["happened"]) <= {f"{one.event} {short_date(one.when)}" for one in every}


def check_due(question: dict[str, Any], visible: Visible) -> None:
    found = promises(narrow(visible.entries).claims, day(question["on"]))
    (one,) = [one for one in found if one.dated.claim.about == question["what"]]
    assert one.dated.claim.when
    assert (one.dated.claim.when.edtf, one.stands.value, one.answers) == (question["due"], question["stands"], ())


def check_figures(question: dict[str, Any], visible: Visible) -> None:
    found = differences(narrow(visible.entries), day("2020-03-01"), Filters())
    told = {
        (
            one.one[0].subject,
            count_words(one.one[0].claim.count),
            count_words(one.other[0].claim.count),
            one.verdict.value,
        )
        for one in found
        if one.one[0].claim.count and one.other[0].claim.count
    }
    assert (about(question), question["one"], question["other"], question["verdict"]) in told


def check_why(question: dict[str, Any], visible: Visible) -> None:
    filters = Filters(nations=frozenset({question["nation"]}), places=frozenset({question["place"]}))
    found = why(narrow(visible.entries), day(question["on"]), filters)
    changes = [one for one in found if one.change.event == question["event"]]
    links = [link for one in changes for link in one.chain if link.cause == question["cause"]]
    assert links
    assert question["means"] in {meant.event for link in links for meant in link.means}


def check_incident(question: dict[str, Any], visible: Visible) -> None:
    found = narrow(visible.entries)
    events = [one for kind in KINDS for one in listing(found, kind, Filters()) if one.event == question["event"]]
    asked = [one for one in events if question["about_word"] in (one.about or "")]
    assert question["when"] in {short_date(one.when) for one in asked}
    if "sources" in question:
        assert question["sources"] in {len(witnesses(one.claims)) for one in asked}


def check_precedent(question: dict[str, Any], visible: Visible) -> None:
    found = precedents(narrow(visible.entries), "suspended", Filters())
    (one,) = [one for one in found if one.began.subject == about(question)]
    assert short_date(one.began.when) == question["began"]
    assert (one.ended.claim.event if one.ended else None) == question.get("ended")
    assert one.longest == question.get("longest")


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["text"] for question in QUESTIONS])
def test_the_answer_is_the_one_expected(question: dict[str, Any], seen: Seen) -> None:
    globals()[f"check_{question['ask']}"](question, seen(question))


def test_there_are_enough_questions_and_each_way_of_asking_is_used() -> None:
    assert len(QUESTIONS) >= 25
    ways = {name.removeprefix("check_") for name in globals() if name.startswith("check_")}
    assert ways == {question["ask"] for question in QUESTIONS}

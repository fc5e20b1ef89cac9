"""Reviews from the page: what they do to answers, that nothing is overwritten, and that nobody forges them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest
from told import COLOUR, STAYS, STOPPED

from muster.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from running_page import Served

DAY = "/picture?on=2020-01-10&nation=NL"


class Analyst:
    """Someone with a browser, without scripts."""

    def __init__(self, page: Served) -> None:
        self.page = page
        self.browser = httpx.Client(base_url=page.address, follow_redirects=True, headers={"Accept-Language": "en"})

    def report_with(self, sentence: str) -> str:
        found = self.browser.get("/search", params={"q": sentence[:150]}).text
        listed = re.search(r"/report/(r-[0-9a-f]+)", found)
        assert listed is not None
        return listed[1]

    def claim_with(self, sentence: str) -> str:
        shown = self.browser.get("/api/v1/reports/" + self.report_with(sentence)).json()
        return next(one["id"] for one in shown["claims"] if one["evidence"] == sentence)

    def form(self, sentence: str) -> dict[str, str]:
        page = self.browser.get("/report/" + self.report_with(sentence)).text
        word = re.search(r'name="word" value="([0-9a-f]+)"', page)
        assert word is not None
        return {"word": word[1], "report": self.report_with(sentence), "by": "An Alyst", "reason": "read it"}

    def review(self, action: str, sentence: str, target: str | None = None, **more: str) -> httpx.Response:
        data = self.form(sentence) | {"action": action, "target": target or self.claim_with(sentence)} | more
        return self.browser.post("/review", data=data)

    def state_in_erbil(self) -> str:
        held = self.browser.get("/api/v1" + DAY).json()["standings"]
        return next((one["state"] for one in held if (one["place"], one["activity"]) == ("Erbil", "training")), "none")


@pytest.fixture
def analyst(own: Served) -> Iterator[Analyst]:
    made = Analyst(own)
    yield made
    made.browser.close()


def test_a_rejected_claim_changes_the_picture_and_taking_it_back_restores_it(analyst: Analyst) -> None:
    assert analyst.state_in_erbil() == "suspended"
    done = analyst.review("reject", STOPPED)
    assert done.status_code == 200
    assert "Kept. Answers follow it at once" in done.text
    assert analyst.state_in_erbil() == "present"
    review = re.search(r'value="(v-[0-9a-f]+)"', done.text)
    assert review is not None
    analyst.review("undo", STOPPED, review[1])
    assert analyst.state_in_erbil() == "suspended"


def test_a_review_that_was_taken_back_is_told_so_and_cannot_be_taken_back_again(analyst: Analyst) -> None:
    done = analyst.review("confirm", STOPPED).text
    review = re.search(r'value="undo"><input type="hidden" name="target" value="(v-[0-9a-f]+)"', done)
    assert review is not None
    after = analyst.review("undo", STOPPED, review[1]).text
    assert f"An Alyst took back {review[1]}" in after
    assert 'value="undo"' not in after
    page = analyst.browser.get("/claim/" + analyst.claim_with(STOPPED)).text
    assert f"An Alyst took back {review[1]}" in page


def test_a_rejected_claim_keeps_its_address_and_its_history(analyst: Analyst) -> None:
    claim = analyst.claim_with(STOPPED)
    analyst.review("reject", STOPPED, reason="it says otherwise")
    page = analyst.browser.get(f"/claim/{claim}").text
    assert "Answers do not see this claim" in page
    assert "An Alyst rejected" in page
    assert "it says otherwise" in page
    with Ledger.read(analyst.page.ledger) as ledger:
        assert ledger.counts() == {"reports": 4, "claims": 8, "reviews": 1}


def test_a_confirmed_claim_says_by_whom(analyst: Analyst) -> None:
    assert "confirmed by An Alyst" in analyst.review("confirm", STOPPED).text


def test_an_amended_claim_takes_the_place_of_the_old_one(analyst: Analyst) -> None:
    done = analyst.review("amend", STOPPED, sort="status/ended", place="Iraq", count="3..12 persons", binding="")
    assert "Kept." in done.text
    assert "Put in by An Alyst" in done.text
    held = analyst.browser.get("/api/v1/history?mission=oir").json()["claims"]
    made = next(one for one in held if one["evidence"] == STOPPED)
    assert (made["event"], made["place"], made["count"]["max"], made["when"]) == (
        "ended",
        "Iraq",
        12,
        "2020-01-04/2020-01-05",
    )


def test_who_and_where_may_be_typed_by_any_name(analyst: Analyst) -> None:
    named = {"mission": "NATO Mission Iraq", "nation": "Duitsland", "place": "Bagdad"}
    assert "Kept." in analyst.review("amend", STOPPED, **named).text
    held = analyst.browser.get("/api/v1/reports/" + analyst.report_with(STOPPED)).json()["claims"]
    made = next(one for one in held if one["evidence"] == STOPPED)
    assert (made["mission"], made["nation"], made["place"]) == ("nmi", "DE", "Baghdad")


def test_a_nation_that_is_none_is_refused(analyst: Analyst) -> None:
    done = analyst.review("amend", STOPPED, nation="Mars")
    assert done.status_code == 400
    assert "no nation is known by that name" in done.text


def test_a_claim_that_was_missed_can_be_added(analyst: Analyst) -> None:
    report = analyst.report_with(STAYS)
    done = analyst.review(
        "add", STAYS, report, evidence=COLOUR, sort="stance/inform", mission="oir", said_by="de minister"
    )
    assert "Kept." in done.text
    held = analyst.browser.get(f"/api/v1/reports/{report}").json()["claims"]
    assert [one["said_by"] for one in held if one["evidence"] == COLOUR] == ["de minister"]
    made = next(one["id"] for one in held if one["evidence"] == COLOUR)
    assert analyst.browser.get(f"/claim/{made}").status_code == 200


@pytest.mark.parametrize(
    ("action", "more", "said"),
    [
        ("add", {"evidence": "Dit staat er niet.", "sort": "status/ended"}, "is not in the text"),
        ("add", {"evidence": COLOUR, "sort": "weather/rain"}, "see docs/words.md"),
        ("amend", {"count": "veel"}, "is no count"),
        ("amend", {"when": "ooit"}, "ooit"),
        ("amend", {}, "nothing was changed"),
        ("destroy", {}, "is no review"),
        ("confirm", {"by": " "}, "needs a name"),
    ],
)
def test_a_review_that_cannot_be_kept_says_why(analyst: Analyst, action: str, more: dict[str, str], said: str) -> None:
    done = analyst.review(action, STAYS, analyst.report_with(STAYS) if action == "add" else None, **more)
    assert done.status_code in {400, 422}
    assert said in done.text
    with Ledger.read(analyst.page.ledger) as ledger:
        assert ledger.counts()["reviews"] == 0


def test_the_name_is_asked_once(analyst: Analyst) -> None:
    assert '<input name="by"' in analyst.browser.get("/report/" + analyst.report_with(STAYS)).text
    analyst.review("confirm", STAYS, by="Zoë d'Été; x=1")
    page = analyst.browser.get("/report/" + analyst.report_with(STOPPED)).text
    assert '<input name="by"' not in page
    assert "Zoë d&#39;Été; x=1" in page
    analyst.browser.get("/name")
    assert '<input name="by"' in analyst.browser.get("/report/" + analyst.report_with(STAYS)).text


def test_a_form_from_elsewhere_is_refused(analyst: Analyst) -> None:
    good = analyst.form(STAYS) | {"action": "reject", "target": analyst.claim_with(STAYS)}
    forged = [
        httpx.post(analyst.page.address + "/review", data=good),
        analyst.browser.post("/review", data=good | {"word": "0" * 64}),
        analyst.browser.post("/review", data=good, headers={"Origin": "http://evil.example"}),
        analyst.browser.get("/review", params=good),
    ]
    assert [one.status_code for one in forged] == [403, 403, 403, 405]
    with Ledger.read(analyst.page.ledger) as ledger:
        assert ledger.counts()["reviews"] == 0

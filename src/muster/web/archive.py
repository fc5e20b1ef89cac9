"""Asks a ledger for the page: opened to read for each question, answers kept until anything is added to it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from muster.answers.bearing import scope_of
from muster.answers.changes import between_days, between_knowledge
from muster.answers.dating import as_given
from muster.answers.history import history
from muster.answers.narrowing import narrow
from muster.answers.picture import picture_of
from muster.answers.subject import Filters
from muster.ledger.records import together
from muster.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

    from muster.answers.changes import Diff
    from muster.answers.dating import Dated
    from muster.answers.history import History
    from muster.answers.narrowing import Narrowed
    from muster.answers.picture import Picture
    from muster.ledger.finding import Found
    from muster.ledger.overview import Overview
    from muster.ledger.records import Review
    from muster.model import Report
    from muster.time.date import Date
    from muster.web.asked import Question

KEPT: Final = 96
MOST_FOUND: Final = 40
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Told:
    """The claims that bear on a question over all time, their dates narrowed, and the last report's date."""

    narrowed: Narrowed
    last_told: Date | None


@dataclass(frozen=True, slots=True)
class Read:
    """A report with its claims in the order of their sentences, what else they were narrowed with, its reviews."""

    id: str
    report: Report
    claims: tuple[Dated, ...]
    narrowed: Narrowed
    reviews: tuple[Review, ...]


class Archive:
    """One ledger, asked by many at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    @property
    def exists(self) -> bool:
        """Whether there is a ledger at all."""
        return self.path.exists()

    def overview(self) -> Overview:
        """Give whom and where claims are about, and on which days reports are told."""
        return self._ask("overview", Ledger.overview)

    def picture(self, asked: Question) -> Picture:
        """Give the picture that is asked."""
        return self._ask(("picture", asked), lambda ledger: picture_of(ledger, asked.on, asked.filters, asked.known_by))

    def told(self, filters: Filters, known_by: int | None = None, *, whole: bool = False) -> Told:
        """Give what bears on the limits over all time; ``whole``: all of their missions."""

        def find(ledger: Ledger) -> Told:
            visible = ledger.around(scope_of(filters), known_by, whole=whole)
            return Told(narrow(visible.entries), visible.last_told)

        return self._ask(("told", filters, known_by, whole), find)

    def history(self, filters: Filters, last: int, known_by: int | None = None) -> History:
        """Give the last so many claims about the limits."""
        return self._ask(
            ("history", filters, last, known_by),
            lambda ledger: history(ledger.about(scope_of(filters), last, known_by), filters, last),
        )

    def changed(self, start: int, end: int, filters: Filters, known_by: int | None = None) -> Diff:
        """Give what changed from one day to another (ordinals)."""

        def find(ledger: Ledger) -> Diff:
            scope = scope_of(filters)
            visible = ledger.around(scope, known_by)
            if filters != Filters():
                visible = together(visible, *(ledger.near(day, scope, known_by) for day in (start, end)))
            return between_days(visible, start, end, filters)

        return self._ask(("changed", start, end, filters, known_by), find)

    def learnt(self, first: int, second: int, on: int, filters: Filters) -> Diff:
        """Give what was learnt of a day between two days of knowledge (all ordinals)."""

        def find(ledger: Ledger) -> Diff:
            before, after = (ledger.near(on, scope_of(filters), known) for known in (first, second))
            return between_knowledge(before, after, on, filters)

        return self._ask(("learnt", first, second, on, filters), find)

    def read(self, identity: str, known_by: int | None = None) -> Read | None:
        """Give a report with its claims; None where there is none with that id."""
        return self._ask(("report", identity, known_by), lambda ledger: _read(ledger, identity, known_by))

    def report_of(self, claim: str) -> str | None:
        """Give the id of the report that a claim is of."""
        return self._ask(("report of", claim), lambda ledger: ledger.report_of(claim))

    def reviews_of(self, target: str) -> tuple[Review, ...]:
        """Give the reviews that name a claim, a report or a review, oldest first."""
        return self._ask(("reviews of", target), lambda ledger: ledger.audit(target))

    def find(self, words: tuple[str, ...]) -> Found:
        """Give the reports, claims and speakers that hold all of the words."""
        return self._ask(("find", words), lambda ledger: ledger.find(words, MOST_FOUND))

    def latest(self, most: int) -> tuple[tuple[str, Dated], ...]:
        """Give the claims of the reports last taken in, with the moments of their recording, the last first."""

        def collect(ledger: Ledger) -> tuple[tuple[str, Dated], ...]:
            reports = ledger.latest(most)
            return tuple((at, as_given(one)) for report, at in reports for one in ledger.told_in(report).entries)

        return self._ask(("latest", most), collect)

    def state(self) -> int:
        """Give a number that grows with every addition to the ledger."""
        with Ledger.read(self.path) as ledger:
            return ledger.additions()

    def kept(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """Give what was made for the key since the last addition to the ledger, or make it."""
        return self._ask(key, lambda _: make())

    def _ask(self, key: Hashable, find: Callable[[Ledger], Answer]) -> Answer:
        """Give the answer kept for the key, or find it; whoever asks the same meanwhile waits for it."""
        with Ledger.read(self.path) as ledger:
            at = ledger.additions(), key
            with self._lock:
                found = self._kept.get(at)
                mine = found is None
                if found is None:
                    found = self._kept[at] = Future()
                    while len(self._kept) > KEPT:
                        self._kept.popitem(last=False)
                self._kept.move_to_end(at)
            if mine:
                self._fill(found, at, lambda: find(ledger))
        return cast("Answer", found.result())

    def _fill(self, answer: Future[Any], key: Hashable, find: Callable[[], object]) -> None:
        try:
            answer.set_result(find())
        except BaseException as error:
            with self._lock:
                self._kept.pop(key, None)
            answer.set_exception(error)
            raise


def _read(ledger: Ledger, identity: str, known_by: int | None) -> Read | None:
    report = ledger.report(identity)
    if report is None:
        return None
    own = ledger.told_in(identity, known_by)
    ids = {entry.id for entry in own.entries}
    missions = frozenset(entry.claim.mission for entry in own.entries if entry.claim.mission)
    nations = frozenset(entry.claim.nation for entry in own.entries if entry.claim.nation)
    limits = Filters(missions=missions) if missions else Filters(nations=nations)
    near = [ledger.near(report.told.last, scope_of(limits), known_by)] if limits != Filters() else []
    narrowed = narrow(together(own, *near).entries)
    claims = sorted((one for one in narrowed.claims if one.id in ids), key=lambda one: one.claim.evidence.start)
    targets = dict.fromkeys([*(review.target for review in _touching(ledger, ids, identity)), identity, *sorted(ids)])
    return Read(identity, report, tuple(claims), narrowed, _reviews(ledger, targets))


def _reviews(ledger: Ledger, targets: Iterable[str]) -> tuple[Review, ...]:
    """The reviews of all these, and those that take a review back, oldest first."""
    direct = [review for target in targets for review in ledger.audit(target)]
    taken_back = [undo for review in direct for undo in ledger.audit(review.id)]
    found = {review.id: review for review in (*direct, *taken_back)}
    return tuple(sorted(found.values(), key=lambda one: one.recorded))


def _touching(ledger: Ledger, ids: set[str], report: str) -> list[Review]:
    """The reviews of claims of the report that answers no longer see: they were rejected or amended."""
    seen = ledger.told_in(report).reviews
    return [one for one in seen if one.target not in ids and ledger.report_of(one.target) == report]

"""What came of reading into a ledger, counted, as one line and as data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Tally:
    """Counts of reports.

    Attributes:
        new: those that the ledger did not have.
        known: those that it had, as they are.
        new_versions: those that it had in another version.
        not_relevant: of the first and third, those that concern no military mission.
        unread: of the first and third, those in languages without tables, by language.
        problems: those that could not be read.
        stopped: whether the user stopped before the end.
        resumed: sources that were taken up where reading them was stopped before.
    """

    new: int = 0
    known: int = 0
    new_versions: int = 0
    not_relevant: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    problems: int = 0
    stopped: bool = False
    resumed: int = 0

    @property
    def reports(self) -> int:
        """How many reports are in the ledger now that were given."""
        return self.new + self.known + self.new_versions

    def as_data(self) -> dict[str, Any]:
        """Give the counts as plain data."""
        return {
            "reports": self.reports,
            "new": self.new,
            "known": self.known,
            "new_versions": self.new_versions,
            "not_relevant": self.not_relevant,
            "unread": dict(sorted(self.unread.items())),
            "problems": self.problems,
            "stopped": self.stopped,
        }

    def as_line(self) -> str:
        """Say it in one line; what did not happen is passed over, but for the new and the known."""
        told = [
            (
                self.new_versions,
                "new version of a known one" if self.new_versions == 1 else "new versions of known ones",
            ),
            (self.not_relevant, "not about a military mission"),
            (self.unread.total(), f"unread, for lack of tables ({', '.join(sorted(self.unread))})"),
            (self.problems, "with problems"),
            (self.resumed, "of the sources taken up where reading was left"),
        ]
        words = [
            f"{self.new} new",
            f"{self.known} already known",
            *(f"{count} {what}" for count, what in told if count),
        ]
        start = "stopped; kept so far: " if self.stopped else ""
        return f"{start}{self.reports} report{'' if self.reports == 1 else 's'} read: {', '.join(words)}"

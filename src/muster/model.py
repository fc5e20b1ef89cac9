"""The records of the domain: report, span, claim, review. Small, frozen, without input or output.

The words are those of the field (see docs/words.md); the fields of a claim are those that GUIDE-shaped data uses, with
``from`` and ``to`` spelled ``level_from`` and ``level_to`` here because ``from`` is a word of Python.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from muster.time.date import Date  # noqa: TC001  (the records are inspected at run time)

Modality = Literal["asserted", "planned", "conditional", "possible", "denied", "undisclosed"]
FurtherNotice = Literal["further-notice"]

NO_LANGUAGE: Final = "zxx"  # ISO 639: what is no language, such as rows of figures
FURTHER_NOTICE: Final[FurtherNotice] = "further-notice"
ALL_NATIONS: Final = "*"
ALL_ACTIVITIES: Final = "all"

EVENTS: Final[dict[str, tuple[str, ...]]] = {
    "presence": ("deployed", "to-deploy", "withdrawn"),
    "status": (
        "started",
        "continued",
        "suspended",
        "resumed",
        "extended",
        "expanded",
        "reduced",
        "ended",
        "transferred",
    ),
    "threat": ("raised", "lowered", "unchanged", "reported"),
    "incident": ("attack", "killing", "accident", "hostage", "other"),
    "mandate": ("requested", "granted", "extended", "limited", "withdrawn", "resolution"),
    "measure": ("security", "evacuation", "confinement", "reinforcement", "other"),
    "commitment": ("report", "decide", "meet", "deliver"),
    "stance": ("support", "oppose", "reserve", "restraint", "inform"),
}
MODALITIES: Final[tuple[Modality, ...]] = (
    "asserted",
    "planned",
    "conditional",
    "possible",
    "denied",
    "undisclosed",
)
ACTIVITIES: Final = (
    "all",
    "training",
    "advice",
    "combat",
    "air",
    "patrol",
    "reconnaissance",
    "intelligence",
    "protection",
    "transport",
    "medical",
    "engineering",
    "evacuation",
    "staff",
    "support",
)
UNITS: Final = ("persons", "helicopters", "aircraft", "ships", "vehicles", "nations")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's text: ``text[start:end] == text`` of the span. Offsets count characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """How a report came in: what is kept beside it, and is no part of what it says.

    Attributes:
        kind: the kind of source: "web page", "PDF".
        raw: the bytes as they came, from which the kind makes the report again.
        given: what was known beside the bytes, by name: an address, a character set, a date that a feed told.
        dated_by: how the report's date was found; empty where it was simply written there.
        pages: for a paper, the number of each page and where in the text it begins.
        position: how far its source was read when it came, for a source that can be taken up again there.
    """

    kind: str
    raw: bytes = field(default=b"", repr=False)
    given: tuple[tuple[str, str], ...] = ()
    dated_by: str = ""
    pages: tuple[tuple[int, int], ...] = ()
    position: int = 0

    def page_at(self, offset: int) -> int | None:
        """Give the number of the page on which a place in the text stands; None where there are no pages."""
        return next((number for number, start in reversed(self.pages) if start <= offset), None)


@dataclass(frozen=True, slots=True)
class Report:
    """One dated text as it came in.

    Attributes:
        id: what its source calls it; two versions of one text share it.
        told: the report's own date, as precise as it was given.
        text: plain text, paragraphs separated by a blank line.
        lang: ISO 639-1 code of the language.
        outlet: who published it, if told.
        title: its headline, if it is not part of the text.
        url: its address, if told.
        origin: how it came in, if that is kept; two reports that differ in it alone are the same.
    """

    id: str
    told: Date
    text: str
    lang: str = "nl"
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of one unit; ``maximum`` None means no upper bound told."""

    minimum: int
    maximum: int | None
    unit: str
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one report says about a military mission abroad, tied to the sentence that says it.

    ``nation`` is ISO 3166 alpha-2, ``"*"`` for all nations of the mission, None where not told; ``place`` is an
    English name; ``who``, ``about`` and ``cause`` are words of the report; ``trace`` names the rules that made the
    claim, in the order in which they fired.
    """

    kind: str
    event: str
    evidence: Span
    modality: Modality = "asserted"
    mission: str | None = None
    mission_name: str | None = None
    nation: str | None = None
    place: str | None = None
    activity: str | None = None
    who: str | None = None
    about: str | None = None
    count: Count | None = None
    when: Date | None = None
    until: Date | FurtherNotice | None = None
    said_by: str | None = None
    cause: str | None = None
    level_from: str | None = None
    level_to: str | None = None
    casualties: int | None = None
    binding: bool | None = None
    trace: tuple[str, ...] = ()
